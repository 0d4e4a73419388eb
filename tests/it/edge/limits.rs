//! How much one may ask, from where, and under which name.

use std::num::NonZeroU32;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use seloste::http::{
    edge::Edge,
    origin::{Hosts, PublicUrl},
    rate::{PerMinute, Rates},
};
use serde_json::{Value, json};

use super::City;

fn code(text: &str) -> String {
    let answer: Value = serde_json::from_str(text).expect("JSON");
    answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or("none")
        .to_owned()
}

fn from(peer: &str, mut request: Request<Body>, headers: &[(&'static str, &str)]) -> Request<Body> {
    for (name, value) in headers {
        request.headers_mut().append(*name, value.parse().expect("a header"));
    }
    let peer = std::net::SocketAddr::new(peer.parse().expect("an address"), 4000);
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

fn query(text: &str) -> Request<Body> {
    Request::post("/graphql")
        .header(header::HOST, "localhost")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({"query": text}).to_string()))
        .expect("a request")
}

fn page() -> Request<Body> {
    Request::get("/fi")
        .header(header::HOST, "localhost")
        .body(Body::empty())
        .expect("a request")
}

async fn limited() -> City {
    City::behind(Edge {
        hosts: Hosts::Loopback,
        trusted_proxies: vec!["10.0.0.0/8".parse().expect("a network")],
        rates: Rates::new(PerMinute {
            address: NonZeroU32::new(100),
            pages: NonZeroU32::new(2),
            ..PerMinute::default()
        }),
    })
    .await
}

#[tokio::test]
async fn who_asks_too_much_is_told_when_to_come_back_in_their_language() {
    let city = limited().await;
    let large = "{ registers(first: 20) { nodes { id name } } }";
    let (status, _, text) = city.ask(from("192.0.2.1", query(large), &[])).await;
    assert_eq!((status, code(&text).as_str()), (StatusCode::OK, "none"));
    let (status, headers, text) = city
        .ask(from("192.0.2.1", query(large), &[("accept-language", "sv")]))
        .await;
    assert_eq!(
        (status, code(&text).as_str()),
        (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED")
    );
    assert!(text.contains("Vänta en stund"), "{text}");
    let wait: u64 = headers[header::RETRY_AFTER]
        .to_str()
        .expect("text")
        .parse()
        .expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    let (status, _, _) = city.ask(from("192.0.2.2", query(large), &[])).await;
    assert_eq!(status, StatusCode::OK, "someone else is not held to it");
}

#[tokio::test]
async fn an_address_is_believed_from_a_configured_proxy_only() {
    let city = limited().await;
    let empties = "{ registers(first: 20) { nodes { id name } } }";
    let status = |peer: &'static str, headers: &'static [(&'static str, &'static str)]| {
        let request = from(peer, query(empties), headers);
        let city = &city;
        async move { city.ask(request).await.0 }
    };
    // A stranger who says to be someone else each time is still the same stranger.
    assert_eq!(
        status("192.0.2.9", &[("x-forwarded-for", "198.51.100.1")]).await,
        StatusCode::OK
    );
    assert_eq!(
        status("192.0.2.9", &[("x-forwarded-for", "198.51.100.2")]).await,
        StatusCode::TOO_MANY_REQUESTS
    );
    // Behind the proxy, each is who the proxy says.
    assert_eq!(
        status("10.0.0.1", &[("x-forwarded-for", "198.51.100.1")]).await,
        StatusCode::OK
    );
    assert_eq!(
        status("10.0.0.2", &[("x-forwarded-for", "198.51.100.2")]).await,
        StatusCode::OK
    );
    assert_eq!(
        status("10.0.0.2", &[("x-forwarded-for", "203.0.113.5, 198.51.100.2")]).await,
        StatusCode::TOO_MANY_REQUESTS,
        "what the client put before it is not read"
    );
}

#[tokio::test]
async fn public_pages_have_a_limit_of_their_own() {
    let city = limited().await;
    for _ in 0..2 {
        assert_eq!(city.ask(from("192.0.2.1", page(), &[])).await.0, StatusCode::OK);
    }
    let (status, headers, text) = city.ask(from("192.0.2.1", page(), &[("accept-language", "fi")])).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        headers.contains_key(header::RETRY_AFTER) && text.contains("Odota hetki"),
        "{text}"
    );
    let (status, _, _) = city.ask(from("192.0.2.1", query("{ viewer { name } }"), &[])).await;
    assert_eq!(status, StatusCode::OK, "a question is counted apart");
}

#[tokio::test]
async fn a_search_of_the_public_is_counted_as_a_page_wherever_it_stands() {
    for address in ["/fi?q=asiakas", "/fi/pori?q=asiakas"] {
        let city = limited().await;
        let search = || {
            let request = Request::get(address).header(header::HOST, "localhost");
            request.body(Body::empty()).expect("a request")
        };
        for _ in 0..2 {
            assert_eq!(
                city.ask(from("192.0.2.1", search(), &[])).await.0,
                StatusCode::OK,
                "{address}"
            );
        }
        let (status, _, _) = city.ask(from("192.0.2.1", search(), &[])).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        assert_eq!(
            city.ask(from("192.0.2.2", search(), &[])).await.0,
            StatusCode::OK,
            "another address"
        );
    }
}

#[tokio::test]
async fn another_site_can_neither_change_nor_ask_through_a_visitors_browser() {
    let city = City::behind(Edge::of_demo()).await;
    for (header, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let (status, _, text) = city
            .ask(from("127.0.0.1", query("{ viewer { name } }"), &[(header, value)]))
            .await;
        assert_eq!(
            (status, code(&text).as_str()),
            (StatusCode::FORBIDDEN, "CROSS_SITE_REQUEST"),
            "{header}: {value}"
        );
        let (status, _, _) = city.ask(from("127.0.0.1", page(), &[(header, value)])).await;
        assert_eq!(
            status,
            StatusCode::OK,
            "a public page may be linked to and read from anywhere"
        );
    }
    let own = [("origin", "http://localhost"), ("sec-fetch-site", "same-origin")];
    let (status, _, _) = city.ask(from("127.0.0.1", query("{ viewer { name } }"), &own)).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn the_demo_answers_to_names_of_this_machine_only() {
    let city = City::behind(Edge::of_demo()).await;
    for path in ["/", "/fi/pori", "/graphql", "/app/icon.svg"] {
        let request = Request::get(path)
            .header(header::HOST, "rebound.example:8080")
            .body(Body::empty());
        let (status, _, _) = city.ask(request.expect("a request")).await;
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{path}");
    }
    let public = PublicUrl::parse("https://seloste.example.fi").expect("an address");
    let city = City::behind(Edge {
        hosts: Hosts::Public(public),
        ..Edge::open()
    })
    .await;
    for (host, expected) in [
        ("seloste.example.fi", StatusCode::OK),
        ("localhost", StatusCode::MISDIRECTED_REQUEST),
    ] {
        let request = Request::get("/fi").header(header::HOST, host).body(Body::empty());
        assert_eq!(city.ask(request.expect("a request")).await.0, expected, "{host}");
    }
}
