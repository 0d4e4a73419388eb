//! How does the edge say no? A status, a stable code, and a sentence in the language of whoever asks: as an entry of `errors`
//! where GraphQL is spoken, else as a line of text.

use async_graphql::ServerError;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use entity::vocabulary::Language;
use serde_json::json;

/// Why the edge says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status.
    pub status: StatusCode,
    /// The stable code.
    pub code: &'static str,
    /// The sentence in Finnish, Swedish and English.
    pub sentences: [&'static str; 3],
    /// Seconds after which it may be tried again.
    pub retry_after: Option<u64>,
}

impl Refusal {
    /// A refusal for good.
    pub const fn new(status: StatusCode, code: &'static str, sentences: [&'static str; 3]) -> Self {
        Self {
            status,
            code,
            sentences,
            retry_after: None,
        }
    }

    /// The same as an error of GraphQL, for what is answered otherwise than over HTTP.
    pub fn error(&self, language: Language) -> ServerError {
        let mut error = ServerError::new(self.sentence(language), None);
        error.extensions.get_or_insert_default().set("code", self.code);
        error
    }

    /// The sentence in a language.
    pub const fn sentence(&self, language: Language) -> &'static str {
        let [fi, sv, en] = self.sentences;
        match language {
            Language::Fi => fi,
            Language::Sv => sv,
            Language::En => en,
        }
    }
}

/// The answer that says no to a request for a path.
pub fn refuse(refusal: &Refusal, path: &str, asked: &HeaderMap) -> Response {
    let sentence = refusal.sentence(language(asked));
    let mut response = if path.starts_with("/graphql") {
        let body = json!({"errors": [{"message": sentence, "extensions": {"code": refusal.code}}]});
        let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
        (refusal.status, kind, body.to_string()).into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        (refusal.status, kind, format!("{sentence} ({})\n", refusal.code)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Language"));
    if let Some(seconds) = refusal.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The language of sentences: what the header `language` says, else the first of `Accept-Language` that we speak.
pub fn language(headers: &HeaderMap) -> Language {
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
