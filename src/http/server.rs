//! How does the server start and stop?

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::net::TcpListener;
use tower_http::{catch_panic::CatchPanicLayer, trace::TraceLayer};

use super::{graphql, headers, health, live, pages, sign_in};
use crate::app::App;

/// How long requests under way may take after the program was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// All routes.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .merge(graphql::router())
        .merge(live::router())
        .merge(health::router())
        .merge(sign_in::router())
        .merge(pages::router())
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn(headers::secure))
        .layer(TraceLayer::new_for_http())
        .with_state(app)
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
pub async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let (live, closing) = (Arc::clone(&app), Arc::clone(&app));
    let serving = axum::serve(listener, router(app)).with_graceful_shutdown(async move {
        stop.await;
        live.live.stop();
        let _ = stopping.send(());
    });
    let result = tokio::select! {
        result = serving => result,
        () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await; } => {
            tracing::warn!("stopped with requests still under way");
            Ok(())
        }
    };
    // Live connections are no longer the server's own: their last word is waited for here.
    let _ = tokio::time::timeout(GRACE, closing.live.all_closed()).await;
    result
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
