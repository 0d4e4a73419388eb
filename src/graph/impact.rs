//! What does it touch if a processor has a breach, or an agreement, a decision, an act or a service ends, Art. 28, 33, 45?
//!
//! The registers, whose data and which special categories these hold, the posts to call and the notices to issue again.

use std::{collections::BTreeMap, sync::Arc};

use entity::vocabulary::{Answer, NodeKind, NoticeState, SpecialCategory, TransferMechanism};

use super::{
    chain::{Chain, End, end, step},
    ground::Ground,
    reach::special,
    walk::{FlowKinds, Rule, Walk},
};
use crate::records::{
    adjacency::{Direction, HELD},
    agreement::ProcessingAgreement,
    category::DataSubjectCategory,
    data_flow::DataFlow,
    law::{Act, AdequacyDecision, Country, Provision},
    notice_version::NoticeVersion,
    noun::{Key, NodeKey},
    post::Post,
    register::Register,
    standing::Ties,
};

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// A processor or service has a breach, or ends.
    Node(NodeKey),
    /// An agreement ends, Art. 28(3).
    Agreement(Arc<ProcessingAgreement>),
    /// A country is no longer held adequate, Art. 45(5). What rests on another mechanism is not touched.
    Decision(Arc<AdequacyDecision>),
    /// An act is repealed.
    Act(Key<Act>),
    /// A provision is repealed.
    Provision(Key<Provision>),
}

/// A register that is touched.
#[derive(Clone, Debug)]
pub struct Touched {
    /// The register.
    pub register: Arc<Register>,
    /// How many steps it is away; 0 where it names the cause itself.
    pub hops: u16,
    /// Its notice in force.
    pub notice: Option<Arc<NoticeVersion>>,
}

/// What is touched, all together.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    /// Registers, nearest first.
    pub registers: Vec<Touched>,
    /// Whose data: in how many registers each category is.
    pub subjects: BTreeMap<Key<DataSubjectCategory>, usize>,
    /// In how many registers each special category is, Art. 9(1).
    pub special: BTreeMap<SpecialCategory, usize>,
    /// How many registers are stated to hold special categories, named or not.
    pub special_registers: usize,
    /// How many registers are stated to hold data of children.
    pub children_registers: usize,
    /// Posts that answer for the registers or are asked about them, with how many of them.
    pub posts: BTreeMap<Key<Post>, usize>,
}

/// An answer in the making: one controller's part is looked at after another.
pub struct Assessing<'q> {
    cause: &'q Cause,
    walk: Option<Walk>,
    impact: Impact,
}

impl<'q> Assessing<'q> {
    /// Begins with what all controllers share.
    pub fn begin(cause: &'q Cause, shared: &Ground<'_>) -> Self {
        let walk = rule(cause).map(|rule| {
            let mut walk = Walk::begin(shared, rule, &starts(cause, shared));
            walk.settle();
            walk
        });
        Self {
            cause,
            walk,
            impact: Impact::default(),
        }
    }

    /// The controller to look at, where the cause is one controller's own.
    pub fn only(&self) -> Option<&str> {
        match self.cause {
            Cause::Agreement(agreement) => agreement.key.owner(),
            _ => None,
        }
    }

    /// Looks at one controller. `may_see` says of a register whether it is in reach: out of reach it is not counted.
    pub fn add(&mut self, ground: &Ground<'_>, may_see: impl Fn(&Register) -> bool) {
        let Some(holding) = ground.holding else { return };
        let registers = &holding.shelves.registers;
        let found: Vec<(Arc<Register>, u16)> = if let Some(walk) = &mut self.walk {
            walk.enter(ground);
            let mut own: Vec<u32> = walk.marked().iter().copied().filter(|node| *node >= HELD).collect();
            own.sort_unstable();
            own.dedup();
            let register = |node: u32| {
                let key = ground.key(node).filter(|key| key.kind == NodeKind::Register)?;
                Some((Arc::clone(registers.get(&key.key)?), walk.get(node)?.hops))
            };
            let found = own.into_iter().filter_map(register).collect();
            walk.leave();
            found
        } else {
            let names = |register: &&Arc<Register>| names(self.cause, ground, register);
            registers
                .all()
                .iter()
                .filter(names)
                .map(|register| (Arc::clone(register), 0))
                .collect()
        };
        let is_there = |register: &Register| register.archived_on.is_none_or(|gone| ground.day < gone);
        for (register, hops) in found {
            if is_there(&register) && may_see(&register) {
                self.touch(ground, register, hops);
            }
        }
    }

    fn touch(&mut self, ground: &Ground<'_>, register: Arc<Register>, hops: u16) {
        let impact = &mut self.impact;
        let mut subjects: Vec<_> = register.data_groups.iter().flat_map(|group| &group.subjects).collect();
        subjects.sort_unstable();
        subjects.dedup();
        for subject in subjects {
            *impact.subjects.entry(subject.clone()).or_default() += 1;
        }
        for category in special(&register) {
            *impact.special.entry(category).or_default() += 1;
        }
        impact.special_registers += usize::from(register.special_together() == Answer::Yes);
        impact.children_registers += usize::from(register.children_together() == Answer::Yes);
        let mut posts: Vec<_> = register
            .responsible_post
            .iter()
            .chain(&register.contact_posts)
            .collect();
        posts.sort_unstable();
        posts.dedup();
        for post in posts {
            *impact.posts.entry(post.clone()).or_default() += 1;
        }
        let notices = ground
            .holding
            .into_iter()
            .flat_map(|holding| holding.shelves.notices.all());
        let mut notices = notices.filter(|notice| notice.register == register.key);
        let notice = notices.find(|notice| notice.state == NoticeState::InForce).cloned();
        impact.registers.push(Touched { register, hops, notice });
    }

    /// The answer, nearest registers first.
    pub fn finish(mut self) -> Impact {
        self.impact.registers.sort_by_key(|touched| touched.hops);
        self.impact
    }
}

fn rule(cause: &Cause) -> Option<Rule> {
    let rule = Rule {
        direction: Direction::Back,
        kinds: FlowKinds::PROCESSING,
        stop: Some(NodeKind::Register),
        resting_on: None,
    };
    match cause {
        // What was disclosed to others is theirs; a breach here does not touch it.
        Cause::Node(_) => Some(rule),
        Cause::Decision(_) => Some(Rule {
            kinds: FlowKinds::LEAVING,
            resting_on: Some(TransferMechanism::AdequacyDecision),
            ..rule
        }),
        Cause::Agreement(_) | Cause::Act(_) | Cause::Provision(_) => None,
    }
}

fn starts(cause: &Cause, ground: &Ground<'_>) -> Vec<(u32, u16)> {
    match cause {
        Cause::Node(node) => ground.number(node).into_iter().map(|node| (node, 0)).collect(),
        Cause::Decision(decision) => {
            let count = u32::try_from(ground.sizes().0).unwrap_or(HELD);
            (0..count)
                .filter(|node| standing_in(ground, *node, &decision.country).is_some())
                .map(|node| (node, 1))
                .collect()
        }
        Cause::Agreement(_) | Cause::Act(_) | Cause::Provision(_) => Vec::new(),
    }
}

fn standing_in(ground: &Ground<'_>, node: u32, country: &Key<Country>) -> Option<End> {
    let edges = ground.shared_edges();
    let here = |place: u16| edges.countries[usize::from(place)].key == *country;
    let mut standings = edges.standings(node).iter();
    let standing =
        standings.find(|standing| Ties::TRANSFER.contains(standing.tie) && standing.country.is_some_and(here))?;
    Some(end(ground, node, *standing, false))
}

/// Whether a register names the cause itself.
fn names(cause: &Cause, ground: &Ground<'_>, register: &Register) -> bool {
    match cause {
        Cause::Agreement(agreement) => {
            agreement.registers.contains(&register.key)
                || flows(ground, register).any(|flow| flow.agreement.as_ref() == Some(&agreement.key))
        }
        Cause::Act(act) => cites(ground, register, |provision| provision.owner() == Some(act.as_str())),
        Cause::Provision(cited) => cites(ground, register, |provision| provision == cited),
        Cause::Node(_) | Cause::Decision(_) => false,
    }
}

/// The flows at a register that hold on the day.
fn flows<'a>(ground: &Ground<'a>, register: &Register) -> impl Iterator<Item = &'a Arc<DataFlow>> {
    let number = ground.number(&super::third_country::node(&register.key));
    let hops: Vec<u32> = number.map_or_else(Vec::new, |number| {
        let hops = |direction| ground.own_hops(number, direction).map(|hop| hop.edge);
        hops(Direction::Onward).chain(hops(Direction::Back)).collect()
    });
    let flows: Vec<_> = hops.into_iter().filter_map(|edge| ground.flow(edge)).collect();
    flows.into_iter()
}

/// Whether any provision that a register or a flow at it rests on fits. A provision's key begins with its act's.
fn cites(ground: &Ground<'_>, register: &Register, fits: impl Fn(&Key<Provision>) -> bool) -> bool {
    let purposes = register.purposes.iter().flat_map(|purpose| {
        let bases = purpose.bases.iter().flat_map(|basis| &basis.provisions);
        bases.chain(purpose.conditions.iter().flat_map(|ground| &ground.provisions))
    });
    let groups = register
        .data_groups
        .iter()
        .flat_map(|group| group.criminal_ground.iter().chain(&group.identity_code_ground));
    let retention = register.retention.iter().flat_map(|limit| &limit.provision);
    purposes
        .chain(groups)
        .chain(retention)
        .chain(&register.publicity_provisions)
        .any(&fits)
        || flows(ground, register).any(|flow| flow.provision.as_ref().is_some_and(&fits))
}

/// How a register comes to be touched: the chain from it to the processor, the service or the country, or the flow that rests on
/// what ends. `None` where nothing lies between them.
pub fn chain_to(cause: &Cause, ground: &Ground<'_>, register: &Register) -> Option<Chain> {
    let number = ground.number(&super::third_country::node(&register.key))?;
    let Some(rule) = rule(cause) else {
        let fits = |edge: u32| {
            ground.flow(edge).is_some_and(|flow| match cause {
                Cause::Agreement(agreement) => flow.agreement.as_ref() == Some(&agreement.key),
                Cause::Act(act) => flow.provision.as_ref().and_then(Key::owner) == Some(act.as_str()),
                Cause::Provision(cited) => flow.provision.as_ref() == Some(cited),
                Cause::Node(_) | Cause::Decision(_) => false,
            })
        };
        let mut hops = ground.own_hops(number, Direction::Onward);
        let hop = hops.find(|hop| fits(hop.edge))?;
        return Some(Chain {
            steps: step(ground, number, hop.to, hop.edge).into_iter().collect(),
            end: None,
        });
    };
    let walk = Walk::begin(ground, rule, &starts(cause, ground));
    walk.get(number)?;
    let way: Vec<_> = walk.way(number).collect();
    let steps: Option<Vec<_>> = way
        .iter()
        .map(|(from, mark)| step(ground, *from, mark.before, mark.edge))
        .collect();
    let last = way.last().map_or(number, |(_, mark)| mark.before);
    let end = match cause {
        Cause::Decision(decision) => standing_in(ground, last, &decision.country),
        _ => None,
    };
    Some(Chain { steps: steps?, end })
}
