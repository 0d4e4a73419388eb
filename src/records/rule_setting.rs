//! How does a controller use a rule? Switched off or graded otherwise, with a reason, and in the log.

use chrono::{DateTime, Utc};
use entity::vocabulary::Severity;

use super::{
    account::Account,
    check::Check,
    controller::Controller,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::acted;

/// The longest reason, in characters.
const LONGEST: usize = 4_000;

acted! {
    /// How a controller uses a rule. Its key is the controller's with the rule's code.
    RuleSetting {
        shown {
            /// The code of the rule.
            rule: String,
            /// It is not looked at.
            switched_off: bool,
            /// How much its findings weigh here; as the catalogue says when not told.
            severity: Option<Severity>,
            /// Why.
            reason: String,
            /// When it was set.
            set_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The controller.
            controller: Key<Controller>,
            /// Who set it; none for the program itself.
            set_by: Option<Key<Account>>,
        }
    }
}

impl Check for RuleSetting {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.reason.trim().is_empty() {
            problems.add_at(at, "reason", ProblemCode::Required, "");
        }
        if self.reason.chars().count() > LONGEST {
            problems.add_at(at, "reason", ProblemCode::TooLong, LONGEST);
        }
    }
}
