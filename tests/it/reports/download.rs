//! How are reports downloaded? By those who may, whole or not at all, and with an entry in the log.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use entity::vocabulary::{Role, Scope};
use futures_util::StreamExt;
use seloste::{
    app::App,
    history::ask::{Asked, Page, Question, answer},
    http::server::router,
    records::{
        inventory::Inventory,
        noun::Key,
        tokening::{self, NewToken},
    },
    sign_in::api_token,
};
use tower::ServiceExt;

use super::{cities, with};
use crate::support::{
    Base, dpo, now,
    someone::{Over, person},
};

struct Site {
    inventory: Arc<Inventory>,
    router: Router,
    _base: Base,
}

impl Site {
    async fn new() -> Self {
        let base = Base::sqlite();
        let inventory = base.open().await;
        with(&inventory, cities()).await;
        Self {
            router: router(Arc::new(App::new(Arc::clone(&inventory), false))),
            inventory,
            _base: base,
        }
    }

    async fn token(&self, role: Role, over: Over<'_>) -> String {
        let someone = person(&self.inventory, "Someone", role, over).await;
        let (shown, hash) = api_token::new_token();
        let new = NewToken {
            account: Key::new(someone.account.expect("a person has an account").as_ref()),
            label: "reports".to_owned(),
            scopes: vec![Scope::ReadInventory, Scope::ReadLog],
            expires_at: chrono::Utc::now() + chrono::TimeDelta::days(1),
            hash: hash.hex(),
        };
        tokening::make(&self.inventory, &dpo(), new, now())
            .await
            .expect("a token is made");
        shown
    }

    async fn response(&self, path: &str, token: Option<&str>) -> axum::response::Response {
        let mut request = Request::builder().uri(path).header("accept-language", "sv");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let request = request.body(Body::empty()).expect("a request");
        self.router.clone().oneshot(request).await.expect("the router answers")
    }

    async fn get(&self, path: &str, token: Option<&str>) -> (StatusCode, HeaderMap, String) {
        let (parts, body) = self.response(path, token).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body ends");
        (parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    }

    /// What was exported, as the log has it.
    async fn exported(&self) -> Vec<String> {
        let page = Page {
            after: None,
            limit: 10_000,
            newest_first: false,
        };
        let entries = answer(self.inventory.database(), Question::WholeLog(Asked::default()), page)
            .await
            .expect("the log answers");
        let exports = entries
            .entries
            .into_iter()
            .filter(|entry| entry.act == entity::vocabulary::LogAct::Export);
        exports
            .map(|entry| serde_json::to_string(&entry.details).expect("JSON"))
            .collect()
    }
}

#[tokio::test]
async fn a_download_has_its_name_its_type_and_its_entry_in_the_log() {
    let site = Site::new().await;
    let token = site
        .token(
            Role::Auditor,
            Over {
                controller: Some("pori"),
                ..Over::default()
            },
        )
        .await;
    for (form, kind, place) in [
        ("csv", "text/csv; charset=utf-8; header=present", "attachment"),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "attachment",
        ),
        ("json", "application/json", "attachment"),
        ("html", "text/html; charset=utf-8", "inline"),
        ("pdf", "application/pdf", "attachment"),
    ] {
        let path = format!("/reports/article-30.{form}?controller=pori&language=fi");
        let (status, headers, body) = site.get(&path, Some(&token)).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        assert_eq!(headers["content-type"], kind);
        assert_eq!(headers["cache-control"], "no-store");
        let disposition = headers["content-disposition"].to_str().expect("text");
        assert!(
            disposition.starts_with(&format!("{place}; filename=\"article-30-"))
                && disposition.ends_with(&format!(".{form}\"")),
            "{disposition}"
        );
    }
    let (_, headers, page) = site.get("/reports/findings.html?language=fi", Some(&token)).await;
    let policy = headers["content-security-policy"].to_str().expect("text");
    let style = page
        .split("<style>")
        .nth(1)
        .and_then(|rest| rest.split("</style>").next())
        .expect("a style");
    let digest = <sha2::Sha256 as sha2::Digest>::digest(style);
    let digest = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, digest);
    assert!(
        policy.contains(&format!("style-src 'sha256-{digest}'")) && !policy.contains("script-src"),
        "{policy}"
    );
    assert!(page.contains("<html lang=\"fi\">"), "{page}");
    let exported = site.exported().await;
    assert_eq!(exported.len(), 6, "{exported:?}");
    assert!(
        exported[0].contains("\"report\":\"article-30\"")
            && exported[0].contains("pori")
            && exported[0].contains("\"csv\""),
        "{exported:?}"
    );
}

#[tokio::test]
async fn what_is_wrong_is_refused_before_the_first_byte_and_leaves_no_entry() {
    let site = Site::new().await;
    let officer = site
        .token(
            Role::Dpo,
            Over {
                controller: Some("espoo"),
                ..Over::default()
            },
        )
        .await;
    let admin = site
        .token(
            Role::Admin,
            Over {
                controller: Some("espoo"),
                ..Over::default()
            },
        )
        .await;
    for (path, token, expected, words) in [
        ("/reports/article-30.csv", None, 401, "Logga in"),
        ("/reports/none.csv", None, 401, "Logga in"),
        ("/reports/article-30.csv", Some("seloste_invented"), 401, "Logga in"),
        ("/reports/article-30.csv", Some(admin.as_str()), 403, "FORBIDDEN"),
        ("/reports/none.csv", Some(officer.as_str()), 404, "NOT_FOUND"),
        ("/reports/findings.pdf", Some(officer.as_str()), 404, "NOT_FOUND"),
        (
            "/reports/article-30.pdf",
            Some(officer.as_str()),
            400,
            "Rapporten behöver controller",
        ),
        ("/reports/article-30", Some(officer.as_str()), 404, "NOT_FOUND"),
        (
            "/reports/article-30.csv?controller=pori",
            Some(officer.as_str()),
            404,
            "NOT_FOUND",
        ),
        (
            "/reports/article-30.csv?controller=nowhere",
            Some(officer.as_str()),
            404,
            "NOT_FOUND",
        ),
        (
            "/reports/article-30.csv?on=yesterday",
            Some(officer.as_str()),
            400,
            "”yesterday” duger inte för on",
        ),
        (
            "/reports/article-30.csv?language=de",
            Some(officer.as_str()),
            400,
            "language",
        ),
        (
            "/reports/article-30.csv?colour=red",
            Some(officer.as_str()),
            400,
            "colour",
        ),
        (
            "/reports/breach.csv",
            Some(officer.as_str()),
            400,
            "Rapporten behöver of",
        ),
        (
            "/reports/breach.csv?of=processor:none",
            Some(officer.as_str()),
            404,
            "NOT_FOUND",
        ),
    ] {
        let (status, headers, body) = site.get(path, token).await;
        assert_eq!(status.as_u16(), expected, "{path}: {body}");
        assert!(body.contains(words), "{path}: {body}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
    }
    assert!(site.exported().await.is_empty());
}

#[tokio::test]
async fn who_goes_away_half_way_stops_the_work() {
    let site = Site::new().await;
    // A report longer than what waits for a reader: the shop's name is some hundred kilobytes of it.
    let long: String = (0..900)
        .map(|number| {
            let number = number + 10;
            format!(
                r#"{{"key": "pori/{number}", "name": {{"en": "{}"}}, "controller": "pori", "number": {number}, "slug": "r-{number}"}},"#,
                "long name ".repeat(60)
            )
        })
        .collect();
    let document = format!(
        r#"{{"format": "seloste/1", "registers": [{}]}}"#,
        long.trim_end_matches(',')
    );
    let document = seloste::records::exchange::read(&document).unwrap_or_else(|_| panic!("it is sound"));
    with(&site.inventory, [document]).await;
    let token = site.token(Role::Dpo, Over::default()).await;
    let whole = site.get("/reports/document-publicity.json", Some(&token)).await.2;
    assert!(whole.ends_with("}\n") && whole.len() > 500_000, "{}", whole.len());
    let response = site.response("/reports/document-publicity.json", Some(&token)).await;
    let mut pieces = response.into_body().into_data_stream();
    let first = pieces.next().await.expect("a piece").expect("bytes");
    assert!(first.len() < whole.len() / 4);
    drop(pieces);
    // All places are free again soon: each that is left half-way gives its own back. More than there are places.
    for _ in 0..40 {
        let response = site.response("/reports/document-publicity.json", Some(&token)).await;
        if response.status() == StatusCode::SERVICE_UNAVAILABLE {
            tokio::task::yield_now().await;
            continue;
        }
        assert_eq!(response.status(), StatusCode::OK);
        drop(response);
    }
    let mut tries = 0;
    while site
        .response("/reports/article-30.csv?controller=espoo", Some(&token))
        .await
        .status()
        != StatusCode::OK
    {
        tries += 1;
        assert!(tries < 100_000, "the places are never given back");
        tokio::task::yield_now().await;
    }
}
