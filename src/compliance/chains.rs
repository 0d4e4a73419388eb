//! How far do the data of a register go, and is it outside the EEA? Flows walked from the register, nearest first.
//!
//! The one place where rules ask the graph. A walk visits a node once, so cycles end it, and its depth is bounded.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use entity::vocabulary::{Answer, FlowKind, NodeKind};

use super::case::Case;
use crate::records::{
    data_flow::DataFlow,
    law::Country,
    noun::{Key, NodeKey},
    processor::Processor,
    recipient::Recipient,
    service::Service,
};

/// Steps followed at most.
const DEPTH: usize = 12;

/// One flow on the way from a register.
#[derive(Clone, Debug)]
pub struct Step {
    /// The node it leaves, as the walk sees it: a service where the flow is its provider's.
    pub from: NodeKey,
    /// The node it enters.
    pub to: NodeKey,
    /// The flow.
    pub flow: Arc<DataFlow>,
    /// How many steps from the register, from 1.
    pub depth: usize,
}

/// Where a node is outside the European Economic Area, Art. 44.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Data are kept outside, or the party is established there: the countries, none where only that much is told.
    pub kept: Option<Vec<Key<Country>>>,
    /// Countries outside from which support staff have access.
    pub support: Vec<Key<Country>>,
}

/// Every flow on a way from the register, nearest first.
pub fn steps(case: &Case<'_>) -> Vec<Step> {
    let start = case.node();
    let mut depths = HashMap::from([(start.clone(), 0)]);
    let mut waiting = VecDeque::from([start]);
    let mut steps = Vec::new();
    while let Some(near) = waiting.pop_front() {
        let depth = depths.get(&near).copied().unwrap_or(DEPTH);
        if depth >= DEPTH {
            continue;
        }
        for flow in flows_onward(case, &near, depth) {
            let far = flow.to.clone();
            if !depths.contains_key(&far) {
                depths.insert(far.clone(), depth + 1);
                waiting.push_back(far.clone());
            }
            steps.push(Step {
                from: near.clone(),
                to: far,
                flow,
                depth: depth + 1,
            });
        }
    }
    steps
}

fn flows_onward(case: &Case<'_>, near: &NodeKey, depth: usize) -> Vec<Arc<DataFlow>> {
    if depth == 0 {
        return case.flows_out().to_vec();
    }
    case.touch(near.noun(), &near.key);
    // Past the first step only sub-processing is this register's: a recipient's own flows are its own matter.
    let mut flows = case.current(case.sight.flows_out_of(near));
    // A service is built on what it says itself, and on what its provider uses for everything.
    if let Some(provider) = provider(case, near) {
        case.touch(provider.noun(), &provider.key);
        flows.extend(case.current(case.sight.flows_out_of(&provider)));
    }
    flows.retain(|flow| flow.kind == FlowKind::SubProcessing);
    flows
}

/// The service that a node is.
pub fn service<'a>(case: &Case<'a>, node: &NodeKey) -> Option<&'a Arc<Service>> {
    match node.kind {
        NodeKind::Service => case.get(&Key::new(Arc::clone(&node.key))),
        _ => None,
    }
}

/// The party behind a node: a processor itself, or the provider of a service.
pub fn party<'a>(case: &Case<'a>, node: &NodeKey) -> Option<&'a Arc<Processor>> {
    match node.kind {
        NodeKind::Processor => case.get(&Key::new(Arc::clone(&node.key))),
        NodeKind::Service => case.get(service(case, node)?.provider.as_ref()?),
        _ => None,
    }
}

fn provider(case: &Case<'_>, node: &NodeKey) -> Option<NodeKey> {
    let key = service(case, node)?.provider.as_ref()?;
    Some(NodeKey::new(NodeKind::Processor, Arc::clone(key.shared())))
}

/// The way from the register to a node, the register itself left out: a shortest one.
pub fn way(case: &Case<'_>, to: &NodeKey) -> Box<[NodeKey]> {
    let start = case.node();
    let mut way = vec![to.clone()];
    let mut here = to;
    while let Some(step) = case.steps().iter().find(|step| step.to == *here) {
        if step.from == start || way.len() > DEPTH {
            break;
        }
        way.push(step.from.clone());
        here = &step.from;
    }
    way.reverse();
    way.into_boxed_slice()
}

/// The nodes at the far ends of flows, each once, with the first flow that leads there; nearest first.
pub fn ends<'c>(case: &'c Case<'_>) -> Vec<&'c Step> {
    let mut ends: Vec<&Step> = Vec::new();
    for step in case.steps() {
        if !ends.iter().any(|seen| seen.to == step.to) {
            ends.push(step);
        }
    }
    ends
}

/// Where a node is outside the European Economic Area on the day.
pub fn outside(case: &Case<'_>, node: &NodeKey) -> Outside {
    let out = |keys: &[Key<Country>]| -> Vec<Key<Country>> {
        let outside = keys.iter().filter(|key| case.is_outside(key) == Some(true));
        outside.cloned().collect()
    };
    let established = |country: Option<&Key<Country>>| {
        let kept = out(country.map_or(&[], std::slice::from_ref));
        Outside {
            kept: (!kept.is_empty()).then_some(kept),
            support: Vec::new(),
        }
    };
    match node.kind {
        NodeKind::Subjects | NodeKind::Register | NodeKind::Source => Outside::default(),
        NodeKind::Processor => established(party(case, node).and_then(|party| party.country.as_ref())),
        NodeKind::Recipient => {
            let recipient = case.get(&Key::<Recipient>::new(Arc::clone(&node.key)));
            established(recipient.and_then(|recipient| recipient.country.as_ref()))
        }
        NodeKind::Service => service(case, node).map_or_else(Outside::default, |service| {
            let hosting = out(&service.hosting_countries);
            let untold = service.hosting_countries.is_empty() && service.hosted_in_eea == Answer::NotStated;
            let kept = if !hosting.is_empty() || service.hosted_in_eea == Answer::No {
                Some(hosting)
            } else if untold {
                // Where the hosting is untold, the country of the provider is the best that is known of where data go.
                established(party(case, node).and_then(|party| party.country.as_ref())).kept
            } else {
                None
            };
            Outside {
                kept,
                support: out(&service.support_countries),
            }
        }),
    }
}
