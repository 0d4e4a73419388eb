//! How is a page answered? With its digest as the ETag, so that a browser that has it is only told so.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use lru::LruCache;

use crate::{notices::html::tag, records::exchange::digest};

/// How many rendered pages are kept; at some 40 kB each that is 20 MB.
const KEPT: NonZeroUsize = NonZeroUsize::new(512).expect("not zero");

pub const HTML: &str = "text/html; charset=utf-8";

/// A page may be kept, and is asked for anew after a minute.
pub const FRESH: &str = "public, max-age=60, must-revalidate";
/// What is at an address that will never say anything else.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Pages rendered lately, the least used let go first.
pub struct PageCache(Mutex<LruCache<String, Arc<Rendered>>>);

/// A rendered page with its digest.
pub struct Rendered {
    pub body: Bytes,
    pub etag: HeaderValue,
}

/// A page to be answered.
pub struct Sheet {
    pub rendered: Arc<Rendered>,
    pub media_type: &'static str,
    pub language: Option<Language>,
    pub modified: Option<DateTime<Utc>>,
    pub cache: &'static str,
    pub vary: Option<&'static str>,
}

impl Default for PageCache {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(KEPT)))
    }
}

impl PageCache {
    pub(super) fn get(&self, key: &str) -> Option<Arc<Rendered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(super) fn put(&self, key: String, rendered: Arc<Rendered>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(key, rendered);
    }
}

impl Rendered {
    /// The ETag is made of the bytes themselves, so it changes with the content, the state of the version and the template.
    pub fn new(body: String) -> Arc<Self> {
        let digest = &digest(&body)[..32];
        let etag = HeaderValue::try_from(format!("\"{digest}\"")).expect("hexadecimal digits between quotes");
        Arc::new(Self {
            body: Bytes::from(body),
            etag,
        })
    }
}

impl Sheet {
    /// A page in HTML.
    pub fn html(rendered: Arc<Rendered>, language: Language) -> Self {
        Self {
            rendered,
            media_type: HTML,
            language: Some(language),
            modified: None,
            cache: FRESH,
            vary: None,
        }
    }

    /// The answer: the page, or that the browser has it already.
    pub fn answer(self, asked: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, self.rendered.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if let Some(vary) = self.vary {
            headers.insert(header::VARY, HeaderValue::from_static(vary));
        }
        if let Some(modified) = self.modified {
            insert(
                &mut headers,
                header::LAST_MODIFIED,
                &modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
            );
        }
        if has_it(asked, self.rendered.etag.as_bytes()) {
            return with(StatusCode::NOT_MODIFIED, headers, Body::empty());
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        if let Some(language) = self.language {
            headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tag(language)));
        }
        with(StatusCode::OK, headers, Body::from(self.rendered.body.clone()))
    }
}

/// An answer of these parts.
pub fn with(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Whether `If-None-Match` names this ETag, RFC 9110 section 13.1.2. A date alone is not enough to be sure of: a new
/// template changes a page without changing its date.
pub fn has_it(asked: &HeaderMap, etag: &[u8]) -> bool {
    let values = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/").as_bytes() == etag)
}

/// Whether the client takes this media type, RFC 9110 section 12.5.1; one that says nothing takes anything.
pub fn takes(asked: &HeaderMap, media_type: &str) -> bool {
    let mut said = false;
    let kind = media_type.split('/').next().unwrap_or_default();
    let ranges: Vec<(String, bool)> = asked
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
            let refused =
                parts.any(|part| part.strip_prefix("q=").and_then(|quality| quality.parse::<f32>().ok()) == Some(0.0));
            said = true;
            Some((name, !refused))
        })
        .collect();
    // The narrowest range decides.
    let found = [media_type.to_owned(), format!("{kind}/*"), "*/*".to_owned()]
        .into_iter()
        .find_map(|wanted| ranges.iter().find(|(name, _)| *name == wanted).map(|(_, taken)| *taken));
    !said || found.unwrap_or(false)
}

/// Whether the client takes a content coding, RFC 9110 section 12.5.3.
pub fn takes_encoding(asked: &HeaderMap, coding: &str) -> bool {
    let values = asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        named && !parts.any(|part| part.strip_prefix("q=").and_then(|quality| quality.parse::<f32>().ok()) == Some(0.0))
    })
}

/// Sets a header, if the value can stand in one.
pub fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{has_it, takes};

    fn asked(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_page_the_browser_has_is_recognised() {
        let etag = b"\"ab\"";
        for known in ["\"ab\"", "W/\"ab\"", "\"cd\", \"ab\"", "*"] {
            assert!(has_it(&asked(header::IF_NONE_MATCH, known), etag), "{known}");
        }
        assert!(!has_it(&asked(header::IF_NONE_MATCH, "\"abc\""), etag));
        assert!(!has_it(&HeaderMap::new(), etag));
    }

    #[test]
    fn a_client_that_takes_no_page_is_told_so() {
        assert!(takes(&HeaderMap::new(), "text/html"));
        for accept in [
            "*/*",
            "text/*",
            "text/html;q=0.3, application/json",
            "application/json, */*;q=0.1",
        ] {
            assert!(takes(&asked(header::ACCEPT, accept), "text/html"), "{accept}");
        }
        for accept in ["application/json", "text/html;q=0, */*", "image/png"] {
            assert!(!takes(&asked(header::ACCEPT, accept), "text/html"), "{accept}");
        }
    }
}
