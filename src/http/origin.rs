//! Does a request come from our own pages, and is it meant for us? What a browser says of it decides.
//!
//! A page of someone else's can make a visitor's browser send requests to us, with the visitor's cookies. Browsers say so
//! (`Origin`, `Sec-Fetch-Site`), so whatever is not a plain reading of a public page is refused from elsewhere. Programs say
//! neither, and carry no cookies that are not their own. `Host` is checked against names of other people's that lead here: a name
//! that is made to lead to this machine (DNS rebinding) would make a stranger's page our own.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, StatusCode, Uri, header, uri::Authority},
    middleware::Next,
    response::Response,
};

use super::refusal::{Refusal, refuse};
use crate::{app::App, sign_in::PublicAddress};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Where the installation is reached: `https://seloste.example.fi`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    https: bool,
    authority: Authority,
}

/// Whose requests are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Hosts {
    /// Under any name: nothing is known of how we are reached.
    #[default]
    Any,
    /// Under names of this machine only, as in demo mode.
    Loopback,
    /// Under the name people know us by.
    Public(PublicUrl),
}

impl Hosts {
    /// Under the address people reach the server by.
    pub fn public(address: &PublicAddress) -> Self {
        Self::Public(PublicUrl::parse(address.origin()).expect("an origin has a scheme and a host, and no path"))
    }

    /// The address that links to public pages begin with, without a slash at its end; none when it is not known.
    pub fn base(&self) -> Option<String> {
        match self {
            Self::Public(url) => Some(url.origin()),
            Self::Any | Self::Loopback => None,
        }
    }
}

impl PublicUrl {
    /// Reads `https://HOST[:PORT]`.
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.trim().parse().ok()?;
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
        (matches!(uri.path(), "" | "/") && uri.query().is_none()).then(|| Self {
            https,
            authority: authority.clone(),
        })
    }

    /// Whether people come over https.
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// The address as text, without a slash at its end.
    pub fn origin(&self) -> String {
        let scheme = if self.https { "https" } else { "http" };
        format!("{scheme}://{}", self.authority)
    }

    const fn usual_port(&self) -> u16 {
        if self.https { 443 } else { 80 }
    }

    /// Whether a request's host is ours. Proxies may leave the port out or put their own.
    fn is_host(&self, host: &Authority) -> bool {
        host.host().eq_ignore_ascii_case(self.authority.host())
    }

    fn is_origin(&self, origin: &Self) -> bool {
        let port = |url: &Self| url.authority.port_u16().unwrap_or(url.usual_port());
        self.https == origin.https && self.is_host(&origin.authority) && port(self) == port(origin)
    }
}

/// Lets a request through that is meant for us and that nobody else's page has sent.
pub async fn check(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let checked = match host(request.uri(), request.headers()) {
        Ok(host) => allow(
            &app.edge.hosts,
            host.as_ref(),
            request.method(),
            request.uri().path(),
            request.headers(),
        ),
        Err(refusal) => Err(refusal),
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(refusal) => refuse(&refusal, request.uri().path(), request.headers()),
    }
}

const MISDIRECTED: Refusal = Refusal::new(
    StatusCode::MISDIRECTED_REQUEST,
    "MISDIRECTED_REQUEST",
    [
        "Tätä palvelinta ei tavoiteta tällä nimellä.",
        "Den här servern nås inte under det här namnet.",
        "This server is not reached under this name.",
    ],
);

const CROSS_SITE: Refusal = Refusal::new(
    StatusCode::FORBIDDEN,
    "CROSS_SITE_REQUEST",
    [
        "Pyyntö tuli toiselta sivustolta, joten sitä ei toteutettu.",
        "Begäran kom från en annan webbplats, så den utfördes inte.",
        "The request came from another site, so it was not carried out.",
    ],
);

/// The host a request is meant for: that of the address, if it names one, else the header (RFC 9112, section 3.2.2).
fn host(uri: &Uri, headers: &HeaderMap) -> Result<Option<Authority>, Refusal> {
    let mut lines = headers.get_all(header::HOST).iter();
    let header = lines.next();
    if lines.next().is_some() {
        return Err(MISDIRECTED);
    }
    let header = header
        .map(|host| Authority::try_from(host.as_bytes()).map_err(|_| MISDIRECTED))
        .transpose()?;
    Ok(uri.authority().cloned().or(header))
}

fn allow(
    hosts: &Hosts,
    host: Option<&Authority>,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    // Who asks for health asks by whatever address it has.
    let is_health = matches!(path, "/healthz" | "/readyz");
    let ours = match hosts {
        Hosts::Any => true,
        Hosts::Loopback => host.is_some_and(is_loopback),
        Hosts::Public(url) => host.is_some_and(|host| url.is_host(host)),
    };
    if !ours && !is_health {
        return Err(MISDIRECTED);
    }
    let reads = matches!(*method, Method::GET | Method::HEAD) && !headers.contains_key(header::UPGRADE);
    // A public page says the same to everyone, and a browser that goes to a page shows it to nobody else.
    let goes = headers.get(SEC_FETCH_MODE).is_some_and(|mode| mode == "navigate");
    if (reads && (goes || !path.starts_with("/graphql"))) || is_own(hosts, host, headers) {
        Ok(())
    } else {
        Err(CROSS_SITE)
    }
}

/// Whether our own page sent it, or no page at all.
fn is_own(hosts: &Hosts, host: Option<&Authority>, headers: &HeaderMap) -> bool {
    if let Some(origin) = headers.get(header::ORIGIN) {
        // `null` is what a page says that will not say where it is.
        let origin = origin.to_str().ok().and_then(PublicUrl::parse);
        return origin.is_some_and(|origin| match hosts {
            Hosts::Public(url) => url.is_origin(&origin),
            // Which scheme was used is not known here; the host and port are.
            Hosts::Any | Hosts::Loopback => host.is_some_and(|host| {
                let port = |authority: &Authority| authority.port_u16().unwrap_or(origin.usual_port());
                origin.is_host(host) && port(&origin.authority) == port(host)
            }),
        });
    }
    let site = headers.get(SEC_FETCH_SITE);
    site.is_none_or(|site| site == "same-origin" || site == "none")
}

/// Whether a host is a name of this machine.
fn is_loopback(host: &Authority) -> bool {
    let name = host.host().to_ascii_lowercase();
    let bare = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(&name);
    bare == "localhost"
        || bare.ends_with(".localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

    use super::{CROSS_SITE, Hosts, MISDIRECTED, PublicUrl, Refusal, allow, host};

    fn judged(hosts: &Hosts, method: &Method, path: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                let name: HeaderName = name.parse().expect("a name");
                (name, HeaderValue::try_from(*value).expect("a value"))
            })
            .collect();
        let uri: Uri = path.parse().expect("an address");
        let host = host(&uri, &headers)?;
        allow(hosts, host.as_ref(), method, uri.path(), &headers)
    }

    fn public() -> Hosts {
        Hosts::Public(PublicUrl::parse("https://seloste.example.fi").expect("an address"))
    }

    #[test]
    fn a_name_that_is_not_ours_is_refused() {
        for (hosts, name, ours) in [
            (Hosts::Loopback, "localhost:8080", true),
            (Hosts::Loopback, "LOCALHOST", true),
            (Hosts::Loopback, "a.localhost", true),
            (Hosts::Loopback, "127.0.0.1:1", true),
            (Hosts::Loopback, "127.9.9.9", true),
            (Hosts::Loopback, "[::1]:8080", true),
            (Hosts::Loopback, "evil.example:8080", false),
            (Hosts::Loopback, "127.0.0.1.evil.example", false),
            (Hosts::Loopback, "localhost.evil.example", false),
            (Hosts::Loopback, "0.0.0.0", false),
            (public(), "seloste.example.fi", true),
            (public(), "SELOSTE.example.fi:8443", true),
            (public(), "example.fi", false),
            (public(), "127.0.0.1", false),
            (Hosts::Any, "whatever", true),
        ] {
            let judged = judged(&hosts, &Method::GET, "/fi", &[("host", name)]);
            assert_eq!(judged, if ours { Ok(()) } else { Err(MISDIRECTED) }, "{hosts:?} {name}");
        }
        assert_eq!(
            judged(&Hosts::Loopback, &Method::GET, "/fi", &[]),
            Err(MISDIRECTED),
            "no host at all"
        );
        assert_eq!(
            judged(&public(), &Method::GET, "/healthz", &[("host", "10.0.0.5")]),
            Ok(())
        );
        let absolute = judged(
            &public(),
            &Method::GET,
            "http://evil.example/fi",
            &[("host", "seloste.example.fi")],
        );
        assert_eq!(
            absolute,
            Err(MISDIRECTED),
            "the address in the first line is what counts"
        );
    }

    #[test]
    fn what_another_site_sends_is_refused_unless_it_only_reads_a_public_page() {
        let host = ("host", "seloste.example.fi");
        for (said, own) in [
            (vec![], true),
            (vec![("origin", "https://seloste.example.fi")], true),
            (vec![("origin", "https://seloste.example.fi:443")], true),
            (vec![("origin", "http://seloste.example.fi")], false),
            (vec![("origin", "https://seloste.example.fi:444")], false),
            (vec![("origin", "https://evil.example")], false),
            (vec![("origin", "https://seloste.example.fi.evil.example")], false),
            (vec![("origin", "null")], false),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "cross-site")], false),
            (
                vec![("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")],
                false,
            ),
        ] {
            let said: Vec<_> = said.into_iter().chain([host]).collect();
            let expected = if own { Ok(()) } else { Err(CROSS_SITE) };
            for (method, path, more) in [
                (Method::POST, "/graphql", None),
                (Method::GET, "/graphql?query=%7Ba%7D", None),
                (Method::POST, "/sign-out", None),
                (Method::GET, "/graphql", Some(("upgrade", "websocket"))),
                (Method::GET, "/fi", Some(("upgrade", "websocket"))),
            ] {
                let said: Vec<_> = said.iter().copied().chain(more).collect();
                assert_eq!(
                    judged(&public(), &method, path, &said),
                    expected,
                    "{method} {path} {said:?}"
                );
            }
            assert_eq!(judged(&public(), &Method::GET, "/fi/pori", &said), Ok(()), "{said:?}");
        }
        let link = [host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(
            judged(&public(), &Method::GET, "/graphql", &link),
            Ok(()),
            "a link leads to the page"
        );
        assert_eq!(
            judged(&public(), &Method::POST, "/graphql", &link),
            Err(CROSS_SITE),
            "a form does not"
        );
    }

    #[test]
    fn without_a_public_address_the_host_the_client_used_decides() {
        for (host, origin, own) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080", true),
            ("localhost", "http://localhost", true),
            ("localhost", "https://localhost", true),
            ("localhost:80", "http://localhost", true),
            ("localhost:8080", "http://localhost:8081", false),
            ("localhost:8080", "http://127.0.0.1:8080", false),
        ] {
            let said = [("host", host), ("origin", origin)];
            let expected = if own { Ok(()) } else { Err(CROSS_SITE) };
            assert_eq!(
                judged(&Hosts::Loopback, &Method::POST, "/graphql", &said),
                expected,
                "{host} {origin}"
            );
        }
    }

    #[test]
    fn an_address_that_is_more_than_an_origin_is_none() {
        for text in [
            "seloste.example.fi",
            "ftp://a.fi",
            "https://a.fi/path",
            "https://u@a.fi",
            "https://",
            "https://a.fi?x",
        ] {
            assert_eq!(PublicUrl::parse(text), None, "{text}");
        }
        assert!(PublicUrl::parse(" https://a.fi/ ").is_some_and(|url| url.is_https()));
    }
}
