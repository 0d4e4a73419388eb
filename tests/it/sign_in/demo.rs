//! The demo: one is whom one says, on this machine and nowhere else.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use seloste::{
    app::App,
    sign_in::{Accounts, DemoDesk, SignIn, session::SessionLimits},
};

use super::{People, Site, fake::Fake};
use crate::support::Base;

const LISTENING: &str = "127.0.0.1:8080";

async fn demo() -> Site {
    let base = Base::sqlite();
    let inventory = base.open().await;
    let people = Arc::new(People::default());
    let accounts = Arc::clone(&people) as Arc<dyn Accounts>;
    let listening = LISTENING.parse().expect("an address");
    let desk = DemoDesk::new(
        listening,
        accounts,
        inventory.database().clone(),
        SessionLimits::default(),
    );
    let sign_in = SignIn::Demo(desk.expect("a loopback address"));
    let mut site = Site::of_app(App::with_sign_in(inventory, sign_in), people);
    site.base = Some(base);
    site
}

#[tokio::test]
async fn in_the_demo_one_is_whom_one_chooses() {
    let site = demo().await;
    let mut browser = site.browser();
    let page = browser.get("/sign-in?lang=en&return_to=/app/").await;
    for text in [
        "The dpo",
        "The auditor",
        "Task",
        "<form method=\"post\" action=\"/sign-in\">",
    ] {
        assert!(page.text.contains(text), "no {text} in\n{}", page.text);
    }
    let page = browser.post("/sign-in", "person=demo-auditor&return_to=/app/").await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/app/"));
    assert!(
        browser.cookies.contains_key("seloste"),
        "on http the cookie is named plainly"
    );
    assert!(!page.header("set-cookie").contains("Secure"));
    assert_eq!(site.sessions().await, 1);
}

#[tokio::test]
async fn in_the_demo_too_only_our_own_forms_count_and_only_known_people() {
    let site = demo().await;
    let mut browser = site.browser();
    let form = "person=demo-dpo".to_owned();
    for headers in [
        vec![],
        vec![("origin", "https://evil.example")],
        vec![("sec-fetch-site", "cross-site")],
    ] {
        let page = browser.send(Method::POST, "/sign-in", &headers, form.clone()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    for form in [
        "person=nobody",
        "person=",
        "",
        "other=x",
        &format!("person={}", "x".repeat(8000)),
    ] {
        let page = browser.post("/sign-in", form).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{form}");
    }
    assert_eq!(site.sessions().await, 0);
}

#[tokio::test]
async fn where_providers_vouch_nobody_is_whom_they_say() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let page = browser.post("/sign-in", "person=demo-dpo").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/sign-in").await.text.contains("The dpo"));
    assert_eq!(site.sessions().await, 0);
}

#[tokio::test]
async fn where_nobody_signs_in_the_page_says_so() {
    let base = Base::sqlite();
    let inventory = base.open().await;
    let site = Site::of_app(App::new(inventory, false), Arc::default());
    let mut browser = site.browser();
    let page = browser.get("/sign-in?lang=en").await;
    assert!(page.text.contains("One cannot sign in"), "{}", page.text);
    assert_eq!(
        browser.post("/sign-in", "person=demo-dpo").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(browser.get("/sign-in/city").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/sign-out").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_demo_is_not_for_an_address_that_others_can_reach() {
    let base = Base::sqlite();
    let database = base.open().await.database().clone();
    for listening in ["0.0.0.0:8080", "192.0.2.1:8080", "[::]:8080"] {
        let listening = listening.parse().expect("an address");
        let desk = DemoDesk::new(
            listening,
            Arc::new(People::default()),
            database.clone(),
            SessionLimits::default(),
        );
        assert!(desk.is_err(), "{listening}");
    }
}
