//! What does the public see? Notices as they were published, Art. 12(1), and the ways to find them. No page reads a register.
//!
//! Everything comes from frozen versions and their heads; from the living inventory only the controller's name and how to
//! reach its data protection officer. Pages are read with GET and say the same to everyone, so any cache may keep them.

mod answer;
pub(super) mod ask;
mod assets;
pub(super) mod frame;
mod lists;
mod message;
mod notice;
mod search;
mod versions;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    handler::Handler,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};

pub use answer::PageCache;

use self::ask::Ask;
use crate::app::App;

/// The routes of the public pages and of what they need. What no other route answers is told "not found" here.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/", page(lists::front))
        .route("/{language}", page(lists::home))
        .route("/{language}/{controller}", page(lists::controller))
        .route("/{language}/{controller}/{register}", page(notice::current))
        .route("/{language}/{controller}/{register}/v/{number}", page(notice::version))
        .route("/{language}/{controller}/{register}/versions", page(versions::list))
        .route(
            "/{language}/{controller}/{register}/diff/{older}/{newer}",
            page(versions::difference),
        )
        .route("/assets/{file}", page(assets::asset))
        .route("/favicon.ico", page(assets::icon))
        .route("/app", page(assets::client))
        .route("/app/{*path}", page(assets::client))
        .fallback(elsewhere)
}

/// A page is read; whatever else is tried is refused with the methods that are possible.
fn page<H, T>(handler: H) -> MethodRouter<Arc<App>>
where
    H: Handler<T, Arc<App>>,
    T: 'static,
{
    get(handler).fallback(message::only_read)
}

/// A path that is no page. One too many slashes at the end is forgiven.
async fn elsewhere(ask: Ask, request: Request) -> Response {
    let path = request.uri().path();
    let tidy = path.trim_end_matches('/');
    if tidy.len() < path.len() && tidy.starts_with('/') && !tidy.starts_with("//") {
        return Redirect::permanent(&ask.with_query(tidy)).into_response();
    }
    message::not_found(&ask).await
}
