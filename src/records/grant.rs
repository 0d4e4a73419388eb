//! Who was given which role, how far, by whom and until when?

use chrono::{DateTime, Utc};
use entity::vocabulary::Role;

use super::{
    account::Account,
    check::Check,
    controller::Controller,
    department::Department,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    register::Register,
    snapshot::Snapshot,
};
use crate::acted;

acted! {
    /// A role given to an account: over the whole installation, a controller, a department and what stands below it, or
    /// single registers.
    Grant {
        shown {
            /// The role.
            role: Option<Role>,
            /// The moment from which it holds; from the beginning when not told.
            starts_at: Option<DateTime<Utc>>,
            /// The moment at which it ends; until revoked when not told.
            ends_at: Option<DateTime<Utc>>,
            /// The group at the provider that it follows from; none when it was given by hand.
            group: Option<String>,
            /// When it was given.
            given_at: Option<DateTime<Utc>>,
            /// When it was revoked.
            revoked_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The account.
            account: Key<Account>,
            /// The controller; none for the whole installation.
            controller: Option<Key<Controller>>,
            /// The department.
            department: Option<Key<Department>>,
            /// Single registers.
            registers: Vec<Key<Register>>,
            /// Who gave it; none for the program itself.
            given_by: Option<Key<Account>>,
            /// Who revoked it.
            revoked_by: Option<Key<Account>>,
        }
    }
}

impl Grant {
    /// Whether it holds at a moment.
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none()
            && self.archived_on.is_none()
            && self.starts_at.is_none_or(|start| start <= now)
            && self.ends_at.is_none_or(|end| now < end)
    }

    /// The next moment after `now` at which it begins or ends by itself.
    pub fn turns_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        [self.starts_at, self.ends_at]
            .into_iter()
            .flatten()
            .filter(|moment| *moment > now && self.revoked_at.is_none())
            .min()
    }
}

impl Check for Grant {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.role.is_none() {
            problems.add_at(at, "role", ProblemCode::Required, "");
        }
        if let (Some(start), Some(end)) = (self.starts_at, self.ends_at)
            && end <= start
        {
            problems.add_at(at, "endsAt", ProblemCode::EndBeforeStart, end);
        }
        let owner = self.controller.as_ref().map(Key::as_str);
        if self.department.as_ref().is_some_and(|key| key.owner() != owner) {
            problems.add_at(at, "department", ProblemCode::OtherController, "");
        }
        if self.registers.iter().any(|key| key.owner() != owner) {
            problems.add_at(at, "registers", ProblemCode::OtherController, "");
        }
        if self.department.is_some() && !self.registers.is_empty() {
            problems.add_at(at, "registers", ProblemCode::OneReach, "");
        }
        // What somebody gave cannot be given to oneself: who manages accounts does not publish (DOMAIN.md section 4).
        if self.revoked_at.is_none() && self.given_by.as_ref() == Some(&self.account) {
            problems.add_at(at, "account", ProblemCode::OwnGrant, "");
        }
        let closed = |account: &Account| !account.is_open();
        if self.version == 1
            && let Some(account) = candidate.shared.shelves.accounts.get(self.account.as_str())
            && closed(account)
        {
            problems.add_at(at, "account", ProblemCode::Archived, &self.account);
        }
    }
}
