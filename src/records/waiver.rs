//! Which finding is not acted on, why, and until when? Decided by a data protection officer, and in the log.

use chrono::{DateTime, Utc};
use entity::Date;

use super::{
    account::Account,
    check::Check,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    register::Register,
    snapshot::Snapshot,
};
use crate::acted;

/// The longest reason, in characters.
const LONGEST: usize = 4_000;

acted! {
    /// A finding that is waived: it stays a finding, and does not keep the notice from being published.
    Waiver {
        shown {
            /// The code of the rule.
            rule: String,
            /// By what the finding is known again: the rule and the place.
            mark: String,
            /// The place as a JSON pointer, when it was waived.
            pointer: String,
            /// Why it is waived.
            reason: String,
            /// The last day on which it holds.
            expires_on: Option<Date>,
            /// When it was waived.
            waived_at: Option<DateTime<Utc>>,
            /// When it was ended before its time, or another took its place.
            ended_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The register.
            register: Key<Register>,
            /// Who waived it; none for the program itself.
            waived_by: Option<Key<Account>>,
            /// Who ended it; none for the program itself.
            ended_by: Option<Key<Account>>,
        }
    }
}

impl Waiver {
    /// Whether it waives on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.ended_at.is_none() && self.expires_on.is_none_or(|last| day <= last)
    }
}

impl Check for Waiver {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.reason.trim().is_empty() {
            problems.add_at(at, "reason", ProblemCode::Required, "");
        }
        if self.reason.chars().count() > LONGEST {
            problems.add_at(at, "reason", ProblemCode::TooLong, LONGEST);
        }
        if self.expires_on.is_none() {
            problems.add_at(at, "expiresOn", ProblemCode::Required, "");
        }
    }
}
