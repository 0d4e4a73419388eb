//! Who is acting, with which grants, and does the act lie within them?
//!
//! The same questions refuse one act ([`Actor::require`]) and narrow what lists, counts and searches see ([`Actor::may`],
//! [`Actor::touches`]). They are plain look-ups: the departments below a grant's own were gathered when the actor was made.

use std::{collections::HashSet, sync::Arc};

use entity::vocabulary::{Role, Scope};

use super::policy::{Action, Reach};
use crate::error::{Error, Result};

/// Where something stands in the organisation, as far as reach goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The key of the controller.
    pub controller: &'a str,
    /// The key of the department it belongs to, if to one.
    pub department: Option<&'a str>,
    /// The key of the register it is or belongs to, if to one.
    pub register: Option<&'a str>,
}

/// What an act is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// What all controllers share.
    Shared,
    /// Something at one place.
    At(Place<'a>),
    /// Something that belongs to several places, such as an agreement to the registers it covers: acts need every one of them.
    All(Vec<Place<'a>>),
    /// The same, where one of the places is enough: for reading.
    Any(Vec<Place<'a>>),
}

impl<'a> Target<'a> {
    /// What belongs to a controller as a whole.
    pub const fn controller(controller: &'a str) -> Self {
        Self::At(Place {
            controller,
            department: None,
            register: None,
        })
    }
}

/// The reach of a grant, made ready for asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantReach {
    /// Everything.
    Installation,
    /// A controller with all that belongs to it.
    Controller(Arc<str>),
    /// Departments of a controller: one, and all that stand below it.
    Departments(Arc<str>, Arc<HashSet<Arc<str>>>),
    /// Single registers of a controller.
    Registers(Arc<str>, Arc<HashSet<Arc<str>>>),
}

impl GrantReach {
    /// The controller it lies in; `None` for the whole installation.
    pub fn controller(&self) -> Option<&str> {
        match self {
            Self::Installation => None,
            Self::Controller(controller) | Self::Departments(controller, _) | Self::Registers(controller, _) => {
                Some(controller)
            }
        }
    }

    fn lies_in(&self, controller: &str) -> bool {
        self.controller().is_none_or(|own| own == controller)
    }

    fn holds(&self, place: Place<'_>) -> bool {
        self.lies_in(place.controller)
            && match self {
                Self::Installation | Self::Controller(_) => true,
                Self::Departments(_, departments) => place.department.is_some_and(|key| departments.contains(key)),
                Self::Registers(_, registers) => place.register.is_some_and(|key| registers.contains(key)),
            }
    }
}

/// A grant that holds at the moment: a role with its reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The role.
    pub role: Role,
    /// How far it goes.
    pub reach: GrantReach,
}

impl Granted {
    fn allows(&self, action: Action, place: Option<Place<'_>>) -> bool {
        let whole = self.reach == GrantReach::Installation;
        match (action.reach(Some(self.role)), place) {
            (Reach::Nowhere, _) => false,
            (Reach::Everywhere, _) => true,
            (Reach::Installation, _) | (Reach::Within | Reach::Controller, None) => whole,
            (Reach::Within, Some(place)) => self.reach.holds(place),
            (Reach::Controller, Some(place)) => self.reach.lies_in(place.controller),
        }
    }
}

/// Who did something, as history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The key of the account; a word of our own for the program itself. Never a name.
    pub account: Arc<str>,
    /// The role that permitted it; none for the program itself.
    pub role: Option<Role>,
    /// The request it came with, as the answer's header and the program's log name it.
    pub request: Arc<str>,
}

impl By {
    /// The same in the words of the log.
    pub fn in_log(&self) -> crate::history::By {
        let role = self
            .role
            .map_or_else(|| "PROGRAM".to_owned(), |role| sea_orm::ActiveEnum::to_value(&role));
        crate::history::By {
            account: Arc::clone(&self.account),
            role: Arc::from(role),
        }
    }
}

/// Someone who acts: a person, a service account, the program itself, or nobody known.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The key of the account; none for the public and the program itself.
    pub account: Option<Arc<str>>,
    /// The name that is shown beside what was done.
    pub name: Arc<str>,
    /// What was granted and holds now.
    pub grants: Arc<[Granted]>,
    /// What the token in use is for; `None` when nothing narrows the grants.
    pub scopes: Option<Arc<[Scope]>>,
    /// The request this actor came with; empty outside of requests.
    pub request: Arc<str>,
    /// By what a retry of the act is recognised.
    pub retry: Option<Arc<Retry>>,
}

/// By what a retry of an act is recognised: the key that the client chose, and what was asked with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// The client's key.
    pub key: String,
    /// SHA-256 of the request, in lower-case hexadecimal.
    pub request: String,
}

impl Actor {
    /// Nobody signed in.
    pub fn public() -> Self {
        Self {
            account: None,
            name: Arc::from("public"),
            grants: Arc::from([]),
            scopes: None,
            request: Arc::from(""),
            retry: None,
        }
    }

    /// The program's own command line, run by whoever holds the database, and the program's own doing.
    pub fn command_line() -> Self {
        Self::over_all("command-line", &[Role::Dpo, Role::Admin])
    }

    /// Someone without an account who has roles over the whole installation: the program itself, and people in tests.
    pub fn over_all(name: &str, roles: &[Role]) -> Self {
        let granted = |role: &Role| Granted {
            role: *role,
            reach: GrantReach::Installation,
        };
        Self {
            name: Arc::from(name),
            grants: roles.iter().map(granted).collect(),
            ..Self::public()
        }
    }

    /// Whether anyone in particular acts.
    pub fn is_public(&self) -> bool {
        self.account.is_none() && self.grants.is_empty()
    }

    /// Whether the actor may do this to that.
    pub fn may(&self, action: Action, target: &Target<'_>) -> bool {
        self.role_for(action, target).is_some()
    }

    /// Whether the token in use is for such an act, if a token is in use.
    pub fn carries(&self, action: Action) -> bool {
        self.scopes
            .as_ref()
            .is_none_or(|scopes| scopes.contains(&action.scope()))
    }

    /// The role by which the actor may do this to that: the outer `None` is a no, the inner one what everybody may.
    pub fn role_for(&self, action: Action, target: &Target<'_>) -> Option<Option<Role>> {
        if !self.carries(action) {
            return None;
        }
        if action.reach(None) == Reach::Everywhere {
            return Some(None);
        }
        let one = |place: Option<Place<'_>>| {
            let granted = self.grants.iter().find(|granted| granted.allows(action, place));
            granted.map(|granted| Some(granted.role))
        };
        match target {
            Target::Shared => one(None),
            Target::At(place) => one(Some(*place)),
            Target::Any(places) => places.iter().find_map(|place| one(Some(*place))),
            Target::All(places) => {
                let roles: Option<Vec<_>> = places.iter().map(|place| one(Some(*place))).collect();
                roles.and_then(|roles| roles.first().copied())
            }
        }
    }

    /// Whether the actor may do this to something, if not all, of what belongs to a controller.
    pub fn touches(&self, action: Action, controller: &str) -> bool {
        let granted = |granted: &Granted| match action.reach(Some(granted.role)) {
            Reach::Nowhere => false,
            Reach::Everywhere => true,
            Reach::Within | Reach::Controller => granted.reach.lies_in(controller),
            Reach::Installation => granted.reach == GrantReach::Installation,
        };
        self.carries(action) && (action.reach(None) == Reach::Everywhere || self.grants.iter().any(granted))
    }

    /// Refuses the act if the actor may not do it; says who did it, as history will tell, if they may.
    pub fn require(&self, action: Action, target: &Target<'_>) -> Result<By> {
        match self.role_for(action, target) {
            Some(role) => Ok(self.by(role)),
            None => Err(Error::Forbidden),
        }
    }

    /// The actor as history tells of one, acting in a role.
    pub fn by(&self, role: Option<Role>) -> By {
        By {
            account: self.account.clone().unwrap_or_else(|| Arc::clone(&self.name)),
            role,
            request: Arc::clone(&self.request),
        }
    }
}
