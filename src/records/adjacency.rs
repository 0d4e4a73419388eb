//! Which node is next to which? The graph of DOMAIN section 1 as compressed arrays of neighbours, both ways.
//!
//! What all controllers share (services, processors, recipients and the flows between them) lies in one part, each controller's
//! own flows in another. A question from one city walks both without asking for anything of another city. Shared nodes keep
//! their numbers for as long as the program runs, so that a change of a service leaves every controller's part as it is.
//! What we gave up is one array for the whole nation: it would be made anew at each write.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::{
    Date,
    vocabulary::{FlowKind, NodeKind},
};

use super::{
    data_flow::DataFlow,
    law::Country,
    node_numbers::NodeNumbers,
    noun::NodeKey,
    snapshot::Shelves,
    standing::{Places, Standing, Ties},
};

/// The first number of a node that stands in a holding; the shared ones count from 0. An edge of a holding has the same bit.
pub const HELD: u32 = 1 << 31;
/// The edge that is no flow: from a service to the processor that provides it.
pub const PROVIDED: u32 = u32::MAX;
/// Passes kept: today's by two sets of ties, and some of other days.
const PASSES: usize = 8;

/// One step to a neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The neighbour.
    pub to: u32,
    /// The place of the flow it goes by, or [`PROVIDED`].
    pub edge: u32,
}

/// The way one walks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(name = "FlowDirection")]
pub enum Direction {
    /// With the data: from a register to processors, recipients and countries.
    #[default]
    Onward,
    /// Against them: from a processor to the registers whose data it has.
    Back,
}

/// Neighbours in one direction, compressed: those of a node lie side by side.
#[derive(Debug, Default)]
struct Neighbours {
    /// The nodes that have any, where those are few; every number from 0 otherwise.
    sources: Option<Box<[u32]>>,
    offsets: Box<[u32]>,
    hops: Box<[Hop]>,
}

impl Neighbours {
    /// Neighbours of nodes numbered from 0.
    fn dense(count: usize, mut edges: Vec<(u32, Hop)>) -> Self {
        edges.sort_by_key(|(from, _)| *from);
        let mut offsets = vec![0; count + 1];
        for (from, _) in &edges {
            offsets[*from as usize + 1] += 1;
        }
        for index in 1..offsets.len() {
            offsets[index] += offsets[index - 1];
        }
        Self {
            sources: None,
            offsets: offsets.into(),
            hops: edges.into_iter().map(|(_, hop)| hop).collect(),
        }
    }

    /// Neighbours of some nodes among many.
    fn sparse(mut edges: Vec<(u32, Hop)>) -> Self {
        edges.sort_by_key(|(from, _)| *from);
        let mut sources: Vec<u32> = Vec::new();
        let mut offsets = vec![0];
        for (index, (from, _)) in (1..).zip(&edges) {
            if sources.last() == Some(from) {
                offsets.pop();
            } else {
                sources.push(*from);
            }
            offsets.push(index);
        }
        Self {
            sources: Some(sources.into()),
            offsets: offsets.into(),
            hops: edges.into_iter().map(|(_, hop)| hop).collect(),
        }
    }

    fn at(&self, node: u32) -> &[Hop] {
        let place = match &self.sources {
            None => node as usize,
            Some(sources) => match sources.binary_search(&node) {
                Ok(place) => place,
                Err(_) => return &[],
            },
        };
        // A node made after this part has no edges in it.
        match (self.offsets.get(place), self.offsets.get(place + 1)) {
            (Some(start), Some(end)) => &self.hops[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// Flows as edges, with the days they hold.
#[derive(Debug, Default)]
struct Edges {
    flows: Box<[Arc<DataFlow>]>,
    days: Box<[(NaiveDate, NaiveDate)]>,
    onward: Neighbours,
    back: Neighbours,
}

impl Edges {
    fn neighbours(&self, direction: Direction) -> &Neighbours {
        match direction {
            Direction::Onward => &self.onward,
            Direction::Back => &self.back,
        }
    }

    fn holds(&self, edge: u32, day: NaiveDate) -> bool {
        let (from, until) = self.days[edge as usize];
        from <= day && day <= until
    }
}

/// The days a flow holds: what is archived was there until the day before.
fn days(flow: &DataFlow, gone: Option<Date>) -> (NaiveDate, NaiveDate) {
    let before = |day: Date| day.0.pred_opt().unwrap_or(NaiveDate::MIN);
    let ends = [
        flow.valid_until.map(|day| day.0),
        flow.archived_on.map(before),
        gone.map(before),
    ];
    (
        flow.valid_from.map_or(NaiveDate::MIN, |day| day.0),
        ends.into_iter().flatten().min().unwrap_or(NaiveDate::MAX),
    )
}

/// How far each shared node is from the nearest country outside the EEA, and the next step there. Made by `graph::third_country`.
#[derive(Debug)]
pub struct Pass {
    /// Steps to the country, itself counted; `u16::MAX` where none is reached. Twice as many as nodes: the second half is of
    /// processors as providers of services, whose own country is another tie than that of a processor that data flow to.
    pub hops: Box<[u16]>,
    /// The next step: to which state, by which edge.
    pub next: Box<[Hop]>,
}

type KeptPass = (Date, Ties, Arc<Pass>);

/// The part of the graph that all controllers share.
#[derive(Debug, Default)]
pub struct SharedEdges {
    /// The numbers of its nodes.
    pub numbers: Arc<NodeNumbers>,
    /// Every country.
    pub countries: Box<[Arc<Country>]>,
    edges: Edges,
    standing_offsets: Box<[u32]>,
    standings: Box<[Standing]>,
    passes: Mutex<Vec<KeptPass>>,
}

impl SharedEdges {
    /// The shared part of the graph over these nouns.
    pub(super) fn new(shelves: &Shelves, numbers: Arc<NodeNumbers>) -> Self {
        let mut rows: Vec<(u32, u32, u32)> = Vec::new();
        let flows: Box<[Arc<DataFlow>]> = shelves.data_flows.all().into();
        for (edge, flow) in (0..).zip(&flows) {
            if let (Some(from), Some(to)) = (numbers.get(&flow.from), numbers.get(&flow.to)) {
                rows.push((from, to, edge));
            }
        }
        for service in shelves.services.all() {
            let ends = service.provider.as_ref().map(|provider| {
                let service = NodeKey::new(NodeKind::Service, Arc::clone(service.key.shared()));
                let provider = NodeKey::new(NodeKind::Processor, Arc::clone(provider.shared()));
                (numbers.get(&service), numbers.get(&provider))
            });
            if let Some((Some(from), Some(to))) = ends {
                rows.push((from, to, PROVIDED));
            }
        }
        let onward = rows
            .iter()
            .map(|(from, to, edge)| (*from, Hop { to: *to, edge: *edge }));
        let back = rows
            .iter()
            .map(|(from, to, edge)| (*to, Hop { to: *from, edge: *edge }));
        let edges = Edges {
            days: flows.iter().map(|flow| days(flow, None)).collect(),
            onward: Neighbours::dense(numbers.len(), onward.collect()),
            back: Neighbours::dense(numbers.len(), back.collect()),
            flows,
        };
        let countries: Box<[Arc<Country>]> = shelves.countries.all().into();
        let mut standings = Vec::new();
        let mut standing_offsets = vec![0];
        for node in numbers.keys() {
            Places {
                shelves,
                countries: &countries,
            }
            .standings(node, &mut standings);
            standing_offsets.push(u32::try_from(standings.len()).unwrap_or(u32::MAX));
        }
        Self {
            edges,
            countries,
            standing_offsets: standing_offsets.into(),
            standings: standings.into(),
            passes: Mutex::default(),
            numbers,
        }
    }

    /// The countries a node has to do with, hosting before support before all else.
    pub fn standings(&self, node: u32) -> &[Standing] {
        let place = node as usize;
        match (self.standing_offsets.get(place), self.standing_offsets.get(place + 1)) {
            (Some(start), Some(end)) => &self.standings[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Which countries are outside the EEA on a day, in the order of [`Self::countries`].
    pub fn outside(&self, day: Date) -> Vec<bool> {
        self.countries.iter().map(|country| !country.in_eea(day)).collect()
    }

    /// The steps from a node on a day.
    pub fn hops(&self, node: u32, direction: Direction, day: Date) -> impl Iterator<Item = Hop> {
        let hops = self.edges.neighbours(direction).at(node).iter();
        hops.filter(move |hop| hop.edge == PROVIDED || self.edges.holds(hop.edge, day.0))
            .copied()
    }

    /// The flow that an edge is.
    pub fn flow(&self, edge: u32) -> Option<&Arc<DataFlow>> {
        self.edges.flows.get(edge as usize)
    }

    /// The pass for a day and a set of ties, kept for the next who asks. It is made outside of the lock: two may make the same.
    pub fn pass(&self, day: Date, ties: Ties, make: impl FnOnce() -> Pass) -> Arc<Pass> {
        let known = |passes: &[KeptPass]| {
            let found = passes.iter().find(|(of, by, _)| *of == day && *by == ties);
            found.map(|(_, _, pass)| Arc::clone(pass))
        };
        if let Some(pass) = known(&self.passes.lock().unwrap_or_else(PoisonError::into_inner)) {
            return pass;
        }
        let pass = Arc::new(make());
        let mut passes = self.passes.lock().unwrap_or_else(PoisonError::into_inner);
        if passes.len() >= PASSES {
            passes.remove(0);
        }
        passes.push((day, ties, Arc::clone(&pass)));
        pass
    }
}

/// The part of the graph that one controller holds.
#[derive(Debug, Default)]
pub struct HeldEdges {
    /// Its own nodes, sorted: registers, and those of other controllers that its flows touch.
    nodes: Box<[NodeKey]>,
    /// Whether it says of shared services what they are built on: then what is kept for all does not hold for it.
    pub has_sub_processing: bool,
    edges: Edges,
}

impl HeldEdges {
    /// The part of the graph that stands on a controller's shelves.
    pub(super) fn new(shelves: &Shelves, numbers: &NodeNumbers) -> Self {
        let flows: Box<[Arc<DataFlow>]> = shelves.data_flows.all().into();
        let ends = flows.iter().flat_map(|flow| [&flow.from, &flow.to]);
        let mut nodes: Vec<NodeKey> = ends.filter(|node| numbers.get(node).is_none()).cloned().collect();
        nodes.sort_unstable();
        nodes.dedup();
        let number = |node: &NodeKey| {
            let own = || {
                nodes
                    .binary_search(node)
                    .ok()
                    .and_then(|place| u32::try_from(place).ok())
            };
            numbers.get(node).or_else(|| own().map(|place| HELD | place))
        };
        let mut rows: Vec<(u32, u32, u32)> = Vec::new();
        for (edge, flow) in (HELD..).zip(&flows) {
            if let (Some(from), Some(to)) = (number(&flow.from), number(&flow.to)) {
                rows.push((from, to, edge));
            }
        }
        let gone = |node: &NodeKey| match node.kind {
            NodeKind::Register => shelves.registers.get(&node.key)?.archived_on,
            _ => None,
        };
        let onward = rows
            .iter()
            .map(|(from, to, edge)| (*from, Hop { to: *to, edge: *edge }));
        let back = rows
            .iter()
            .map(|(from, to, edge)| (*to, Hop { to: *from, edge: *edge }));
        let between_shared =
            |flow: &Arc<DataFlow>| numbers.get(&flow.from).is_some() && flow.kind == FlowKind::SubProcessing;
        Self {
            has_sub_processing: flows.iter().any(between_shared),
            edges: Edges {
                days: flows
                    .iter()
                    .map(|flow| days(flow, [gone(&flow.from), gone(&flow.to)].into_iter().flatten().min()))
                    .collect(),
                onward: Neighbours::sparse(onward.collect()),
                back: Neighbours::sparse(back.collect()),
                flows,
            },
            nodes: nodes.into(),
        }
    }

    /// The number of one of its own nodes.
    pub fn number(&self, node: &NodeKey) -> Option<u32> {
        let place = self.nodes.binary_search(node).ok()?;
        u32::try_from(place).ok().map(|place| HELD | place)
    }

    /// Its own nodes, in the order of their numbers.
    pub fn nodes(&self) -> &[NodeKey] {
        &self.nodes
    }

    /// Its flows, in the order of their edges.
    pub fn flows(&self) -> &[Arc<DataFlow>] {
        &self.edges.flows
    }

    /// The steps from a node on a day.
    pub fn hops(&self, node: u32, direction: Direction, day: Date) -> impl Iterator<Item = Hop> {
        let hops = self.edges.neighbours(direction).at(node).iter();
        hops.filter(move |hop| self.edges.holds(hop.edge & !HELD, day.0))
            .copied()
    }

    /// The shared nodes that its flows lead from in a direction.
    pub fn shared_sources(&self, direction: Direction) -> &[u32] {
        let sources = self.edges.neighbours(direction).sources.as_deref().unwrap_or(&[]);
        // Sorted, and its own come last.
        &sources[..sources.partition_point(|node| *node < HELD)]
    }
}
