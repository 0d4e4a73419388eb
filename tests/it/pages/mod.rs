//! What the public reads, asked through the router as a browser would.

mod answering;
mod finding;
mod reading;
mod searching;

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use chrono::{DateTime, Duration, Utc};
use entity::LanguageText;
use seloste::{
    app::App,
    http::server::router,
    notices::publish,
    records::{
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
        noun::Key,
        register::Register,
    },
};
use tower::ServiceExt;

use crate::support::{Base, dpo, make, now};

/// The public pages over an inventory of the test's own.
pub struct Site {
    pub inventory: Arc<Inventory>,
    router: Router,
    _base: Base,
}

/// An answer, read to its end.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Site {
    /// The pages over these documents.
    pub async fn over(document: Document) -> Self {
        let base = Base::sqlite();
        let inventory = base.open().await;
        // Boxed, here and below: these futures are large, and every test would carry them.
        Box::pin(exchange::import(
            &inventory,
            &dpo(),
            document,
            ImportOptions::default(),
            now(),
        ))
        .await
        .expect("the document is sound");
        let router = router(Arc::new(App::new(Arc::clone(&inventory), false)));
        Self {
            inventory,
            router,
            _base: base,
        }
    }

    /// A small city whose notice of customers was published at noon.
    pub async fn of_a_city() -> Self {
        let site = Self::over(make::city("pori")).await;
        site.publish("pori/1", now()).await;
        site
    }

    /// Publishes the notice of a register as it is.
    pub async fn publish(&self, register: &str, at: DateTime<Utc>) {
        let key = Key::<Register>::new(register);
        let snapshot = self.inventory.snapshot();
        let version = snapshot
            .find(&key)
            .await
            .expect("the inventory answers")
            .expect("the register is there")
            .version;
        Box::pin(publish::publish(&self.inventory, &dpo(), &key, version, at))
            .await
            .expect("the notice is published");
    }

    /// Publishes the notice of a register as its city had published it, whatever the rules find in it.
    pub async fn publish_as_it_stood(&self, register: &str, at: DateTime<Utc>) {
        Box::pin(publish::publish_as_it_stood(
            &self.inventory,
            &Key::new(register),
            1,
            at,
        ))
        .await
        .expect("the notice is published");
    }

    /// Withdraws a version of a notice.
    pub async fn withdraw(&self, notice: &str, reason: &str, at: DateTime<Utc>) {
        let reason = LanguageText::new(Some(reason), None, None);
        publish::withdraw(&self.inventory, &dpo(), &Key::new(notice), 1, reason, at)
            .await
            .expect("the notice is withdrawn");
    }

    /// What a path answers.
    pub async fn get(&self, path: &str) -> Page {
        self.ask(Method::GET, path, &[]).await
    }

    /// What a path answers to a method and these headers.
    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("the request can be made");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("the body ends");
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).expect("the page is text"),
        }
    }
}

impl Page {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are plain text"))
    }

    /// Fails unless the page holds a text.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.text.contains(text), "no {text:?} in\n{}", self.text);
        self
    }

    /// Fails if the page holds a text.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.text.contains(text), "{text:?} in\n{}", self.text);
        self
    }
}

/// Days after the moment at which tests happen.
pub fn after(days: i64) -> DateTime<Utc> {
    now() + Duration::days(days)
}
