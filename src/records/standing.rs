//! In which countries does what stands at a node have to do, and how, Art. 30(1)(e), 44 and 48?

use std::sync::Arc;

use async_graphql::Enum;
use entity::vocabulary::{Answer, NodeKind};

use super::{
    law::Country,
    noun::{Key, NodeKey},
    processor::Processor,
    snapshot::Shelves,
};

/// Companies above a company that are looked at; a chain of parents may be a loop in what was imported.
const PARENTS: usize = 16;

/// How data that are at a node are, or can be seen from, in a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
pub enum CountryTie {
    /// The service is hosted there, Art. 30(1)(e).
    Hosting,
    /// Support staff have access from there: a transfer too where it is outside the EEA, Art. 44.
    Support,
    /// The processor or recipient that data flow to is established there; of a service whose hosting is untold, its provider.
    Establishment,
    /// The provider of the service is established there, though the service itself is told to be hosted elsewhere.
    Provider,
    /// A company above the processor is established there: from there it can be ordered about, Art. 48.
    Parent,
}

/// A set of ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ties(u8);

impl Ties {
    /// Where data are kept or received: a chain that ends so outside the EEA is a transfer, whatever else is told.
    pub const KEPT: Self = Self::of(&[CountryTie::Hosting, CountryTie::Establishment]);
    /// What notices tell as transfers, Art. 13(1)(f): where data are kept or received, and where support staff see them.
    pub const TRANSFER: Self = Self::of(&[CountryTie::Hosting, CountryTie::Support, CountryTie::Establishment]);
    /// What may reach data from outside without their being kept there: support, the provider, and companies above.
    pub const FOREIGN: Self = Self::of(&[CountryTie::Support, CountryTie::Provider, CountryTie::Parent]);
    /// Every tie.
    pub const ALL: Self = Self(0b1_1111);

    /// The set of these.
    pub const fn of(ties: &[CountryTie]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < ties.len() {
            bits |= 1 << ties[index] as u8;
            index += 1;
        }
        Self(bits)
    }

    /// Whether a tie is among them.
    pub const fn contains(self, tie: CountryTie) -> bool {
        self.0 & (1 << tie as u8) != 0
    }
}

/// A country that a node has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How.
    pub tie: CountryTie,
    /// Its place among [`SharedEdges::countries`](super::adjacency::SharedEdges::countries); none where it is told to be outside the EEA, and not which it is.
    pub country: Option<u16>,
}

/// Where nodes stand.
pub(super) struct Places<'a> {
    /// What they stand on.
    pub shelves: &'a Shelves,
    /// Every country, by key.
    pub countries: &'a [Arc<Country>],
}

impl Places<'_> {
    fn place(&self, country: &Key<Country>) -> Option<u16> {
        let place = self.countries.binary_search_by(|other| other.key.cmp(country)).ok()?;
        u16::try_from(place).ok()
    }

    fn add(&self, tie: CountryTie, country: Option<&Key<Country>>, standings: &mut Vec<Standing>) {
        if let Some(country) = country.and_then(|country| self.place(country)) {
            standings.push(Standing {
                tie,
                country: Some(country),
            });
        }
    }

    /// Adds the countries a node has to do with.
    pub fn standings(&self, node: &NodeKey, standings: &mut Vec<Standing>) {
        match node.kind {
            NodeKind::Subjects | NodeKind::Register | NodeKind::Source => {}
            NodeKind::Service => self.of_service(&node.key, standings),
            NodeKind::Processor => self.of_processor(&node.key, standings),
            NodeKind::Recipient => {
                let recipient = self.shelves.recipients.get(&node.key);
                let country = recipient.and_then(|recipient| recipient.country.as_ref());
                self.add(CountryTie::Establishment, country, standings);
            }
        }
    }

    fn of_service(&self, key: &str, standings: &mut Vec<Standing>) {
        let Some(service) = self.shelves.services.get(key) else {
            return;
        };
        for country in &service.hosting_countries {
            self.add(CountryTie::Hosting, Some(country), standings);
        }
        match service.hosted_in_eea {
            // Outside, and where is untold or told wrong: a country that is named comes before this.
            Answer::No => standings.push(Standing {
                tie: CountryTie::Hosting,
                country: None,
            }),
            // Where the hosting is untold, the country of the provider is the best that is known of where data go.
            Answer::NotStated if service.hosting_countries.is_empty() => {
                let provider = service.provider.as_ref();
                let provider = provider.and_then(|key| self.shelves.processors.get(key.as_str()));
                let country = provider.and_then(|provider| provider.country.as_ref());
                self.add(CountryTie::Establishment, country, standings);
            }
            Answer::Yes | Answer::NotStated => {}
        }
        for country in &service.support_countries {
            self.add(CountryTie::Support, Some(country), standings);
        }
    }

    fn of_processor(&self, key: &str, standings: &mut Vec<Standing>) {
        let Some(processor) = self.shelves.processors.get(key) else {
            return;
        };
        self.add(CountryTie::Establishment, processor.country.as_ref(), standings);
        for parent in parents(processor, self.shelves) {
            self.add(CountryTie::Parent, parent.country.as_ref(), standings);
        }
    }
}

/// The companies above a processor, nearest first.
pub fn parents<'a>(processor: &'a Processor, shelves: &'a Shelves) -> impl Iterator<Item = &'a Arc<Processor>> {
    let above = |processor: &'a Processor| shelves.processors.get(processor.parent.as_ref()?.as_str());
    std::iter::successors(above(processor), move |parent| above(parent)).take(PARENTS)
}
