//! Which addresses may a webhook call? Public ones; of the others those that the installation names.
//!
//! Whoever manages webhooks chooses where this server connects to, so an address inside would let them knock on doors behind the
//! city's firewall, the cloud's metadata service among them (server-side request forgery). The address is judged after the name
//! was looked up, and the connection goes to the very address that was judged: a name that answers differently the second time
//! gains nothing. Of IPv6 only what is given out for the public internet is let through; ways to wrap an IPv4 address in it are
//! not.

use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Arc, LazyLock},
};

use futures_util::future::BoxFuture;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// What is not public of IPv4 (RFC 6890 and its registry).
static NOT_PUBLIC_4: LazyLock<Vec<Ipv4Net>> = LazyLock::new(|| {
    [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    ]
    .map(|net| net.parse().expect("a network written here"))
    .to_vec()
});

/// The public part of IPv6, and what is not public inside it.
static PUBLIC_6: LazyLock<Ipv6Net> = LazyLock::new(|| "2000::/3".parse().expect("a network written here"));
static NOT_PUBLIC_6: LazyLock<Vec<Ipv6Net>> = LazyLock::new(|| {
    // Teredo and other protocol assignments, documentation, 6to4, documentation, segment routing.
    ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"]
        .map(|net| net.parse().expect("a network written here"))
        .to_vec()
});

/// Looks a name up: the system does, or a test.
pub type LookUp = Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> + Send + Sync>;

/// The addresses that may be called.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    /// Networks that are not public and may be called all the same, also without encryption.
    pub private: Arc<[IpNet]>,
}

impl Allowed {
    /// Whether this address may be called.
    pub fn may_call(&self, address: IpAddr) -> bool {
        is_public(address) || self.is_named(address)
    }

    /// Whether this address may be called without encryption: only inside, where the installation says so.
    pub fn is_named(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.private.iter().any(|net| net.contains(&address))
    }
}

/// Whether an address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    !NOT_PUBLIC_4.iter().any(|net| net.contains(&address))
}

fn is_public_6(address: Ipv6Addr) -> bool {
    PUBLIC_6.contains(&address) && !NOT_PUBLIC_6.iter().any(|net| net.contains(&address))
}

/// An address, or all a name leads to, was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressRefused;

impl fmt::Display for AddressRefused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the address is not public")
    }
}

impl std::error::Error for AddressRefused {}

/// Resolves names to addresses that may be called, for the HTTP client: it connects to what this gives and looks nothing up itself.
#[derive(Clone)]
pub struct Guarded {
    /// What may be called.
    pub allowed: Allowed,
    /// Whether the call is without encryption.
    pub plainly: bool,
    /// How names are looked up.
    pub look_up: LookUp,
}

impl Guarded {
    /// Whether an address may be called this way.
    pub fn admits(&self, address: IpAddr) -> bool {
        if self.plainly {
            self.allowed.is_named(address)
        } else {
            self.allowed.may_call(address)
        }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let found = (guard.look_up)(name.as_str().to_owned()).await?;
            // One inner address among outer ones is no slip of an honest zone.
            if found.is_empty() || !found.iter().all(|address| guard.admits(*address)) {
                return Err(AddressRefused.into());
            }
            // The port is that of the URL.
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// Looks names up as the system does.
pub fn system() -> LookUp {
    Arc::new(|name| {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    })
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::{Allowed, is_public};

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn addresses_inside_are_not_public() {
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            // The metadata service of most clouds.
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            // The metadata service of another.
            "192.0.0.192",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
        ] {
            assert!(!is_public(address(inside)), "{inside}");
        }
    }

    #[test]
    fn addresses_outside_are_public() {
        for outside in [
            "1.1.1.1",
            "9.255.255.255",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "223.255.255.255",
            "2001:4860:4860::8888",
            "2a00:1450::1",
        ] {
            assert!(is_public(address(outside)), "{outside}");
        }
    }

    #[test]
    fn networks_inside_are_called_where_the_installation_names_them() {
        let allowed = Allowed {
            private: ["10.1.0.0/16", "fd00::/8"]
                .map(|net| net.parse().expect("a network"))
                .into(),
        };
        for named in ["10.1.200.3", "fd00::1", "::ffff:10.1.0.1"] {
            assert!(allowed.may_call(address(named)), "{named}");
        }
        for other in ["10.2.0.1", "127.0.0.1", "::1"] {
            assert!(!allowed.may_call(address(other)), "{other}");
        }
        assert!(allowed.may_call(address("1.1.1.1")) && !allowed.is_named(address("1.1.1.1")));
    }
}
