//! Which tasks does a reader know of already? So that only what is new is told.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use entity::Date;

use super::{event::TaskAssignment, happening::Happening};
use crate::{
    access::Actor,
    error::Result,
    records::{
        controller::Controller,
        inventory::{Committed, Head},
        noun::{Key, Kind},
        snapshot::Snapshot,
        waiting::{self, Task},
    },
};

/// Where tasks stand: at a controller, or among what all share.
type Place = Option<Arc<str>>;

/// The tasks that a reader knows of, by the place they stand at.
#[derive(Debug, Default)]
pub struct Known(HashMap<Place, HashSet<String>>);

impl Known {
    /// The tasks there are, so that only later ones are told.
    pub async fn now(
        controller: Option<&Key<Controller>>,
        snapshot: &Snapshot,
        actor: &Actor,
        today: Date,
    ) -> Result<Self> {
        let mut known = Self::default();
        for place in every_place(controller, snapshot, actor) {
            let tasks = tasks_at(&place, snapshot, actor, today).await?;
            known.0.insert(place, tasks.iter().map(Task::id).collect());
        }
        Ok(known)
    }

    /// Tasks that were not there before; from then on they are known. Without a commit everything is looked at again: rights
    /// may have changed, or a new day begun.
    pub async fn news(
        &mut self,
        committed: Option<&Committed>,
        controller: Option<&Key<Controller>>,
        snapshot: &Snapshot,
        actor: &Actor,
        today: Date,
    ) -> Result<Vec<Happening>> {
        let mut places = every_place(controller, snapshot, actor);
        if let Some(committed) = committed {
            let touched: BTreeSet<Place> = committed.heads.iter().filter_map(place_of).collect();
            places.retain(|place| touched.contains(place));
        } else {
            // What is out of reach by now is new when it comes back.
            self.0.retain(|place, _| places.contains(place));
        }
        let mut found = Vec::new();
        for place in places {
            let tasks = tasks_at(&place, snapshot, actor, today).await?;
            let ids: HashSet<String> = tasks.iter().map(Task::id).collect();
            let before = self.0.insert(place, ids).unwrap_or_default();
            found.extend(tasks.into_iter().filter(|task| !before.contains(&task.id())));
        }
        let revision = committed.map_or(snapshot.revision, |committed| committed.revision);
        let told = |task| Happening::Task(TaskAssignment { revision, task });
        Ok(found.into_iter().map(told).collect())
    }
}

/// The place whose tasks a change may touch, if any.
fn place_of(head: &Head) -> Option<Place> {
    let owner = match head.kind {
        Kind::Controller => Some(Arc::clone(&head.key)),
        _ => head.key.split_once('/').map(|(owner, _)| Arc::from(owner)),
    };
    waiting::makes_tasks(head.kind).then_some(owner)
}

fn every_place(controller: Option<&Key<Controller>>, snapshot: &Snapshot, actor: &Actor) -> Vec<Place> {
    let all = snapshot.shared.shelves.controllers.all().iter();
    let keys = all
        .map(|own| own.key.shared())
        .filter(|key| controller.is_none_or(|named| named.shared() == *key) && waiting::has_tasks_at(actor, key));
    let common = controller.is_none().then_some(None);
    common
        .into_iter()
        .chain(keys.map(|key| Some(Arc::clone(key))))
        .collect()
}

async fn tasks_at(place: &Place, snapshot: &Snapshot, actor: &Actor, today: Date) -> Result<Vec<Task>> {
    let shared = &*snapshot.shared;
    Ok(match place {
        None => waiting::tasks_in_common(shared, actor),
        Some(key) => match snapshot.holding(key).await? {
            Some(holding) => waiting::tasks_of(&holding, shared, actor, today),
            None => Vec::new(),
        },
    })
}
