//! How is a breach of personal data dealt with? Opened as a case, written down as more becomes known, closed when all is done that
//! Art. 33 and 34 ask.

use std::sync::Arc;

use async_graphql::MaybeUndefined;
use chrono::{DateTime, Utc};
use entity::vocabulary::BreachRisk;

use super::{
    breach::{BreachCase, BreachEntry},
    change::{numbered_key, outcome, permit, standing},
    conflict,
    controller::Controller,
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    reach::{Reached, View},
    register::Register,
    service::Service,
    snapshot::AnyNoun,
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// What is known of a breach; what is left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct BreachPatch {
    /// What it is called.
    pub title: Option<String>,
    /// What happened.
    pub facts: Option<String>,
    /// Its likely consequences.
    pub effects: Option<String>,
    /// What was done or is proposed.
    pub measures: Option<String>,
    /// When the controller became aware of it.
    pub known_at: Option<DateTime<Utc>>,
    /// How much it endangers people.
    pub risk: MaybeUndefined<BreachRisk>,
    /// When the authority was told.
    pub authority_told_at: MaybeUndefined<DateTime<Utc>>,
    /// The authority's reference.
    pub authority_reference: Option<String>,
    /// Why the authority was told late.
    pub delay_reason: Option<String>,
    /// When the people were told.
    pub people_told_at: MaybeUndefined<DateTime<Utc>>,
    /// Why they need not be told.
    pub people_not_told_reason: Option<String>,
    /// The processor it happened at.
    pub processor: MaybeUndefined<Key<Processor>>,
    /// The service it happened in.
    pub service: MaybeUndefined<Key<Service>>,
    /// The registers it is known to touch.
    pub registers: Option<Vec<Key<Register>>>,
    /// What is written into the case with it.
    pub note: Option<String>,
}

impl BreachPatch {
    fn apply(self, case: &mut BreachCase, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
        let set = |field: &mut String, value: Option<String>| {
            if let Some(value) = value {
                *field = value;
            }
        };
        set(&mut case.title, self.title);
        set(&mut case.facts, self.facts);
        set(&mut case.effects, self.effects);
        set(&mut case.measures, self.measures);
        set(&mut case.authority_reference, self.authority_reference);
        set(&mut case.delay_reason, self.delay_reason);
        set(&mut case.people_not_told_reason, self.people_not_told_reason);
        case.known_at = self.known_at.or(case.known_at);
        case.registers = self.registers.unwrap_or_else(|| std::mem::take(&mut case.registers));
        replace(&mut case.risk, self.risk);
        replace(&mut case.authority_told_at, self.authority_told_at);
        replace(&mut case.people_told_at, self.people_told_at);
        replace(&mut case.processor, self.processor);
        replace(&mut case.service, self.service);
        let moments = [
            ("knownAt", case.known_at),
            ("authorityToldAt", case.authority_told_at),
            ("peopleToldAt", case.people_told_at),
        ];
        for (field, moment) in moments {
            // What has not happened yet cannot have been done.
            if let Some(moment) = moment.filter(|moment| *moment > now) {
                return Err(Error::problem(field, ProblemCode::InTheFuture, moment));
            }
        }
        if let Some(text) = self.note.filter(|text| !text.trim().is_empty()) {
            case.entries.push(BreachEntry {
                at: Some(now),
                text,
                by: actor.account.clone().map(Key::new),
            });
        }
        Ok(())
    }
}

fn replace<T>(field: &mut Option<T>, value: MaybeUndefined<T>) {
    match value {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *field = None,
        MaybeUndefined::Value(value) => *field = Some(value),
    }
}

/// Opens a case.
pub async fn open(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    controller: &Key<Controller>,
    known: BreachPatch,
    now: DateTime<Utc>,
) -> Result<Arc<BreachCase>> {
    let owner = controller.as_str().to_owned();
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[&owner], |snapshot| {
            let (city, _) = standing(snapshot, controller)?;
            let holding = snapshot.loaded(&owner).cloned();
            let view = View {
                shared: &snapshot.shared,
                holding: holding.as_deref(),
            };
            if !city.may_be_read(actor, view) {
                return Err(Error::NotFound);
            }
            let mut case = BreachCase {
                version: 1,
                key: numbered_key(snapshot, Some(&owner)),
                controller: controller.clone(),
                opened_at: Some(now),
                opened_by: actor.account.clone().map(Key::new),
                ..BreachCase::default()
            };
            case.registers = known.registers.clone().unwrap_or_default();
            let by = actor.require(Action::HandleBreach, &case.target(view))?;
            known.apply(&mut case, actor, now)?;
            if city.archived_on.is_some() {
                return Err(Error::problem("controller", ProblemCode::Archived, controller));
            }
            made = case.key.clone();
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: None,
                    after: AnyNoun::BreachCase(Arc::new(case)),
                    verb: Verb::Create,
                    at: Path::default(),
                }],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Writes down what has become known or was done, and what was said of it.
pub async fn record(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<BreachCase>,
    version: i32,
    known: BreachPatch,
    now: DateTime<Utc>,
) -> Result<Arc<BreachCase>> {
    alter(inventory, actor, key, version, now, |case| {
        known.apply(case, actor, now)
    })
    .await
}

/// Closes a case. Refused while the risk is not assessed, or somebody who must be told was not (Art. 33(1), 34(1)), or late
/// without a reason, or what Art. 33(5) wants documented is not there.
pub async fn close(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<BreachCase>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<BreachCase>> {
    alter(inventory, actor, key, version, now, |case| {
        let mut problems = Problems::default();
        case.open_matters(&mut problems);
        if !problems.0.is_empty() {
            return Err(Error::Invalid(problems));
        }
        case.closed_at = Some(now);
        case.closed_by = actor.account.clone().map(Key::new);
        Ok(())
    })
    .await
}

async fn alter(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<BreachCase>,
    version: i32,
    now: DateTime<Utc>,
    alter: impl FnOnce(&mut BreachCase) -> Result<()> + Send,
) -> Result<Arc<BreachCase>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let mut attempted = None;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::HandleBreach)?;
            if before.version != version {
                // Shown beside what another wrote meanwhile; what cannot be applied any more is told without it.
                let mut yours = BreachCase::clone(before);
                attempted = alter(&mut yours).is_ok().then_some(yours);
                return Err(Error::stale(before.version));
            }
            if before.closed_at.is_some() {
                return Err(Error::problem("id", ProblemCode::WrongState, "CLOSED"));
            }
            let mut after = BreachCase::clone(before);
            alter(&mut after)?;
            if after == **before {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            // What it is said to touch must be in reach as well.
            actor.require(Action::HandleBreach, &after.target(view))?;
            after.version = version + 1;
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: Some(AnyNoun::BreachCase(Arc::clone(before))),
                    after: AnyNoun::BreachCase(Arc::new(after)),
                    verb: Verb::Edit,
                    at: Path::default(),
                }],
            })
        })
        .await;
    if let Err(Error::Stale { now, .. }) = done {
        return Err(conflict::stale(inventory, key, version, now, attempted.as_ref()).await?);
    }
    outcome(inventory, done, |_| key.clone()).await
}
