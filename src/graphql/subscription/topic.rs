//! What is a subscription for, and who may open it?

use async_graphql::Result;

use crate::{
    access::{Action, Actor, Target},
    error::Error,
    graphql::request::Request,
    records::{
        controller::Controller,
        noun::Key,
        reach::Reached,
        register::Register,
        snapshot::{Shared, Snapshot},
    },
};

/// What a subscription is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Changes of a controller's registers, or of one.
    Registers {
        controller: Key<Controller>,
        register: Option<Key<Register>>,
    },
    /// Notices that a controller publishes and withdraws.
    Notices { controller: Key<Controller> },
    /// Findings raised and resolved in a controller's registers, or in one.
    Findings {
        controller: Key<Controller>,
        register: Option<Key<Register>>,
    },
    /// New tasks, everywhere or at one controller.
    Tasks { controller: Option<Key<Controller>> },
}

impl Topic {
    /// Refuses those who may not open it. What is missing and what is hidden are refused alike.
    pub async fn admit(&self, request: &Request) -> Result<()> {
        let refuse = |error| Err(request.refuse(error));
        let snapshot = request.snapshot();
        if !self.is_open_to(&request.actor, &snapshot) {
            return match self {
                Self::Tasks { controller: None } => refuse(Error::Forbidden),
                _ => refuse(Error::NotFound),
            };
        }
        if let Self::Registers {
            register: Some(key), ..
        }
        | Self::Findings {
            register: Some(key), ..
        } = self
            && request.one(key).await?.is_none()
        {
            return refuse(Error::NotFound);
        }
        Ok(())
    }

    /// Whether the actor may follow this at all; asked again whenever rights change. What each event shows is asked then.
    pub fn is_open_to(&self, actor: &Actor, snapshot: &Snapshot) -> bool {
        match self {
            Self::Registers { controller, register } | Self::Findings { controller, register } => {
                is_there(controller, &snapshot.shared)
                    && actor.touches(Register::READ, controller.as_str())
                    && register
                        .as_ref()
                        .is_none_or(|key| key.owner() == Some(controller.as_str()))
            }
            // Whether there is such a controller is not told: one that has published nothing is not known to the public.
            Self::Notices { controller } => actor.may(Action::ReadPublished, &Target::controller(controller.as_str())),
            Self::Tasks { controller } => {
                !actor.is_public()
                    && controller.as_ref().is_none_or(|key| {
                        is_there(key, &snapshot.shared) && actor.touches(Controller::READ, key.as_str())
                    })
            }
        }
    }
}

fn is_there(controller: &Key<Controller>, shared: &Shared) -> bool {
    shared.shelves.controllers.get(controller.as_str()).is_some()
}
