//! Which events does a commit make for one reader? Looked for cheaply first: most commits concern few of those who follow.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use entity::{
    Date,
    vocabulary::{NodeKind, NoticeState},
};

use super::event::{NoticeEvent, RegisterChange, TaskAssignment};
use crate::{
    access::Actor,
    error::Result,
    records::{
        controller::Controller,
        inventory::{Committed, Head, Verb},
        noun::{Key, Kind, NodeKey},
        reach::Reached,
        register::Register,
        snapshot::{AnyNoun, Sight, Snapshot},
        waiting::{self, Task},
    },
};

/// Something that happened, for one reader.
#[derive(Clone, Debug)]
pub enum Happening {
    /// A register was changed.
    Register(RegisterChange),
    /// A notice was published or withdrawn.
    Notice(NoticeEvent),
    /// Something new waits.
    Task(TaskAssignment),
}

/// Changes of a controller's registers that the actor may see.
pub async fn register_changes(
    committed: &Committed,
    controller: &Key<Controller>,
    register: Option<&Key<Register>>,
    snapshot: &Snapshot,
    actor: &Actor,
) -> Result<Vec<Happening>> {
    let heads: Vec<&Head> = of_controller(committed, controller)
        .filter(|head| {
            matches!(
                head.kind,
                Kind::Register | Kind::DataFlow | Kind::Comment | Kind::Submission | Kind::NoticeVersion
            )
        })
        .collect();
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let Some(sight) = snapshot.sight(controller.as_str()).await? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for head in heads {
        let Some(noun) = sight.holding.shelves.any(head.kind, &head.key) else {
            continue;
        };
        for key in seen_registers(&noun, &sight, actor) {
            if register.is_none_or(|wanted| *wanted == key) {
                found.push(Happening::Register(RegisterChange {
                    revision: committed.revision,
                    head: head.clone(),
                    register: key,
                }));
            }
        }
    }
    Ok(found)
}

/// Notices of a controller that were published or withdrawn. What a page shows to everyone, everyone may hear of.
pub async fn notices(
    committed: &Committed,
    controller: &Key<Controller>,
    snapshot: &Snapshot,
) -> Result<Vec<Happening>> {
    let heads: Vec<&Head> = of_controller(committed, controller)
        .filter(|head| head.kind == Kind::NoticeVersion && matches!(head.verb, Verb::Publish | Verb::Withdraw))
        .collect();
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let Some(sight) = snapshot.sight(controller.as_str()).await? else {
        return Ok(Vec::new());
    };
    let told = heads.into_iter().filter_map(|head| {
        let notice = sight.holding.shelves.notices.get(&head.key)?;
        // One that has been replaced since is told of by its successor.
        let holds = notice.state == NoticeState::InForce || head.verb == Verb::Withdraw;
        holds.then(|| {
            Happening::Notice(NoticeEvent {
                revision: committed.revision,
                verb: head.verb,
                notice: Arc::clone(notice),
            })
        })
    });
    Ok(told.collect())
}

/// The registers that a changed noun belongs to, where the actor may read both.
fn seen_registers(noun: &AnyNoun, sight: &Sight, actor: &Actor) -> Vec<Key<Register>> {
    let view = sight.view();
    let (seen, keys) = match noun {
        AnyNoun::Register(register) => (true, vec![register.key.clone()]),
        AnyNoun::DataFlow(flow) => (
            flow.may_be_read(actor, view),
            [&flow.from, &flow.to].into_iter().filter_map(register_at).collect(),
        ),
        AnyNoun::Comment(comment) => (comment.may_be_read(actor, view), vec![comment.register.clone()]),
        AnyNoun::Submission(submission) => (submission.may_be_read(actor, view), vec![submission.register.clone()]),
        AnyNoun::NoticeVersion(notice) => (notice.may_be_read(actor, view), vec![notice.register.clone()]),
        _ => (false, Vec::new()),
    };
    let is_seen = |key: &Key<Register>| {
        let register = sight.holding.shelves.registers.get(key.as_str());
        register.is_some_and(|register| register.may_be_read(actor, view))
    };
    if seen {
        keys.into_iter().filter(is_seen).collect()
    } else {
        Vec::new()
    }
}

fn register_at(node: &NodeKey) -> Option<Key<Register>> {
    (node.kind == NodeKind::Register).then(|| Key::new(Arc::clone(&node.key)))
}

fn of_controller<'a>(committed: &'a Committed, controller: &'a Key<Controller>) -> impl Iterator<Item = &'a Head> {
    committed.heads.iter().filter(|head| {
        head.key
            .split_once('/')
            .is_some_and(|(owner, _)| owner == controller.as_str())
    })
}

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
