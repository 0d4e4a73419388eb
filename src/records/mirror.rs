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
    Date, data_flow,
    vocabulary::{Answer, FlowKind, LifeCycle, NodeKind},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

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
    let shelves = &shared.shelves;
    let party = match node.kind {
        NodeKind::Processor => shelves.processors.get(&node.key)?,
        NodeKind::Service => {
            let service = shelves.services.get(&node.key)?;
            if let Some(runs) = &service.run_by {
                return Some(runs);
            }
            shelves.processors.get(service.provider.as_ref()?.as_str())?
        }
        _ => return None,
    };
    let id = party.business_id.as_ref()?;
    let controllers = shelves.controllers.all().iter();
    let mut same = controllers.filter(|it| it.archived_on.is_none() && it.business_id.as_ref() == Some(id));
    same.next().map(|controller| &controller.key)
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
    for other in engaging(snapshot, keeper).await? {
        if let Some(sight) = snapshot.sight(other.as_str()).await?
            && let Some(engagement) = engagement(&sight, actor, keeper, &other, on)
        {
            found.insert(other, engagement);
        }
    }
    for record in shared.engaged.kept_by(keeper) {
        let Some(other) = record.on_behalf_of.clone() else {
            continue;
        };
        found.entry(other.clone()).or_insert_with(|| Engagement {
            mirroring: Mirroring::NotTold,
            differences: BTreeSet::new(),
            services: BTreeSet::new(),
            countries: BTreeSet::new(),
            registers: Vec::new(),
            kept: shared.engaged.between(keeper, &other).cloned().collect(),
            on_behalf_of: other,
        });
    }
    Ok(found.into_values().collect())
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
        country.is_some_and(|country| {
            country.eea_from.is_none_or(|from| from > on) || country.eea_until.is_some_and(|until| until < on)
        })
    };
    let mut told = Engagement {
        on_behalf_of: other.clone(),
        mirroring: Mirroring::Agrees,
        differences: BTreeSet::new(),
        services: BTreeSet::new(),
        countries: BTreeSet::new(),
        registers: Vec::new(),
        kept: kept.iter().copied().cloned().collect(),
    };
    let mut any = false;
    for register in sight.holding.shelves.registers.all() {
        let in_use = matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed);
        if !in_use || register.archived_on.is_some() {
            continue;
        }
        let node = NodeKey::new(NodeKind::Register, Arc::clone(register.key.shared()));
        let flows = sight.flows_out_of(&node).filter(|flow| holds(flow, on));
        let mut engaged = flows
            .filter(|flow| flow.kind == FlowKind::Processing && processing_controller(&flow.to, shared) == Some(keeper))
            .peekable();
        if engaged.peek().is_none() {
            continue;
        }
        any = true;
        if register.may_be_read(actor, sight.view()) {
            told.registers.push(Arc::clone(register));
        }
        for flow in engaged {
            told.differences
                .extend(differences(flow, register, &kept, shared, is_outside));
            if let Some(service) = service_of(&flow.to, shared) {
                told.services.insert(service.key.clone());
                let outside = service.hosting_countries.iter().filter(|country| is_outside(country));
                told.countries.extend(outside.cloned());
            }
        }
    }
    told.mirroring = match (kept.is_empty(), told.differences.is_empty()) {
        (true, _) => Mirroring::NotKept,
        (false, true) => Mirroring::Agrees,
        (false, false) => Mirroring::Disagrees,
    };
    any.then_some(told)
}

fn holds(flow: &DataFlow, on: Date) -> bool {
    flow.valid_from.is_none_or(|from| from <= on) && flow.valid_until.is_none_or(|until| until >= on)
}

/// The other controllers that have flows of processing to what a controller runs or is.
async fn engaging(snapshot: &Snapshot, keeper: &Key<Controller>) -> Result<BTreeSet<Key<Controller>>> {
    let shared = &*snapshot.shared;
    let hands_to =
        |kind, key: &Arc<str>| processing_controller(&NodeKey::new(kind, Arc::clone(key)), shared) == Some(keeper);
    let services = shared.shelves.services.all().iter();
    let services = services.filter(|it| hands_to(NodeKind::Service, it.key.shared()));
    let processors = shared.shelves.processors.all().iter();
    let processors = processors.filter(|it| hands_to(NodeKind::Processor, it.key.shared()));
    let nodes: Vec<i32> = services.map(|it| it.row).chain(processors.map(|it| it.row)).collect();
    let Some(inventory) = snapshot.inventory.as_ref().filter(|_| !nodes.is_empty()) else {
        return Ok(BTreeSet::new());
    };
    let owners = data_flow::Entity::find()
        .select_only()
        .column(data_flow::Column::ControllerId)
        .distinct()
        .filter(data_flow::Column::Kind.eq(FlowKind::Processing))
        .filter(data_flow::Column::ToNode.is_in(nodes))
        .filter(data_flow::Column::ControllerId.is_not_null());
    let owners: BTreeSet<i32> = owners
        .into_tuple::<i32>()
        .all(inventory.database())
        .await?
        .into_iter()
        .collect();
    let controllers = shared.shelves.controllers.all().iter();
    let controllers = controllers.filter(|it| owners.contains(&it.row) && it.key != *keeper);
    Ok(controllers.map(|it| it.key.clone()).collect())
}
