//! Is the program alive, and can it serve?

use std::sync::Arc;

use axum::{Router, extract::State, http::StatusCode, routing::get};

use crate::app::App;

/// `/healthz`: the process answers. `/readyz`: requests can be served, which needs the database.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
}

async fn ready(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    match app.inventory.refresh().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
