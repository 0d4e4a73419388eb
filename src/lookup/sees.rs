//! Which of what is indexed may someone find? What they may read, by the same table as everything else.
//!
//! An index knows thousands of documents and no departments, so a controller is asked about once: someone may read all of it,
//! nothing of it, or a part. Only for a part each noun is looked at, in the holding, which is loaded for it; whoever has a role
//! over a part has it over few.

use std::{collections::HashMap, sync::Arc};

use crate::{
    access::{Action, Actor, Target},
    error::Result,
    records::{
        controller::Controller,
        noun::Kind,
        reach::{Reached, View},
        register::Register,
        snapshot::{AnyNoun, Holding, Shared, Snapshot},
    },
    search::Entry,
};

/// What someone may find.
pub struct Sees<'a> {
    actor: &'a Actor,
    shared: Arc<Shared>,
    /// The law and the code lists.
    law: bool,
    /// Processors, services, recipients and sources.
    nodes: bool,
    /// Controllers of which everything may be read, when that is all of them.
    everywhere: bool,
    controllers: HashMap<Arc<str>, Held>,
}

/// What someone may read of a controller.
struct Held {
    /// Itself, its departments and posts.
    organisation: bool,
    registers: Registers,
}

/// Which of a controller's registers, and of what hangs on them, someone may read.
enum Registers {
    All,
    None,
    /// Some: each is to be looked at.
    Part(Arc<Holding>),
}

impl<'a> Sees<'a> {
    /// What an actor may find now.
    pub async fn of(actor: &'a Actor, snapshot: &Snapshot) -> Result<Self> {
        let mut controllers = HashMap::new();
        let all = snapshot.shared.shelves.controllers.all();
        let mut everywhere = true;
        for controller in all {
            let key = controller.key.as_str();
            let held = Held {
                organisation: actor.may(Controller::READ, &Target::controller(key)),
                registers: registers(actor, snapshot, key).await?,
            };
            let is_all = held.organisation && matches!(held.registers, Registers::All);
            everywhere &= is_all;
            if held.organisation || !matches!(held.registers, Registers::None) {
                controllers.insert(Arc::clone(controller.key.shared()), held);
            }
        }
        Ok(Self {
            actor,
            shared: Arc::clone(&snapshot.shared),
            law: actor.may(Action::ReadLaw, &Target::Shared),
            nodes: actor.may(Action::ReadSharedNode, &Target::Shared),
            everywhere,
            controllers,
        })
    }

    /// Whether they may find the document of an entry. One of a kind that is not known here is found by nobody.
    pub fn sees(&self, entry: &Entry) -> bool {
        let Some((word, key)) = entry.key.split_once(':') else {
            return false;
        };
        let Some(kind) = Kind::from_word(word) else {
            return false;
        };
        match kind {
            Kind::Act | Kind::Provision | Kind::DataSubjectCategory | Kind::PersonalDataCategory => self.law,
            Kind::Processor | Kind::Service | Kind::Recipient | Kind::OutsideSource => self.nodes,
            Kind::Controller | Kind::Department | Kind::Post => {
                self.everywhere || self.held(entry).is_some_and(|held| held.organisation)
            }
            Kind::Register | Kind::ProcessingAgreement | Kind::Assessment | Kind::ProcessorRecord => {
                self.everywhere
                    || self.held(entry).is_some_and(|held| match &held.registers {
                        Registers::All => true,
                        Registers::None => false,
                        Registers::Part(holding) => self.reads(kind, key, holding),
                    })
            }
            _ => false,
        }
    }

    fn held(&self, entry: &Entry) -> Option<&Held> {
        self.controllers.get(entry.controller()?)
    }

    fn reads(&self, kind: Kind, key: &str, holding: &Holding) -> bool {
        let view = View {
            shared: &self.shared,
            holding: Some(holding),
        };
        match holding.shelves.any(kind, key) {
            Some(AnyNoun::Register(noun)) => noun.may_be_read(self.actor, view),
            Some(AnyNoun::ProcessingAgreement(noun)) => noun.may_be_read(self.actor, view),
            Some(AnyNoun::Assessment(noun)) => noun.may_be_read(self.actor, view),
            Some(AnyNoun::ProcessorRecord(noun)) => noun.may_be_read(self.actor, view),
            _ => false,
        }
    }
}

async fn registers(actor: &Actor, snapshot: &Snapshot, controller: &str) -> Result<Registers> {
    if !actor.touches(Register::READ, controller) {
        return Ok(Registers::None);
    }
    // Whoever may read what belongs to a controller as a whole may read whatever stands in it.
    if actor.may(Register::READ, &Target::controller(controller)) {
        return Ok(Registers::All);
    }
    let holding = snapshot.holding(controller).await?;
    Ok(holding.map_or(Registers::None, Registers::Part))
}
