//! By which address do people reach this server? It makes the redirect address, the cookies' names and the test of origins.

use std::{fmt, str::FromStr};

use openidconnect::url::{Host, Url};

/// The scheme, host and port of the server as browsers see it: `https`, or `http` on this machine only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress {
    origin: String,
    https: bool,
}

impl PublicAddress {
    /// `https://selosteet.example`, without a path.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether browsers speak TLS to it. Cookies are for TLS only then.
    pub const fn is_https(&self) -> bool {
        self.https
    }

    /// The address of a path that begins with a slash.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl FromStr for PublicAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim()).map_err(|_| FORM)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() || !is_safe(&url) {
            return Err(FORM);
        }
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            https: url.scheme() == "https",
        })
    }
}

impl fmt::Display for PublicAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}

const FORM: &str = "an address as https://selosteet.example, without a path; http only on this machine";

/// Whether secrets may go to an address: by TLS anywhere, in the clear only within this machine.
pub fn is_safe(url: &Url) -> bool {
    url.host().is_some() && (url.scheme() == "https" || is_plain_loopback(url))
}

/// Whether an address is plain `http` within this machine.
pub fn is_plain_loopback(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "http" && loopback
}

#[cfg(test)]
mod tests {
    use super::PublicAddress;

    #[test]
    fn tls_is_asked_for_everywhere_but_on_this_machine() {
        for (text, origin, https) in [
            ("https://selosteet.example", "https://selosteet.example", true),
            (
                "https://Selosteet.example:8443/",
                "https://selosteet.example:8443",
                true,
            ),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", false),
            ("http://[::1]:8080", "http://[::1]:8080", false),
            ("http://localhost:1", "http://localhost:1", false),
        ] {
            let address: PublicAddress = text.parse().expect(text);
            assert_eq!((address.origin(), address.is_https()), (origin, https), "{text}");
        }
        for text in [
            "http://selosteet.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "https://selosteet.example/path",
            "https://selosteet.example/?q",
            "https://user@selosteet.example",
            "ftp://selosteet.example",
            "selosteet.example",
            "",
        ] {
            assert!(text.parse::<PublicAddress>().is_err(), "{text}");
        }
    }
}
