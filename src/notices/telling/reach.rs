//! From where do data reach a register, and how far do they go from it? Flows walked from the register, both ways.
//!
//! Walks visit a node once, so cycles end them; depth is bounded, since a notice that followed a chain for ever would say
//! nothing.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use entity::{
    Date, LanguageText,
    vocabulary::{Answer, FlowKind, NodeKind},
};

use super::Teller;
use crate::{
    notices::content::Said,
    records::{
        data_flow::DataFlow,
        law::Country,
        noun::{Key, NodeKey},
    },
};

/// Steps followed at most.
const DEPTH: usize = 12;

/// One flow on the way from a register, or to it.
#[derive(Clone)]
pub(super) struct Step {
    /// The node it leaves, as the walk sees it: a service where the flow is its provider's.
    pub from: NodeKey,
    /// The node it enters.
    pub to: NodeKey,
    /// The flow.
    pub flow: Arc<DataFlow>,
    /// How many steps from the register, from 1.
    pub depth: usize,
}

/// Where a node is.
#[derive(Default)]
pub(super) struct Place {
    /// Countries where data are kept or the party is established.
    pub countries: Vec<Arc<Country>>,
    /// Countries from which support staff have access.
    pub support: Vec<Arc<Country>>,
    /// Where it is in the provider's own words.
    pub words: LanguageText,
    /// Countries among them that are outside the EEA on the day.
    pub outside: Vec<Arc<Country>>,
    /// Whether data are or can be seen outside the EEA.
    pub outside_eea: bool,
}

impl Teller<'_> {
    /// The register as a node.
    pub(super) fn node(&self) -> NodeKey {
        NodeKey::new(NodeKind::Register, Arc::clone(self.register.key.shared()))
    }

    /// Flows into the register on the day.
    pub(super) fn flows_in(&self) -> Vec<Arc<DataFlow>> {
        self.current(self.sight.flows_into(&self.node()))
    }

    /// Flows out of the register on the day.
    pub(super) fn flows_out(&self) -> Vec<Arc<DataFlow>> {
        self.current(self.sight.flows_out_of(&self.node()))
    }

    fn current<'f>(&self, flows: impl Iterator<Item = &'f Arc<DataFlow>>) -> Vec<Arc<DataFlow>> {
        flows.filter(|flow| holds(flow, self.on)).cloned().collect()
    }

    /// Every flow on a way from the register, nearest first.
    pub(super) fn steps_onward(&self) -> Vec<Step> {
        self.walk(|node, depth| {
            // A service is built on what it says itself, and on what its provider uses for everything.
            let mut flows = self.current(self.sight.flows_out_of(node));
            if let Some(provider) = self.provider(node) {
                flows.extend(self.current(self.sight.flows_out_of(&provider)));
            }
            // Past the first step only sub-processing is this register's: a recipient's own flows are its own matter.
            flows.retain(|flow| depth == 0 || flow.kind == FlowKind::SubProcessing);
            flows.into_iter().map(|flow| (flow.to.clone(), flow)).collect()
        })
        .into_iter()
        .map(|(from, to, flow, depth)| Step { from, to, flow, depth })
        .collect()
    }

    /// Every flow on a way to the register, nearest first.
    pub(super) fn steps_back(&self) -> Vec<Step> {
        self.walk(|node, depth| {
            let mut flows = self.current(self.sight.flows_into(node));
            // What comes from another register is that register's to tell; a service is followed to where its data come from.
            flows.retain(|flow| depth == 0 || (flow.kind == FlowKind::Collection && node.kind == NodeKind::Service));
            flows.into_iter().map(|flow| (flow.from.clone(), flow)).collect()
        })
        .into_iter()
        .map(|(to, from, flow, depth)| Step { from, to, flow, depth })
        .collect()
    }

    fn walk(
        &self,
        next: impl Fn(&NodeKey, usize) -> Vec<(NodeKey, Arc<DataFlow>)>,
    ) -> Vec<(NodeKey, NodeKey, Arc<DataFlow>, usize)> {
        let start = self.node();
        let mut depths = HashMap::from([(start.clone(), 0)]);
        let mut waiting = VecDeque::from([start]);
        let mut steps = Vec::new();
        while let Some(near) = waiting.pop_front() {
            let depth = depths.get(&near).copied().unwrap_or(DEPTH);
            if depth >= DEPTH {
                continue;
            }
            for (far, flow) in next(&near, depth) {
                if !depths.contains_key(&far) {
                    depths.insert(far.clone(), depth + 1);
                    waiting.push_back(far.clone());
                }
                steps.push((near.clone(), far, flow, depth + 1));
            }
        }
        steps
    }

    /// The provider of a service, as a node.
    pub(super) fn provider(&self, node: &NodeKey) -> Option<NodeKey> {
        let NodeKind::Service = node.kind else { return None };
        let service = self
            .sight
            .get(&Key::<crate::records::service::Service>::new(Arc::clone(&node.key)))?;
        Some(NodeKey::new(
            NodeKind::Processor,
            Arc::clone(service.provider.as_ref()?.shared()),
        ))
    }

    /// The name of a node, with its language when that is another.
    pub(super) fn named(&self, node: &NodeKey) -> Option<Said> {
        let key = || Arc::clone(&node.key);
        match node.kind {
            NodeKind::Subjects => self.said(
                &self
                    .sight
                    .get(&Key::<crate::records::category::DataSubjectCategory>::new(key()))?
                    .name,
            ),
            NodeKind::Register => self.said(
                &self
                    .sight
                    .get(&Key::<crate::records::register::Register>::new(key()))?
                    .name,
            ),
            NodeKind::Service => self.said(
                &self
                    .sight
                    .get(&Key::<crate::records::service::Service>::new(key()))?
                    .name,
            ),
            NodeKind::Processor => Some(Said::plain(
                &self
                    .sight
                    .get(&Key::<crate::records::processor::Processor>::new(key()))?
                    .name,
            )),
            NodeKind::Recipient => self.said(
                &self
                    .sight
                    .get(&Key::<crate::records::recipient::Recipient>::new(key()))?
                    .name,
            ),
            NodeKind::Source => self.said(
                &self
                    .sight
                    .get(&Key::<crate::records::outside_source::OutsideSource>::new(key()))?
                    .name,
            ),
        }
    }

    /// Where a node is on the day.
    pub(super) fn place(&self, node: &NodeKey) -> Place {
        let key = || Arc::clone(&node.key);
        let country = |key: Option<&Key<Country>>| key.and_then(|key| self.sight.get(key)).cloned();
        let mut place = Place::default();
        match node.kind {
            NodeKind::Subjects | NodeKind::Register => return place,
            NodeKind::Service => {
                let Some(service) = self.sight.get(&Key::<crate::records::service::Service>::new(key())) else {
                    return place;
                };
                place.countries = service
                    .hosting_countries
                    .iter()
                    .filter_map(|key| country(Some(key)))
                    .collect();
                place.support = service
                    .support_countries
                    .iter()
                    .filter_map(|key| country(Some(key)))
                    .collect();
                place.words = service.hosting.clone();
                place.outside_eea = service.hosted_in_eea == Answer::No;
                // Where the hosting is untold, the country of the provider is the best that is known of where data go.
                if place.countries.is_empty() && service.hosted_in_eea == Answer::NotStated {
                    let provider = service.provider.as_ref().and_then(|key| self.sight.get(key));
                    place
                        .countries
                        .extend(country(provider.and_then(|provider| provider.country.as_ref())));
                }
            }
            NodeKind::Processor => {
                let party = self.sight.get(&Key::<crate::records::processor::Processor>::new(key()));
                place
                    .countries
                    .extend(country(party.and_then(|party| party.country.as_ref())));
            }
            NodeKind::Recipient => {
                let party = self.sight.get(&Key::<crate::records::recipient::Recipient>::new(key()));
                place
                    .countries
                    .extend(country(party.and_then(|party| party.country.as_ref())));
            }
            NodeKind::Source => {
                let party = self
                    .sight
                    .get(&Key::<crate::records::outside_source::OutsideSource>::new(key()));
                place
                    .countries
                    .extend(country(party.and_then(|party| party.country.as_ref())));
            }
        }
        for country in place.countries.iter().chain(&place.support) {
            if !country.in_eea(self.on) && !place.outside.contains(country) {
                place.outside.push(Arc::clone(country));
            }
        }
        place.outside_eea |= !place.outside.is_empty();
        place
    }

    /// Names of countries, with their codes.
    pub(super) fn countries(&self, countries: &[Arc<Country>]) -> Vec<Said> {
        countries
            .iter()
            .filter_map(|country| Some(self.said(&country.name)?.code(country.code.clone())))
            .collect()
    }
}

fn holds(flow: &DataFlow, on: Date) -> bool {
    flow.valid_from.is_none_or(|from| from <= on) && flow.valid_until.is_none_or(|until| on <= until)
}
