//! Which number has a node? Those of the nodes that all controllers share stay as long as the program runs, so that each
//! controller's part of the graph can name them by number.

use std::{collections::HashMap, sync::Arc};

use entity::vocabulary::NodeKind;

use super::{
    adjacency::HELD,
    noun::NodeKey,
    snapshot::{AnyNoun, Shelves},
};

/// The numbers of the nodes that all controllers share. A node keeps its number.
#[derive(Clone, Debug, Default)]
pub struct NodeNumbers {
    keys: Vec<NodeKey>,
    by_key: HashMap<NodeKey, u32>,
}

impl NodeNumbers {
    /// Numbers for every shared node.
    pub(super) fn of(shelves: &Shelves) -> Self {
        let mut numbers = Self::default();
        for noun in shelves.nouns() {
            numbers.add(&noun);
        }
        numbers
    }

    /// The same with numbers for new nodes, behind the others.
    pub(super) fn with(self: &Arc<Self>, nouns: &[AnyNoun]) -> Arc<Self> {
        let mut numbers = Arc::clone(self);
        for noun in nouns {
            if Self::node(noun).is_some_and(|node| !numbers.by_key.contains_key(&node)) {
                Arc::make_mut(&mut numbers).add(noun);
            }
        }
        numbers
    }

    /// The node that a noun is. A register is one too, and stands in its controller's part.
    fn node(noun: &AnyNoun) -> Option<NodeKey> {
        NodeKey::of(noun.kind(), noun.key()).filter(|node| node.kind != NodeKind::Register)
    }

    fn add(&mut self, noun: &AnyNoun) {
        let Some(node) = Self::node(noun) else { return };
        let number = u32::try_from(self.keys.len()).unwrap_or(HELD);
        self.keys.push(node.clone());
        self.by_key.insert(node, number);
    }

    /// The number of a node.
    pub fn get(&self, node: &NodeKey) -> Option<u32> {
        self.by_key.get(node).copied()
    }

    /// The node with a number.
    pub fn key(&self, number: u32) -> Option<&NodeKey> {
        self.keys.get(number as usize)
    }

    /// Every node, in the order of their numbers.
    pub fn keys(&self) -> &[NodeKey] {
        &self.keys
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}
