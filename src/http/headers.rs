//! What may a browser do with a page of ours? Security headers, on every answer, errors and 304 among them.
//!
//! Public pages run no script at all. GraphiQL does, from this server only, so the policy depends on the path.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Nothing but our style sheet, our pictures and forms that come back to us.
const PAGES: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// GraphiQL: our own scripts, which set styles and ask our own API. Workers and fonts come from the same build.
const CLIENT: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
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

/// Adds the headers to whatever answer comes; one a handler set itself stays.
pub async fn secure(request: Request, next: Next) -> Response {
    let policy = policy(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let all = ALWAYS.into_iter().chain([(header::CONTENT_SECURITY_POLICY, policy)]);
    for (name, value) in all {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn policy(path: &str) -> &'static str {
    if path == "/graphql" || path.starts_with("/app/") {
        CLIENT
    } else {
        PAGES
    }
}

#[cfg(test)]
mod tests {
    use super::{CLIENT, PAGES, policy};

    #[test]
    fn only_the_client_may_run_scripts() {
        for path in [
            "/",
            "/fi",
            "/fi/pori/verkkokauppa",
            "/graphqlish",
            "/app",
            "/healthz",
            "/assets/style.css",
        ] {
            assert_eq!(policy(path), PAGES, "{path}");
        }
        assert!(!PAGES.contains("script-src"));
        assert_eq!(policy("/graphql"), CLIENT);
        assert_eq!(policy("/app/assets/graphiql.js"), CLIENT);
    }
}
