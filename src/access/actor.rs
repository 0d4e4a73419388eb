//! Who is acting, with which role, and over what?

use std::sync::Arc;

use super::policy::{Action, Reach, Role};
use crate::error::{Error, Result};

/// Someone who acts: a person with a role, or the program itself.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The name that history shows.
    pub name: Arc<str>,
    /// The role.
    pub role: Role,
    /// Keys of the controllers the role was granted over; `None` for the whole installation.
    pub controllers: Option<Arc<[Arc<str>]>>,
}

impl Actor {
    /// A data protection officer over the whole installation. Until sign-in exists, everyone on loopback in demo mode is one.
    pub fn dpo_of_demo() -> Self {
        Self {
            name: Arc::from("demo"),
            role: Role::Dpo,
            controllers: None,
        }
    }

    /// The program's own command line, run by whoever holds the database.
    pub fn command_line() -> Self {
        Self {
            name: Arc::from("command line"),
            role: Role::Dpo,
            controllers: None,
        }
    }

    /// Nobody signed in.
    pub fn public() -> Self {
        Self {
            name: Arc::from("public"),
            role: Role::Public,
            controllers: None,
        }
    }

    /// Whether the actor may do this to what belongs to a controller (`None`: to what is shared by all).
    pub fn may(&self, action: Action, controller: Option<&str>) -> bool {
        match action.reach(self.role) {
            Reach::Everywhere => true,
            // Grants by department and by register come with sign-in; until then a department's reach is nobody's.
            Reach::Nowhere | Reach::Department => false,
            Reach::Controller => match (&self.controllers, controller) {
                (None, _) | (Some(_), None) => true,
                (Some(granted), Some(controller)) => granted.iter().any(|key| **key == *controller),
            },
        }
    }

    /// Refuses the act if the actor may not do it.
    pub fn require(&self, action: Action, controller: Option<&str>) -> Result<()> {
        if self.may(action, controller) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}
