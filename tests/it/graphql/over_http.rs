//! Does the server speak GraphQL over HTTP as the specification has it?

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use seloste::app::App;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::Api;

async fn server() -> (Router, Api) {
    let api = Api::of_a_city().await;
    let app = Arc::new(App::new(Arc::clone(&api.inventory), true));
    (seloste::http::graphql::router().with_state(app), api)
}

/// Sends a request; the status, the content type and the body come back.
async fn send(server: &Router, request: Request<Body>) -> (StatusCode, String, Value) {
    let response = server.clone().oneshot(request).await.expect("the server answers");
    let status = response.status();
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .expect("a body");
    (
        status,
        kind,
        serde_json::from_slice(&body).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned())),
    )
}

fn post(accept: &str, content_type: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post("/graphql")
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, content_type);
    request.body(body.into()).expect("a request")
}

const JSON: &str = "application/json";
const GRAPHQL: &str = "application/graphql-response+json";

#[tokio::test]
async fn a_query_is_answered_in_the_form_the_client_would_have() {
    let (server, _api) = server().await;
    let body = r#"{"query": "{ viewer { name } }"}"#;
    for (accept, expected) in [
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        ("*/*", JSON),
        ("text/plain, application/graphql-response+json;q=0.9, */*", GRAPHQL),
    ] {
        let (status, kind, answer) = send(&server, post(accept, JSON, body)).await;
        assert_eq!(
            (status, &answer["data"]),
            (StatusCode::OK, &json!({"viewer": {"name": "public"}}))
        );
        assert!(kind.starts_with(expected), "{accept}: {kind}");
    }
    let (status, _, answer) = send(&server, post("text/plain", JSON, body)).await;
    assert_eq!(status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(super::codes(&answer), ["NOT_ACCEPTABLE"]);
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_told_by_status_and_code() {
    let (server, _api) = server().await;
    let large = format!(r#"{{"query": "{{ viewer {{ name }} }} # {}"}}"#, "x".repeat(70_000));
    for (request, status, code) in [
        (
            post(JSON, "text/plain", r#"{"query": "{ viewer { name } }"}"#),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
        ),
        (
            post(JSON, "application/x-www-form-urlencoded", "query={viewer{name}}"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
        ),
        (
            post(JSON, JSON, large),
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
        ),
        (post(JSON, JSON, "{"), StatusCode::BAD_REQUEST, "BAD_REQUEST"),
        (post(JSON, JSON, "7"), StatusCode::BAD_REQUEST, "BAD_REQUEST"),
        (
            post(JSON, JSON, r#"[{"query": "{ viewer { name } }"}]"#),
            StatusCode::BAD_REQUEST,
            "BATCHING_NOT_SUPPORTED",
        ),
        (
            post(JSON, "multipart/form-data; boundary=x", "--x--"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
        ),
        (
            Request::put("/graphql").body(Body::empty()).expect("a request"),
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
        ),
        (post(JSON, JSON, "{}"), StatusCode::BAD_REQUEST, "BAD_REQUEST"),
        (
            post(JSON, JSON, r#"{"query": "{ viewer { name } }", "variables": 7}"#),
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
        ),
        (
            post(JSON, JSON, r#"{"query": "{"}"#),
            StatusCode::OK,
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            post(GRAPHQL, JSON, r#"{"query": "{"}"#),
            StatusCode::BAD_REQUEST,
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            post(GRAPHQL, JSON, r#"{"query": "{ robot }"}"#),
            StatusCode::BAD_REQUEST,
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        let uri = format!("{request:?}");
        let (told, _, answer) = send(&server, request).await;
        assert_eq!(
            (told, super::codes(&answer)),
            (status, vec![code.to_owned()]),
            "{uri} {answer}"
        );
        assert!(answer.get("data").is_none());
    }
}

#[tokio::test]
async fn get_runs_queries_and_nothing_else() {
    let (server, _api) = server().await;
    let get = |address: &str, accept: &str| {
        Request::get(address)
            .header(header::ACCEPT, accept)
            .body(Body::empty())
            .expect("a request")
    };
    let (status, _, answer) = send(
        &server,
        get(
            "/graphql?query=query(%24id:ID!)%7Bnode(id:%24id)%7Bid%7D%7D&variables=%7B%22id%22:%22country:fi%22%7D",
            JSON,
        ),
    )
    .await;
    assert_eq!(
        (status, &answer["data"]),
        (StatusCode::OK, &json!({"node": {"id": "country:fi"}}))
    );
    let change = "/graphql?query=mutation%7BarchiveRegister(input:%7Bid:%22register:pori/1%22,version:1%7D)%7BuserErrors%7Bcode%7D%7D%7D";
    for accept in [JSON, GRAPHQL] {
        let (status, _, answer) = send(&server, get(change, accept)).await;
        assert_eq!(
            (status, super::codes(&answer)),
            (StatusCode::METHOD_NOT_ALLOWED, vec!["METHOD_NOT_ALLOWED".to_owned()])
        );
    }
    assert_eq!(send(&server, get("/graphql", JSON)).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(
        send(&server, get("/graphql?query=%7Bviewer%7Bname%7D%7D&variables=7", JSON))
            .await
            .0,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        send(
            &server,
            get("/graphql?query=%7Bviewer%7Bname%7D%7D&variables=%7B", JSON)
        )
        .await
        .0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn sentences_come_in_the_language_asked_for() {
    let (server, _api) = server().await;
    for (name, value, expected) in [
        ("accept-language", "sv-FI, fi;q=0.5", "En sida kan ha 0–100 poster."),
        ("language", "fi", "Sivulla voi olla 0–100 kohdetta."),
        ("accept-language", "de", "A page has from 0 to 100 items."),
    ] {
        let mut request = post(JSON, JSON, r#"{"query": "{ registers(first: 1000) { totalCount } }"}"#);
        request.headers_mut().insert(name, value.parse().expect("a header"));
        assert_eq!(send(&server, request).await.2["errors"][0]["message"], expected);
    }
}

#[tokio::test]
async fn each_answer_tells_what_it_could_have_cost() {
    let (server, _api) = server().await;
    let cost = |answer: &Value| answer["extensions"]["cost"].clone();
    for (query, requested) in [
        ("{ viewer { name signedIn } }", 3),
        ("{ registers { nodes { id name } } }", 1 + 20 * 3),
        ("{ registers(first: 7) { nodes { id name } } }", 1 + 7 * 3),
        (
            "query ($n: Int = 5) { registers(first: $n) { nodes { id } } }",
            1 + 5 * 2,
        ),
        ("{ viewer { ...a ...a } } fragment a on Viewer { name }", 3),
    ] {
        let (_, _, answer) = send(&server, post(JSON, JSON, json!({"query": query}).to_string())).await;
        assert_eq!(
            cost(&answer),
            json!({"requested": requested, "limit": 40_000}),
            "{query}"
        );
        assert!(answer["errors"].is_null(), "{answer}");
    }
    let body = json!({"query": "query ($n: Int) { registers(first: $n) { nodes { id } } }", "variables": {"n": 3}});
    assert_eq!(
        cost(&send(&server, post(JSON, JSON, body.to_string())).await.2)["requested"],
        7
    );
    let dear = "{ registers(first: 100) { nodes { flows(first: 100) { nodes { id to { id } } } } } }";
    let (_, _, answer) = send(&server, post(JSON, JSON, json!({"query": dear}).to_string())).await;
    assert_eq!(super::codes(&answer), ["QUERY_TOO_COSTLY"]);
    assert!(
        cost(&answer)["requested"].as_u64() > cost(&answer)["limit"].as_u64(),
        "{answer}"
    );
}

#[tokio::test]
async fn a_long_answer_is_compressed_for_whoever_takes_it_and_says_the_same() {
    let (server, _api) = server().await;
    let ask = async |document: &str, coding: Option<&str>| {
        let mut request = post(JSON, JSON, json!({"query": document}).to_string());
        if let Some(coding) = coding {
            let coding = coding.parse().expect("a header");
            request.headers_mut().insert(header::ACCEPT_ENCODING, coding);
        }
        let response = server.clone().oneshot(request).await.expect("the server answers");
        let head = response.headers().clone();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        (head, body.expect("a body"))
    };
    let long = "{ __schema { types { name } } }";
    let (head, plain) = ask(long, None).await;
    assert!(plain.len() > 2_048 && !head.contains_key(header::CONTENT_ENCODING));
    let (head, packed) = ask(long, Some("br, gzip;q=0.5")).await;
    assert_eq!(head[header::CONTENT_ENCODING], "gzip");
    let varies = head.get_all(header::VARY).iter();
    let varies: Vec<_> = varies.filter_map(|value| value.to_str().ok()).collect();
    let varies = varies.join(", ").to_ascii_lowercase();
    assert!(
        varies.contains("accept-encoding") && varies.contains("language"),
        "{varies}"
    );
    assert!(packed.len() * 2 < plain.len(), "{} of {}", packed.len(), plain.len());
    let mut told = Vec::new();
    std::io::copy(&mut flate2::read::GzDecoder::new(&packed[..]), &mut told).expect("gzip");
    assert_eq!(told, plain);
    for (document, coding) in [(long, "gzip;q=0, identity"), ("{ viewer { name } }", "gzip")] {
        let (head, _) = ask(document, Some(coding)).await;
        assert!(!head.contains_key(header::CONTENT_ENCODING), "{document} {coding}");
    }
}
