//! What happened to personal data, by when must whom be told, and what was done? A breach as a case with a log of its own
//! (GDPR Art. 33 and 34).

use async_graphql::SimpleObject;
use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::BreachRisk;
use serde::{Deserialize, Serialize};

use super::{
    account::Account,
    check::Check,
    controller::Controller,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    register::Register,
    service::Service,
    snapshot::Snapshot,
};
use crate::acted;

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
    pub(super) fn open_matters(&self, problems: &mut Problems) {
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
