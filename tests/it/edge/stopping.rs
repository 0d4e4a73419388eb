//! A stop is soon and clean, whoever is there; and what lives long is told of it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Extension, Router,
    extract::ws::{Message, WebSocket, WebSocketUpgrade},
    routing::get,
};
use seloste::http::{closing::Closing, edge::Edge, patience::Patience};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
};

use super::{City, PATIENT, Served, one_place, to_the_end};

fn patience() -> Patience {
    Patience {
        connections: 100,
        ..one_place()
    }
}

/// A route for sockets that greet, and take leave when they are told to; and one for those that do not listen.
fn sockets() -> Router {
    async fn polite(mut socket: WebSocket, closing: Closing) {
        let _ = socket.send(Message::text("hello")).await;
        closing.begun().await;
        let _ = socket.send(Message::text("goodbye")).await;
    }
    async fn deaf(mut socket: WebSocket) {
        let _ = socket.send(Message::text("hello")).await;
        while socket.recv().await.is_some() {}
    }
    Router::new()
        .route(
            "/polite",
            get(
                |upgrade: WebSocketUpgrade, Extension(closing): Extension<Closing>| async move {
                    upgrade.on_upgrade(|socket| polite(socket, closing))
                },
            ),
        )
        .route(
            "/deaf",
            get(|upgrade: WebSocketUpgrade| async move { upgrade.on_upgrade(deaf) }),
        )
}

async fn upgraded(server: &Served, path: &str) -> TcpStream {
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    );
    let mut stream = server.send(&head).await;
    let mut seen = Vec::new();
    while !seen.ends_with(b"\x81\x05hello") {
        let byte = tokio::time::timeout(PATIENT, stream.read_u8())
            .await
            .expect("an answer");
        seen.push(byte.unwrap_or_else(|error| panic!("{error} after {}", String::from_utf8_lossy(&seen))));
    }
    assert!(seen.starts_with(b"HTTP/1.1 101"));
    stream
}

#[tokio::test]
async fn a_socket_outlives_the_time_for_a_head_and_is_told_when_the_server_stops() {
    let server = Served::with(sockets(), patience()).await;
    let mut socket = upgraded(&server, "/polite").await;
    let early = tokio::time::timeout(patience().head * 3, socket.read_u8()).await;
    assert!(early.is_err(), "nothing is said and nothing closed: {early:?}");
    let (rest, ()) = tokio::join!(to_the_end(&mut socket), server.stop());
    assert!(rest.contains("goodbye"), "{rest:?}");
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_server_stops() {
    let (taken, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = {
        let (taken, go) = (Arc::clone(&taken), Arc::clone(&go));
        get(|| async move {
            taken.notify_one();
            go.notified().await;
            "done"
        })
    };
    let server = Served::with(Router::new().route("/slow", slow), patience()).await;
    let mut client = server.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    taken.notified().await;
    let address = server.address;
    let finished = async {
        // Once nobody is let in any more, the stop has begun.
        while TcpStream::connect(address).await.is_ok() {}
        go.notify_one();
    };
    let (answer, (), ()) = tokio::join!(to_the_end(&mut client), server.stop(), finished);
    assert!(answer.ends_with("done"), "{answer}");
}

#[tokio::test]
async fn nobody_can_keep_the_server_from_stopping() {
    let city = City::behind(Edge::of_demo()).await;
    let server = Served::with(
        sockets().merge(city.router.clone()),
        Patience {
            // Long enough that only the stop can end them.
            head: PATIENT,
            body: PATIENT,
            write: PATIENT,
            ..patience()
        },
    )
    .await;
    let address = server.address;
    let mut deaf = upgraded(&server, "/deaf").await;
    let mut half = server.send("GET / HTTP/1.1\r\nHost:").await;
    let head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";
    let mut dribbling = server.send(head).await;
    let mut idle = server.connect().await;
    let mut unread = server
        .send(&"GET /fi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100))
        .await;
    unread.flush().await.expect("sent");

    let begun = Instant::now();
    server.stop().await;
    let took = begun.elapsed();
    assert!(took < patience().grace + Duration::from_secs(2), "{took:?}");
    for (name, stream) in [
        ("deaf", &mut deaf),
        ("half", &mut half),
        ("dribbling", &mut dribbling),
        ("idle", &mut idle),
    ] {
        let rest = to_the_end(stream).await;
        assert!(rest.is_empty() || name != "idle", "{name}: {rest}");
    }
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}
