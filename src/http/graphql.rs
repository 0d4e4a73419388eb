//! How is GraphQL spoken over HTTP? The specification of that name, MUST, SHOULD and MAY alike.
//!
//! Operations that change something run from POST with `application/json` only: no form on another site can send that, so
//! the content type is also the first defence against forged requests. One request holds one operation: no batches, and no
//! multipart, for nothing is uploaded here. In demo mode a browser that asks for a page gets GraphiQL.

mod refusals;

use std::sync::Arc;

use async_graphql::Variables;
use axum::{
    Extension, Router,
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::Utc;
use rust_embed::RustEmbed;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::SizeAbove},
};

use self::refusals::{
    BATCH, EXTENSIONS, METHOD, NO_JSON, NO_OBJECT, NO_QUERY, NOT_A_QUERY, NOT_ACCEPTABLE, OPERATION_NAME, QUERY,
    TOO_LARGE, TOO_SLOW, UNAUTHENTICATED, UNCHECKED, UNREADABLE_ADDRESS, UNSUPPORTED, VARIABLES,
};
use super::{
    client::Client as Asker,
    patience::was_too_slow,
    refusal::{Refusal, language},
    script_page::with_nonce,
    server::LARGEST,
    who::{Who, who},
};
use crate::{
    app::App,
    graphql::{Answer, Question},
};

/// What any request costs: reading it, and saying no.
const ASKING: u64 = 10;
/// Bytes of a document that cost one more to read and check.
const BYTES: usize = 16;

/// What reading a document costs, before anything is known of it.
pub(super) const fn reading(document: &str) -> u64 {
    ASKING + (document.len() / BYTES) as u64
}

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
    // JSON says its names over and over: a page of the list is a sixth of it in gzip, and waits for no stronger coding. Only who asks from
    // this very site is answered with what a session may read, so nobody else can guess at it by how long it gets.
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(LARGE));
    Router::new()
        .route("/graphql", get(over_get).post(over_post).fallback(neither))
        .layer(compression)
}

/// An answer of so many bytes is worth compressing: a smaller one fits into a packet or two as it is.
const LARGE: u64 = 2 * 1024;

/// What a request carries, as the specification names it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

/// Who asks, and in which form they would have the answer.
struct Asked {
    headers: HeaderMap,
    client: Option<Asker>,
    form: Form,
}

async fn over_get(
    State(app): State<Arc<App>>,
    client: Option<Extension<Asker>>,
    headers: HeaderMap,
    parameters: Result<Query<Parameters>, impl Sized>,
) -> Response {
    if app.demo
        && wants_page(&headers)
        && let Some(page) = Client::get("graphiql.html")
    {
        return graphiql(&page.data);
    }
    let asked = match Asked::of(headers, client) {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let Ok(Query(parameters)) = parameters else {
        return asked.refused(&UNREADABLE_ADDRESS);
    };
    let mut fields = Map::new();
    if let Some(query) = parameters.query {
        fields.insert("query".to_owned(), Value::String(query));
    }
    if let Some(name) = parameters.operation_name.filter(|name| !name.is_empty()) {
        fields.insert("operationName".to_owned(), Value::String(name));
    }
    for (name, text, refusal) in [
        ("variables", parameters.variables, &VARIABLES),
        ("extensions", parameters.extensions, &EXTENSIONS),
    ] {
        match text
            .filter(|text| !text.is_empty())
            .map(|text| serde_json::from_str(&text))
        {
            None => {}
            Some(Ok(value)) => {
                fields.insert(name.to_owned(), value);
            }
            Some(Err(_)) => return asked.refused(refusal),
        }
    }
    run(&app, &asked, fields, true).await
}

async fn over_post(
    State(app): State<Arc<App>>,
    client: Option<Extension<Asker>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let asked = match Asked::of(headers, client) {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    if !is_json(&asked.headers) {
        return asked.refused(&UNSUPPORTED);
    }
    let body = match axum::body::to_bytes(body, LARGEST).await {
        Ok(body) => body,
        Err(error) if was_too_slow(&error) => return asked.refused(&TOO_SLOW),
        Err(_) => return asked.refused(&TOO_LARGE),
    };
    match serde_json::from_slice(&body) {
        Ok(Value::Object(fields)) => run(&app, &asked, fields, false).await,
        Ok(Value::Array(_)) => asked.refused(&BATCH),
        Ok(_) => asked.refused(&NO_OBJECT),
        Err(_) => asked.refused(&NO_JSON),
    }
}

/// Neither read nor sent.
async fn neither(client: Option<Extension<Asker>>, headers: HeaderMap) -> Response {
    match Asked::of(headers, client) {
        Ok(asked) => {
            let mut response = asked.refused(&METHOD);
            let allowed = HeaderValue::from_static("GET, HEAD, POST");
            response.headers_mut().insert(header::ALLOW, allowed);
            response
        }
        Err(response) => response,
    }
}

/// The page to ask from.
fn graphiql(page: &[u8]) -> Response {
    ([(header::VARY, "Accept")], with_nonce(page)).into_response()
}

async fn run(app: &App, asked: &Asked, fields: Map<String, Value>, queries_only: bool) -> Response {
    let question = match question(fields, queries_only) {
        Ok(question) => question,
        Err(refusal) => return asked.refused(refusal),
    };
    let charge = |account, cost| match &asked.client {
        Some(client) => app.edge.rates.charge(client, account, cost),
        None => Ok(()),
    };
    // Charged before anything is looked up or read, for that costs too; and again when it is known what answering may cost.
    if let Err(refusal) = charge(None, reading(&question.query)) {
        return asked.refused(&refusal);
    }
    let now = Utc::now();
    let actor = match who(app, &asked.headers, now).await {
        Ok(Who::Actor(actor)) => actor,
        Ok(Who::Refused(reason)) => {
            tracing::info!(%reason, "credentials were refused");
            return asked.unauthenticated();
        }
        Ok(Who::Closed) => return asked.unauthenticated(),
        Err(error) => {
            tracing::error!(%error, "credentials could not be checked");
            return asked.refused(&UNCHECKED);
        }
    };
    let language = language(&asked.headers);
    let weighed = match app.schema.weigh(&app.inventory, &actor, language, question) {
        Ok(weighed) => weighed,
        Err(answer) => return asked.answered(answer),
    };
    if let Err(refusal) = charge(actor.account.as_ref(), weighed.cost) {
        return asked.refused(&refusal);
    }
    let answer = app.schema.run(&app.inventory, &actor, now, language, weighed).await;
    asked.answered(answer)
}

fn question(mut fields: Map<String, Value>, queries_only: bool) -> Result<Question, &'static Refusal> {
    let query = match fields.remove("query") {
        Some(Value::String(query)) => query,
        None | Some(Value::Null) => return Err(&NO_QUERY),
        Some(_) => return Err(&QUERY),
    };
    let operation_name = match fields.remove("operationName") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return Err(&OPERATION_NAME),
    };
    let variables = match fields.remove("variables") {
        None | Some(Value::Null) => Variables::default(),
        Some(value @ Value::Object(_)) => Variables::from_json(value),
        Some(_) => return Err(&VARIABLES),
    };
    match fields.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(Question {
            query,
            operation_name,
            variables,
            queries_only,
        }),
        Some(_) => Err(&EXTENSIONS),
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

impl Asked {
    fn of(headers: HeaderMap, client: Option<Extension<Asker>>) -> Result<Self, Response> {
        let wanted = form(&headers);
        let asked = Self {
            headers,
            client: client.map(|Extension(client)| client),
            form: wanted.unwrap_or(Form::Json),
        };
        match wanted {
            Some(_) => Ok(asked),
            None => Err(asked.refused(&NOT_ACCEPTABLE)),
        }
    }

    fn answered(&self, answer: Answer) -> Response {
        match answer {
            Answer::Run(answered) => told(self.form, StatusCode::OK, serde_json::to_vec(&answered)),
            Answer::Refused(answered) => {
                let status = if self.form == Form::Json {
                    StatusCode::OK
                } else {
                    StatusCode::BAD_REQUEST
                };
                told(self.form, status, without_data(&answered))
            }
            Answer::Late(answered) => told(self.form, StatusCode::SERVICE_UNAVAILABLE, without_data(&answered)),
            Answer::NotAQuery => {
                let mut response = self.refused(&NOT_A_QUERY);
                let allowed = HeaderValue::from_static("POST");
                response.headers_mut().insert(header::ALLOW, allowed);
                response
            }
        }
    }

    /// The session has ended, or the token holds no more.
    fn unauthenticated(&self) -> Response {
        let mut response = self.refused(&UNAUTHENTICATED);
        let challenge = HeaderValue::from_static("Bearer realm=\"seloste\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        response
    }

    fn refused(&self, refusal: &Refusal) -> Response {
        let sentence = refusal.sentence(language(&self.headers));
        let body = json!({"errors": [{"message": sentence, "extensions": {"code": refusal.code}}]});
        let mut response = told(self.form, refusal.status, serde_json::to_vec(&body));
        if let Some(seconds) = refusal.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// What is told when nothing was run: no `data`, not even null.
fn without_data(answered: &async_graphql::Response) -> serde_json::Result<Vec<u8>> {
    let mut body = json!({"errors": answered.errors});
    if !answered.extensions.is_empty() {
        body["extensions"] = json!(answered.extensions);
    }
    serde_json::to_vec(&body)
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
