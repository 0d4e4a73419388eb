//! What does the edge of this installation know? By which name it is reached, which proxies it believes, how much it allows.

use ipnet::IpNet;

use super::{
    origin::Hosts,
    rate::{PerMinute, Rates},
};

/// What the edge was set up with.
pub struct Edge {
    /// Under which names requests are taken.
    pub hosts: Hosts,
    /// Proxies whose word on a client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How much may be asked in a minute.
    pub rates: Rates,
}

impl Edge {
    /// Under any name and without limits: for tests, and where nothing was set.
    pub fn open() -> Self {
        Self {
            hosts: Hosts::Any,
            trusted_proxies: Vec::new(),
            rates: Rates::new(PerMinute::default()),
        }
    }

    /// For the demo: under names of this machine only, since everyone who comes is trusted.
    pub fn of_demo() -> Self {
        Self {
            hosts: Hosts::Loopback,
            ..Self::open()
        }
    }

    /// Whether people come over https: then browsers may be told to come in no other way.
    pub const fn is_https(&self) -> bool {
        match &self.hosts {
            Hosts::Public(url) => url.is_https(),
            Hosts::Any | Hosts::Loopback => false,
        }
    }
}
