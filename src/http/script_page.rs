//! How is a page served that runs scripts of ours? One file of the built web client, with a nonce that only this answer has.
//!
//! Two pages do: GraphiQL, and the client under `/app`. The client finds its way by the address itself, so every address below
//! `/app` that is not one of its files answers the same page, whoever asks: it says nothing of anyone, and asks over GraphQL.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

use super::headers::{nonce, policy_with};

/// A page of the web client. Its scripts and styles carry a nonce, so that no others are run.
pub fn with_nonce(page: &[u8]) -> Response {
    let nonce = nonce();
    let page = String::from_utf8_lossy(page)
        .replace("<script ", &format!("<script nonce=\"{nonce}\" "))
        .replace(
            "<link rel=\"modulepreload\" ",
            &format!("<link rel=\"modulepreload\" nonce=\"{nonce}\" "),
        )
        // What the build loads later, and the styles that the page makes itself, take the nonce from here.
        .replace(
            "</title>",
            &format!("</title>\n    <meta property=\"csp-nonce\" nonce=\"{nonce}\" />"),
        );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy_with(&nonce)),
    ];
    (headers, page).into_response()
}
