//! What can be reached from here, by which shortest chain, and what is counted among it?

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::Enum;
use entity::vocabulary::{Answer, NodeKind, SpecialCategory};

use super::{
    chain::{Chain, end, step, tie},
    ground::Ground,
    walk::{FlowKinds, Rule, Walk},
};
use crate::records::{
    adjacency::{Direction, HELD},
    law::Country,
    noun::{Key, NodeKey},
    processor::Processor,
    register::Register,
    standing::{Standing, Ties},
};

/// What is asked for at the far end: the walk goes no further there, and only such ends are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum GraphEnd {
    /// Categories of data subjects.
    Subjects,
    /// Registers.
    Register,
    /// Information systems and services.
    Service,
    /// Processors.
    Processor,
    /// Recipients.
    Recipient,
    /// Sources outside the controller.
    Source,
    /// Countries.
    Country,
    /// Countries outside the European Economic Area on the day, Art. 44.
    ThirdCountry,
}

impl GraphEnd {
    const fn node(self) -> Option<NodeKind> {
        Some(match self {
            Self::Subjects => NodeKind::Subjects,
            Self::Register => NodeKind::Register,
            Self::Service => NodeKind::Service,
            Self::Processor => NodeKind::Processor,
            Self::Recipient => NodeKind::Recipient,
            Self::Source => NodeKind::Source,
            Self::Country | Self::ThirdCountry => return None,
        })
    }
}

/// A place in the graph: a node, or a country.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A node.
    Node(NodeKey),
    /// A country, by its key; none for "outside the EEA, and not told where".
    Country(Option<Key<Country>>),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// From where.
    pub from: Place,
    /// Which way.
    pub direction: Direction,
    /// Up to what; everything when left out.
    pub until: Option<GraphEnd>,
    /// By which flows.
    pub kinds: FlowKinds,
    /// By which ties a country counts.
    pub ties: Ties,
}

/// Something reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// What.
    pub place: Place,
    /// How many steps away it is.
    pub hops: u16,
    /// The controller by whose flows it is nearest; none where those that all share are enough.
    pub by: Option<Arc<str>>,
}

/// What there is of something among all that was reached.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// How many of each kind of node, and of countries where there is no kind.
    pub kinds: BTreeMap<Option<NodeKind>, usize>,
    /// How many nodes stand in each country.
    pub countries: BTreeMap<Key<Country>, usize>,
    /// How many are reached by a chain that each processor stands on: the shortest one where it was first found.
    pub processors: BTreeMap<Key<Processor>, usize>,
    /// How many registers hold each special category, Art. 9(1).
    pub special: BTreeMap<SpecialCategory, usize>,
    /// How many registers are stated to hold special categories, named or not.
    pub special_registers: usize,
}

/// An answer in the making: one controller's part is added after another.
pub struct Reaching<'q> {
    question: &'q Question,
    walk: Option<Walk>,
    found: Vec<Reached>,
    places: HashMap<Place, usize>,
    facets: Option<Facets>,
}

impl<'q> Reaching<'q> {
    /// An answer to a question, with what is reached over what all share. Facets are counted when they are asked for.
    pub fn begin(question: &'q Question, shared: &Ground<'_>, with_facets: bool) -> Self {
        let mut reaching = Self {
            question,
            walk: None,
            found: Vec::new(),
            places: HashMap::new(),
            facets: with_facets.then(Facets::default),
        };
        let starts = starts(question, shared);
        // A register stands in one controller's part: that part is walked alone.
        if !starts.is_empty() {
            let mut walk = Walk::begin(shared, rule(question), &starts);
            reaching.gather(shared, &walk);
            walk.settle();
            reaching.walk = Some(walk);
        }
        reaching
    }

    /// Adds what is reached by one controller's flows.
    pub fn add(&mut self, ground: &Ground<'_>) {
        if let Some(mut walk) = self.walk.take() {
            walk.enter(ground);
            self.gather(ground, &walk);
            walk.leave();
            self.walk = Some(walk);
        } else {
            let starts = starts(self.question, ground);
            let walk = Walk::begin(ground, rule(self.question), &starts);
            self.gather(ground, &walk);
        }
    }

    /// The answer, nearest first.
    pub fn finish(mut self) -> (Vec<Reached>, Facets) {
        self.found.sort_by_key(|reached| reached.hops);
        (self.found, self.facets.unwrap_or_default())
    }

    fn gather(&mut self, ground: &Ground<'_>, walk: &Walk) {
        // Within a controller's part by number: that is by key.
        let mut nodes: Vec<u32> = walk.marked().to_vec();
        nodes.sort_unstable();
        nodes.dedup();
        let wants_countries = matches!(
            self.question.until,
            None | Some(GraphEnd::Country | GraphEnd::ThirdCountry)
        ) && self.question.direction == Direction::Onward;
        let outside = ground.shared_edges().outside(ground.day);
        for node in nodes {
            let (Some(mark), Some(key)) = (walk.get(node), ground.key(node)) else {
                continue;
            };
            let wanted = match self.question.until {
                None => true,
                Some(until) => until.node() == Some(key.kind),
            };
            if wanted && mark.before != node && Self::is_there(ground, key) {
                self.reach(ground, walk, Place::Node(key.clone()), (node, mark.hops));
            }
            // Backwards from a country, what stands in it is reached by one step.
            if wanted && mark.before == node && mark.hops > 0 {
                self.reach(ground, walk, Place::Node(key.clone()), (node, mark.hops));
            }
            if wants_countries {
                for standing in standings(ground, node, mark.edge, self.question.ties) {
                    let is_outside = standing.country.is_none_or(|country| outside[usize::from(country)]);
                    if self.question.until != Some(GraphEnd::ThirdCountry) || is_outside {
                        let place = country(ground, standing);
                        self.reach(ground, walk, place, (node, mark.hops + 1));
                    }
                }
            }
        }
    }

    /// A register that was put away is no answer.
    fn is_there(ground: &Ground<'_>, key: &NodeKey) -> bool {
        let register = || ground.holding?.shelves.registers.get(&key.key);
        key.kind != NodeKind::Register
            || register().is_none_or(|register| register.archived_on.is_none_or(|gone| ground.day < gone))
    }

    fn reach(&mut self, ground: &Ground<'_>, walk: &Walk, place: Place, (node, hops): (u32, u16)) {
        let by = ground.holding.map(|holding| Arc::clone(&holding.controller));
        if let Some(known) = self.places.get(&place) {
            let known = &mut self.found[*known];
            if hops < known.hops {
                (known.hops, known.by) = (hops, by);
            }
            return;
        }
        if let Some(facets) = &mut self.facets {
            count(facets, ground, walk, &place, node);
        }
        self.places.insert(place.clone(), self.found.len());
        self.found.push(Reached { place, hops, by });
    }
}

fn count(facets: &mut Facets, ground: &Ground<'_>, walk: &Walk, place: &Place, node: u32) {
    let kind = match place {
        Place::Node(key) => Some(key.kind),
        Place::Country(_) => None,
    };
    *facets.kinds.entry(kind).or_default() += 1;
    if kind.is_some() {
        let mut countries: Vec<u16> = standings(ground, node, 0, Ties::TRANSFER)
            .filter_map(|standing| standing.country)
            .collect();
        countries.sort_unstable();
        countries.dedup();
        for country in countries {
            let key = ground.shared_edges().countries[usize::from(country)].key.clone();
            *facets.countries.entry(key).or_default() += 1;
        }
    }
    let start = walk.way(node).last().map(|(_, mark)| mark.before);
    for (step, _) in walk.way(node).filter(|(step, _)| Some(*step) != start) {
        if let Some(key) = ground.key(step).filter(|key| key.kind == NodeKind::Processor) {
            *facets.processors.entry(Key::new(Arc::clone(&key.key))).or_default() += 1;
        }
    }
    let register = ground
        .key(node)
        .filter(|key| kind == Some(NodeKind::Register) && key.kind == NodeKind::Register)
        .and_then(|key| ground.holding?.shelves.registers.get(&key.key));
    if let Some(register) = register {
        facets.special_registers += usize::from(register.special_together() == Answer::Yes);
        for category in special(register) {
            *facets.special.entry(category).or_default() += 1;
        }
    }
}

/// The special categories a register holds, each once.
pub fn special(register: &Register) -> Vec<SpecialCategory> {
    let groups = register.data_groups.iter();
    let mut found: Vec<SpecialCategory> = groups.flat_map(|group| &group.special_categories).copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The shortest chain to something that was reached, told in the direction of the data. `ground` is of the controller it is
/// nearest by; `None` when it cannot be reached there.
pub fn chain_to(question: &Question, ground: &Ground<'_>, place: &Place) -> Option<Chain> {
    let starts = starts(question, ground);
    let walk = Walk::begin(ground, rule(question), &starts);
    let (node, country_end) = match place {
        Place::Node(key) => (ground.number(key)?, None),
        Place::Country(_) => {
            let ends = walk.marked().iter().filter_map(|node| {
                let mark = walk.get(*node)?;
                let mut standings = standings(ground, *node, mark.edge, question.ties);
                let standing = standings.find(|standing| country(ground, *standing) == *place)?;
                Some((*node, mark, standing))
            });
            let (node, mark, standing) = ends.min_by_key(|(_, mark, _)| mark.hops)?;
            let provided = mark.before != node && ground.flow(mark.edge).is_none();
            (node, Some(end(ground, node, standing, provided)))
        }
    };
    walk.get(node)?;
    let mut steps = Vec::new();
    for (to, mark) in walk.way(node) {
        steps.push(match question.direction {
            Direction::Onward => step(ground, mark.before, to, mark.edge)?,
            Direction::Back => step(ground, to, mark.before, mark.edge)?,
        });
    }
    let mut end = country_end;
    match question.direction {
        Direction::Onward => steps.reverse(),
        Direction::Back => {
            if let Place::Country(_) = question.from {
                let last = walk.way(node).last().map_or(node, |(_, mark)| mark.before);
                let mut standings = standings(ground, last, 0, question.ties);
                let standing = standings.find(|standing| country(ground, *standing) == question.from)?;
                end = Some(self::end(ground, last, standing, false));
            }
        }
    }
    Some(Chain { steps, end })
}

fn rule(question: &Question) -> Rule {
    Rule {
        direction: question.direction,
        kinds: question.kinds,
        stop: question.until.and_then(GraphEnd::node),
        resting_on: None,
    }
}

/// Where a walk begins: at the node, or at all that stands in the country.
fn starts(question: &Question, ground: &Ground<'_>) -> Vec<(u32, u16)> {
    match &question.from {
        Place::Node(key) => ground.number(key).into_iter().map(|node| (node, 0)).collect(),
        // Data do not flow on from a country.
        Place::Country(_) if question.direction == Direction::Onward => Vec::new(),
        from @ Place::Country(_) => {
            let count = u32::try_from(ground.sizes().0).unwrap_or(HELD);
            let stands = |node: &u32| {
                standings(ground, *node, 0, question.ties).any(|standing| country(ground, standing) == *from)
            };
            (0..count).filter(stands).map(|node| (node, 1)).collect()
        }
    }
}

fn country(ground: &Ground<'_>, standing: Standing) -> Place {
    let country = |place: u16| ground.shared_edges().countries[usize::from(place)].key.clone();
    Place::Country(standing.country.map(country))
}

/// The countries a node has to do with by some ties, given how it was come to.
fn standings(ground: &Ground<'_>, node: u32, edge: u32, ties: Ties) -> impl Iterator<Item = Standing> {
    let standings = if node < HELD {
        ground.shared_edges().standings(node)
    } else {
        &[]
    };
    standings
        .iter()
        .copied()
        .filter(move |standing| ties.contains(tie(*standing, edge)))
}
