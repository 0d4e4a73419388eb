//! How does the server start and stop?

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderMap, StatusCode},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
};
use tokio::net::TcpListener;
use tower_http::{catch_panic::CatchPanicLayer, trace::TraceLayer};

use super::{
    audit_pack, client, connections, graphql, headers, health, live, origin, pages,
    patience::Patience,
    rate,
    refusal::{Refusal, refuse},
    reports, sign_in,
};
use crate::app::App;

/// The largest body of a request, unless a route says otherwise: a whole register with its parts fits many times over.
pub const LARGEST: usize = 64 * 1024;
/// How long a public page may take.
const DEADLINE: Duration = Duration::from_secs(2);

/// All routes. What a request meets first stands last.
pub fn router(app: Arc<App>) -> Router {
    let pages = pages::router()
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(Arc::clone(&app), rate::pages));
    let sign_in = sign_in::router().layer(from_fn_with_state(Arc::clone(&app), rate::sign_in));
    Router::new()
        .merge(graphql::router())
        .merge(live::router())
        .merge(health::router())
        .merge(reports::router())
        .merge(audit_pack::router())
        .merge(sign_in)
        .merge(pages)
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&app), origin::check))
        .layer(from_fn_with_state(Arc::clone(&app), headers::secure))
        .layer(from_fn_with_state(Arc::clone(&app), client::identify))
        .layer(TraceLayer::new_for_http())
        .with_state(app)
}

/// Gives a page its time.
async fn in_time(request: Request, next: Next) -> Response {
    let (path, asked) = (request.uri().path().to_owned(), request.headers().clone());
    match tokio::time::timeout(DEADLINE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => refuse(&LATE, &path, &asked),
    }
}

const LATE: Refusal = Refusal {
    retry_after: Some(5),
    ..Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "DEADLINE_EXCEEDED",
        [
            "Sivu ei valmistunut ajoissa. Yritä hetken kuluttua uudelleen.",
            "Sidan blev inte klar i tid. Försök igen om en stund.",
            "The page was not ready in time. Try again in a moment.",
        ],
    )
};

const FAILED: Refusal = Refusal::new(
    StatusCode::INTERNAL_SERVER_ERROR,
    "INTERNAL",
    [
        "Palvelimessa tapahtui virhe.",
        "Ett fel inträffade på servern.",
        "Something failed on the server.",
    ],
);

/// What a panic says stays here.
fn panicked(inside: Box<dyn std::any::Any + Send>) -> Response {
    let inside = inside
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| inside.downcast_ref::<&str>().copied());
    tracing::error!(inside = inside.unwrap_or("unknown"), "a request panicked");
    // Which form was asked for is not known here; this one says the code to programs and people alike.
    refuse(&FAILED, "/graphql", &HeaderMap::new())
}

/// Takes the address. The error says what is in the way.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{address} is taken by another program; choose another port with --listen")
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("{address} may not be used by this user; choose a port above 1023 with --listen")
        }
        _ => format!("cannot listen on {address}: {error}"),
    })
}

/// Serves until `stop`, then lets requests under way finish for a while.
pub async fn serve(listener: TcpListener, app: Arc<App>, patience: Patience, stop: impl Future<Output = ()>) {
    let router = router(Arc::clone(&app));
    let stopping = async {
        stop.await;
        // Their connections are waited for with the others.
        app.live.stop();
    };
    connections::accept(listener, router, patience, stopping, app.schema.writes_done()).await;
}

/// Resolves when the process is told to stop: Ctrl-C, or SIGTERM.
pub async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}
