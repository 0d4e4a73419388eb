//! Which controller of the inventory runs a service, or is a party under its business ID? Looked up, for it is asked of every flow.

use std::{collections::HashMap, sync::Arc};

use entity::vocabulary::NodeKind;

use super::{
    controller::Controller,
    noun::{Key, Kind, NodeKey},
    processor::Processor,
    snapshot::{AnyNoun, Shelves},
};

/// Who runs what, among what all controllers share.
#[derive(Debug, Default)]
pub struct Runs {
    by_business_id: HashMap<String, Key<Controller>>,
    nodes: HashMap<Key<Controller>, Vec<NodeKey>>,
}

impl Runs {
    /// Who runs what, by these nouns.
    pub(super) fn of(shelves: &Shelves) -> Self {
        let mut runs = Self::default();
        for controller in shelves.controllers.all().iter().filter(|it| it.archived_on.is_none()) {
            if let Some(id) = &controller.business_id {
                // Where two have the same, the first by its key stands for it.
                let first = runs.by_business_id.entry(id.clone());
                first.or_insert_with(|| controller.key.clone());
            }
        }
        let services = shelves.services.all().iter();
        let services = services.map(|it| NodeKey::new(NodeKind::Service, Arc::clone(it.key.shared())));
        let processors = shelves.processors.all().iter();
        let processors = processors.map(|it| NodeKey::new(NodeKind::Processor, Arc::clone(it.key.shared())));
        for node in services.chain(processors) {
            if let Some(controller) = runs.runner(&node, shelves).cloned() {
                runs.nodes.entry(controller).or_default().push(node);
            }
        }
        runs
    }

    /// Whether who runs what may be another after a noun has changed.
    pub(super) const fn look_at(noun: &AnyNoun) -> bool {
        matches!(noun.kind(), Kind::Controller | Kind::Service | Kind::Processor)
    }

    /// The controller that runs a service, or is the party; of a service that nobody of the inventory runs, its provider.
    pub fn runner<'a>(&'a self, node: &NodeKey, shelves: &'a Shelves) -> Option<&'a Key<Controller>> {
        match node.kind {
            NodeKind::Processor => self.is(shelves.processors.get(&node.key)?),
            NodeKind::Service => {
                let service = shelves.services.get(&node.key)?;
                service.run_by.as_ref().or_else(|| {
                    let provider = shelves.processors.get(service.provider.as_ref()?.as_str());
                    self.is(provider?)
                })
            }
            _ => None,
        }
    }

    /// The services a controller runs, and the parties that it is.
    pub fn nodes_of(&self, controller: &Key<Controller>) -> &[NodeKey] {
        self.nodes.get(controller).map_or(&[], Vec::as_slice)
    }

    fn is(&self, party: &Processor) -> Option<&Key<Controller>> {
        self.by_business_id.get(party.business_id.as_ref()?)
    }
}
