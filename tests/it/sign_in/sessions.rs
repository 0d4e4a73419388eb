//! Sessions on each database: how long they live, and that they die everywhere.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use seloste::{
    http::sign_in::{Credentials, RefusedCredentials, credentials},
    sign_in::{
        AccountKey, attempt,
        secret::Secret,
        session::{SessionId, SessionLimits, Sessions},
    },
};

use super::{SESSION, Site, calls, fake::Fake, settings};
use crate::support::{Base, now, on_each_database};

fn limits() -> SessionLimits {
    SessionLimits {
        idle: TimeDelta::minutes(30),
        absolute: TimeDelta::hours(2),
    }
}

fn after(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

async fn instance(base: &Base) -> Sessions {
    Sessions::new(base.open().await.database().clone(), limits())
}

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

#[tokio::test]
async fn a_session_that_is_not_used_runs_out() {
    on_each_database(|base| async move {
        let sessions = instance(&base).await;
        let account = AccountKey::new("account");
        let (secret, begun) = sessions
            .begin(&account, "city", FIREFOX, now())
            .await
            .expect("it begins");
        assert_eq!(begun.user_agent, "Firefox, Linux");
        for minute in [0, 29, 58, 87] {
            let found = sessions
                .find(&secret, after(minute))
                .await
                .expect("the database answers");
            let found = found.unwrap_or_else(|| panic!("it lives after {minute} minutes"));
            assert_eq!((&found.id, &found.account), (&begun.id, &account));
        }
        assert!(
            sessions
                .find(&secret, after(87 + 30))
                .await
                .expect("an answer")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_in_use_ends_all_the_same() {
    on_each_database(|base| async move {
        let sessions = instance(&base).await;
        let (secret, _) = sessions
            .begin(&AccountKey::new("account"), "city", "", now())
            .await
            .expect("it begins");
        for minute in (0..120).step_by(20) {
            assert!(
                sessions
                    .find(&secret, after(minute))
                    .await
                    .expect("an answer")
                    .is_some(),
                "{minute}"
            );
        }
        // Not even from memory.
        assert!(
            sessions
                .find(&secret, after(120) - TimeDelta::milliseconds(500))
                .await
                .expect("an answer")
                .is_some()
        );
        assert!(sessions.find(&secret, after(120)).await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn use_is_written_down_once_a_minute() {
    on_each_database(|base| async move {
        let sessions = instance(&base).await;
        let account = AccountKey::new("account");
        let (secret, _) = sessions.begin(&account, "city", "", now()).await.expect("it begins");
        let used_after = |seconds: i64| {
            let (sessions, secret, account) = (&sessions, &secret, &account);
            async move {
                let at = now() + TimeDelta::seconds(seconds);
                sessions.find(secret, at).await.expect("an answer").expect("it lives");
                sessions.of_account(account, at).await.expect("an answer")[0].used_at
            }
        };
        assert_eq!(used_after(59).await, now());
        assert_eq!(used_after(61).await, now() + TimeDelta::seconds(61));
        assert_eq!(used_after(100).await, now() + TimeDelta::seconds(61));
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_ended_is_dead_here_at_once_and_elsewhere_within_a_second() {
    on_each_database(|base| async move {
        let (here, there) = (instance(&base).await, instance(&base).await);
        let account = AccountKey::new("account");
        let (secret, begun) = here.begin(&account, "city", "", now()).await.expect("it begins");
        for sessions in [&here, &there] {
            assert!(sessions.find(&secret, now()).await.expect("an answer").is_some());
        }
        assert!(here.end(&account, &begun.id).await.expect("an answer"));
        assert!(here.find(&secret, now()).await.expect("an answer").is_none());
        let second = now() + TimeDelta::seconds(1);
        assert!(there.find(&secret, second).await.expect("an answer").is_none());
        assert!(
            !here.end(&account, &begun.id).await.expect("an answer"),
            "it is ended once"
        );
    })
    .await;
}

#[tokio::test]
async fn signing_out_everywhere_ends_ones_own_sessions_and_nobody_elses() {
    on_each_database(|base| async move {
        let sessions = instance(&base).await;
        let (own, other) = (AccountKey::new("own"), AccountKey::new("other"));
        let mut secrets = vec![];
        for minute in 0..3 {
            secrets.push(
                sessions
                    .begin(&own, "city", FIREFOX, after(minute))
                    .await
                    .expect("it begins")
                    .0,
            );
        }
        let (others, session_of_other) = sessions.begin(&other, "city", "", now()).await.expect("it begins");
        let listed = sessions.of_account(&own, after(3)).await.expect("an answer");
        let begun: Vec<_> = listed.iter().map(|session| session.created_at).collect();
        assert_eq!(begun, [after(2), after(1), after(0)], "the last one first");

        // An id that is someone else's is of no use.
        assert!(!sessions.end(&own, &session_of_other.id).await.expect("an answer"));
        assert!(!sessions.end(&own, &SessionId::new("%")).await.expect("an answer"));
        assert_eq!(sessions.end_all(&own).await.expect("an answer"), 3);
        for secret in &secrets {
            assert!(sessions.find(secret, after(3)).await.expect("an answer").is_none());
        }
        assert!(sessions.find(&others, after(3)).await.expect("an answer").is_some());
        assert!(sessions.of_account(&own, after(3)).await.expect("an answer").is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_database_does_not_hold_what_the_cookie_holds() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let sessions = Sessions::new(inventory.database().clone(), limits());
        let (secret, begun) = sessions
            .begin(&AccountKey::new("a"), "city", FIREFOX, now())
            .await
            .expect("it begins");
        let rows = <entity::session::Entity as sea_orm::EntityTrait>::find()
            .all(inventory.database())
            .await
            .expect("rows");
        let kept = format!("{rows:?}");
        assert!(kept.contains(begun.id.as_str()) && !kept.contains(&secret.show()) && !kept.contains("Gecko"));
        assert!(
            Secret::read(begun.id.as_str()).is_none(),
            "the id is no secret that can be sent"
        );
    })
    .await;
}

#[tokio::test]
async fn what_has_run_out_is_forgotten_and_nothing_else() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let fake = Fake::start().await;
        let site = Site::over(Arc::clone(&inventory), vec![settings("city", &fake.issuer)], calls());
        let sessions = Sessions::new(inventory.database().clone(), limits());
        let account = AccountKey::new("account");
        sessions
            .begin(&account, "city", "", after(-200))
            .await
            .expect("too old");
        sessions
            .begin(&account, "city", "", after(-31))
            .await
            .expect("not used");
        let (kept, _) = sessions
            .begin(&account, "city", "", after(-29))
            .await
            .expect("it lives");
        assert_eq!(sessions.sweep(now()).await.expect("swept"), 2);
        assert!(sessions.find(&kept, now()).await.expect("an answer").is_some());

        site.browser().leave("city").await;
        let database = inventory.database();
        let soon = Utc::now() + TimeDelta::minutes(9);
        assert_eq!(attempt::sweep(database, soon).await.expect("swept"), 0);
        assert_eq!(
            attempt::sweep(database, soon + TimeDelta::minutes(2))
                .await
                .expect("swept"),
            1
        );
        assert_eq!(site.attempts().await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_attempt_lives_for_ten_minutes_and_is_taken_by_one_of_many() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let database = inventory.database();
        let fake = Fake::start().await;
        let site = Site::over(Arc::clone(&inventory), vec![settings("city", &fake.issuer)], calls());
        let provider = &site.app.sign_in.providers()[0];
        let browser = Secret::random();
        let begin = || {
            attempt::begin(
                database,
                provider,
                &browser,
                "/".to_owned(),
                entity::vocabulary::Language::Fi,
                now(),
            )
        };

        let late = super::state(&begin().await.expect("it begins"));
        assert!(
            attempt::take(database, "city", Some(&browser), &late, after(10))
                .await
                .is_err()
        );

        let state = super::state(&begin().await.expect("it begins"));
        let takes = (0..8).map(|_| attempt::take(database, "city", Some(&browser), &state, after(9)));
        let taken = futures_util::future::join_all(takes).await;
        assert_eq!(taken.iter().filter(|taken| taken.is_ok()).count(), 1);
    })
    .await;
}

fn with_cookie(secret: &str) -> HeaderMap {
    let value = HeaderValue::try_from(format!("{SESSION}={secret}")).expect("plain text");
    HeaderMap::from_iter([(header::COOKIE, value)])
}

#[tokio::test]
async fn handlers_learn_who_is_signed_in_until_that_person_signs_out() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let who = |headers: HeaderMap| {
        let app = Arc::clone(&site.app);
        async move { credentials(&app.sign_in, &headers, Utc::now()).await }
    };
    assert_eq!(who(HeaderMap::new()).await, Credentials::None);
    browser.sign_in(&fake).await;
    let secret = browser.cookies[SESSION].clone();
    let account = AccountKey::new("account-of-city");
    assert!(matches!(who(with_cookie(&secret)).await, Credentials::Session(found, _) if found == account));

    let page = browser.get("/sign-out?lang=en").await;
    assert!(
        page.text.contains("Sign out everywhere") && page.text.contains("this browser"),
        "{}",
        page.text
    );
    let page = browser.post("/sign-out?lang=en", "end=this").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!browser.is_signed_in());
    let ended = Credentials::Refused(RefusedCredentials::SessionEnded);
    assert_eq!(who(with_cookie(&secret)).await, ended);
    assert_eq!(who(with_cookie(&Secret::random().show())).await, ended);
    assert_eq!(who(with_cookie("rubbish")).await, Credentials::None);
}

#[tokio::test]
async fn signing_out_offers_to_sign_out_of_the_provider_too() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    browser.sign_in(&fake).await;
    let mut other = browser.clone();
    let page = browser.post("/sign-out?lang=en", "end=this").await;
    let refresh = page.header("refresh");
    assert!(
        refresh.starts_with(&format!("0; url={}/end?client_id=seloste", fake.issuer)),
        "{refresh}"
    );
    assert!(
        refresh.contains("post_logout_redirect_uri=https%3A%2F%2Fseloste.example%2Fsign-out"),
        "{refresh}"
    );
    // Back from there, or a second time: one is out, and goes nowhere.
    let page = browser.get("/sign-out?lang=en").await;
    assert!(page.text.contains("You are signed out") && page.header("refresh").is_empty());
    assert_eq!(other.post("/sign-out", "end=this").await.header("refresh"), "");

    other.sign_in(&fake).await;
    let headers = [("sec-fetch-site", "same-origin"), ("accept", "application/json")];
    let page = other
        .send(Method::POST, "/sign-out", &headers, "end=everywhere".to_owned())
        .await;
    let next: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
    assert!(next["next"].as_str().is_some_and(|next| next.starts_with(&fake.issuer)));
}

#[tokio::test]
async fn one_ends_another_session_of_ones_own_and_stays_signed_in() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let (mut here, mut there) = (site.browser(), site.browser());
    here.sign_in(&fake).await;
    there.sign_in(&fake).await;
    let page = here.get("/sign-out").await;
    let other = Secret::read(&there.cookies[SESSION]).expect("a secret").hash().hex();
    assert!(page.text.contains(&other));
    assert_eq!(
        here.post("/sign-out", &format!("end={other}")).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(site.sessions().await, 1);
    assert!(here.get("/sign-out?lang=en").await.text.contains("this browser"));
    assert!(there.get("/sign-out?lang=en").await.text.contains("You are signed out"));

    there.sign_in(&fake).await;
    assert_eq!(here.post("/sign-out", "end=everywhere").await.status, StatusCode::OK);
    assert_eq!(site.sessions().await, 0);
}

#[tokio::test]
async fn another_site_signs_nobody_out() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    browser.sign_in(&fake).await;
    for headers in [
        vec![],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![("sec-fetch-site", "same-site"), ("origin", "https://seloste.example")],
    ] {
        let page = browser
            .send(Method::POST, "/sign-out", &headers, "end=everywhere".to_owned())
            .await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    // Nor does a link, or a picture whose address is the page.
    browser.get("/sign-out?end=everywhere").await;
    assert_eq!(site.sessions().await, 1);
}
