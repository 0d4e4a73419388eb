//! Who asks, and by which way did they come? The address and the scheme, through the proxies that are believed.
//!
//! A header that tells them is only as good as who wrote it: it is read when the connection comes from a configured proxy, and
//! from its end, past proxies only. When `Forwarded` and `X-Forwarded-For` are both there, one of them may be the client's own
//! invention that the proxy let through, so neither is believed; the client is then known by the proxy's address.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, header},
    middleware::Next,
    response::Response,
};
use ipnet::IpNet;

use crate::app::App;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Proxies one behind another, at most; a longer list is somebody's joke.
const HOPS: usize = 32;

/// Who asks. An extension of every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    /// The address, as far as it can be known.
    pub address: IpAddr,
    /// Whether they came over https, at least as far as the outermost believed proxy.
    pub https: bool,
}

/// Tells the rest of the program who asks.
pub async fn identify(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    // Tests ask without a connection.
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| address.ip());
    let mut client = Client::of(peer, request.headers(), &app.edge.trusted_proxies);
    client.https |= app.edge.is_https();
    request.extensions_mut().insert(client);
    next.run(request).await
}

impl Client {
    /// Who asks over a connection from `peer` with these headers.
    pub fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let peer = peer.to_canonical();
        let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
        let direct = Self {
            address: peer,
            https: false,
        };
        if !is_trusted(&peer) {
            return direct;
        }
        let forwarded = headers.contains_key(header::FORWARDED);
        if forwarded && (headers.contains_key(X_FORWARDED_FOR) || headers.contains_key(X_FORWARDED_PROTO)) {
            return direct;
        }
        let (addresses, https) = if forwarded {
            forwarded_hops(headers)
        } else {
            (
                x_forwarded_hops(headers),
                last(headers, &X_FORWARDED_PROTO) == Some("https"),
            )
        };
        let mut address = peer;
        for hop in addresses.into_iter().take(HOPS) {
            // What cannot be read was written by someone who is not believed.
            let Some(hop) = hop else { break };
            address = hop;
            if !is_trusted(&address) {
                break;
            }
        }
        Self { address, https }
    }

    /// What one household or office has in common: an IPv4 address, or the first half of an IPv6 address.
    pub fn neighbourhood(&self) -> IpAddr {
        match self.address {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            v4 @ IpAddr::V4(_) => v4,
        }
    }
}

/// Items of a list in a header, the last first, in every line it came in.
fn from_end<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let lines: Vec<&str> = headers
        .get_all(name)
        .iter()
        // A line that is no text must not join its neighbours.
        .map(|line| line.to_str().unwrap_or("?"))
        .collect();
    lines.into_iter().rev().flat_map(|line| line.rsplit(',')).map(str::trim)
}

fn last<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    from_end(headers, name).next()
}

fn x_forwarded_hops(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    from_end(headers, &X_FORWARDED_FOR).map(address).collect()
}

/// RFC 7239: `for=192.0.2.1;proto=https, for="[2001:db8::1]:443"`.
fn forwarded_hops(headers: &HeaderMap) -> (Vec<Option<IpAddr>>, bool) {
    let parameter = |hop: &str, wanted: &str| {
        let pairs = hop.split(';').filter_map(|pair| pair.split_once('='));
        let mut named = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case(wanted));
        named.next().map(|(_, value)| value.trim().trim_matches('"').to_owned())
    };
    let hops: Vec<&str> = from_end(headers, &header::FORWARDED).collect();
    let https = hops.first().and_then(|hop| parameter(hop, "proto"));
    let addresses = hops.iter().map(|hop| address(&parameter(hop, "for")?)).collect();
    (
        addresses,
        https.is_some_and(|proto| proto.eq_ignore_ascii_case("https")),
    )
}

/// An address, alone or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let alone = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    let address = alone
        .parse::<IpAddr>()
        .or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::Client;

    fn client(peer: &str, headers: &[(&str, &str)]) -> (String, bool) {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                let name: HeaderName = name.parse().expect("a name");
                (name, HeaderValue::try_from(*value).expect("a value"))
            })
            .fold(HeaderMap::new(), |mut all, (name, value)| {
                all.append(name, value);
                all
            });
        let trusted = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().expect("a network"));
        let client = Client::of(peer.parse().expect("an address"), &headers, &trusted);
        (client.address.to_string(), client.https)
    }

    #[test]
    fn only_a_configured_proxy_is_believed() {
        let said = [("x-forwarded-for", "192.0.2.7"), ("x-forwarded-proto", "https")];
        assert_eq!(client("203.0.113.1", &said), ("203.0.113.1".to_owned(), false));
        assert_eq!(client("10.1.2.3", &said), ("192.0.2.7".to_owned(), true));
        assert_eq!(client("::ffff:10.1.2.3", &said), ("192.0.2.7".to_owned(), true));
        assert_eq!(
            client("203.0.113.1", &[("forwarded", "for=192.0.2.7;proto=https")]),
            ("203.0.113.1".to_owned(), false)
        );
    }

    #[test]
    fn the_list_is_read_from_its_end_past_proxies_only() {
        for (list, expected) in [
            ("1.1.1.1, 192.0.2.7", "192.0.2.7"),
            ("1.1.1.1, 192.0.2.7, 10.9.9.9", "192.0.2.7"),
            ("10.9.9.9, 10.8.8.8", "10.9.9.9"),
            ("192.0.2.7:8080", "192.0.2.7"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("192.0.2.7, nonsense", "10.0.0.1"),
            ("192.0.2.7, nonsense, 10.2.2.2", "10.2.2.2"),
            ("", "10.0.0.1"),
        ] {
            assert_eq!(client("10.0.0.1", &[("x-forwarded-for", list)]).0, expected, "{list}");
        }
        let lines = [("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "192.0.2.7")];
        assert_eq!(client("10.0.0.1", &lines).0, "192.0.2.7");
    }

    #[test]
    fn the_standard_header_is_read_too_and_never_both() {
        for (list, expected) in [
            ("for=192.0.2.7;proto=https", ("192.0.2.7", true)),
            ("For=\"[2001:db8::1]:4711\";Proto=HTTPS", ("2001:db8::1", true)),
            ("for=1.1.1.1, for=192.0.2.7;proto=http", ("192.0.2.7", false)),
            ("for=_hidden", ("10.0.0.1", false)),
            ("by=10.0.0.1", ("10.0.0.1", false)),
        ] {
            let (address, https) = expected;
            assert_eq!(
                client("10.0.0.1", &[("forwarded", list)]),
                (address.to_owned(), https),
                "{list}"
            );
        }
        let both = [
            ("forwarded", "for=1.1.1.1;proto=https"),
            ("x-forwarded-for", "192.0.2.7"),
        ];
        assert_eq!(client("10.0.0.1", &both), ("10.0.0.1".to_owned(), false));
    }

    #[test]
    fn an_office_on_ipv6_is_known_by_its_network() {
        let of = |address: &str| {
            let client = Client {
                address: address.parse().expect("an address"),
                https: false,
            };
            client.neighbourhood().to_string()
        };
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
    }
}
