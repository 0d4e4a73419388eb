//! By which steps does one thing in the graph lead to another? Every step is named, so that a person can check it.

use std::sync::Arc;

use entity::vocabulary::NodeKind;

use super::ground::Ground;
use crate::records::{
    adjacency::{HELD, PROVIDED},
    data_flow::DataFlow,
    law::Country,
    noun::{Key, NodeKey},
    processor::Processor,
    service::Service,
    standing::{CountryTie, Standing, parents},
};

/// One step, in the direction in which data move.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// From where.
    pub from: NodeKey,
    /// To where.
    pub to: NodeKey,
    /// The flow, with its means, agreement and safeguard; none where a service leads to the processor that provides it.
    pub flow: Option<Arc<DataFlow>>,
}

/// The country a chain ends in.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// How what stands before it is in that country.
    pub tie: CountryTie,
    /// The country; none where it is told to be outside the EEA, and not which it is.
    pub country: Option<Arc<Country>>,
    /// The company that is established there, where the tie is to one: the provider, or the company above it.
    pub company: Option<Arc<Processor>>,
}

/// A chain: steps from one node to another, or to a country.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// The steps, in the direction in which data move.
    pub steps: Vec<Step>,
    /// The country it ends in, when it ends in one.
    pub end: Option<End>,
}

impl Chain {
    /// How many steps, the last one to the country counted.
    pub fn hops(&self) -> usize {
        self.steps.len() + usize::from(self.end.is_some())
    }

    /// The nodes along it, each once, in order.
    pub fn nodes(&self) -> impl Iterator<Item = &NodeKey> {
        let first = self.steps.first().map(|step| &step.from);
        first.into_iter().chain(self.steps.iter().map(|step| &step.to))
    }

    /// The processors along it, each once, in order: those that data flow to, and the providers of services.
    pub fn processors(&self, ground: &Ground<'_>) -> Vec<Key<Processor>> {
        let mut found: Vec<Key<Processor>> = Vec::new();
        for node in self.nodes() {
            let processor = match node.kind {
                NodeKind::Processor => Some(Key::new(Arc::clone(&node.key))),
                NodeKind::Service => provider(ground, node),
                _ => None,
            };
            found.extend(processor.filter(|key| !found.contains(key)));
        }
        found
    }
}

/// The processor that provides a service.
pub fn provider(ground: &Ground<'_>, service: &NodeKey) -> Option<Key<Processor>> {
    let key: Key<Service> = Key::new(Arc::clone(&service.key));
    ground.shared.shelves.services.get(key.as_str())?.provider.clone()
}

/// A step by an edge, told in the direction of the data. None when a node of it does not stand on this ground.
pub fn step(ground: &Ground<'_>, from: u32, to: u32, edge: u32) -> Option<Step> {
    Some(Step {
        from: ground.key(from)?.clone(),
        to: ground.key(to)?.clone(),
        flow: ground.flow(edge).cloned(),
    })
}

/// The end of a chain at a node that has to do with a country. `provided` when the node was come to as the provider of a service.
pub fn end(ground: &Ground<'_>, node: u32, standing: Standing, provided: bool) -> End {
    let country = standing
        .country
        .map(|place| &ground.shared_edges().countries[usize::from(place)]);
    let shelves = &ground.shared.shelves;
    let processor = ground
        .key(node)
        .filter(|key| node < HELD && key.kind == NodeKind::Processor)
        .and_then(|key| shelves.processors.get(&key.key));
    let (tie, company) = match (standing.tie, processor) {
        (CountryTie::Establishment, Some(processor)) if provided => (CountryTie::Provider, Some(Arc::clone(processor))),
        (CountryTie::Parent, Some(processor)) => {
            let there = |parent: &&Arc<Processor>| parent.country.as_ref() == country.map(|country| &country.key);
            (CountryTie::Parent, parents(processor, shelves).find(there).cloned())
        }
        (tie, _) => (tie, None),
    };
    End {
        tie,
        country: country.cloned(),
        company,
    }
}

/// How a country stands to a node, given how the node was come to: the country of a provider is a tie of another kind.
pub fn tie(standing: Standing, edge: u32) -> CountryTie {
    if standing.tie == CountryTie::Establishment && edge == PROVIDED {
        CountryTie::Provider
    } else {
        standing.tie
    }
}
