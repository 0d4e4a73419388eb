//! Who uses the program? An account of a person or a program; what it may do is in its grants.
//!
//! The key is a number, so that the log names nobody. Name, address and identity are personal data: the log keeps only
//! commitments to them, and they can be erased (Art. 17).

use entity::vocabulary::{AccountKind, Language};

use super::{
    check::{Check, check_word},
    controller::Controller,
    form::{check, is_email},
    noun::Key,
    post::Person,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// An account: someone, or some program, that signs in. What it may do is in its grants.
    Account "AccountInput", AccountPatch "AccountPatchInput" {
        requires {
            /// The name that is shown beside what was done.
            name: String,
        }
        stated {
            /// Whether a person or a program uses it.
            kind: AccountKind,
            /// Where messages are sent.
            email: Option<String>,
            /// The language of messages.
            language: Language,
            /// The provider that vouches for the identity: its issuer address.
            issuer: Option<String>,
            /// The identity at the provider.
            subject: Option<String>,
            /// Closed for now: nobody signs in with it, and its tokens and sessions end at once.
            disabled: bool,
            /// Whether a weekly digest is sent.
            weekly_digest: bool,
        }
        refers {
            /// The controller it works for; none for those who work for the whole installation.
            controller: Option<Key<Controller>>,
            /// The person in the organisation, whose posts it speaks for.
            person: Option<Key<Person>>,
        }
    }
}

impl Account {
    /// Whether it can be used.
    pub fn is_open(&self) -> bool {
        !self.disabled && self.archived_on.is_none()
    }
}

impl Check for Account {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.name, "name", at, problems);
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        if let Some(person) = &self.person
            && person.owner() != self.controller.as_ref().map(Key::as_str)
        {
            problems.add_at(at, "person", ProblemCode::OtherController, person);
        }
        if self.issuer.is_some() != self.subject.is_some() {
            let missing = if self.issuer.is_some() { "subject" } else { "issuer" };
            problems.add_at(at, missing, ProblemCode::Required, "");
        }
        let same_identity = |other: &Account| {
            other.key != self.key
                && self.subject.is_some()
                && other.subject == self.subject
                && other.issuer == self.issuer
        };
        if candidate
            .shared
            .shelves
            .accounts
            .all()
            .iter()
            .any(|other| same_identity(other))
        {
            problems.add_at(at, "subject", ProblemCode::Taken, "");
        }
    }
}
