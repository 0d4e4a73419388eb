//! What should a controller's processor records hold, Art. 30(2), by what the other side says of the same engagement?
//!
//! When one controller of the inventory processes data for another, both keep a record of it: the other side as a flow of
//! processing from its register, Art. 30(1)(d), the one that processes as a processor's record. Each is made from what its own
//! side says, and here they are held against each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use entity::{
    Date,
    vocabulary::{Answer, FlowKind, LifeCycle, NodeKind},
};

use super::{
    controller::Controller,
    data_flow::DataFlow,
    law::Country,
    noun::{Key, NodeKey},
    processor_record::ProcessorRecord,
    reach::Reached,
    register::Register,
    service::Service,
    snapshot::{Shared, Sight, Snapshot},
};
use crate::{
    access::{Action, Actor, Target},
    error::Result,
};

/// In what the two sides of an engagement disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, async_graphql::Enum)]
pub enum Difference {
    /// The processor's records name services, and not this one.
    ServiceNotNamed,
    /// The service keeps data outside the EEA, and the processor's records say that nothing is transferred, Art. 30(2)(c).
    TransferDenied,
    /// The processor's records say that data are transferred outside the EEA, and the register that nothing is, Art. 30(1)(e).
    TransferNotTold,
}

/// How the two sides of an engagement stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
pub enum Mirroring {
    /// Both tell of it, and agree.
    Agrees,
    /// Both tell of it, and disagree.
    Disagrees,
    /// The processor keeps no record of it, Art. 30(2).
    NotKept,
    /// The processor keeps a record of it, and no register of the other side has a flow that tells so.
    NotTold,
}

/// What one controller processes for another.
#[derive(Clone, Debug)]
pub struct Engagement {
    /// For whom.
    pub on_behalf_of: Key<Controller>,
    /// How the two sides stand.
    pub mirroring: Mirroring,
    /// In what they disagree.
    pub differences: BTreeSet<Difference>,
    /// Services that the other side's registers use.
    pub services: BTreeSet<Key<Service>>,
    /// Countries outside the EEA in which these keep data.
    pub countries: BTreeSet<Key<Country>>,
    /// Those of the other side's registers that the actor may read.
    pub registers: Vec<Arc<Register>>,
    /// What the processor's records say of it.
    pub kept: Vec<Arc<ProcessorRecord>>,
}

/// The controller of the inventory that processes what a flow of processing hands to a node: the one that runs the service, or
/// the party with its business ID.
pub fn processing_controller<'a>(node: &NodeKey, shared: &'a Shared) -> Option<&'a Key<Controller>> {
    shared.runs().runner(node, &shared.shelves)
}

/// In what the records that a processor keeps of an engagement disagree with a register's flow to it.
pub fn differences(
    flow: &DataFlow,
    register: &Register,
    kept: &[&Arc<ProcessorRecord>],
    shared: &Shared,
    is_outside: impl Fn(&Key<Country>) -> bool,
) -> BTreeSet<Difference> {
    let mut found = BTreeSet::new();
    let service = service_of(&flow.to, shared);
    let names = |record: &ProcessorRecord| service.is_some_and(|service| record.services.contains(&service.key));
    let mut naming = kept.iter().filter(|record| !record.services.is_empty()).peekable();
    if service.is_some() && naming.peek().is_some() && !naming.any(|record| names(record)) {
        found.insert(Difference::ServiceNotNamed);
    }
    // What is said of other services says nothing of this one.
    let about: Vec<_> = kept
        .iter()
        .filter(|record| record.services.is_empty() || names(record))
        .collect();
    let kept_outside = service.is_some_and(|service| service.hosting_countries.iter().any(is_outside));
    if kept_outside && !about.is_empty() && about.iter().all(|record| record.transfers == Answer::No) {
        found.insert(Difference::TransferDenied);
    }
    if register.no_transfers == Answer::Yes && about.iter().any(|record| record.transfers == Answer::Yes) {
        found.insert(Difference::TransferNotTold);
    }
    found
}

fn service_of<'a>(node: &NodeKey, shared: &'a Shared) -> Option<&'a Arc<Service>> {
    (node.kind == NodeKind::Service)
        .then(|| shared.shelves.services.get(&node.key))
        .flatten()
}

/// What a controller processes for others of the inventory, on a day, by what both sides say. Nothing for those who may not
/// read its processor records. Of the other side no more is told than the flow tells its processor: registers only to those who
/// may read them there.
///
/// It costs by the flows that lead to the controller, some microsecond for each, and asks no database of those that are loaded.
pub async fn engagements(
    snapshot: &Snapshot,
    actor: &Actor,
    keeper: &Key<Controller>,
    on: Date,
) -> Result<Vec<Engagement>> {
    if !actor.may(Action::ReadRegister, &Target::controller(keeper.as_str())) {
        return Ok(Vec::new());
    }
    let shared = &snapshot.shared;
    let mut found = BTreeMap::new();
    for other in engaging(shared, keeper) {
        if let Some(sight) = snapshot.sight(other.as_str()).await?
            && let Some(engagement) = engagement(&sight, actor, keeper, &other, on)
        {
            found.insert(other, engagement);
        }
    }
    for record in shared.engaged.kept_by(keeper) {
        let Some(other) = &record.on_behalf_of else { continue };
        if !found.contains_key(other) {
            let mut untold = Engagement::of(other, shared.engaged.between(keeper, other));
            untold.mirroring = Mirroring::NotTold;
            found.insert(other.clone(), untold);
        }
    }
    Ok(found.into_values().collect())
}

impl Engagement {
    /// An engagement of which these records are kept, and nothing else is known yet.
    fn of<'a>(on_behalf_of: &Key<Controller>, kept: impl Iterator<Item = &'a Arc<ProcessorRecord>>) -> Self {
        Self {
            on_behalf_of: on_behalf_of.clone(),
            mirroring: Mirroring::Agrees,
            differences: BTreeSet::new(),
            services: BTreeSet::new(),
            countries: BTreeSet::new(),
            registers: Vec::new(),
            kept: kept.cloned().collect(),
        }
    }
}

/// What one controller has another process, by its registers in use and their flows on a day.
fn engagement(
    sight: &Sight,
    actor: &Actor,
    keeper: &Key<Controller>,
    other: &Key<Controller>,
    on: Date,
) -> Option<Engagement> {
    let shared = &*sight.shared;
    let kept: Vec<&Arc<ProcessorRecord>> = shared.engaged.between(keeper, other).collect();
    let is_outside = |country: &Key<Country>| {
        let country = shared.shelves.countries.get(country.as_str());
        country.is_some_and(|country| !country.in_eea(on))
    };
    let mut told = Engagement::of(other, kept.iter().copied());
    let mut registers = BTreeMap::new();
    let mut any = false;
    for node in shared.runs().nodes_of(keeper) {
        for flow in sight.holding.flows.at(node) {
            let leads = flow.to == *node && flow.kind == FlowKind::Processing && holds(flow, on);
            let Some(register) = register_of(flow, sight).filter(|_| leads) else {
                continue;
            };
            any = true;
            registers.insert(register.key.as_str(), register);
            told.differences
                .extend(differences(flow, register, &kept, shared, is_outside));
            if let Some(service) = service_of(&flow.to, shared) {
                told.services.insert(service.key.clone());
                let outside = service.hosting_countries.iter().filter(|country| is_outside(country));
                told.countries.extend(outside.cloned());
            }
        }
    }
    let readable = registers.into_values().filter(|it| it.may_be_read(actor, sight.view()));
    told.registers = readable.cloned().collect();
    told.registers.sort_by_key(|register| register.number);
    told.mirroring = match (kept.is_empty(), told.differences.is_empty()) {
        (true, _) => Mirroring::NotKept,
        (false, true) => Mirroring::Agrees,
        (false, false) => Mirroring::Disagrees,
    };
    any.then_some(told)
}

/// The register that a flow comes from, if it is in use.
fn register_of<'a>(flow: &DataFlow, sight: &'a Sight) -> Option<&'a Arc<Register>> {
    let registers = &sight.holding.shelves.registers;
    let register = registers
        .get(&flow.from.key)
        .filter(|_| flow.from.kind == NodeKind::Register)?;
    let in_use = matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed);
    (in_use && register.archived_on.is_none()).then_some(register)
}

fn holds(flow: &DataFlow, on: Date) -> bool {
    flow.valid_from.is_none_or(|from| from <= on) && flow.valid_until.is_none_or(|until| until >= on)
}

/// The other controllers that have, or had, flows of processing to what a controller runs or is.
fn engaging(shared: &Shared, keeper: &Key<Controller>) -> BTreeSet<Key<Controller>> {
    let nodes = shared.runs().nodes_of(keeper).iter();
    let rows = nodes.filter_map(|node| shared.shelves.row(node.noun(), &node.key));
    let owners: BTreeSet<i32> = rows.flat_map(|(row, _)| shared.handed.to(row)).collect();
    let keys = owners.into_iter().filter_map(|owner| shared.keys.get(owner));
    let keys = keys.map(|key| Key::new(Arc::clone(key)));
    keys.filter(|other| other != keeper).collect()
}
