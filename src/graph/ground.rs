//! Which part of the graph may be walked, on which day, by whom?

use std::sync::Arc;

use entity::{
    Date,
    vocabulary::{FlowKind, NodeKind},
};

use crate::{
    access::{Action, Actor, Place, Target},
    records::{
        adjacency::{Direction, HELD, HeldEdges, Hop, PROVIDED, SharedEdges},
        data_flow::DataFlow,
        noun::NodeKey,
        reach::{Reached, View},
        snapshot::{Holding, Shared},
    },
};

/// The part of the graph that one walk may go over: what all share, and at most one controller's own.
pub struct Ground<'a> {
    /// What all controllers share.
    pub shared: &'a Shared,
    /// The controller's own.
    pub holding: Option<&'a Holding>,
    /// The day.
    pub day: Date,
    shared_edges: &'a SharedEdges,
    held: Option<&'a HeldEdges>,
    /// Of the controller's flows, those out of reach; none when every one is within it.
    hidden: Option<Box<[bool]>>,
}

impl<'a> Ground<'a> {
    /// What all controllers share, on a day. Asked for those who may read it: see [`may_walk`].
    pub fn shared(shared: &'a Shared, day: Date) -> Self {
        Self {
            shared,
            holding: None,
            day,
            shared_edges: shared.edges(),
            held: None,
            hidden: None,
        }
    }

    /// The same with all that a controller holds, whoever asks: for rules and notices, which see their own register's surroundings.
    pub fn whole(shared: &'a Shared, holding: &'a Holding, day: Date) -> Self {
        Self {
            holding: Some(holding),
            held: Some(holding.edges(shared)),
            ..Self::shared(shared, day)
        }
    }

    /// The same with what of a controller's the actor may read. A flow counts as seen when it and both of its ends can be read: a
    /// register out of reach is no step, no end and no count.
    pub fn seen(actor: &Actor, shared: &'a Shared, holding: &'a Holding, day: Date) -> Self {
        let whole = Self::whole(shared, holding, day);
        Self {
            hidden: whole.held.and_then(|held| hidden(actor, shared, holding, held)),
            ..whole
        }
    }

    /// The number of a node, if it stands here.
    pub fn number(&self, node: &NodeKey) -> Option<u32> {
        let numbers = &self.shared_edges.numbers;
        numbers.get(node).or_else(|| self.held?.number(node))
    }

    /// The node with a number of this ground's.
    pub fn key(&self, node: u32) -> Option<&'a NodeKey> {
        if node < HELD {
            self.shared_edges.numbers.key(node)
        } else {
            self.held?.nodes().get((node & !HELD) as usize)
        }
    }

    /// The kind of the node with a number.
    pub fn kind(&self, node: u32) -> Option<NodeKind> {
        self.key(node).map(|key| key.kind)
    }

    /// How many nodes are shared, and how many the controller's own.
    pub fn sizes(&self) -> (usize, usize) {
        (
            self.shared_edges.numbers.len(),
            self.held.map_or(0, |held| held.nodes().len()),
        )
    }

    /// The flow that an edge is; none for a service's tie to its provider.
    pub fn flow(&self, edge: u32) -> Option<&'a Arc<DataFlow>> {
        match edge {
            PROVIDED => None,
            edge if edge < HELD => self.shared_edges.flow(edge),
            edge => self.held?.flows().get((edge & !HELD) as usize),
        }
    }

    /// The kind of flow that an edge is; none for a service's tie to its provider.
    pub fn flow_kind(&self, edge: u32) -> Option<FlowKind> {
        self.flow(edge).map(|flow| flow.kind)
    }

    /// The steps from a node, the shared ones first.
    pub fn hops(&self, node: u32, direction: Direction) -> impl Iterator<Item = Hop> {
        let shared = (node < HELD).then(|| self.shared_edges.hops(node, direction, self.day));
        shared.into_iter().flatten().chain(self.own_hops(node, direction))
    }

    /// The steps from a node by the controller's own flows.
    pub fn own_hops(&self, node: u32, direction: Direction) -> impl Iterator<Item = Hop> {
        let held = self.held.map(|held| held.hops(node, direction, self.day));
        held.into_iter().flatten().filter(|hop| self.is_seen(hop.edge))
    }

    /// The shared nodes that the controller's own flows lead from in a direction.
    pub fn own_sources(&self, direction: Direction) -> &'a [u32] {
        self.held.map_or(&[], |held| held.shared_sources(direction))
    }

    /// Whether the controller says of shared services what they are built on.
    pub fn has_own_sub_processing(&self) -> bool {
        self.held.is_some_and(|held| held.has_sub_processing)
    }

    /// The shared part of the graph.
    pub fn shared_edges(&self) -> &'a SharedEdges {
        self.shared_edges
    }

    fn is_seen(&self, edge: u32) -> bool {
        self.hidden
            .as_ref()
            .is_none_or(|hidden| !hidden[(edge & !HELD) as usize])
    }
}

/// Whether an actor may walk the graph at all. The public may not: what it may know of flows stands in the published notices,
/// each frozen with a picture of its own.
pub fn may_walk(actor: &Actor) -> bool {
    actor.may(Action::ReadSharedNode, &Target::Shared)
}

/// A controller's flows that an actor may not walk over, in the order of their edges; none when all may be.
fn hidden(actor: &Actor, shared: &Shared, holding: &Holding, held: &HeldEdges) -> Option<Box<[bool]>> {
    if actor.may(Action::ReadRegister, &Target::Shared) {
        return None;
    }
    let view = View {
        shared,
        holding: Some(holding),
    };
    let is_foreign = |node: &NodeKey| owner(node) != Some(&*holding.controller);
    let reads_all = actor.may(Action::ReadRegister, &Target::controller(&holding.controller));
    let end_is_read = |node: &NodeKey| {
        if node.kind != NodeKind::Register {
            return true;
        }
        if is_foreign(node) {
            // Its department is not looked up, so one that reads but a department there does not see it here.
            return actor.may(
                Action::ReadRegister,
                &Target::At(Place {
                    controller: owner(node).unwrap_or_default(),
                    department: None,
                    register: Some(&node.key),
                }),
            );
        }
        reads_all
            || holding
                .shelves
                .registers
                .get(&node.key)
                .is_some_and(|register| register.may_be_read(actor, view))
    };
    let is_hidden = |flow: &Arc<DataFlow>| {
        !(end_is_read(&flow.from) && end_is_read(&flow.to) && (reads_all || flow.may_be_read(actor, view)))
    };
    Some(held.flows().iter().map(is_hidden).collect())
}

/// The controller that a node belongs to.
fn owner(node: &NodeKey) -> Option<&str> {
    node.key.split_once('/').map(|(owner, _)| owner)
}
