//! What does the inventory say, at one revision? Immutable, in memory: every read comes from here.
//!
//! The inventory is small: 30,900 registers are some 60 MB of text. So there is one holding per controller, loaded on first
//! use, over one set of shared nouns: law, code lists, controllers, processors, services and the flows between them. A write
//! replaces what it changed; whoever holds a snapshot keeps seeing the state it was taken at.

use std::{collections::HashMap, sync::Arc};

use entity::{
    Date,
    vocabulary::{FlowKind, Language, NodeKind},
};

use super::{
    controller::Controller,
    data_flow::DataFlow,
    inventory::Inventory,
    noun::{Key, Kind, NodeKey},
    reach::View,
};
pub use super::{
    holding::{Holding, RightByBasis, Shared},
    shelf::{AnyNoun, FlowIndex, Kept, Shelf, Shelves},
};
use crate::error::{Error, Result};

/// The inventory at one revision.
#[derive(Clone)]
pub struct Snapshot {
    /// The revision.
    pub revision: i64,
    /// What all controllers share.
    pub shared: Arc<Shared>,
    pub(super) holdings: Arc<HashMap<Arc<str>, Arc<Holding>>>,
    pub(super) inventory: Option<Arc<Inventory>>,
}

impl Snapshot {
    /// What a controller holds, loaded if need be. `None` when there is no such controller.
    ///
    /// Fails with [`Error::Moved`] when the holding has changed since this snapshot was taken and the old state is gone.
    pub async fn holding(&self, controller: &str) -> Result<Option<Arc<Holding>>> {
        if let Some(holding) = self.holdings.get(controller) {
            if let Some(inventory) = &self.inventory {
                holding.touch(inventory.tick());
            }
            return Ok(Some(Arc::clone(holding)));
        }
        if self.shared.shelves.controllers.get(controller).is_none() {
            return Ok(None);
        }
        let Some(inventory) = &self.inventory else {
            return Ok(None);
        };
        let holding = inventory.load(controller).await?;
        if holding.changed_at > self.revision {
            Err(Error::Moved)
        } else {
            Ok(Some(holding))
        }
    }

    /// What a controller holds, if it is loaded.
    pub fn loaded(&self, controller: &str) -> Option<&Arc<Holding>> {
        self.holdings.get(controller)
    }

    /// Holdings now in memory.
    pub fn loaded_holdings(&self) -> impl Iterator<Item = &Arc<Holding>> {
        self.holdings.values()
    }

    /// The noun with a key, wherever it stands.
    pub async fn find<N: Kept>(&self, key: &Key<N>) -> Result<Option<Arc<N>>> {
        if let Some(noun) = N::shelf(&self.shared.shelves).get(key.as_str()) {
            return Ok(Some(Arc::clone(noun)));
        }
        let Some(owner) = key.owner() else { return Ok(None) };
        Ok(self
            .holding(owner)
            .await?
            .and_then(|holding| N::shelf(&holding.shelves).get(key.as_str()).cloned()))
    }

    /// The noun of a kind with a key, wherever it stands.
    pub async fn find_any(&self, kind: Kind, key: &str) -> Result<Option<AnyNoun>> {
        if let Some(noun) = self.shared.shelves.any(kind, key) {
            return Ok(Some(noun));
        }
        let Some((owner, _)) = key.split_once('/') else {
            return Ok(None);
        };
        Ok(self
            .holding(owner)
            .await?
            .and_then(|holding| holding.shelves.any(kind, key)))
    }

    /// The noun of a kind with a key, among what is shared and what is loaded.
    pub fn any(&self, kind: Kind, key: &str) -> Option<AnyNoun> {
        self.shared.shelves.any(kind, key).or_else(|| {
            let (owner, _) = key.split_once('/')?;
            self.holdings.get(owner)?.shelves.any(kind, key)
        })
    }

    /// A snapshot without a database behind it.
    pub fn over(shared: Shared) -> Self {
        Self {
            revision: 0,
            shared: Arc::new(shared),
            holdings: Arc::default(),
            inventory: None,
        }
    }

    /// What a register's surroundings look like: its controller's holding over what is shared.
    pub async fn sight(&self, controller: &str) -> Result<Option<Sight>> {
        Ok(self.holding(controller).await?.map(|holding| Sight {
            shared: Arc::clone(&self.shared),
            holding,
        }))
    }

    /// This snapshot with nouns replaced or added. The holdings they stand in must be loaded.
    pub(super) fn with(&self, nouns: impl IntoIterator<Item = AnyNoun>, revision: i64) -> Self {
        let mut shared = Vec::new();
        let mut held: HashMap<Arc<str>, Vec<AnyNoun>> = HashMap::new();
        let mut records = Vec::new();
        let mut processings = Vec::new();
        for noun in nouns {
            match &noun {
                AnyNoun::ProcessorRecord(record) => records.push(Arc::clone(record)),
                AnyNoun::DataFlow(flow) if flow.kind == FlowKind::Processing => processings.push(Arc::clone(flow)),
                _ => {}
            }
            match noun.home() {
                None => shared.push(noun),
                Some(home) => {
                    let home = Arc::from(home);
                    held.entry(home).or_default().push(noun);
                }
            }
        }
        let mut next = self.clone();
        next.revision = revision;
        if !shared.is_empty() {
            next.shared = Arc::new(self.shared.with(shared));
        }
        if !records.is_empty() {
            next.shared = Arc::new(next.shared.with_records(records));
        }
        let handed = next.shared.handed.with(next.shared.pairs(&processings));
        if !Arc::ptr_eq(&handed, &next.shared.handed) {
            next.shared = Arc::new(Shared::clone(&next.shared).handing(handed));
        }
        for (controller, nouns) in held {
            let holding = match self.holdings.get(&controller) {
                Some(holding) => holding.with(nouns, revision),
                // A controller made in the same batch starts with nothing.
                None => Holding::new(Arc::clone(&controller), Shelves::default(), revision, 0).with(nouns, revision),
            };
            Arc::make_mut(&mut next.holdings).insert(controller, Arc::new(holding));
        }
        next
    }

    /// The row and archiving of a noun, among what is shared and what is loaded.
    pub(super) fn row(&self, kind: Kind, key: &str) -> Option<(i32, Option<Date>)> {
        self.shared.shelves.row(kind, key).or_else(|| {
            let (owner, _) = key.split_once('/')?;
            self.holdings.get(owner)?.shelves.row(kind, key)
        })
    }
}

/// What can be seen from one controller: its own holding over what is shared. Plain look-ups, no waiting.
#[derive(Clone)]
pub struct Sight {
    /// What all controllers share.
    pub shared: Arc<Shared>,
    /// What the controller holds.
    pub holding: Arc<Holding>,
}

impl Sight {
    /// The noun with a key, if it is shared or the controller's own.
    pub fn get<N: Kept>(&self, key: &Key<N>) -> Option<&Arc<N>> {
        N::shelf(&self.holding.shelves)
            .get(key.as_str())
            .or_else(|| N::shelf(&self.shared.shelves).get(key.as_str()))
    }

    /// What stands around the nouns of the holding.
    pub fn view(&self) -> View<'_> {
        View {
            shared: &self.shared,
            holding: Some(&self.holding),
        }
    }

    /// The controller itself.
    pub fn controller(&self) -> Option<&Arc<Controller>> {
        self.shared.shelves.controllers.get(&self.holding.controller)
    }

    /// Flows into a node, the controller's own before the shared ones.
    pub fn flows_into<'a>(&'a self, node: &'a NodeKey) -> impl Iterator<Item = &'a Arc<DataFlow>> {
        self.holding
            .flows
            .at(node)
            .iter()
            .chain(self.shared.flows.at(node))
            .filter(move |flow| flow.to == *node)
    }

    /// Flows out of a node, the controller's own before the shared ones.
    pub fn flows_out_of<'a>(&'a self, node: &'a NodeKey) -> impl Iterator<Item = &'a Arc<DataFlow>> {
        self.holding
            .flows
            .at(node)
            .iter()
            .chain(self.shared.flows.at(node))
            .filter(move |flow| flow.from == *node)
    }

    /// The name of a node in a language, falling back to the first that has one.
    pub fn node_name(&self, node: &NodeKey, language: Language) -> Option<String> {
        let shelves = [&self.holding.shelves, &self.shared.shelves];
        shelves.into_iter().find_map(|shelves| {
            let name = match node.kind {
                NodeKind::Subjects => Kept::name(&**shelves.data_subject_categories.get(&node.key)?, language),
                NodeKind::Register => Kept::name(&**shelves.registers.get(&node.key)?, language),
                NodeKind::Service => Kept::name(&**shelves.services.get(&node.key)?, language),
                NodeKind::Processor => Kept::name(&**shelves.processors.get(&node.key)?, language),
                NodeKind::Recipient => Kept::name(&**shelves.recipients.get(&node.key)?, language),
                NodeKind::Source => Kept::name(&**shelves.outside_sources.get(&node.key)?, language),
            };
            Some(name.to_owned())
        })
    }
}
