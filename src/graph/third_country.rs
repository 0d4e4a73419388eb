//! Does a register reach a country outside the EEA, and by which chain, Art. 30(1)(e) and 44?
//!
//! From the register every outgoing flow is followed, from there on only sub-processing and the providers of services: what a
//! recipient does further is its own matter. For every shared node the nearest such country and the next step to it are kept with
//! the snapshot ([`Pass`]), so that a register costs no more than its own flows.
//!
//! A processor is come to in two ways. Data flow to it: then its own country is where they go. Or a service is used that it
//! provides: then its country matters only by another tie ([`CountryTie::Provider`]), while what it uses for everything is still
//! behind the service. So a processor has two states in the pass.

use std::{collections::VecDeque, sync::Arc};

use entity::{
    Date,
    vocabulary::{FlowKind, NodeKind},
};

use super::{
    chain::{Chain, Step, end, step},
    ground::Ground,
};
use crate::records::{
    adjacency::{Direction, HELD, Hop, PROVIDED, Pass, SharedEdges},
    law::Country,
    noun::{Key, NodeKey},
    processor::Processor,
    register::Register,
    snapshot::{Sight, Snapshot},
    standing::{CountryTie, Standing, Ties},
};

/// Farther than anything.
const FAR: u16 = u16::MAX;

impl Snapshot {
    /// The shortest chain from a register to a country outside the EEA where its data are kept or received. None when there is
    /// none, or when its controller is not loaded.
    pub fn third_country_chain(&self, register: &Key<Register>, day: Date) -> Option<Chain> {
        self.third_country_chain_by(register, day, Ties::KEPT)
    }

    /// The same by any ties: [`Ties::FOREIGN`] for support, providers and parent companies.
    pub fn third_country_chain_by(&self, register: &Key<Register>, day: Date, ties: Ties) -> Option<Chain> {
        let holding = self.loaded(register.owner()?)?;
        chain_of(&Ground::whole(&self.shared, holding, day), register, ties)
    }

    /// Every processor behind a register: those that data flow to, the providers of services, and what these are built on.
    /// Nearest first; empty when its controller is not loaded.
    pub fn processors_on_chain(&self, register: &Key<Register>, day: Date) -> Vec<Key<Processor>> {
        let holding = register.owner().and_then(|owner| self.loaded(owner));
        holding.map_or_else(Vec::new, |holding| {
            processors_behind(&Ground::whole(&self.shared, holding, day), register)
        })
    }
}

impl Sight {
    /// The shortest chain from a register to a country outside the EEA by any of the ties.
    pub fn third_country_chain_by(&self, register: &Key<Register>, day: Date, ties: Ties) -> Option<Chain> {
        chain_of(&Ground::whole(&self.shared, &self.holding, day), register, ties)
    }

    /// Every processor behind a register, nearest first.
    pub fn processors_on_chain(&self, register: &Key<Register>, day: Date) -> Vec<Key<Processor>> {
        processors_behind(&Ground::whole(&self.shared, &self.holding, day), register)
    }
}

/// The shortest chain from a register to a country outside the EEA.
pub fn chain_of(ground: &Ground<'_>, register: &Key<Register>, ties: Ties) -> Option<Chain> {
    Search::new(ground, ties).chain(register)
}

/// The shortest chain from a register to each country outside the EEA that its data come to, nearest first. One that is told to be
/// outside, and not which it is, counts as one more country.
pub fn chains_of(ground: &Ground<'_>, register: &Key<Register>, ties: Ties) -> Vec<Chain> {
    let mut chains = Vec::new();
    let Some(start) = ground.number(&node(register)) else {
        return chains;
    };
    let edges = ground.shared_edges();
    let outside = edges.outside(ground.day);
    // A processor that was come to as the provider of a service is told of otherwise than one that data flow to, so it counts as two.
    // Each with the one before it, and the edge from there.
    let mut marked: Vec<(u32, u32, usize)> = vec![(start, 0, 0)];
    let mut countries: Vec<Option<u16>> = Vec::new();
    let mut at = 0;
    while let Some(&(near, edge, _)) = marked.get(at) {
        let provided = at > 0 && edge == PROVIDED;
        let tie_edge = if provided { PROVIDED } else { 0 };
        let standings = if near < HELD { edges.standings(near) } else { &[] };
        for standing in standings {
            let is_outside = standing.country.is_none_or(|country| outside[usize::from(country)]);
            // Told to be outside, where one that is named stands beside it, is no country of its own.
            let named = standings.iter().any(|other| {
                standing.country.is_none()
                    && other.tie == standing.tie
                    && other.country.is_some_and(|it| outside[usize::from(it)])
            });
            if is_outside
                && !named
                && ties.contains(super::chain::tie(*standing, tie_edge))
                && !countries.contains(&standing.country)
            {
                countries.push(standing.country);
                chains.push(Chain {
                    steps: way(ground, &marked, at),
                    end: Some(end(ground, near, *standing, provided)),
                });
            }
        }
        for hop in ground
            .hops(near, Direction::Onward)
            .filter(|hop| follows(ground, near == start, *hop))
        {
            let is_new =
                |(node, edge, _): &(u32, u32, usize)| *node != hop.to || (*edge == PROVIDED) != (hop.edge == PROVIDED);
            if hop.to != start && marked.iter().all(is_new) {
                marked.push((hop.to, hop.edge, at));
            }
        }
        at += 1;
    }
    chains
}

/// The steps to something that was come to.
fn way(ground: &Ground<'_>, marked: &[(u32, u32, usize)], mut at: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    while at > 0 {
        let (to, edge, before) = marked[at];
        steps.extend(step(ground, marked[before].0, to, edge));
        at = before;
    }
    steps.reverse();
    steps
}

/// The processors behind a register, nearest first.
pub fn processors_behind(ground: &Ground<'_>, register: &Key<Register>) -> Vec<Key<Processor>> {
    let mut found = Vec::new();
    let Some(start) = ground.number(&node(register)) else {
        return found;
    };
    let mut seen: Vec<u32> = vec![start];
    let mut waiting = VecDeque::from([start]);
    while let Some(near) = waiting.pop_front() {
        for hop in ground
            .hops(near, Direction::Onward)
            .filter(|hop| follows(ground, near == start, *hop))
        {
            if !seen.contains(&hop.to) {
                seen.push(hop.to);
                waiting.push_back(hop.to);
                let key = ground.key(hop.to).filter(|key| key.kind == NodeKind::Processor);
                found.extend(key.map(|key| Key::new(Arc::clone(&key.key))));
            }
        }
    }
    found
}

/// A register as a node.
pub fn node(register: &Key<Register>) -> NodeKey {
    NodeKey::new(NodeKind::Register, Arc::clone(register.shared()))
}

/// Whether a step belongs to the chain of a register: any flow of its own, and then what its processors are built on.
pub fn follows(ground: &Ground<'_>, first: bool, hop: Hop) -> bool {
    match ground.flow_kind(hop.edge) {
        None => true,
        Some(kind) => {
            // Another register's flows are that register's to tell.
            (first || kind == FlowKind::SubProcessing) && ground.kind(hop.to) != Some(NodeKind::Register)
        }
    }
}

/// A search for chains on one ground, for as many registers as are asked about.
pub struct Search<'g, 'a> {
    ground: &'g Ground<'a>,
    ties: Ties,
    outside: Vec<bool>,
    pass: Arc<Pass>,
}

impl<'g, 'a> Search<'g, 'a> {
    /// A search by these ties on the ground's day.
    pub fn new(ground: &'g Ground<'a>, ties: Ties) -> Self {
        let edges = ground.shared_edges();
        let outside = edges.outside(ground.day);
        let pass = if ground.has_own_sub_processing() {
            // What the controller says of services holds for it alone.
            Arc::new(pass_over(ground, ties, &outside))
        } else {
            let shared = Ground::shared(ground.shared, ground.day);
            edges.pass(ground.day, ties, || pass_over(&shared, ties, &outside))
        };
        Self {
            ground,
            ties,
            outside,
            pass,
        }
    }

    /// How many steps a register is from the nearest country outside the EEA, the country counted.
    pub fn hops(&self, register: &Key<Register>) -> Option<u16> {
        self.first(register).map(|(_, _, hops)| hops)
    }

    /// How far the nearest one is, and which; none where it is told to be outside, and not which it is.
    pub fn nearest(&self, register: &Key<Register>) -> Option<(u16, Option<&'a Arc<Country>>)> {
        let (_, first, hops) = self.first(register)?;
        let mut state = first.to as usize;
        while self.pass.hops[state] > 1 {
            state = self.pass.next[state].to as usize;
        }
        let count = self.pass.hops.len() / 2;
        let last = u32::try_from(state % count).ok()?;
        let edges = self.ground.shared_edges();
        let standing = nearest(edges, last, state >= count, self.ties, &self.outside)?;
        Some((hops, standing.country.map(|place| &edges.countries[usize::from(place)])))
    }

    /// The first step towards it: from which number by which hop, and how far the country is.
    fn first(&self, register: &Key<Register>) -> Option<(u32, Hop, u16)> {
        let start = self.ground.number(&node(register))?;
        let mut best: Option<(u32, Hop, u16)> = None;
        for hop in self.ground.own_hops(start, Direction::Onward) {
            let far = self.pass.hops.get(hop.to as usize).copied().unwrap_or(FAR);
            if hop.to < HELD && far != FAR && best.is_none_or(|(_, _, least)| far + 1 < least) {
                best = Some((start, hop, far + 1));
            }
        }
        best
    }

    /// The shortest chain of a register.
    pub fn chain(&self, register: &Key<Register>) -> Option<Chain> {
        let (start, first, _) = self.first(register)?;
        let count = self.pass.hops.len() / 2;
        let mut steps = vec![step(self.ground, start, first.to, first.edge)?];
        let mut state = first.to as usize;
        while self.pass.hops[state] > 1 {
            let next = self.pass.next[state];
            let [from, to] = [state, next.to as usize].map(|state| u32::try_from(state % count).unwrap_or(HELD));
            steps.push(step(self.ground, from, to, next.edge)?);
            state = next.to as usize;
        }
        let (last, provided) = (u32::try_from(state % count).ok()?, state >= count);
        let standing = nearest(self.ground.shared_edges(), last, provided, self.ties, &self.outside)?;
        Some(Chain {
            steps,
            end: Some(end(self.ground, last, standing, provided)),
        })
    }
}

/// The first country outside the EEA that a node has to do with by one of the ties, a named one before an unnamed.
fn nearest(edges: &SharedEdges, node: u32, provided: bool, ties: Ties, outside: &[bool]) -> Option<Standing> {
    let edge = if provided { PROVIDED } else { 0 };
    let fits = |standing: &&Standing| {
        ties.contains(super::chain::tie(**standing, edge))
            && standing.country.is_none_or(|country| outside[usize::from(country)])
    };
    let standings = edges.standings(node).iter();
    // A provider's own services are told of by themselves.
    standings
        .filter(fits)
        .min_by_key(|standing| standing.country.is_none())
        .copied()
}

/// How far every shared node is from the nearest country outside the EEA: one walk backwards from all such countries at once.
pub fn pass_over(ground: &Ground<'_>, ties: Ties, outside: &[bool]) -> Pass {
    let edges = ground.shared_edges();
    let count = edges.numbers.len();
    let mut hops = vec![FAR; 2 * count];
    let mut next = vec![Hop { to: 0, edge: 0 }; 2 * count];
    let number = |state: usize| u32::try_from(state).unwrap_or(HELD);
    let mut waiting = VecDeque::new();
    for (state, hops) in hops.iter_mut().enumerate() {
        let node = number(state % count);
        if nearest(edges, node, state >= count, ties, outside).is_some() {
            *hops = 1;
            waiting.push_back(state);
        }
    }
    let is_processor = |node: u32| ground.kind(node) == Some(NodeKind::Processor);
    while let Some(state) = waiting.pop_front() {
        let (node, provided) = (number(state % count), state >= count);
        for back in ground.hops(node, Direction::Back) {
            let by_provider = back.edge == PROVIDED;
            // A provider is come to from its services, a processor by a flow; and what is kept is of shared nodes alone.
            if by_provider != provided
                || back.to >= HELD
                || !(by_provider || ground.flow_kind(back.edge) == Some(FlowKind::SubProcessing))
            {
                continue;
            }
            let states = [
                Some(back.to as usize),
                is_processor(back.to).then(|| back.to as usize + count),
            ];
            for before in states.into_iter().flatten() {
                if hops[before] == FAR {
                    hops[before] = hops[state] + 1;
                    next[before] = Hop {
                        to: number(state),
                        edge: back.edge,
                    };
                    waiting.push_back(before);
                }
            }
        }
    }
    Pass {
        hops: hops.into(),
        next: next.into(),
    }
}

/// The words for the ties of a question.
pub fn ties(ties: &[CountryTie]) -> Ties {
    if ties.is_empty() {
        Ties::TRANSFER
    } else {
        Ties::of(ties)
    }
}
