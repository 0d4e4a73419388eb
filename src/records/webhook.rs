//! Which programs are told of what happens? Webhooks: an address, the events it is told of, and the account it speaks for.
//!
//! A webhook is told only of what its account may read at that moment, so its reach is a grant like any other.

use chrono::{DateTime, Utc};
use entity::vocabulary::{AccountKind, WebhookEvent};

use super::{
    account::Account,
    check::Check,
    form::is_web_address,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::acted;

/// The longest label, in characters.
const LONGEST: usize = 200;

acted! {
    /// An address of a program that is told of what happens, as far as the program's account may read of it.
    Webhook {
        shown {
            /// What it is for, in its owner's words.
            label: String,
            /// Where it is told: an https address.
            url: String,
            /// What it is told of.
            events: Vec<WebhookEvent>,
            /// Closed for now: nothing is told, and what waited is dropped.
            disabled: bool,
            /// When it was made.
            made_at: Option<DateTime<Utc>>,
            /// When it was last given a new secret.
            rotated_at: Option<DateTime<Utc>>,
            /// Until when the secret before that still signs too.
            previous_until: Option<DateTime<Utc>>,
        }
        refers {
            /// The service account it speaks for.
            account: Key<Account>,
            /// Who made it; none for the program's own command line.
            made_by: Option<Key<Account>>,
        }
        hidden {
            /// What its secret is derived from, with the key of this installation.
            salt: String,
            /// The same of the secret before.
            previous_salt: Option<String>,
        }
    }
}

impl Webhook {
    /// Whether it is told anything.
    pub fn is_open(&self) -> bool {
        !self.disabled && self.archived_on.is_none()
    }

    /// What its secrets are derived from at a moment: its own, and while it lasts, the one before.
    pub fn salts(&self, now: DateTime<Utc>) -> impl Iterator<Item = &str> {
        let lasts = self.previous_until.is_some_and(|until| now < until);
        let previous = self.previous_salt.as_deref().filter(|_| lasts);
        std::iter::once(self.salt.as_str()).chain(previous)
    }
}

impl Check for Webhook {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.label.trim().is_empty() {
            problems.add_at(at, "label", ProblemCode::Required, "");
        }
        if self.label.chars().count() > LONGEST {
            problems.add_at(at, "label", ProblemCode::TooLong, LONGEST);
        }
        if self.events.is_empty() {
            problems.add_at(at, "events", ProblemCode::Required, "");
        }
        if !is_plain_address(&self.url) {
            problems.add_at(at, "url", ProblemCode::WebAddress, &self.url);
        }
        let account = candidate.shared.shelves.accounts.get(self.account.as_str());
        // A person is written to; a webhook speaks to a program.
        if account.is_some_and(|account| account.kind != AccountKind::Service) {
            problems.add_at(at, "account", ProblemCode::WrongState, "PERSON");
        }
    }
}

/// An address without a user name, a password or a fragment: those would end up where addresses are shown.
fn is_plain_address(address: &str) -> bool {
    is_web_address(address)
        && reqwest::Url::parse(address).is_ok_and(|url| {
            url.host_str().is_some()
                && url.username().is_empty()
                && url.password().is_none()
                && url.fragment().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::is_plain_address;

    #[test]
    fn an_address_carries_no_password_and_no_other_scheme() {
        assert!(is_plain_address("https://hooks.example/seloste?city=1"));
        for wrong in [
            "",
            "hooks.example",
            "ftp://hooks.example/",
            "file:///etc/passwd",
            "https://user@hooks.example/",
            "https://user:word@hooks.example/",
            "https://hooks.example/#part",
            "https://hooks.example/a b",
            "https:///path",
        ] {
            assert!(!is_plain_address(wrong), "{wrong}");
        }
    }
}
