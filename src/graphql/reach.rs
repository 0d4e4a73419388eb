//! Where does a kind of noun stand, and which line of the policy table says who may read it?

use async_graphql::ObjectType;

use crate::{
    access::{Action, Actor},
    records::{
        agreement::ProcessingAgreement,
        assessment::Assessment,
        category::{DataSubjectCategory, PersonalDataCategory},
        controller::Controller,
        data_flow::DataFlow,
        department::Department,
        law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
        notice_version::NoticeVersion,
        noun::Noun,
        outside_source::OutsideSource,
        post::{Person, Post},
        processor::Processor,
        processor_record::ProcessorRecord,
        recipient::Recipient,
        register::Register,
        service::Service,
        snapshot::Kept,
    },
};

/// Where the nouns of a kind stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among what all controllers share.
    Shared,
    /// In the holding of the controller they belong to.
    Held,
    /// Some here and some there.
    Both,
}

/// A noun that is read through the API.
pub trait Reached: Kept + ObjectType {
    /// Where its kind stands.
    const PLACE: Place;
    /// What one must be allowed to do to read what a controller holds of it.
    const READ: Action;

    /// Whether the actor may read it.
    fn may_be_read(&self, actor: &Actor) -> bool;
}

macro_rules! reached {
    ($($noun:ident $place:ident $action:ident;)*) => {$(
        impl Reached for $noun {
            const PLACE: Place = Place::$place;
            const READ: Action = Action::$action;

            fn may_be_read(&self, actor: &Actor) -> bool {
                actor.may(Action::$action, self.home())
            }
        }
    )*};
}

reached! {
    Act Shared ReadLaw;
    Provision Shared ReadLaw;
    Country Shared ReadLaw;
    AdequacyDecision Shared ReadLaw;
    SupervisoryAuthority Shared ReadLaw;
    DataSubjectCategory Shared ReadLaw;
    PersonalDataCategory Shared ReadLaw;
    Department Held ReadController;
    Person Held ReadPerson;
    Post Held ReadController;
    Processor Shared ReadSharedNode;
    Service Shared ReadSharedNode;
    Recipient Shared ReadSharedNode;
    OutsideSource Shared ReadSharedNode;
    ProcessingAgreement Held ReadRegister;
    Assessment Held ReadRegister;
    Register Held ReadRegister;
    ProcessorRecord Held ReadRegister;
    NoticeVersion Held ReadNotice;
}

impl Reached for Controller {
    const PLACE: Place = Place::Shared;
    const READ: Action = Action::ReadController;

    fn may_be_read(&self, actor: &Actor) -> bool {
        // It stands among what is shared, and is its own owner.
        actor.may(Action::ReadController, Some(self.key().as_str()))
    }
}

impl Reached for DataFlow {
    const PLACE: Place = Place::Both;
    const READ: Action = Action::ReadRegister;

    fn may_be_read(&self, actor: &Actor) -> bool {
        match self.home() {
            Some(home) => actor.may(Action::ReadRegister, Some(home)),
            None => actor.may(Action::ReadSharedNode, None),
        }
    }
}
