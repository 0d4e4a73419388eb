//! What do the pages need beside themselves? The style sheet, the icon, and the files of the web client.

use std::fmt::Write;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use rust_embed::RustEmbed;

use super::{
    answer::{FOR_EVER, FRESH, Rendered, Sheet, has_it, insert, takes_encoding, with},
    ask::Ask,
    message,
};
use crate::{
    http::script_page::with_nonce,
    notices::html::{ICON, STYLE, icon_path, style_path},
};

/// The built web client. A checkout that has not built it serves the public pages all the same.
#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Client;

/// The style sheet or the icon, under names that change with what is in them.
pub async fn asset(ask: Ask) -> Response {
    let path = ask.uri.path();
    let (text, media_type) = if path == style_path() {
        (STYLE, "text/css; charset=utf-8")
    } else if path == icon_path() {
        (ICON, "image/svg+xml")
    } else {
        return message::not_found(&ask).await;
    };
    let rendered = Rendered::new(text.to_owned());
    Sheet {
        rendered,
        media_type,
        language: None,
        modified: None,
        cache: FOR_EVER,
        vary: None,
    }
    .answer(&ask.headers)
}

/// The icon that browsers ask for by habit.
pub async fn icon() -> Response {
    Redirect::permanent(icon_path()).into_response()
}

/// The web client: one of its files, or the page that finds its way by the address.
pub async fn client(ask: Ask) -> Response {
    let path = ask.steps.iter().skip(1).cloned().collect::<Vec<_>>().join("/");
    // Files have endings, and places in the client have none. A file that is missing must not read as a page: a browser that
    // still has last week's page asks for last week's scripts.
    if is_file(&path) {
        return file(&ask, &path).await;
    }
    match Client::get("index.html") {
        Some(page) => with_nonce(&page.data),
        None => message::not_found(&ask).await,
    }
}

fn is_file(path: &str) -> bool {
    path.starts_with("assets/") || path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

/// The forms in which the build leaves a file beside the file itself, smallest first: the name of the coding (RFC 9110, 8.4.1) and the ending.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// A file of the web client, compressed where the browser takes it.
async fn file(ask: &Ask, path: &str) -> Response {
    // The compressed files are another form of the same file, not files of their own.
    let is_compressed = std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| CODINGS.iter().any(|(_, of)| ending.eq_ignore_ascii_case(of)));
    let is_plain = !is_compressed && !ask.steps.iter().any(|step| step == ".." || step.contains('\\'));
    let Some(file) = Client::get(path).filter(|_| is_plain) else {
        return message::not_found(ask).await;
    };
    let small = CODINGS
        .into_iter()
        .filter(|(coding, _)| takes_encoding(&ask.headers, coding))
        .find_map(|(coding, ending)| Some((coding, Client::get(&format!("{path}.{ending}"))?)));
    let coding = small.as_ref().map(|(coding, _)| *coding);

    let mut headers = HeaderMap::new();
    // Names under assets/ carry a digest of their content.
    let cache = if path.starts_with("assets/") { FOR_EVER } else { FRESH };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let hash = file.metadata.sha256_hash();
    let digest = hash.iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let etag = coding.map_or_else(|| format!("\"{digest}\""), |coding| format!("\"{digest}-{coding}\""));
    insert(&mut headers, header::ETAG, &etag);
    if has_it(&ask.headers, etag.as_bytes()) {
        return with(StatusCode::NOT_MODIFIED, headers, Body::empty());
    }
    let media_type = file.metadata.mimetype();
    insert(
        &mut headers,
        header::CONTENT_TYPE,
        &if media_type.starts_with("text/") {
            format!("{media_type}; charset=utf-8")
        } else {
            media_type.to_owned()
        },
    );
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    let data = small.map_or(file, |(_, small)| small).data;
    with(StatusCode::OK, headers, Body::from(data.into_owned()))
}
