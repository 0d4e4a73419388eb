//! On what contract? A processing agreement as the API shows it.

use async_graphql::InputObject;
use entity::{Date, vocabulary::SubProcessorAuthorisation};

use super::{page::listed, relations::relations};
use crate::records::{
    agreement::ProcessingAgreement,
    controller::Controller,
    fold::{fold, holds, holds_text},
    noun::Key,
    processor::Processor,
    register::Register,
    service::Service,
};

relations! {
    ProcessingAgreement {
        one {
            /// The controller.
            controller: Controller,
            /// The processor.
            processor: Processor,
        }
        many {
            /// Services it covers.
            services: Service,
            /// Registers it covers.
            registers: Register,
        }
    }
}

/// What processing agreements are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ProcessingAgreementFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The processor.
    pub processor: Option<Key<Processor>>,
    /// A service it covers.
    pub service: Option<Key<Service>>,
    /// A register it covers.
    pub register: Option<Key<Register>>,
    /// How the processor may engage another, Art. 28(2).
    pub authorisation: Option<SubProcessorAuthorisation>,
    /// Its last day is told and comes before this day.
    pub ends_before: Option<Date>,
    /// Text in its title or reference.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    ProcessingAgreement by ProcessingAgreementFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |agreement, _| {
            filter.processor.as_ref().is_none_or(|processor| agreement.processor == *processor)
                && filter.service.as_ref().is_none_or(|service| agreement.services.contains(service))
                && filter.register.as_ref().is_none_or(|register| agreement.registers.contains(register))
                && filter.authorisation.is_none_or(|authorisation| agreement.authorisation == Some(authorisation))
                && filter.ends_before.is_none_or(|day| agreement.valid_until.is_some_and(|until| until < day))
                && text.as_ref().is_none_or(|text| {
                    holds(&agreement.title, text) || agreement.reference.as_ref().is_some_and(|reference| holds_text(reference, text))
                })
        }
    }
}
