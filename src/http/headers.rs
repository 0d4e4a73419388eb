//! What may a browser do with an answer of ours? Security headers, on every answer, errors and 304 among them.
//!
//! Public pages run no script at all, and that is the policy everything has. The one page that runs scripts brings its own policy
//! with a nonce ([`policy_with`]). What someone is told who is signed in is kept nowhere.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use rand::{RngCore, rngs::OsRng};

use super::client::Client;
use crate::app::App;

/// Nothing but our style sheet, our pictures and forms that come back to us.
const PAGES: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every answer has.
pub(super) const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, PAGES),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// A year. Other names under ours are not ours to speak for.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Adds the headers to whatever answer comes; one a handler set itself stays.
pub async fn secure(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let https = app.edge.is_https() || request.extensions().get::<Client>().is_some_and(|client| client.https);
    let is_personal = is_personal(request.headers()) && !is_same_for_all(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
    }
    if is_personal {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Whether a request says who asks. We set no cookie that does not.
fn is_personal(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE) || headers.contains_key(header::AUTHORIZATION)
}

/// Style sheets and scripts are under names that change with them, and say nothing of anyone.
fn is_same_for_all(path: &str) -> bool {
    path.starts_with("/assets/") || path.starts_with("/app/assets/")
}

/// A word that nobody can guess, for one answer.
pub fn nonce() -> String {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    STANDARD_NO_PAD.encode(bytes)
}

/// The policy of a page that runs scripts of ours: those that carry the nonce, and what they load. They ask our own API.
pub fn policy_with(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::{PAGES, nonce, policy_with};

    #[test]
    fn no_policy_lets_a_script_run_that_is_not_ours() {
        assert!(!PAGES.contains("script-src"));
        let policy = policy_with("abc");
        for policy in [PAGES, policy.as_str()] {
            assert!(
                policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
                "{policy}"
            );
        }
        assert!(policy.contains("script-src 'nonce-abc' 'strict-dynamic';"));
    }

    #[test]
    fn a_nonce_is_never_used_twice() {
        let nonces: std::collections::HashSet<String> = (0..1_000).map(|_| nonce()).collect();
        assert_eq!(nonces.len(), 1_000);
        assert!(
            nonces
                .iter()
                .all(|nonce| nonce.len() == 22 && !nonce.contains(['"', '\'', '<', ' ']))
        );
    }
}
