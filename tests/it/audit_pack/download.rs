//! Who gets an auditor's pack over HTTP? Those who may take all of a controller away: whole, in the log, or not at all.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use chrono::{TimeDelta, Utc};
use entity::vocabulary::{LogAct, Role, Scope};
use sea_orm::ConnectionTrait;
use seloste::{
    app::App,
    demo,
    history::ask::{Asked, Page, Question, answer},
    http::server::router,
    notices::days::in_finland,
    records::{
        inventory::Inventory,
        noun::Key,
        tokening::{self, NewToken},
    },
    reports::pack::{Limits, verify},
    sign_in::api_token,
};
use tower::ServiceExt;

use crate::support::{
    Base, dpo, now, on_each_database,
    someone::{Over, person},
};

struct Site {
    inventory: Arc<Inventory>,
    router: Router,
}

impl Site {
    async fn over(base: &Base) -> Self {
        let inventory = base.open().await;
        demo::load_once(&inventory, now()).await.expect("loaded");
        Self {
            router: router(Arc::new(App::new(Arc::clone(&inventory), false))),
            inventory,
        }
    }

    async fn token(&self, role: Role, over: Over<'_>, scopes: &[Scope]) -> String {
        let someone = person(&self.inventory, "Someone", role, over).await;
        let (shown, hash) = api_token::new_token();
        let new = NewToken {
            account: Key::new(someone.account.expect("a person has an account").as_ref()),
            label: "packs".to_owned(),
            scopes: scopes.to_vec(),
            expires_at: Utc::now() + TimeDelta::days(1),
            hash: hash.hex(),
        };
        tokening::make(&self.inventory, &dpo(), new, now())
            .await
            .expect("a token is made");
        shown
    }

    async fn get(&self, path: &str, token: Option<&str>) -> (StatusCode, HeaderMap, Vec<u8>) {
        self.ask("GET", path, token).await
    }

    async fn ask(&self, method: &str, path: &str, token: Option<&str>) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("accept-language", "sv");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body ends");
        (parts.status, parts.headers, body.to_vec())
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
        let exports = entries.entries.into_iter().filter(|entry| entry.act == LogAct::Export);
        exports
            .map(|entry| serde_json::to_string(&entry.details).expect("JSON"))
            .collect()
    }
}

const BOTH: [Scope; 2] = [Scope::ReadInventory, Scope::ReadLog];
const PORI: Over<'_> = Over {
    controller: Some("pori"),
    department: None,
    registers: &[],
};

#[tokio::test]
async fn an_auditor_gets_a_whole_pack_with_its_name_and_its_entry_in_the_log() {
    on_each_database(|base| async move {
        let site = Site::over(&base).await;
        let token = site.token(Role::Auditor, PORI, &BOTH).await;
        let today = in_finland(Utc::now());
        let path = format!("/audit-pack/pori.zip?at={today}&language=fi");
        let (status, headers, body) = site.get(&path, Some(&token)).await;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
        assert_eq!(headers["content-type"], "application/zip");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["content-length"], body.len().to_string());
        let name = format!("attachment; filename=\"pori-{today}.zip\"");
        assert_eq!(headers["content-disposition"], name);
        let key = site.inventory.log().public_key();
        let verified = verify(&body[..], &[key], &Limits::default()).expect("it is whole");
        assert_eq!(verified.about, format!("pori, as of {today}"));
        assert!(verified.trusted && verified.files > 20, "{}", verified.files);
        let exported = site.exported().await;
        assert_eq!(exported.len(), 1, "{exported:?}");
        for word in ["\"audit-pack\"", "\"pori\"", &today.to_string()] {
            assert!(exported[0].contains(word), "{exported:?}");
        }
        // Whoever only looks whether there is one makes none.
        let (status, headers, body) = site.ask("HEAD", "/audit-pack/pori.zip", Some(&token)).await;
        assert_eq!((status, body.len()), (StatusCode::OK, 0));
        assert_eq!(headers["content-disposition"], name);
        assert_eq!(site.exported().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_take_all_of_a_controller_gets_no_pack_of_it() {
    let base = Base::sqlite();
    let site = Site::over(&base).await;
    let officer = site.token(Role::Dpo, PORI, &BOTH).await;
    let contact = site.token(Role::Contact, PORI, &BOTH).await;
    let admin = site.token(Role::Admin, PORI, &BOTH).await;
    let narrow = site.token(Role::Auditor, PORI, &BOTH[..1]).await;
    let registers = Over {
        registers: &["pori/3"],
        ..PORI
    };
    let of_one = site.token(Role::Auditor, registers, &BOTH).await;
    for (path, token, expected, words) in [
        ("/audit-pack/pori.zip", None, 401, "Logga in"),
        ("/audit-pack/none.zip", None, 401, "Logga in"),
        ("/audit-pack/pori.zip", Some("seloste_invented"), 401, "Logga in"),
        ("/audit-pack/pori.zip", Some(contact.as_str()), 403, "inte rätt till"),
        ("/audit-pack/none.zip", Some(&contact), 403, "inte rätt till"),
        ("/audit-pack/pori.zip", Some(&admin), 403, "inte rätt till"),
        ("/audit-pack/pori.zip", Some(&narrow), 403, "inte rätt till"),
        ("/audit-pack/pori.zip", Some(&of_one), 403, "gäller en del"),
        ("/audit-pack/espoo.zip", Some(&of_one), 404, "NOT_FOUND"),
        ("/audit-pack/espoo.zip", Some(&officer), 404, "NOT_FOUND"),
        ("/audit-pack/none.zip", Some(&officer), 404, "NOT_FOUND"),
        ("/audit-pack/pori", Some(&officer), 404, "NOT_FOUND"),
        ("/audit-pack/pori.zip.zip", Some(&officer), 404, "NOT_FOUND"),
        (
            "/audit-pack/pori.zip?at=igår",
            Some(&officer),
            400,
            "”igår” duger inte för at",
        ),
        (
            "/audit-pack/pori.zip?at=2999-01-01",
            Some(&officer),
            400,
            "har inte kommit än",
        ),
        ("/audit-pack/pori.zip?language=de", Some(&officer), 400, "language"),
        ("/audit-pack/pori.zip?colour=red", Some(&officer), 400, "colour"),
        (
            "/audit-pack/pori.zip?at=2026-03-02&at=2026-03-02",
            Some(&officer),
            400,
            "två gånger",
        ),
    ] {
        let path = path.replace('å', "%C3%A5");
        let (status, headers, body) = site.get(&path, token).await;
        let body = String::from_utf8_lossy(&body);
        assert_eq!(status.as_u16(), expected, "{path}: {body}");
        assert!(body.contains(words), "{path}: {body}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
    }
    assert!(site.exported().await.is_empty(), "what was refused is no export");
}

#[tokio::test]
async fn a_pack_that_cannot_be_made_is_refused_and_is_no_half_of_one() {
    let base = Base::sqlite();
    let site = Site::over(&base).await;
    let token = site.token(Role::Dpo, PORI, &BOTH).await;
    // A published notice that is no longer what its digest says.
    let spoiled = "UPDATE notice_version SET content = '{}'";
    let database = site.inventory.database();
    database.execute_unprepared(spoiled).await.expect("spoiled");
    let (status, headers, body) = site.get("/audit-pack/pori.zip", Some(&token)).await;
    let body = String::from_utf8_lossy(&body);
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{body}");
    assert!(body.starts_with("Ett fel inträffade på servern"), "{body}");
    assert!(!headers.contains_key("content-disposition"));
    // The place is free again.
    for _ in 0..3 {
        let again = site.get("/audit-pack/pori.zip", Some(&token)).await.0;
        assert_eq!(again, StatusCode::INTERNAL_SERVER_ERROR);
    }
}
