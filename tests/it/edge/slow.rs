//! Clients that hold a place and do nothing with it. There is one place, so that whoever comes next shows that it was freed.

use std::time::Duration;

use axum::{Router, extract::ConnectInfo, routing::get};
use seloste::http::{edge::Edge, patience::Patience};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use super::{City, PATIENT, Served, one_place, to_the_end};

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/// A server with one place, and who comes second to it.
async fn server() -> Served {
    let city = City::behind(Edge::of_demo()).await;
    Served::with(city.router.clone(), one_place()).await
}

/// Succeeds when the one place is free.
async fn is_served(server: &Served) {
    let mut next = server.send(HEALTH).await;
    let answer = to_the_end(&mut next).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

/// Writes a byte now and then until the server has had enough.
async fn dribble(stream: TcpStream) -> String {
    let (mut read, mut write) = stream.into_split();
    let dribbling = tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_millis(20));
        loop {
            beat.tick().await;
            if write.write_all(b"x").await.is_err() {
                return;
            }
        }
    });
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(PATIENT, read.read_to_end(&mut bytes))
        .await
        .expect("the server closes");
    dribbling.abort();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn a_client_that_says_nothing_is_closed() {
    let server = server().await;
    let mut silent = server.connect().await;
    assert_eq!(to_the_end(&mut silent).await, "");
    is_served(&server).await;
}

#[tokio::test]
async fn a_client_that_stops_in_the_head_is_closed() {
    let server = server().await;
    let mut half = server.send("GET / HTTP/1.1\r\nHost: local").await;
    to_the_end(&mut half).await;
    is_served(&server).await;
}

#[tokio::test]
async fn a_client_that_dribbles_its_head_is_closed() {
    let server = server().await;
    let slow = server.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ").await;
    dribble(slow).await;
    is_served(&server).await;
}

#[tokio::test]
async fn a_client_that_dribbles_its_body_is_told_and_closed() {
    let server = server().await;
    let head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";
    let answer = dribble(server.send(head).await).await;
    assert!(
        answer.starts_with("HTTP/1.1 408") && answer.contains("REQUEST_TIMEOUT"),
        "{answer}"
    );
    assert!(answer.contains("content-security-policy"), "{answer}");
    is_served(&server).await;
}

#[tokio::test]
async fn a_client_that_stays_after_its_answer_is_closed() {
    let server = server().await;
    let mut idle = server.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    let answer = to_the_end(&mut idle).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    is_served(&server).await;
}

/// A server that has much to say, and a connection on which it is asked for it over and over.
async fn much_to_read() -> (Served, TcpStream) {
    let much = Router::new()
        .route("/much", get(|| async { "x".repeat(1 << 20) }))
        .route("/healthz", get(|| async { "ok" }));
    let server = Served::with(much, one_place()).await;
    let socket = TcpSocket::new_v4().expect("a socket");
    // What the system would take on the client's behalf is not the client's reading.
    socket.set_recv_buffer_size(8 * 1024).expect("a small buffer");
    let mut stream = socket.connect(server.address).await.expect("the server listens");
    let asked = "GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(64);
    stream.write_all(asked.as_bytes()).await.expect("the server reads");
    (server, stream)
}

#[tokio::test]
async fn a_client_that_does_not_read_is_closed() {
    let (server, unread) = much_to_read().await;
    is_served(&server).await;
    drop(unread);
}

#[tokio::test]
async fn a_client_that_reads_a_little_now_and_then_is_closed() {
    let (server, mut stream) = much_to_read().await;
    let reading = tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_millis(20));
        let mut few = [0; 64];
        loop {
            beat.tick().await;
            if !matches!(stream.read(&mut few).await, Ok(1..)) {
                return;
            }
        }
    });
    is_served(&server).await;
    reading.abort();
}

#[tokio::test]
async fn a_client_that_reads_on_is_served_to_the_end() {
    let (server, mut stream) = much_to_read().await;
    // Longer than the window, but never less than it asks for.
    let mut beat = tokio::time::interval(Duration::from_millis(2));
    let mut part = vec![0; 256 * 1024];
    let mut taken = 0;
    while taken < 64 << 20 {
        beat.tick().await;
        let read = tokio::time::timeout(PATIENT, stream.read(&mut part))
            .await
            .expect("the server writes")
            .expect("the server stays");
        assert!(read > 0, "closed after {taken} bytes");
        taken += read;
    }
    drop(stream);
    is_served(&server).await;
}

#[tokio::test]
async fn whoever_finds_no_place_waits_and_is_served_when_there_is_one() {
    let server = server().await;
    let mut holder = server.send("GET / HTTP/1.1\r\n").await;
    let mut waiting = Vec::new();
    for _ in 0..5 {
        waiting.push(server.send(HEALTH).await);
    }
    for mut client in waiting {
        assert!(to_the_end(&mut client).await.starts_with("HTTP/1.1 200"));
    }
    to_the_end(&mut holder).await;
}

#[tokio::test]
async fn handlers_know_the_address_of_whoever_asks() {
    let router = Router::new().route(
        "/",
        get(|ConnectInfo(address): ConnectInfo<std::net::SocketAddr>| async move { address.to_string() }),
    );
    let server = Served::with(router, Patience::default()).await;
    let mut client = server
        .send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await;
    let own = client.local_addr().expect("it is connected").to_string();
    assert!(to_the_end(&mut client).await.ends_with(&own));
}
