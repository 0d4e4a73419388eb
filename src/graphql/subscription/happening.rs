//! Which events does a commit make for one reader? Looked for cheaply first: most commits concern few of those who follow.

use std::sync::Arc;

use entity::vocabulary::{NodeKind, NoticeState};

use super::{
    event::{NoticeEvent, RegisterChange, TaskAssignment},
    found::FindingChange,
};
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
    /// A finding was raised or resolved.
    Finding(FindingChange),
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
