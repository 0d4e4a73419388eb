//! How far is everything from here? A walk in steps of one over the graph, kept open so that it can be carried on into one
//! controller's own flows after another without walking the shared part again.

use std::collections::VecDeque;

use entity::vocabulary::{FlowKind, NodeKind, TransferMechanism};

use super::ground::Ground;
use crate::records::adjacency::{Direction, HELD, Hop};

/// A set of kinds of flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowKinds(u8);

impl FlowKinds {
    /// Every kind.
    pub const ALL: Self = Self(u8::MAX);
    /// Those by which a processor comes to have a register's data, Art. 28.
    pub const PROCESSING: Self = Self(
        (1 << FlowKind::Processing as u8) | (1 << FlowKind::SubProcessing as u8) | (1 << FlowKind::Internal as u8),
    );
    /// Those by which a register's data leave it: the same, and disclosures, Art. 30(1)(d)-(e).
    pub const LEAVING: Self = Self(Self::PROCESSING.0 | (1 << FlowKind::Disclosure as u8));

    /// The set of these; every kind when none is named.
    pub fn of(kinds: &[FlowKind]) -> Self {
        if kinds.is_empty() {
            return Self::ALL;
        }
        Self(kinds.iter().fold(0, |bits, kind| bits | (1 << *kind as u8)))
    }

    /// Whether a kind is among them.
    pub const fn contains(self, kind: FlowKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }
}

/// What a walk keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The way it goes.
    pub direction: Direction,
    /// The flows it goes by. A service's tie to its provider is always followed.
    pub kinds: FlowKinds,
    /// The kind of node it does not go beyond.
    pub stop: Option<NodeKind>,
    /// The first flow rests on this mechanism, or on none that is told.
    pub resting_on: Option<TransferMechanism>,
}

impl Rule {
    fn rests(self, ground: &Ground<'_>, edge: u32) -> bool {
        self.resting_on.is_none_or(|mechanism| {
            ground
                .flow(edge)
                .is_some_and(|flow| flow.mechanism.is_none_or(|told| told == mechanism))
        })
    }
}

/// How a node was come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How many steps it is away.
    pub hops: u16,
    /// The node before it; its own number where the walk began.
    pub before: u32,
    /// The edge from that one; without meaning where the walk began.
    pub edge: u32,
}

const UNMARKED: Mark = Mark {
    hops: u16::MAX,
    before: u32::MAX,
    edge: u32::MAX,
};

/// A walk.
pub struct Walk {
    rule: Rule,
    shared: Vec<Mark>,
    own: Vec<Mark>,
    /// Nodes marked since the walk began, or since it last entered a controller's part.
    marked: Vec<u32>,
    /// What stood on shared nodes before the controller's part was entered.
    before: Vec<(u32, Mark)>,
}

impl Walk {
    /// A walk over the whole ground from some nodes, each with the steps already gone.
    pub fn begin(ground: &Ground<'_>, rule: Rule, starts: &[(u32, u16)]) -> Self {
        let (shared, own) = ground.sizes();
        let mut walk = Self {
            rule,
            shared: vec![UNMARKED; shared],
            own: vec![UNMARKED; own],
            marked: Vec::new(),
            before: Vec::new(),
        };
        let mut waiting = VecDeque::new();
        for (node, hops) in starts {
            let start = Mark {
                hops: *hops,
                before: *node,
                edge: 0,
            };
            if walk.set(*node, start) {
                waiting.push_back(*node);
            }
        }
        while let Some(node) = waiting.pop_front() {
            for hop in ground.hops(node, rule.direction) {
                walk.follow(ground, node, hop, &mut waiting);
            }
        }
        walk
    }

    /// Carries a walk over the shared part on into what one controller holds. [`Self::leave`] comes before the next.
    pub fn enter(&mut self, ground: &Ground<'_>) {
        self.own.clear();
        self.own.resize(ground.sizes().1, UNMARKED);
        self.marked.clear();
        let mut doors: Vec<(u16, u32)> = ground
            .own_sources(self.rule.direction)
            .iter()
            .filter_map(|node| self.get(*node).map(|mark| (mark.hops, *node)))
            .collect();
        doors.sort_unstable();
        let mut doors = doors.into_iter().peekable();
        let mut waiting: VecDeque<u32> = VecDeque::new();
        loop {
            let next = waiting.front().map(|node| self.at(*node).hops);
            // What is nearer is gone from first, so that the first mark of a node is its shortest.
            if let Some((_, door)) = doors.next_if(|(hops, _)| next.is_none_or(|next| *hops <= next)) {
                for hop in ground.own_hops(door, self.rule.direction) {
                    self.follow(ground, door, hop, &mut waiting);
                }
            } else if let Some(node) = waiting.pop_front() {
                for hop in ground.hops(node, self.rule.direction) {
                    self.follow(ground, node, hop, &mut waiting);
                }
            } else {
                return;
            }
        }
    }

    /// Forgets what was marked since a controller's part was entered.
    pub fn leave(&mut self) {
        for (node, mark) in self.before.drain(..).rev() {
            self.shared[node as usize] = mark;
        }
        self.marked.clear();
        self.own.clear();
    }

    fn follow(&mut self, ground: &Ground<'_>, from: u32, hop: Hop, waiting: &mut VecDeque<u32>) {
        let here = self.at(from);
        // Where it began it goes on, whatever kind of node that is.
        let stopped = here.before != from && self.rule.stop.is_some() && ground.kind(from) == self.rule.stop;
        let kind = ground.flow_kind(hop.edge);
        if stopped
            || kind.is_some_and(|kind| !self.rule.kinds.contains(kind))
            || (here.before == from && !self.rule.rests(ground, hop.edge))
        {
            return;
        }
        let mark = Mark {
            hops: here.hops.saturating_add(1),
            before: from,
            edge: hop.edge,
        };
        if self.set(hop.to, mark) {
            waiting.push_back(hop.to);
        }
    }

    fn at(&self, node: u32) -> Mark {
        let marks = if node < HELD { &self.shared } else { &self.own };
        marks.get((node & !HELD) as usize).copied().unwrap_or(UNMARKED)
    }

    /// Marks a node, if that brings it nearer.
    fn set(&mut self, node: u32, mark: Mark) -> bool {
        let marks = if node < HELD { &mut self.shared } else { &mut self.own };
        let Some(place) = marks.get_mut((node & !HELD) as usize) else {
            return false;
        };
        if place.hops <= mark.hops {
            return false;
        }
        if node < HELD {
            self.before.push((node, *place));
        }
        *place = mark;
        self.marked.push(node);
        true
    }

    /// How a node was come to, if it was.
    pub fn get(&self, node: u32) -> Option<Mark> {
        Some(self.at(node)).filter(|mark| *mark != UNMARKED)
    }

    /// The nodes marked since the walk began or a part was entered, each once, nearest first.
    pub fn marked(&self) -> &[u32] {
        &self.marked
    }

    /// What was marked over the shared part stays, and parts can be entered.
    pub fn settle(&mut self) {
        self.before.clear();
        self.marked.clear();
    }

    /// The way to a node: every node with the edge by which it was come to, the last first. The start is not among them.
    pub fn way(&self, node: u32) -> impl Iterator<Item = (u32, Mark)> {
        let mark = |node: u32| {
            self.get(node)
                .filter(|mark| mark.before != node)
                .map(|mark| (node, mark))
        };
        std::iter::successors(mark(node), move |(_, last)| mark(last.before))
    }
}
