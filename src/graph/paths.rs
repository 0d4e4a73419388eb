//! By which ways does one thing lead to another? Simple paths, shortest first, within bounds that are told when they cut.

use std::collections::HashSet;

use super::{
    chain::{Chain, Step, end, step, tie},
    ground::Ground,
    reach::Place,
    walk::{FlowKinds, Rule, Walk},
};
use crate::records::{
    adjacency::{Direction, HELD, PROVIDED},
    standing::{CountryTie, Standing, Ties},
};

/// Steps a path has at most, whatever is asked.
pub const LONGEST: usize = 16;
/// Paths told at most, whatever is asked.
pub const MOST: usize = 100;
/// Steps tried for one answer. Enough for any city's question; a graph made to be hard ends here, and the answer says so.
const EFFORT: usize = 200_000;

/// Paths found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paths {
    /// Shortest first.
    pub paths: Vec<Chain>,
    /// Whether these are all there are; false when a bound cut it: the length, the number, or the effort.
    pub complete: bool,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Steps of a path at most, the one to a country counted.
    pub longest: usize,
    /// Paths at most.
    pub most: usize,
    /// By which ties a country counts.
    pub ties: Ties,
}

/// The simple paths from one place to another on some grounds. The first ground is the shared one where both ends are shared;
/// of the others only paths that go by the controller's own flows are told, so that none is told twice.
pub fn paths(grounds: &[Ground<'_>], from: &Place, to: &Place, bounds: &Bounds) -> Paths {
    let mut found = Paths {
        paths: Vec::new(),
        complete: true,
    };
    let mut effort = EFFORT;
    let mut searches: Vec<Search<'_, '_>> = grounds
        .iter()
        .enumerate()
        .filter_map(|(index, ground)| Search::new(ground, from, to, bounds.ties, index > 0))
        .collect();
    // One length after another over all grounds: so the shortest come first, and the bound cuts the longest.
    for length in 1..=bounds.longest.min(LONGEST) {
        for search in &mut searches {
            if !search.may_have(length) {
                continue;
            }
            if found.paths.len() >= bounds.most || effort == 0 {
                found.complete = false;
                return found;
            }
            search.of_length(length, bounds.most, &mut effort, &mut found);
        }
    }
    found.complete &= searches
        .iter()
        .all(|search| !search.goes_on(bounds.longest.min(LONGEST)));
    found
}

/// A search on one ground.
struct Search<'g, 'a> {
    ground: &'g Ground<'a>,
    start: u32,
    /// Where a path ends, each with the country it stands in when a country is asked for.
    ends: Vec<(u32, Option<Standing>)>,
    /// How far every node is from an end.
    back: Walk,
    ties: Ties,
    own_only: bool,
    /// Whether a path was given up at a length, since it could have gone on.
    longer: bool,
}

impl<'g, 'a> Search<'g, 'a> {
    fn new(ground: &'g Ground<'a>, from: &Place, to: &Place, ties: Ties, own_only: bool) -> Option<Self> {
        let Place::Node(from) = from else { return None };
        let start = ground.number(from)?;
        let ends = ends(ground, to, ties);
        let starts: Vec<(u32, u16)> = ends
            .iter()
            .map(|(node, standing)| (*node, u16::from(standing.is_some())))
            .collect();
        let rule = Rule {
            direction: Direction::Back,
            kinds: FlowKinds::ALL,
            stop: None,
            resting_on: None,
        };
        let back = Walk::begin(ground, rule, &starts);
        back.get(start)?;
        Some(Self {
            ground,
            start,
            ends,
            back,
            ties,
            own_only,
            longer: false,
        })
    }

    fn far(&self, node: u32) -> Option<usize> {
        self.back.get(node).map(|mark| usize::from(mark.hops))
    }

    /// Whether there may be a path of this length or a longer one.
    fn may_have(&self, length: usize) -> bool {
        self.far(self.start)
            .is_some_and(|far| far == length || (far < length && self.longer))
    }

    fn goes_on(&self, longest: usize) -> bool {
        self.longer || self.far(self.start).is_some_and(|far| far > longest)
    }

    /// Adds the paths of exactly this length.
    fn of_length(&mut self, length: usize, most: usize, effort: &mut usize, found: &mut Paths) {
        self.longer = false;
        let mut way = Way {
            nodes: vec![self.start],
            edges: Vec::new(),
            seen: HashSet::from([self.start]),
        };
        self.deepen(&mut way, length, most, effort, found);
    }

    fn deepen(&mut self, way: &mut Way, left: usize, most: usize, effort: &mut usize, found: &mut Paths) {
        let here = way.nodes[way.nodes.len() - 1];
        self.tell(way, here, left, most, found);
        if self
            .ends
            .iter()
            .any(|(node, standing)| *node == here && standing.is_none())
        {
            // A simple path does not come here twice.
            return;
        }
        let hops: Vec<_> = self.ground.hops(here, Direction::Onward).collect();
        if left == 0 {
            self.longer |= hops
                .iter()
                .any(|hop| !way.seen.contains(&hop.to) && self.far(hop.to).is_some());
            return;
        }
        for hop in hops {
            if *effort == 0 || found.paths.len() >= most {
                found.complete = false;
                return;
            }
            let Some(far) = self.far(hop.to).filter(|_| !way.seen.contains(&hop.to)) else {
                continue;
            };
            if far > left - 1 {
                // There is a longer way on from here.
                self.longer = true;
                continue;
            }
            *effort -= 1;
            way.push(hop.to, hop.edge);
            self.deepen(way, left - 1, most, effort, found);
            way.pop();
        }
    }

    /// Tells the path if it ends here with this many steps.
    fn tell(&mut self, way: &Way, here: u32, left: usize, most: usize, found: &mut Paths) {
        let is_own = !self.own_only || way.edges.iter().any(|edge| *edge >= HELD && *edge != PROVIDED);
        let last = way.edges.last().copied().unwrap_or_default();
        for (_, standing) in self.ends.iter().filter(|(node, _)| *node == here) {
            let rest = usize::from(standing.is_some());
            let told = standing.is_none_or(|standing| self.ties.contains(tie(standing, last)));
            // Only paths of this very length: a shorter one was told before.
            if left != rest || !told || !is_own || way.nodes.len() + rest < 2 {
                continue;
            }
            if found.paths.len() >= most {
                found.complete = false;
                return;
            }
            let steps: Option<Vec<Step>> = way
                .nodes
                .windows(2)
                .zip(&way.edges)
                .map(|(ends, edge)| step(self.ground, ends[0], ends[1], *edge))
                .collect();
            let end = standing.map(|standing| end(self.ground, here, standing, last == PROVIDED));
            found.paths.extend(steps.map(|steps| Chain { steps, end }));
        }
    }
}

/// Where paths to a place end. The country of a provider counts only where all ties do: a path cannot be told apart beforehand.
fn ends(ground: &Ground<'_>, to: &Place, ties: Ties) -> Vec<(u32, Option<Standing>)> {
    match to {
        Place::Node(key) => ground.number(key).into_iter().map(|node| (node, None)).collect(),
        Place::Country(country) => {
            let edges = ground.shared_edges();
            let named = |standing: &Standing| {
                standing.country.map(|place| &edges.countries[usize::from(place)].key) == country.as_ref()
            };
            let fits = |standing: &&Standing| {
                let wide = standing.tie == CountryTie::Establishment && ties.contains(CountryTie::Provider);
                named(standing) && (wide || ties.contains(standing.tie))
            };
            let count = u32::try_from(ground.sizes().0).unwrap_or(HELD);
            let of = |node: u32| {
                edges
                    .standings(node)
                    .iter()
                    .find(fits)
                    .map(|standing| (node, Some(*standing)))
            };
            (0..count).filter_map(of).collect()
        }
    }
}

/// The way gone so far.
struct Way {
    nodes: Vec<u32>,
    edges: Vec<u32>,
    seen: HashSet<u32>,
}

impl Way {
    fn push(&mut self, node: u32, edge: u32) {
        self.nodes.push(node);
        self.edges.push(edge);
        self.seen.insert(node);
    }

    fn pop(&mut self) {
        self.edges.pop();
        if let Some(node) = self.nodes.pop() {
            self.seen.remove(&node);
        }
    }
}
