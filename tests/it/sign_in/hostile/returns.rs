//! Browsers that come back with something else than they were given, or to no avail.

use axum::http::StatusCode;
use seloste::sign_in::NotAdmitted;
use serde_json::json;

use super::{Expected, Ground, stayed_out};
use crate::sign_in::{Log, SESSION, Site, fake::Fake, parameter, settings, state};

/// What a browser brings back, to be altered.
struct Return {
    provider: &'static str,
    query: Vec<(&'static str, String)>,
    keeps_cookies: bool,
}

/// Someone goes to the provider and comes back with an address that was tampered with.
async fn refused_with(
    ground: &Ground,
    name: &str,
    arrange: impl FnOnce(&Fake),
    alter: impl FnOnce(&mut Return),
    expected: Expected,
) {
    let (fake, other) = (Fake::start().await, Fake::start().await);
    let site = ground.site(vec![settings("city", &fake.issuer), settings("other", &other.issuer)]);
    arrange(&fake);
    let mut browser = site.browser();
    let request = browser.leave("city").await;
    let mut back = Return {
        provider: "city",
        query: vec![("code", fake.authorize(&request)), ("state", state(&request))],
        keeps_cookies: true,
    };
    alter(&mut back);
    if !back.keeps_cookies {
        browser.cookies.clear();
    }
    let query: Vec<String> = back
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let log = Log::listen();
    let page = browser
        .get(&format!("/sign-in/{}/callback?{}", back.provider, query.join("&")))
        .await;
    stayed_out(name, &site, &browser, &page, &log, expected).await;
}

fn put(back: &mut Return, name: &'static str, value: &str) {
    back.query.retain(|(known, _)| *known != name);
    back.query.push((name, value.to_owned()));
}

#[tokio::test]
async fn an_address_that_was_tampered_with_lets_nobody_in() {
    type Alter = fn(&mut Return);
    let cases: [(&str, Expected, Alter); 16] = [
        ("no state", ("malformed", "no state"), |back| {
            back.query.retain(|(name, _)| *name != "state");
        }),
        ("an empty state", ("no-attempt", ""), |back| put(back, "state", "")),
        ("a state of somebody's making", ("no-attempt", ""), |back| {
            put(back, "state", &"A".repeat(43));
        }),
        ("a state in other letters", ("no-attempt", ""), |back| {
            put(back, "state", "%3Cscript%3E");
        }),
        ("two states", ("malformed", "said twice"), |back| {
            back.query.push(("state", "x".to_owned()));
        }),
        ("two codes", ("malformed", "said twice"), |back| {
            back.query.push(("code", "x".to_owned()));
        }),
        ("no code", ("malformed", "no code"), |back| {
            back.query.retain(|(name, _)| *name != "code");
        }),
        ("an empty code", ("malformed", "no code"), |back| put(back, "code", "")),
        ("a code of somebody's making", ("code", "invalid_grant"), |back| {
            put(back, "code", "marker-code");
        }),
        ("a browser without its cookie", ("other-browser", ""), |back| {
            back.keeps_cookies = false;
        }),
        ("another issuer", ("mixed-up", ""), |back| {
            put(back, "iss", "https://evil.example");
        }),
        ("an empty issuer", ("mixed-up", ""), |back| put(back, "iss", "")),
        ("another provider of ours", ("mixed-up", ""), |back| {
            back.provider = "other";
        }),
        ("a refusal", ("declined", "access_denied"), |back| {
            put(back, "error", "access_denied");
        }),
        ("a refusal in words of its own", ("declined", "another error"), |back| {
            put(back, "error", "marker-name");
        }),
        ("a refusal of another issuer", ("mixed-up", ""), |back| {
            put(back, "error", "access_denied");
            put(back, "iss", "https://evil.example");
        }),
    ];
    let ground = Ground::new().await;
    for (name, expected, alter) in cases {
        refused_with(&ground, name, |_| {}, alter, expected).await;
    }
    let promises = |fake: &Fake| {
        fake.manners().discovery["authorization_response_iss_parameter_supported"] = json!(true);
    };
    refused_with(
        &ground,
        "no issuer where one is promised",
        promises,
        |_| {},
        ("mixed-up", ""),
    )
    .await;
}

#[tokio::test]
async fn a_provider_that_is_not_ours_is_not_found() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    for path in [
        "/sign-in/marker-name",
        "/sign-in/marker-name/callback?code=x&state=y",
        "/sign-in/%2e%2e/callback",
    ] {
        let log = Log::listen();
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        stayed_out(path, &site, &browser, &page, &log, ("no-such-provider", "")).await;
    }
}

#[tokio::test]
async fn what_was_used_once_is_of_no_use_again() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let request = browser.leave("city").await;
    let code = fake.authorize(&request);
    let path = format!("/sign-in/city/callback?code={code}&state={}", state(&request));
    let before = browser.clone();
    assert_eq!(browser.get(&path).await.status, StatusCode::SEE_OTHER);
    assert_eq!((site.sessions().await, site.attempts().await), (1, 0));

    // The same address, from the same browser as it was, with all its cookies.
    for mut again in [before.clone(), browser.clone()] {
        let held = again.cookies.get(SESSION).cloned();
        let page = again.get(&path).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(again.cookies.get(SESSION).cloned(), held, "no other session is given");
    }
    // The same code with a new state.
    let mut again = before;
    let request = again.leave("city").await;
    let page = again
        .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(!again.is_signed_in());
    assert_eq!(site.sessions().await, 1);
}

#[tokio::test]
async fn one_cannot_be_made_to_sign_in_as_someone_else() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let (mut attacker, mut victim) = (site.browser(), site.browser());
    let request = attacker.leave("city").await;
    let own = victim.leave("city").await;
    let code = fake.authorize(&request);

    // The attacker's own answer, sent to the victim: with the attacker's state, and with the victim's.
    let log = Log::listen();
    let page = victim
        .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
        .await;
    stayed_out(
        "another browser's state",
        &site,
        &victim,
        &page,
        &log,
        ("other-browser", ""),
    )
    .await;
    assert_eq!(fake.times("/token"), 0, "the code is not even sent");
    let page = victim
        .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&own)))
        .await;
    stayed_out(
        "another browser's code",
        &site,
        &victim,
        &page,
        &log,
        ("code", "invalid_grant"),
    )
    .await;

    // What others tried does not spoil an attempt; a code that was shown around is spoiled at the provider.
    let code = fake.authorize(&request);
    let page = attacker
        .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn each_attempt_has_a_state_nonce_and_challenge_of_its_own() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let (one, other) = (browser.leave("city").await, browser.leave("city").await);
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(parameter(&one, name), parameter(&other, name), "{name}");
        assert!(parameter(&one, name).len() >= 43, "{name}");
    }
    assert_eq!(
        parameter(&one, "redirect_uri"),
        "https://seloste.example/sign-in/city/callback"
    );
    // What is kept of them says nothing to who reads the database.
    let rows = <entity::sign_in_attempt::Entity as sea_orm::EntityTrait>::find()
        .all(site.app.inventory.database())
        .await
        .expect("rows");
    let kept = format!("{rows:?}");
    for secret in [
        state(&one),
        parameter(&one, "nonce"),
        browser.cookies["__Host-seloste-sign-in"].clone(),
    ] {
        assert!(!kept.contains(&secret));
    }
}

#[tokio::test]
async fn whom_the_accounts_do_not_admit_stays_out_and_is_told_why() {
    type Case = (fn() -> NotAdmitted, &'static str, &'static str);
    let cases: [Case; 3] = [
        (|| NotAdmitted::NoAccount, "no account", "no account in this service"),
        (|| NotAdmitted::Closed, "closed", "is closed"),
        (|| NotAdmitted::NothingGranted, "nothing granted", "none of your groups"),
    ];
    for (refusal, detail, told) in cases {
        let fake = Fake::start().await;
        let site = Site::of(&fake).await;
        *site.people.refused.lock().expect("unharmed") = Some(refusal);
        let mut browser = site.browser();
        let page = browser.get("/sign-in/city?lang=en").await;
        let request = openidconnect::url::Url::parse(page.header("location")).expect("an address");
        let code = fake.authorize(&request);
        let log = Log::listen();
        let page = browser
            .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
            .await;
        stayed_out(detail, &site, &browser, &page, &log, ("not-admitted", detail)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.text.contains(told), "{}", page.text);
    }
}
