//! Who is let in, and when do they have to go? The accept loop: so many at a time, none for ever, and all gone soon after a stop.
//!
//! `axum::serve` waits for a stop as long as any client likes, and has no time limits. This is the same on hyper itself, with
//! them. What the limits are is in [`Patience`]; that a body comes and an answer is taken is watched in `patience.rs`.

use std::{convert::Infallible, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
};
use tower::Service;

use super::{
    closing::{Closing, closing},
    patience::{Paced, Patience, Timely},
    unread::{Answer, Dressed, Words},
};

/// The longest head of a request, in bytes; also what is read ahead of a body.
const HEAD: usize = 64 * 1024;
/// How long nobody is let in after the system had no room for another connection.
const REST: Duration = Duration::from_millis(100);

/// Lets clients in until `stop`; then those under way have their grace, and whoever is still there is cut off.
/// `finish` is waited for within the same grace.
pub async fn accept(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
    finish: impl Future<Output = ()>,
) {
    let (closer, closing) = closing();
    let places = Arc::new(Semaphore::new(patience.connections));
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let next = async {
            // A place first: whoever finds none waits in the system's queue. The semaphore is never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, next_client(|| listener.accept(), REST).await)
        };
        let (place, (stream, address)) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        while connections.try_join_next().is_some() {}
        connections.spawn(serve(stream, address, router.clone(), patience, closing.clone(), place));
    }
    // Whoever comes now is told at once that nobody listens.
    drop(listener);
    drop(closing);
    closer.begin();
    let gone = async {
        // An upgraded connection has left its task, and still holds what tells it of the stop.
        closer.clone().all_gone().await;
        finish.await;
    };
    if tokio::time::timeout(patience.grace, gone).await.is_err() {
        tracing::warn!(connections = connections.len(), "stopped with requests still under way");
    }
    closer.over();
    connections.shutdown().await;
}

/// The next client. What goes wrong with one client is passed over; when there is no room, it waits before it tries again.
async fn next_client<C, A: Future<Output = io::Result<C>>>(mut accept: impl FnMut() -> A, rest: Duration) -> C {
    let mut told = false;
    loop {
        match accept().await {
            Ok(client) => return client,
            Err(error) if is_the_clients(&error) => {}
            Err(error) => {
                // Once for each drought: a log that fills the disk mends nothing.
                if !told {
                    tracing::error!(%error, "no connection can be taken");
                    told = true;
                }
                tokio::time::sleep(rest).await;
            }
        }
    }
}

fn is_the_clients(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};

    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
    )
}

/// Serves one connection to its end.
async fn serve(
    stream: TcpStream,
    address: SocketAddr,
    router: Router,
    patience: Patience,
    closing: Closing,
    place: Option<OwnedSemaphorePermit>,
) {
    // Answers are written whole; waiting to fill a packet only delays their end.
    let _ = stream.set_nodelay(true);
    let words = Words::default();
    let paced = Paced::new(stream, &patience, closing.clone(), place);
    let io = TokioIo::new(Dressed::new(paced, words.clone()));
    let told = closing.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(|body| Body::new(Timely::new(Body::new(body), patience.body)));
        request.extensions_mut().insert(ConnectInfo(address));
        request.extensions_mut().insert(told.clone());
        let answering = words.begin();
        // A router is always ready.
        let answer = router.clone().call(request);
        async move {
            let answer = answer.await?;
            Ok::<_, Infallible>(answer.map(|body| Body::new(Answer::with(body, answering))))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(HEAD)
        .serve_connection(io, service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = closing.begun() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Clients leave, and send what is not HTTP; neither is news.
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        time::{Duration, Instant},
    };

    use super::next_client;

    #[tokio::test]
    async fn no_room_is_waited_out_and_a_client_that_left_is_passed_over() {
        let rest = Duration::from_millis(20);
        let tried = |errors: &'static [io::ErrorKind]| async move {
            let mut errors = errors.iter();
            let begun = Instant::now();
            let client = next_client(
                || std::future::ready(errors.next().map_or(Ok("client"), |kind| Err((*kind).into()))),
                rest,
            )
            .await;
            (client, begun.elapsed())
        };
        let (client, waited) = tried(&[io::ErrorKind::ConnectionAborted, io::ErrorKind::ConnectionReset]).await;
        assert!(client == "client" && waited < rest, "{waited:?}");
        // What the system says when there are no file handles left has no kind of its own.
        let (client, waited) = tried(&[io::ErrorKind::Other, io::ErrorKind::Other]).await;
        assert!(client == "client" && waited >= rest * 2, "{waited:?}");
    }
}
