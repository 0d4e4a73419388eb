//! Whom does a provider vouch for, and what must the accounts say to it?

use std::{fmt, future::Future, pin::Pin};

use chrono::{DateTime, Utc};
use entity::LanguageText;

use super::group::GroupGrant;
use crate::error::Error;

/// Whether a person or a machine was proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person, by an ID token.
    Person,
    /// A service account, by an access token of client credentials.
    Service,
}

/// What a provider proved about someone. An account is known by issuer and subject together; the rest may change and says
/// nothing about who it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Person or machine.
    pub kind: Kind,
    /// The provider's name in the configuration.
    pub provider: String,
    /// The provider's issuer identifier.
    pub issuer: String,
    /// The subject at that issuer; for a service account its client id.
    pub subject: String,
    /// The name to show, where the provider tells one.
    pub name: Option<String>,
    /// The e-mail address, where the provider tells one and says that it was verified.
    pub email: Option<String>,
    /// The groups the provider tells.
    pub groups: Vec<String>,
    /// What those groups give by the configuration.
    pub granted: Vec<GroupGrant>,
}

/// Personal data stay out of logs, also by mistake.
impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, provider, .. } = self;
        write!(formatter, "Identity({kind:?} of {provider})")
    }
}

/// The key of an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey(String);

impl AccountKey {
    /// A key of this text.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Why someone the provider vouches for has no way in.
#[derive(Debug)]
pub enum NotAdmitted {
    /// There is no account, and none is made.
    NoAccount,
    /// The account was closed.
    Closed,
    /// No group and no grant by hand gives anything.
    NothingGranted,
    /// The accounts could not be asked.
    Failed(Error),
}

/// Someone to be in the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// The account.
    pub account: AccountKey,
    /// The name shown.
    pub name: String,
    /// What this person does, in a sentence.
    pub role: LanguageText,
}

/// The future of [`Accounts::admit`], boxed so that the trait can stand behind a pointer.
pub type Admitting<'a> = Pin<Box<dyn Future<Output = Result<AccountKey, NotAdmitted>> + Send + 'a>>;

/// What sign-in asks of the accounts.
pub trait Accounts: Send + Sync + 'static {
    /// Finds the account of an identity, turns what its groups give into grants, and writes the sign-in to the log.
    fn admit(&self, identity: Identity, now: DateTime<Utc>) -> Admitting<'_>;

    /// The people one can be in the demo, one for each role.
    fn demo_people(&self) -> Vec<DemoPerson>;
}
