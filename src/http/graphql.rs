//! How is GraphQL spoken over HTTP? The specification of that name, MUST, SHOULD and MAY alike.
//!
//! Operations that change something run from POST with `application/json` only: no form on another site can send that, so
//! the content type is also the defence against forged requests. In demo mode a browser that asks for a page gets GraphiQL.

use std::sync::Arc;

use async_graphql::Variables;
use axum::{
    Router,
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::Utc;
use entity::vocabulary::Language;
use rust_embed::RustEmbed;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::who::{Who, who};
use crate::{
    app::App,
    graphql::{Answer, Question},
};

/// The largest request body, in bytes: a whole register with its parts fits many times over.
const LARGEST: usize = 64 * 1024;

/// GraphiQL, when the web client was built. Its scripts are served under `/app/`.
#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Client;

/// The two forms an answer can take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    GraphqlResponse,
}

impl Form {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }
}

/// `/graphql`: queries over GET, everything over POST.
pub fn router() -> Router<Arc<App>> {
    Router::new().route("/graphql", get(over_get).post(over_post))
}

/// What a request carries, as the specification names it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

async fn over_get(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    parameters: Result<Query<Parameters>, impl Sized>,
) -> Response {
    if app.demo
        && wants_page(&headers)
        && let Some(page) = Client::get("graphiql.html")
    {
        let kind = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::VARY, "Accept"),
        ];
        return (kind, Body::from(page.data)).into_response();
    }
    let Some(form) = form(&headers) else {
        return not_acceptable();
    };
    let Ok(Query(parameters)) = parameters else {
        return bad_request(form, "The address cannot be read.");
    };
    let mut fields = Map::new();
    if let Some(query) = parameters.query {
        fields.insert("query".to_owned(), Value::String(query));
    }
    if let Some(name) = parameters.operation_name.filter(|name| !name.is_empty()) {
        fields.insert("operationName".to_owned(), Value::String(name));
    }
    for (name, text) in [
        ("variables", parameters.variables),
        ("extensions", parameters.extensions),
    ] {
        match text
            .filter(|text| !text.is_empty())
            .map(|text| serde_json::from_str(&text))
        {
            None => {}
            Some(Ok(value)) => {
                fields.insert(name.to_owned(), value);
            }
            Some(Err(_)) => return bad_request(form, &format!("`{name}` is not JSON.")),
        }
    }
    run(&app, &headers, form, fields, true).await
}

async fn over_post(State(app): State<Arc<App>>, headers: HeaderMap, body: Body) -> Response {
    let Some(form) = form(&headers) else {
        return not_acceptable();
    };
    if !is_json(&headers) {
        return refused(
            form,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "Send application/json.",
        );
    }
    let Ok(body) = axum::body::to_bytes(body, LARGEST).await else {
        return refused(
            form,
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
            "The request is larger than 64 KiB.",
        );
    };
    match serde_json::from_slice(&body) {
        Ok(Value::Object(fields)) => run(&app, &headers, form, fields, false).await,
        Ok(_) => bad_request(form, "The body is not a JSON object."),
        Err(_) => bad_request(form, "The body is not JSON."),
    }
}

async fn run(app: &App, headers: &HeaderMap, form: Form, fields: Map<String, Value>, queries_only: bool) -> Response {
    let question = match question(fields, queries_only) {
        Ok(question) => question,
        Err(reason) => return bad_request(form, reason),
    };
    let now = Utc::now();
    let actor = match who(app, headers, now).await {
        Ok(Who::Actor(actor)) => actor,
        Ok(Who::Refused(reason)) => {
            tracing::info!(%reason, "credentials were refused");
            return unauthenticated(form, language(headers));
        }
        Ok(Who::Closed) => return unauthenticated(form, language(headers)),
        Err(error) => {
            tracing::error!(%error, "credentials could not be checked");
            let message = "Who you are cannot be checked now; try again.";
            return refused(form, StatusCode::SERVICE_UNAVAILABLE, "TRY_AGAIN", message);
        }
    };
    match app
        .schema
        .answer(&app.inventory, &actor, now, language(headers), question)
        .await
    {
        Answer::Run(answered) => told(form, StatusCode::OK, serde_json::to_vec(&answered)),
        // Nothing was run, so there is no `data`, not even null.
        Answer::Refused(answered) => {
            let status = if form == Form::Json {
                StatusCode::OK
            } else {
                StatusCode::BAD_REQUEST
            };
            told(form, status, serde_json::to_vec(&json!({"errors": answered.errors})))
        }
        Answer::NotAQuery => {
            let message = "Over GET only queries are run; send this with POST.";
            let mut response = refused(form, StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message);
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static("POST"));
            response
        }
    }
}

fn question(mut fields: Map<String, Value>, queries_only: bool) -> Result<Question, &'static str> {
    let query = match fields.remove("query") {
        Some(Value::String(query)) => query,
        None | Some(Value::Null) => return Err("`query` is missing."),
        Some(_) => return Err("`query` is not a string."),
    };
    let operation_name = match fields.remove("operationName") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return Err("`operationName` is not a string."),
    };
    let variables = match fields.remove("variables") {
        None | Some(Value::Null) => Variables::default(),
        Some(value @ Value::Object(_)) => Variables::from_json(value),
        Some(_) => return Err("`variables` is not an object."),
    };
    match fields.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(Question {
            query,
            operation_name,
            variables,
            queries_only,
        }),
        Some(_) => Err("`extensions` is not an object."),
    }
}

/// The form the client would have: the first it names that we speak. JSON when it names none, nothing when we speak none.
fn form(headers: &HeaderMap) -> Option<Form> {
    let Some(accept) = headers.get(header::ACCEPT) else {
        return Some(Form::Json);
    };
    let accept = accept.to_str().ok()?;
    accept.split(',').find_map(|range| match media_type(range).as_str() {
        "application/json" | "application/*" | "*/*" => Some(Form::Json),
        "application/graphql-response+json" => Some(Form::GraphqlResponse),
        _ => None,
    })
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .unwrap_or_default();
    accept.split(',').any(|range| media_type(range) == "text/html")
}

fn is_json(headers: &HeaderMap) -> bool {
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    media_type(given) == "application/json"
}

/// A media type without its parameters.
fn media_type(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The language of sentences: what the header `language` says, else the first of `Accept-Language` that we speak.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
            .unwrap_or_default()
    };
    let mut asked = text("language").split(',').chain(text("accept-language").split(','));
    let spoken = asked.find_map(|tag| {
        match tag
            .split([';', '-'])
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
            .as_str()
        {
            "fi" => Some(Language::Fi),
            "sv" => Some(Language::Sv),
            "en" => Some(Language::En),
            _ => None,
        }
    });
    // Programs seldom say; their makers read English.
    spoken.unwrap_or(Language::En)
}

/// The session has ended, or the token holds no more.
fn unauthenticated(form: Form, language: Language) -> Response {
    let message = match language {
        Language::Fi => "Kirjaudu uudelleen: istunto on päättynyt tai tunniste ei kelpaa.",
        Language::Sv => "Logga in på nytt: sessionen har upphört eller åtkomstnyckeln duger inte.",
        Language::En => "Sign in again: the session has ended, or the token does not hold.",
    };
    let mut response = refused(form, StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
    let challenge = HeaderValue::from_static("Bearer realm=\"seloste\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

fn not_acceptable() -> Response {
    let message = "Answers are application/json or application/graphql-response+json.";
    refused(Form::Json, StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
}

fn bad_request(form: Form, message: &str) -> Response {
    refused(form, StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
}

fn refused(form: Form, status: StatusCode, code: &str, message: &str) -> Response {
    told(
        form,
        status,
        serde_json::to_vec(&json!({"errors": [{"message": message, "extensions": {"code": code}}]})),
    )
}

fn told(form: Form, status: StatusCode, body: serde_json::Result<Vec<u8>>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, form.content_type()),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "Accept, Accept-Language, Language"),
    ];
    match body {
        Ok(body) => (status, headers, body).into_response(),
        Err(error) => {
            // Values of the inventory are strings, numbers and lists; JSON has a form for each.
            tracing::error!(%error, "an answer could not be written as JSON");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
