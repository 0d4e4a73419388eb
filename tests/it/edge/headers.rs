//! What a browser is told with every answer.

use std::num::NonZeroU32;

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use seloste::http::{
    edge::Edge,
    origin::{Hosts, PublicUrl},
    rate::{PerMinute, Rates},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{City, Served, one_place, to_the_end};

fn get(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    headers
        .iter()
        .fold(
            Request::get(path).header(header::HOST, "localhost"),
            |request, (name, value)| request.header(*name, *value),
        )
        .body(Body::empty())
        .expect("a request")
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_whatever_it_says() {
    let city = City::behind(Edge {
        // Enough for one question, and not for two.
        rates: Rates::new(PerMinute {
            address: NonZeroU32::new(20),
            ..PerMinute::default()
        }),
        ..Edge::of_demo()
    })
    .await;
    let post = |kind: &str, body: Vec<u8>| {
        Request::post("/graphql")
            .header(header::HOST, "localhost")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .expect("a request")
    };
    let (_, headers, _) = city.ask(get("/fi", &[])).await;
    let etag = text(&headers, "etag").to_owned();
    let json = "application/json";
    for (request, status) in [
        (get("/fi", &[]), StatusCode::OK),
        (get("/fi", &[("if-none-match", &etag)]), StatusCode::NOT_MODIFIED),
        (get("/fi/nowhere/at/all", &[]), StatusCode::NOT_FOUND),
        (get("/graphql", &[("accept", "image/png")]), StatusCode::NOT_ACCEPTABLE),
        (post("text/plain", Vec::new()), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (post(json, vec![b' '; 70_000]), StatusCode::PAYLOAD_TOO_LARGE),
        (post(json, b"[]".to_vec()), StatusCode::BAD_REQUEST),
        (
            post(json, br#"{"query": "{ viewer { name } }"}"#.to_vec()),
            StatusCode::OK,
        ),
        (
            post(json, br#"{"query": "{ viewer { name } }"}"#.to_vec()),
            StatusCode::TOO_MANY_REQUESTS,
        ),
        (
            Request::delete("/graphql")
                .header(header::HOST, "localhost")
                .body(Body::empty())
                .expect("a request"),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (
            get("/graphql", &[("origin", "https://evil.example")]),
            StatusCode::FORBIDDEN,
        ),
        (
            Request::get("/fi").body(Body::empty()).expect("a request"),
            StatusCode::MISDIRECTED_REQUEST,
        ),
    ] {
        let asked = format!("{} {}", request.method(), request.uri());
        let (told, headers, _) = city.ask(request).await;
        assert_eq!(told, status, "{asked}");
        let policy = text(&headers, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{asked}: {policy}"
        );
        for name in [
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
        ] {
            assert!(!text(&headers, name).is_empty(), "{asked}: {name}");
        }
        for name in ["server", "x-powered-by"] {
            assert!(!headers.contains_key(name), "{asked}: {name}");
        }
    }
}

#[tokio::test]
async fn what_someone_is_told_who_says_who_they_are_is_kept_nowhere() {
    let city = City::behind(Edge::of_demo()).await;
    for said in [("cookie", "__Host-session=x"), ("authorization", "Bearer x")] {
        for path in ["/fi", "/fi/pori", "/fi/nowhere"] {
            let (_, headers, _) = city.ask(get(path, &[said])).await;
            assert_eq!(text(&headers, "cache-control"), "no-store", "{path} with {said:?}");
        }
    }
    let (_, headers, _) = city.ask(get("/fi", &[])).await;
    assert!(text(&headers, "cache-control").starts_with("public"));
}

#[tokio::test]
async fn whoever_came_over_https_is_told_to_come_back_no_other_way() {
    let hsts = |headers: &HeaderMap| text(headers, "strict-transport-security").to_owned();
    let city = City::behind(Edge {
        trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
        ..Edge::of_demo()
    })
    .await;
    assert_eq!(hsts(&city.ask(get("/fi", &[])).await.1), "");
    assert_eq!(
        hsts(&city.ask(get("/fi", &[("x-forwarded-proto", "http")])).await.1),
        ""
    );
    assert_eq!(
        hsts(&city.ask(get("/fi", &[("x-forwarded-proto", "https")])).await.1),
        "max-age=31536000"
    );
    let city = City::behind(Edge::of_demo()).await;
    assert_eq!(
        hsts(&city.ask(get("/fi", &[("x-forwarded-proto", "https")])).await.1),
        "",
        "nobody is believed here"
    );
    let public = PublicUrl::parse("https://localhost").expect("an address");
    let city = City::behind(Edge {
        hosts: Hosts::Public(public),
        ..Edge::open()
    })
    .await;
    assert_eq!(hsts(&city.ask(get("/fi", &[])).await.1), "max-age=31536000");
}

#[tokio::test]
async fn the_page_that_runs_scripts_runs_only_those_with_this_answers_nonce() {
    let city = City::behind(Edge::of_demo()).await;
    let mut nonces = Vec::new();
    for _ in 0..2 {
        let (status, headers, page) = city.ask(get("/graphql", &[("accept", "text/html")])).await;
        if status == StatusCode::BAD_REQUEST {
            eprintln!("skipped: the web client is not built");
            return;
        }
        let policy = text(&headers, "content-security-policy").to_owned();
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce")
            .to_owned();
        assert!(
            policy.contains(&format!("script-src 'nonce-{nonce}' 'strict-dynamic';")) && !policy.contains("unsafe"),
            "{policy}"
        );
        for script in page.split("<script").skip(1) {
            assert!(script.starts_with(&format!(" nonce=\"{nonce}\" ")), "{script:.100}");
        }
        assert!(page.contains("<script"), "{page}");
        assert_eq!(text(&headers, "cache-control"), "no-store");
        nonces.push(nonce);
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[tokio::test]
async fn what_could_not_even_be_read_is_answered_with_the_security_headers_too() {
    let city = City::behind(Edge::of_demo()).await;
    let server = Served::with(city.router.clone(), one_place()).await;
    // More fields than are read, in few bytes: what a client still sends when it is closed on can cost it the answer.
    let fields: String = (0..200).map(|number| format!("X-{number}: y\r\n")).collect();
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n");
    let health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (sent, status) in [
        ("NO HTTP AT ALL\r\n\r\n", "400 "),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n", "400 "),
        (long.as_str(), "431 "),
    ] {
        let answer = to_the_end(&mut server.send(sent).await).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
        ] {
            assert!(answer.contains(&format!("\r\n{name}: ")), "{name} in {answer}");
        }
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
    // The same on a connection that was answered before.
    let mut second = server.send(health).await;
    let mut first = vec![0; 4096];
    let read = second.read(&mut first).await.expect("an answer");
    assert!(first[..read].starts_with(b"HTTP/1.1 200"));
    second
        .write_all(b"NO HTTP AT ALL\r\n\r\n")
        .await
        .expect("the server reads");
    let answer = to_the_end(&mut second).await;
    assert!(
        answer.starts_with("HTTP/1.1 400") && answer.contains("nosniff"),
        "{answer}"
    );
}
