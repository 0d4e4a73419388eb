//! The plainest search there is: every flow is looked at again at every step.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    Date,
    vocabulary::{Answer, FlowKind, NodeKind},
};
use seloste::records::{
    adjacency::Direction, data_flow::DataFlow, exchange::Document, noun::NodeKey, standing::CountryTie,
};

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A node by its id.
pub fn node(id: &str) -> NodeKey {
    serde_json::from_value(id.into()).expect("a node's id")
}

/// An edge, with the word of what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub from: NodeKey,
    pub to: NodeKey,
    /// The key of the flow; none for a service's provider.
    pub flow: Option<String>,
    pub kind: Option<FlowKind>,
}

fn holds(flow: &DataFlow, on: Date) -> bool {
    flow.valid_from.is_none_or(|from| from <= on)
        && flow.valid_until.is_none_or(|until| until >= on)
        && flow.archived_on.is_none_or(|gone| gone > on)
}

/// The edges that one controller's chains go by on a day: its own and the shared ones; of nobody the shared ones alone.
pub fn edges(document: &Document, controller: Option<&str>, on: Date) -> Vec<Edge> {
    let flows = document.data_flows.iter();
    let mut edges: Vec<Edge> = flows
        .filter(|flow| holds(flow, on) && (flow.key.owner().is_none() || flow.key.owner() == controller))
        .map(|flow| Edge {
            from: flow.from.clone(),
            to: flow.to.clone(),
            flow: Some(flow.key.to_string()),
            kind: Some(flow.kind),
        })
        .collect();
    for service in &document.services {
        edges.extend(service.provider.as_ref().map(|provider| Edge {
            from: node(&format!("service:{}", service.key)),
            to: node(&format!("processor:{provider}")),
            flow: None,
            kind: None,
        }));
    }
    edges
}

/// How far everything is from some nodes. The walk stops at nodes of a kind, unless it began there.
pub fn hops(
    edges: &[Edge],
    starts: &[(NodeKey, u16)],
    direction: Direction,
    stop: Option<NodeKind>,
    follows: &dyn Fn(&Edge) -> bool,
) -> BTreeMap<NodeKey, u16> {
    let mut found: BTreeMap<NodeKey, u16> = starts.iter().cloned().collect();
    loop {
        let mut changed = false;
        for edge in edges.iter().filter(|edge| follows(edge)) {
            let (near, far) = match direction {
                Direction::Onward => (&edge.from, &edge.to),
                Direction::Back => (&edge.to, &edge.from),
            };
            let began = starts.iter().any(|(start, _)| start == near);
            if Some(near.kind) == stop && !began {
                continue;
            }
            if let Some(here) = found.get(near).copied()
                && found.get(far).is_none_or(|known| *known > here + 1)
            {
                found.insert(far.clone(), here + 1);
                changed = true;
            }
        }
        if !changed {
            return found;
        }
    }
}

/// The countries a node has to do with, by their keys and ties; `None` for "outside the EEA, not told where".
pub fn countries(document: &Document, at: &NodeKey, as_provider: bool) -> Vec<(Option<String>, CountryTie)> {
    let mut found = Vec::new();
    let country_of = |key: &str| {
        let processor = document
            .processors
            .iter()
            .find(|processor| processor.key.as_str() == key);
        processor
            .and_then(|processor| processor.country.as_ref())
            .map(ToString::to_string)
    };
    match at.kind {
        NodeKind::Service => {
            let service = document.services.iter().find(|service| *service.key.shared() == at.key);
            let service = service.expect("the service is there");
            let told = |list: &[_], tie| -> Vec<_> {
                list.iter()
                    .map(|key: &seloste::records::noun::Key<_>| (Some(key.to_string()), tie))
                    .collect()
            };
            found.extend(told(&service.hosting_countries, CountryTie::Hosting));
            found.extend(told(&service.support_countries, CountryTie::Support));
            if service.hosted_in_eea == Answer::No {
                found.push((None, CountryTie::Hosting));
            }
            if service.hosted_in_eea == Answer::NotStated && service.hosting_countries.is_empty() {
                let provider = service
                    .provider
                    .as_ref()
                    .and_then(|provider| country_of(provider.as_str()));
                found.extend(provider.map(|country| (Some(country), CountryTie::Establishment)));
            }
        }
        NodeKind::Processor => {
            let tie = if as_provider {
                CountryTie::Provider
            } else {
                CountryTie::Establishment
            };
            found.extend(country_of(&at.key).map(|country| (Some(country), tie)));
            let mut company = at.key.to_string();
            let parent_of = |key: &str| {
                let processor = document
                    .processors
                    .iter()
                    .find(|processor| processor.key.as_str() == key);
                processor
                    .and_then(|processor| processor.parent.as_ref())
                    .map(ToString::to_string)
            };
            while let Some(parent) = parent_of(&company) {
                found.extend(country_of(&parent).map(|country| (Some(country), CountryTie::Parent)));
                company = parent;
            }
        }
        NodeKind::Recipient => {
            let recipient = document
                .recipients
                .iter()
                .find(|recipient| *recipient.key.shared() == at.key);
            let country = recipient.and_then(|recipient| recipient.country.as_ref());
            found.extend(country.map(|country| (Some(country.to_string()), CountryTie::Establishment)));
        }
        NodeKind::Subjects | NodeKind::Register | NodeKind::Source => {}
    }
    found
}

/// Whether a country is outside the EEA on a day.
pub fn is_outside(document: &Document, country: Option<&str>, on: Date) -> bool {
    country.is_none_or(|key| {
        let country = document.countries.iter().find(|country| country.key.as_str() == key);
        !country.expect("the country is there").in_eea(on)
    })
}

/// How many steps a register is from the nearest country outside the EEA. A processor is told apart by how it was come to.
pub fn third_country(document: &Document, register: &NodeKey, on: Date, ties: &[CountryTie]) -> Option<u16> {
    let controller = register.key.split_once('/').map(|(controller, _)| controller);
    let edges = edges(document, controller, on);
    let mut here: BTreeSet<(NodeKey, bool)> = BTreeSet::from([(register.clone(), false)]);
    let mut seen = here.clone();
    for hops in 1.. {
        let mut next = BTreeSet::new();
        for (at, _) in &here {
            for edge in edges
                .iter()
                .filter(|edge| edge.from == *at && edge.to.kind != NodeKind::Register)
            {
                let first = at == register;
                if edge.kind.is_none() || first || edge.kind == Some(FlowKind::SubProcessing) {
                    next.insert((edge.to.clone(), edge.kind.is_none()));
                }
            }
        }
        let ends = |(at, provided): &(NodeKey, bool)| {
            countries(document, at, *provided)
                .iter()
                .any(|(country, tie)| ties.contains(tie) && is_outside(document, country.as_deref(), on))
        };
        if next.iter().any(ends) {
            return Some(hops + 1);
        }
        next.retain(|state| seen.insert(state.clone()));
        if next.is_empty() {
            return None;
        }
        here = next;
    }
    None
}

/// Every simple path, as the keys of its edges and nodes, of at most so many steps.
pub fn paths(edges: &[Edge], from: &NodeKey, to: &NodeKey, longest: usize) -> Vec<Vec<(NodeKey, Option<String>)>> {
    let mut found = Vec::new();
    let mut ways = vec![vec![(from.clone(), None)]];
    while let Some(way) = ways.pop() {
        let (here, _) = way.last().expect("a way begins somewhere").clone();
        if here == *to && way.len() > 1 {
            found.push(way);
            continue;
        }
        if way.len() > longest {
            continue;
        }
        for edge in edges.iter().filter(|edge| edge.from == here) {
            if way.iter().all(|(node, _)| *node != edge.to) {
                let mut longer = way.clone();
                longer.push((edge.to.clone(), edge.flow.clone()));
                ways.push(longer);
            }
        }
    }
    found
}
