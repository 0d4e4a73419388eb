//! Was a form sent from a page of ours? The cookie alone does not tell: the browser adds it to any form.

use axum::http::{HeaderMap, header};

use crate::sign_in::PublicAddress;

/// Whether a form comes from a page of ours. `Sec-Fetch-Site` decides where it is sent, `Origin` otherwise; a request with
/// neither is no browser's of the last years, and is refused.
pub fn is_own(headers: &HeaderMap, address: &PublicAddress) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN) else {
        return false;
    };
    // On this machine a server has several names.
    let named = || text(header::HOST).is_some_and(|host| origin == format!("http://{host}"));
    origin == address.origin() || (!address.is_https() && named())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;

    fn sent(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        pairs.collect()
    }

    #[test]
    fn only_our_own_forms_are_taken() {
        let address = "https://seloste.example".parse().expect("a test's own address");
        for own in [
            vec![("sec-fetch-site", "same-origin")],
            vec![("origin", "https://seloste.example")],
            vec![("sec-fetch-site", "same-origin"), ("origin", "null")],
        ] {
            assert!(is_own(&sent(&own), &address), "{own:?}");
        }
        for foreign in [
            vec![],
            vec![("sec-fetch-site", "cross-site"), ("origin", "https://seloste.example")],
            vec![("sec-fetch-site", "same-site")],
            vec![("sec-fetch-site", "none")],
            vec![("origin", "https://evil.example")],
            vec![("origin", "null")],
            vec![("origin", "http://seloste.example"), ("host", "seloste.example")],
            vec![("origin", "https://seloste.example.evil.example")],
        ] {
            assert!(!is_own(&sent(&foreign), &address), "{foreign:?}");
        }
    }

    #[test]
    fn on_this_machine_the_server_may_be_called_by_another_name() {
        let address = "http://127.0.0.1:8080".parse().expect("a test's own address");
        assert!(is_own(
            &sent(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]),
            &address
        ));
        assert!(!is_own(
            &sent(&[("origin", "http://localhost:9"), ("host", "localhost:8080")]),
            &address
        ));
    }
}
