//! Who asks for which page, in which language? What every page starts from.

use std::{collections::HashMap, convert::Infallible, sync::Arc};

use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderMap, Uri, header, request::Parts},
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;

use crate::{
    app::App,
    error::{Error, Result},
    notices::html::tag,
    records::{controller::Controller, snapshot::Holding},
};

pub const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// How often a page is begun anew when the inventory moves under it.
const PATIENCE: usize = 4;

/// A question to the pages.
pub struct Ask {
    pub app: Arc<App>,
    pub headers: HeaderMap,
    pub uri: Uri,
    /// The language of the path, else the best the browser asks for.
    pub language: Language,
    /// Whether the path names the language.
    pub language_named: bool,
    /// The steps of the path, decoded.
    pub steps: Vec<String>,
    pub now: DateTime<Utc>,
}

/// A controller with what it holds.
pub struct City {
    pub controller: Arc<Controller>,
    pub holding: Arc<Holding>,
}

impl FromRequestParts<Arc<App>> for Ask {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> std::result::Result<Self, Infallible> {
        let steps: Vec<String> = parts
            .uri
            .path()
            .split('/')
            .filter(|step| !step.is_empty())
            .map(decoded)
            .collect();
        let named = steps
            .first()
            .and_then(|step| LANGUAGES.into_iter().find(|language| tag(*language) == step));
        let wanted = || {
            preferred(
                parts
                    .headers
                    .get(header::ACCEPT_LANGUAGE)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default(),
            )
        };
        Ok(Self {
            app: Arc::clone(app),
            headers: parts.headers.clone(),
            uri: parts.uri.clone(),
            language: named.unwrap_or_else(wanted),
            language_named: named.is_some(),
            steps,
            now: Utc::now(),
        })
    }
}

impl Ask {
    /// A step of the path, or nothing.
    pub fn step(&self, index: usize) -> &str {
        self.steps.get(index).map_or("", String::as_str)
    }

    /// The values of the query; the last of a name wins, an unreadable query is none.
    pub fn query(&self) -> HashMap<String, String> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&self.uri);
        pairs
            .map(|Query(pairs)| pairs.into_iter().collect())
            .unwrap_or_default()
    }

    /// Another path with the same query.
    pub fn with_query(&self, path: &str) -> String {
        self.uri
            .query()
            .map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
    }

    /// The controller the path names, with what it holds. Asks again when the inventory has just moved on.
    pub async fn city(&self) -> Result<Option<City>> {
        self.city_named(self.step(1)).await
    }

    pub async fn city_named(&self, key: &str) -> Result<Option<City>> {
        for _ in 0..PATIENCE {
            let snapshot = self.app.inventory.snapshot();
            let Some(controller) = snapshot.shared.shelves.controllers.get(key).cloned() else {
                return Ok(None);
            };
            match snapshot.holding(key).await {
                Ok(None) => return Ok(None),
                Ok(Some(holding)) => return Ok(Some(City { controller, holding })),
                Err(Error::Moved) => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::Moved)
    }
}

/// Percent signs undone. What is no text then becomes a sign that no name has.
fn decoded(step: &str) -> String {
    let mut bytes = Vec::with_capacity(step.len());
    let mut rest = step.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A text as it may stand in the query of an address.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// The best of our languages for an `Accept-Language`, RFC 9110 section 12.5.4; Finnish when it names none of them.
pub fn preferred(accept: &str) -> Language {
    let mut best = (0.0_f32, Language::Fi);
    for range in accept.split(',') {
        let mut parts = range.split(';');
        let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let quality = parts
            .find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok())
            .unwrap_or(1.0);
        let primary = name.split('-').next().unwrap_or_default();
        if let Some(language) = LANGUAGES
            .into_iter()
            .find(|language| tag(*language) == primary)
            .filter(|_| quality > best.0)
        {
            best = (quality, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;

    use super::{decoded, preferred};

    #[test]
    fn a_browser_is_answered_in_the_language_it_likes_best() {
        assert_eq!(preferred(""), Language::Fi);
        assert_eq!(preferred("sv-FI, fi;q=0.9"), Language::Sv);
        assert_eq!(preferred("de, en-GB;q=0.7, sv;q=0.8"), Language::Sv);
        assert_eq!(preferred("de;q=1, *;q=0.1"), Language::Fi);
        assert_eq!(preferred("en;q=0, sv;q=0.1"), Language::Sv);
        assert_eq!(preferred("en;q=rubbish"), Language::En);
    }

    #[test]
    fn steps_are_decoded_once_and_never_fail() {
        assert_eq!(decoded("p%C3%A4iv%c3%a4"), "päivä");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%2"), "%zz%2");
        assert_eq!(decoded("%2541"), "%41");
        assert_eq!(decoded("%ff"), "\u{fffd}");
    }
}
