//! How is the server reached? Under which name, through which proxies, by how many, and how much may they ask?

use std::{net::IpAddr, num::NonZeroU32};

use ipnet::IpNet;

use super::{parse, setting};
use crate::{
    http::{
        edge::Edge,
        origin::Hosts,
        patience::Patience,
        rate::{PerMinute, Rates},
    },
    sign_in::PublicAddress,
};

/// How the server is reached.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Networks of proxies whose word on a client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How much may be asked in a minute.
    pub rates: PerMinute,
    /// The same in the demo, where only what was set holds: everyone there is on this machine.
    pub rates_of_demo: PerMinute,
    /// Connections at one time.
    pub connections: usize,
}

/// A limit in a minute, and the same if it was set and is not the usual one.
type Limit = (Option<NonZeroU32>, Option<NonZeroU32>);

impl Reach {
    /// Reads the settings; `given` tells what one was set to, if it was.
    pub(super) fn read(given: &dyn Fn(&str) -> Option<String>) -> Result<Self, String> {
        let value = |name: &str| given(name).unwrap_or_else(|| setting(name).default.to_owned());
        let limit = |name: &str| -> Result<Limit, String> {
            let most = parse::<u32>(name, &value(name), "a whole number, 0 for no limit")?;
            let most = NonZeroU32::new(most);
            Ok((most, most.filter(|_| given(name).is_some())))
        };
        let account = limit("cost_per_account")?;
        let address = limit("cost_per_address")?;
        let pages = limit("pages_per_address")?;
        let sign_in = limit("sign_ins_per_address")?;
        let rates = |one: fn(Limit) -> Option<NonZeroU32>| PerMinute {
            account: one(account),
            address: one(address),
            pages: one(pages),
            sign_in: one(sign_in),
        };
        let connections = parse::<NonZeroU32>("connections", &value("connections"), "a whole number, at least 1")?;
        Ok(Self {
            trusted_proxies: given("trusted_proxies")
                .map(|text| networks(&text))
                .transpose()?
                .unwrap_or_default(),
            rates: rates(|(most, _)| most),
            rates_of_demo: rates(|(_, given)| given),
            connections: connections.get() as usize,
        })
    }

    /// The edge of a server that people reach by this address, or of the demo.
    pub fn edge(&self, address: Option<&PublicAddress>, demo: bool) -> Edge {
        Edge {
            hosts: match address {
                _ if demo => Hosts::Loopback,
                Some(address) => Hosts::public(address),
                None => Hosts::Any,
            },
            trusted_proxies: self.trusted_proxies.clone(),
            rates: Rates::new(if demo { self.rates_of_demo } else { self.rates }),
        }
    }

    /// How long clients have, and how many there may be.
    pub fn patience(&self) -> Patience {
        Patience {
            connections: self.connections,
            ..Patience::default()
        }
    }
}

/// Networks, parted by commas or as a list of TOML; an address alone is a network of one.
fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    let items = text.split([',', ' ', '[', ']', '"']).filter(|item| !item.is_empty());
    items
        .map(|item| {
            item.parse::<IpNet>()
                .or_else(|_| item.parse::<IpAddr>().map(IpNet::from))
                .map_err(|_| format!("trusted_proxies holds {item:?}; it should be a network, as 10.0.0.0/8"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Hosts, PerMinute, Reach};

    fn read(pairs: &[(&str, &str)]) -> Result<Reach, String> {
        let set: HashMap<_, _> = pairs.iter().copied().collect();
        Reach::read(&|name| set.get(name).map(|value| (*value).to_owned()))
    }

    #[test]
    fn limits_hold_as_they_are_by_default_and_in_the_demo_only_when_set() {
        let reach = read(&[("cost_per_address", "7"), ("pages_per_address", "0")]).expect("good settings");
        let numbers = |rates: PerMinute| {
            [rates.account, rates.address, rates.pages, rates.sign_in].map(|most| most.map_or(0, u32::from))
        };
        assert_eq!(numbers(reach.rates), [1_000_000, 7, 0, 20]);
        assert_eq!(numbers(reach.rates_of_demo), [0, 7, 0, 0]);
    }

    #[test]
    fn networks_are_parted_by_commas_or_listed_as_in_toml() {
        for text in [
            "10.0.0.0/8, fd00::1",
            "[\"10.0.0.0/8\", \"fd00::1\"]",
            "10.0.0.0/8 fd00::1/128",
        ] {
            let reach = read(&[("trusted_proxies", text)]).expect("good settings");
            assert_eq!(
                reach.trusted_proxies,
                ["10.0.0.0/8", "fd00::1/128"].map(|net| net.parse().expect("a network"))
            );
        }
    }

    #[test]
    fn a_server_answers_to_its_public_name_and_a_demo_to_this_machines() {
        let reach = read(&[]).expect("good settings");
        let address = "https://seloste.example.fi".parse().expect("an address");
        assert!(matches!(reach.edge(Some(&address), false).hosts, Hosts::Public(_)));
        assert_eq!(reach.edge(Some(&address), true).hosts, Hosts::Loopback);
        assert_eq!(reach.edge(None, false).hosts, Hosts::Any);
    }
}
