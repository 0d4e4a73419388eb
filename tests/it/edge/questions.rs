//! Questions made to cost much, and questions that must pass.

use axum::{
    body::Body,
    http::{Request, header},
};
use seloste::http::edge::Edge;
use serde_json::Value;

use super::{City, hostile};

/// A question of the city's data protection officer: most is looked through for them.
fn post(city: &City, body: String) -> Request<Body> {
    Request::post("/graphql")
        .header(header::AUTHORIZATION, format!("Bearer {}", city.token))
        .header(header::HOST, "localhost")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body))
        .expect("a request")
}

#[tokio::test]
async fn whatever_is_asked_is_answered_or_refused_in_the_form_of_the_api() {
    let city = City::behind(Edge::of_demo()).await;
    let kinds = hostile::requests();
    assert!(kinds.len() >= 100, "there are {}", kinds.len());
    for hostile::Hostile { kind, body } in kinds {
        let (status, _, text) = city.ask(post(&city, body)).await;
        assert!(status.is_success(), "{kind}: {status}");
        let answer: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{kind}: {error}: {text:.300}"));
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        assert!(
            !answer["data"].is_null() || !errors.is_empty(),
            "{kind}: neither data nor errors"
        );
        for error in &errors {
            assert!(error["extensions"]["code"].is_string(), "{kind}: {error}");
            let message = error["message"].as_str().expect("a sentence");
            assert!(
                message.len() < 500 && !message.contains("Did you mean"),
                "{kind}: {message}"
            );
        }
    }
}

#[tokio::test]
async fn what_is_refused_before_anything_is_checked_has_a_code_of_its_own() {
    let city = City::behind(Edge::of_demo()).await;
    let mut seen = std::collections::BTreeMap::new();
    for hostile::Hostile { kind, body } in hostile::requests() {
        let (_, _, text) = city.ask(post(&city, body)).await;
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            seen.entry(code.to_owned()).or_insert(kind);
        }
    }
    for code in [
        "QUERY_TOO_LARGE",
        "QUERY_TOO_DEEP",
        "QUERY_TOO_COSTLY",
        "GRAPHQL_PARSE_FAILED",
        "GRAPHQL_VALIDATION_FAILED",
    ] {
        assert!(seen.contains_key(code), "{code} is in {seen:?}");
    }
}

#[tokio::test]
async fn the_standard_introspection_is_answered() {
    let city = City::behind(Edge::of_demo()).await;
    let body = serde_json::json!({"query": hostile::answers::standard_introspection()}).to_string();
    let (_, _, text) = city.ask(post(&city, body)).await;
    let answer: Value = serde_json::from_str(&text).expect("JSON");
    assert!(answer["errors"].is_null(), "{text:.500}");
    assert!(
        answer["data"]["__schema"]["types"]
            .as_array()
            .is_some_and(|types| types.len() > 100)
    );
}
