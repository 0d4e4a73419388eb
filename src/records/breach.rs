//! What happened to personal data, by when must whom be told, and what was done? A breach as a case with a log of its own
//! (GDPR Art. 33 and 34).

use std::sync::Arc;

use async_graphql::{MaybeUndefined, SimpleObject};
use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::BreachRisk;
use serde::{Deserialize, Serialize};

use super::{
    account::Account,
    change::{numbered_key, outcome, permit, standing},
    check::Check,
    controller::Controller,
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    reach::{Reached, View},
    register::Register,
    service::Service,
    snapshot::{AnyNoun, Snapshot},
};
use crate::{
    access::{Action, Actor},
    acted,
    error::{Error, Result},
};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;
/// The longest text, in characters.
const LONGEST: usize = 8_000;
/// Entries of a case at most.
const MOST_ENTRIES: usize = 1_000;
/// How long a controller has to tell the authority, Art. 33(1), in hours.
pub const HOURS: i64 = 72;

acted! {
    /// A breach of personal data, Art. 4(12): what Art. 33(5) wants documented, and the clock of Art. 33(1).
    BreachCase {
        shown {
            /// What it is called.
            title: String,
            /// What happened: the nature of the breach, Art. 33(3)(a).
            facts: String,
            /// Its likely consequences, Art. 33(3)(c).
            effects: String,
            /// What was done or is proposed, Art. 33(3)(d).
            measures: String,
            /// When the controller became aware of it: the clock runs from here, Art. 33(1).
            known_at: Option<DateTime<Utc>>,
            /// How much it endangers people; not stated until it has been assessed.
            risk: Option<BreachRisk>,
            /// When the supervisory authority was told.
            authority_told_at: Option<DateTime<Utc>>,
            /// The authority's reference.
            authority_reference: String,
            /// Why the authority was told later than 72 hours after, Art. 33(1).
            delay_reason: String,
            /// When the people concerned were told, Art. 34(1).
            people_told_at: Option<DateTime<Utc>>,
            /// Why they need not be told though the risk is high, Art. 34(3).
            people_not_told_reason: String,
            /// When the case was opened.
            opened_at: Option<DateTime<Utc>>,
            /// When it was closed.
            closed_at: Option<DateTime<Utc>>,
            /// What was written into the case, the oldest first. Nothing is ever taken out.
            entries: Vec<BreachEntry>,
        }
        refers {
            /// The controller.
            controller: Key<Controller>,
            /// The processor it happened at.
            processor: Option<Key<Processor>>,
            /// The service it happened in.
            service: Option<Key<Service>>,
            /// The registers it is known to touch.
            registers: Vec<Key<Register>>,
            /// Who opened the case; none for the program itself.
            opened_by: Option<Key<Account>>,
            /// Who closed it.
            closed_by: Option<Key<Account>>,
        }
    }
}

/// Something written into a case.
#[derive(Clone, Debug, Default, PartialEq, SimpleObject, Serialize, Deserialize)]
#[graphql(complex)]
#[serde(rename_all = "camelCase", default)]
pub struct BreachEntry {
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// What was found, decided or done.
    pub text: String,
    /// Who wrote it; none for the program itself.
    #[graphql(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Key<Account>>,
}

impl BreachCase {
    /// By when the supervisory authority must be told, Art. 33(1); none when that is not known, or the risk is assessed as
    /// unlikely.
    pub fn deadline(&self) -> Option<DateTime<Utc>> {
        let known = self.known_at.filter(|_| self.risk != Some(BreachRisk::Unlikely))?;
        Some(known + TimeDelta::hours(HOURS))
    }

    /// Whether the authority is still to be told.
    pub fn waits_for_authority(&self) -> bool {
        self.closed_at.is_none() && self.authority_told_at.is_none() && self.risk != Some(BreachRisk::Unlikely)
    }

    /// Whether the people concerned are still to be told, Art. 34(1) and (3).
    pub fn waits_for_people(&self) -> bool {
        self.closed_at.is_none()
            && self.risk == Some(BreachRisk::High)
            && self.people_told_at.is_none()
            && self.people_not_told_reason.trim().is_empty()
    }

    /// Whether the authority was or would now be told too late.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.deadline()
            .is_some_and(|deadline| self.authority_told_at.unwrap_or(now) > deadline)
    }

    /// What keeps the case from being closed.
    fn open_matters(&self, problems: &mut Problems) {
        let at = &mut Path::default();
        if self.risk.is_none() {
            problems.add_at(at, "risk", ProblemCode::Required, "");
        }
        if self.waits_for_authority() {
            problems.add_at(at, "authorityToldAt", ProblemCode::Required, "");
        }
        if self.authority_told_at.is_some_and(|told| self.is_late(told)) && self.delay_reason.trim().is_empty() {
            problems.add_at(at, "delayReason", ProblemCode::Required, "");
        }
        if self.waits_for_people() {
            problems.add_at(at, "peopleToldAt", ProblemCode::Required, "");
        }
        for (field, text) in [
            ("facts", &self.facts),
            ("effects", &self.effects),
            ("measures", &self.measures),
        ] {
            if text.trim().is_empty() {
                problems.add_at(at, field, ProblemCode::Required, "");
            }
        }
    }
}

impl Check for BreachCase {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.title.trim().is_empty() {
            problems.add_at(at, "title", ProblemCode::Required, "");
        }
        if self.title.chars().count() > LONGEST_TITLE {
            problems.add_at(at, "title", ProblemCode::TooLong, LONGEST_TITLE);
        }
        if self.known_at.is_none() {
            problems.add_at(at, "knownAt", ProblemCode::Required, "");
        }
        let texts = [
            ("facts", &self.facts),
            ("effects", &self.effects),
            ("measures", &self.measures),
            ("authorityReference", &self.authority_reference),
            ("delayReason", &self.delay_reason),
            ("peopleNotToldReason", &self.people_not_told_reason),
        ];
        for (field, text) in texts {
            if text.chars().count() > LONGEST {
                problems.add_at(at, field, ProblemCode::TooLong, LONGEST);
            }
        }
        if self.entries.len() > MOST_ENTRIES {
            problems.add_at(at, "entries", ProblemCode::TooMany, MOST_ENTRIES);
        }
        if self
            .entries
            .last()
            .is_some_and(|entry| entry.text.chars().count() > LONGEST)
        {
            problems.add_at(at, "note", ProblemCode::TooLong, LONGEST);
        }
        if self
            .registers
            .iter()
            .any(|key| key.owner() != Some(self.controller.as_str()))
        {
            problems.add_at(at, "registers", ProblemCode::OtherController, "");
        }
        for (field, moment) in [
            ("authorityToldAt", self.authority_told_at),
            ("peopleToldAt", self.people_told_at),
        ] {
            if moment.zip(self.known_at).is_some_and(|(told, known)| told < known) {
                problems.add_at(at, field, ProblemCode::EndBeforeStart, moment.unwrap_or_default());
            }
        }
    }
}

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
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::HandleBreach)?;
            if before.version != version {
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
    outcome(inventory, done, |_| key.clone()).await
}
