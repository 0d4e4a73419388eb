//! What waits for approval, and what became of it? A register submitted for publishing: one person submits, another approves.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{LanguageText, vocabulary::SubmissionState};

use super::{
    account::Account,
    check::Check,
    noun::Key,
    problem::{Path, Problems},
    register::Register,
    snapshot::Snapshot,
};
use crate::acted;

acted! {
    /// A register submitted for publishing, with what was decided.
    Submission {
        shown {
            /// The version of the register that was submitted: what is approved is what was seen.
            register_version: i32,
            /// How it stands.
            state: SubmissionState,
            /// When it was submitted.
            submitted_at: Option<DateTime<Utc>>,
            /// What the submitter says of it.
            message: Option<String>,
            /// What was wrong in the version in force, when this corrects it. Readers of the notice are told.
            correction: LanguageText,
            /// When it was decided.
            decided_at: Option<DateTime<Utc>>,
            /// Why it was returned.
            reason: Option<String>,
            /// When it is to be published, where that is later than the approval.
            publish_at: Option<DateTime<Utc>>,
            /// The number of the version that came of it.
            notice_number: Option<i32>,
        }
        refers {
            /// The register.
            register: Key<Register>,
            /// Who submitted it; none for the program itself.
            submitted_by: Option<Key<Account>>,
            /// Who decided; none for the program itself.
            decided_by: Option<Key<Account>>,
        }
        hidden {
            /// The content frozen at approval, for a publication to come; only on the way into the database.
            content: Option<Arc<str>>,
        }
    }
}

impl Submission {
    /// Whether something is still to happen to it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SubmissionState::Waiting | SubmissionState::Scheduled)
    }
}

impl Check for Submission {
    fn check(&self, _: &Snapshot, _: &mut Path, _: &mut Problems) {
        // Made by acts that check their own conditions (notices::approval).
    }
}
