//! Which documents may be seen by the one who asks, and have the values asked for?

use std::{collections::BTreeMap, sync::Arc};

use super::{
    ask::Question,
    entry::{Entry, Growing},
    index::Reading,
};

/// The sight of one who asks. Each document is asked of at most once, when it is first met.
pub(super) struct Sight<'a> {
    entries: &'a [Option<Arc<Entry>>],
    visible: &'a dyn Fn(&Entry) -> bool,
    /// For each name the numbers of its values asked for.
    narrowed: Vec<Vec<u32>>,
    seen: Vec<Option<bool>>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(
        reading: &'a Reading,
        growing: &Growing,
        question: &Question,
        visible: &'a dyn Fn(&Entry) -> bool,
    ) -> Self {
        let mut narrowed: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for facet in &question.narrowed {
            // A value that nobody has narrows to nothing.
            narrowed
                .entry(&facet.name)
                .or_default()
                .extend(growing.facets.known(facet));
        }
        Self {
            entries: &reading.entries,
            visible,
            narrowed: narrowed.into_values().collect(),
            seen: vec![None; reading.entries.len()],
        }
    }

    /// Whether the document of a slot may be found.
    pub(super) fn sees(&mut self, slot: u32) -> bool {
        *self.seen[slot as usize].get_or_insert_with(|| {
            self.entries[slot as usize].as_ref().is_some_and(|entry| {
                let fits = |values: &Vec<u32>| entry.facets().iter().any(|facet| values.contains(facet));
                self.narrowed.iter().all(fits) && (self.visible)(entry)
            })
        })
    }
}
