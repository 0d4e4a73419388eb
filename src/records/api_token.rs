//! Which programs come in without a browser? Tokens: shown once, kept as a hash, ending by themselves.

use chrono::{DateTime, Utc};
use entity::vocabulary::Scope;

use super::{
    account::Account,
    check::Check,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::acted;

acted! {
    /// A token that a program comes with, in place of signing in. What it carries is narrowed by its scopes and by the grants of
    /// its account.
    ApiToken {
        shown {
            /// What it is for, in its owner's words.
            label: String,
            /// What it is narrowed to.
            scopes: Vec<Scope>,
            /// When it was made.
            made_at: Option<DateTime<Utc>>,
            /// When it ends.
            expires_at: Option<DateTime<Utc>>,
            /// When it was revoked.
            revoked_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The account it speaks for.
            account: Key<Account>,
            /// Who made it; none for the program's own command line.
            made_by: Option<Key<Account>>,
        }
        hidden {
            /// SHA-256 of the token, in lower-case hexadecimal.
            hash: String,
        }
    }
}

impl ApiToken {
    /// Whether it can be used at a moment.
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.archived_on.is_none() && self.expires_at.is_some_and(|end| now < end)
    }
}

impl Check for ApiToken {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.label.trim().is_empty() {
            problems.add_at(at, "label", ProblemCode::Required, "");
        }
        if self.scopes.is_empty() {
            problems.add_at(at, "scopes", ProblemCode::Required, "");
        }
        match (self.made_at, self.expires_at) {
            (_, None) => problems.add_at(at, "expiresAt", ProblemCode::Required, ""),
            (Some(made), Some(end)) if end <= made => {
                problems.add_at(at, "expiresAt", ProblemCode::EndBeforeStart, end);
            }
            _ => {}
        }
    }
}
