//! Providers whose endpoints do not answer as agreed.

use axum::http::StatusCode;
use serde_json::json;

use super::{Ground, refused, stayed_out};
use crate::sign_in::{
    Log,
    fake::{Fake, Making, Reply, patched},
    settings, state,
};

fn raw(status: StatusCode, kind: &'static str, body: impl Into<String>) -> Reply {
    Reply::Raw(status, kind, body.into())
}

/// What any endpoint may answer in place of what was agreed.
fn bad_replies() -> Vec<(&'static str, Reply)> {
    vec![
        (
            "500 and nothing",
            raw(StatusCode::INTERNAL_SERVER_ERROR, "application/json", ""),
        ),
        (
            "500 and a page",
            raw(StatusCode::INTERNAL_SERVER_ERROR, "text/html", "<h1>marker-name</h1>"),
        ),
        ("a redirect", Reply::Redirect("/elsewhere".to_owned())),
        (
            "a redirect to another server",
            Reply::Redirect("https://evil.example/".to_owned()),
        ),
        ("a page", raw(StatusCode::OK, "text/html", "<h1>marker-name</h1>")),
        (
            "half an object",
            raw(
                StatusCode::OK,
                "application/json",
                r#"{"access_token": "marker-access-token", "#,
            ),
        ),
        ("a list", raw(StatusCode::OK, "application/json", "[]")),
        ("no text at all", raw(StatusCode::OK, "application/json", "\u{0}\u{1}")),
        (
            "a body without end",
            raw(StatusCode::OK, "application/json", "x".repeat(80_000)),
        ),
        ("an answer that never ends", Reply::Never),
        ("an answer that breaks off", Reply::Broken),
        ("an empty answer", raw(StatusCode::OK, "application/json", "")),
    ]
}

#[tokio::test]
async fn a_token_endpoint_that_does_not_answer_as_agreed_lets_nobody_in() {
    let ground = Ground::new().await;
    for (name, reply) in bad_replies() {
        let expected = match name {
            "a redirect" | "a redirect to another server" => ("provider", "redirected"),
            "a body without end" => ("provider", "too large"),
            "an answer that never ends" => ("provider", "too slow"),
            "an answer that breaks off" => ("provider", "broken off"),
            _ => ("code", "answer not as agreed"),
        };
        let arrange = |fake: &Fake| fake.manners().tokens = Box::new(move |_| reply.clone());
        refused(&ground, name, arrange, expected).await;
    }
}

type Answering = fn(&Making<'_>) -> Reply;

#[tokio::test]
async fn a_token_endpoint_that_says_something_else_lets_nobody_in() {
    let ground = Ground::new().await;
    let error = |code: &'static str| {
        move |_: &Making<'_>| {
            let body = json!({"error": code, "error_description": "marker-subject"}).to_string();
            raw(StatusCode::BAD_REQUEST, "application/json", body)
        }
    };
    for (code, told) in [
        ("invalid_grant", "invalid_grant"),
        ("invalid_client", "invalid_client"),
        ("marker-name", "another error"),
    ] {
        let arrange = |fake: &Fake| fake.manners().tokens = Box::new(error(code));
        refused(&ground, code, arrange, ("code", told)).await;
    }
    let cases: [(&str, &str, Answering); 6] = [
        ("no ID token", "no ID token", |_| {
            Reply::Json(json!({"access_token": "marker-access-token", "token_type": "Bearer"}))
        }),
        ("no access token", "answer not as agreed", |making| {
            Reply::Json(json!({"id_token": making.signed(making.claims()), "token_type": "Bearer"}))
        }),
        ("another type of token", "token type", |making| {
            let id_token = making.signed(making.claims());
            Reply::Json(json!({"access_token": "marker-access-token", "id_token": id_token, "token_type": "mac"}))
        }),
        ("an ID token that is no text", "answer not as agreed", |_| {
            Reply::Json(
                json!({"access_token": "marker-access-token", "token_type": "Bearer", "id_token": {"sub": "marker-subject"}}),
            )
        }),
        ("two ID tokens", "answer not as agreed", |making| {
            let token = making.signed(making.claims());
            let text = format!(
                r#"{{"access_token": "marker-access-token", "token_type": "Bearer", "id_token": "{token}", "id_token": "{token}"}}"#
            );
            raw(StatusCode::OK, "application/json", text)
        }),
        ("an error that calls itself a success", "answer not as agreed", |_| {
            Reply::Json(json!({"error": "invalid_grant"}))
        }),
    ];
    for (name, detail, answering) in cases {
        let arrange = |fake: &Fake| fake.manners().tokens = Box::new(answering);
        refused(&ground, name, arrange, ("code", detail)).await;
    }
}

/// The discovery document or the keys are not as agreed: nobody is even sent to such a provider.
async fn not_sent(ground: &Ground, name: &str, arrange: impl FnOnce(&Fake), detail: &'static str) {
    let fake = Fake::start().await;
    let site = ground.site(vec![settings("city", &fake.issuer)]);
    arrange(&fake);
    let log = Log::listen();
    let mut browser = site.browser();
    let page = browser.get("/sign-in/city").await;
    stayed_out(name, &site, &browser, &page, &log, ("provider", detail)).await;
    assert_eq!(page.status, StatusCode::BAD_GATEWAY, "{name}");
    assert_eq!(site.attempts().await, 0, "{name}: an attempt was begun");
}

#[tokio::test]
async fn nobody_is_sent_to_a_provider_whose_discovery_document_does_not_hold() {
    let ground = Ground::new().await;
    let elsewhere = "http://login.example/x";
    let cases = [
        (
            "another issuer",
            "another issuer",
            json!({"issuer": "https://evil.example"}),
        ),
        (
            "an issuer with one slash more",
            "another issuer",
            json!({"issuer": "@slash"}),
        ),
        (
            "tokens in the clear",
            "an address in the clear",
            json!({"token_endpoint": elsewhere}),
        ),
        (
            "people in the clear",
            "an address in the clear",
            json!({"authorization_endpoint": elsewhere}),
        ),
        (
            "userinfo in the clear",
            "an address in the clear",
            json!({"userinfo_endpoint": elsewhere}),
        ),
        (
            "the end in the clear",
            "an address in the clear",
            json!({"end_session_endpoint": elsewhere}),
        ),
        ("keys in the clear", "not callable", json!({"jwks_uri": elsewhere})),
        (
            "no token endpoint",
            "no token endpoint",
            json!({"token_endpoint": null}),
        ),
        (
            "an address that is none",
            "not as agreed",
            json!({"authorization_endpoint": "login"}),
        ),
    ];
    for (name, detail, mut patch) in cases {
        let arrange = |fake: &Fake| {
            if patch["issuer"] == "@slash" {
                patch["issuer"] = json!(format!("{}/", fake.issuer));
            }
            let mut manners = fake.manners();
            patched(manners.discovery.as_object_mut().expect("an object"), &patch);
        };
        not_sent(&ground, name, arrange, detail).await;
    }
    for (name, reply) in bad_replies() {
        not_sent(
            &ground,
            name,
            |fake| fake.manners().discovery_reply = Some(reply),
            word_for(name),
        )
        .await;
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_provider_whose_keys_cannot_be_read() {
    let ground = Ground::new().await;
    for (name, reply) in bad_replies() {
        not_sent(&ground, name, |fake| fake.manners().keys = reply, word_for(name)).await;
    }
}

/// What the log says of a bad reply from discovery or the keys.
fn word_for(name: &str) -> &'static str {
    match name {
        "a redirect" | "a redirect to another server" => "redirected",
        "a body without end" => "too large",
        "an answer that never ends" => "too slow",
        "an answer that breaks off" => "broken off",
        "500 and nothing" | "500 and a page" => "error status",
        "a page" => "content type",
        _ => "not as agreed",
    }
}

#[tokio::test]
async fn keys_that_turn_bad_while_the_server_runs_let_nobody_in() {
    let ground = Ground::new().await;
    for (name, reply) in bad_replies() {
        let fake = Fake::start().await;
        let site = ground.site(vec![settings("city", &fake.issuer)]);
        let mut browser = site.browser();
        let request = browser.leave("city").await;
        fake.rotate("second");
        fake.manners().keys = reply;
        let code = fake.authorize(&request);
        let log = Log::listen();
        let page = browser
            .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
            .await;
        stayed_out(name, &site, &browser, &page, &log, ("claims", "unknown key")).await;
    }
}

#[tokio::test]
async fn userinfo_of_someone_else_or_of_no_form_lets_nobody_in() {
    let ground = Ground::new().await;
    let mut cases = vec![
        (
            "another subject",
            Reply::Json(json!({"sub": "other"})),
            ("claims", "userinfo of another subject"),
        ),
        (
            "no subject",
            Reply::Json(json!({"name": "marker-name"})),
            ("claims", "userinfo of another subject"),
        ),
        (
            "two subjects",
            raw(
                StatusCode::OK,
                "application/json",
                r#"{"sub":"other","sub":"marker-subject"}"#,
            ),
            ("claims", "not JSON, or doubled names"),
        ),
        (
            "not authorized",
            raw(StatusCode::UNAUTHORIZED, "application/json", "{}"),
            ("provider", "userinfo not as agreed"),
        ),
    ];
    cases.extend(bad_replies().into_iter().map(|(name, reply)| {
        let expected = match word_for(name) {
            "not as agreed" if name == "a list" => ("claims", "not an object"),
            "not as agreed" => ("claims", "not JSON, or doubled names"),
            "error status" | "content type" => ("provider", "userinfo not as agreed"),
            word => ("provider", word),
        };
        (name, reply, expected)
    }));
    for (name, reply, expected) in cases {
        let fake = Fake::start().await;
        let mut provider = settings("city", &fake.issuer);
        provider.userinfo = true;
        let site = ground.site(vec![provider]);
        fake.manners().userinfo = reply;
        let mut browser = site.browser();
        let log = Log::listen();
        let page = browser.sign_in(&fake).await;
        stayed_out(name, &site, &browser, &page, &log, expected).await;
    }
}
