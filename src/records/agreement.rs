//! On what contract does a processor work, Art. 28(3)?

use entity::{Date, LanguageText, vocabulary::SubProcessorAuthorisation};

use super::{
    check::{Check, check_days, check_name, check_owner, check_same_owner},
    controller::Controller,
    noun::Key,
    problem::{Path, Problems},
    processor::Processor,
    register::Register,
    service::Service,
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A processing agreement between a controller and a processor, Art. 28(3).
    ProcessingAgreement "ProcessingAgreementInput", ProcessingAgreementPatch "ProcessingAgreementPatchInput" {
        requires {
            /// The title.
            title: LanguageText,
        }
        needs {
            /// The controller.
            controller: Key<Controller>,
            /// The processor.
            processor: Key<Processor>,
        }
        stated {
            /// Reference in the controller's case management.
            reference: Option<String>,
            /// The day it was signed.
            signed_on: Option<Date>,
            /// The last day it holds.
            valid_until: Option<Date>,
            /// How the processor may engage another, Art. 28(2).
            authorisation: Option<SubProcessorAuthorisation>,
            /// The last audit, Art. 28(3)(h).
            last_audit_on: Option<Date>,
            /// Remarks beside the relations.
            remarks: LanguageText,
        }
        refers {
            /// Services it covers.
            services: Vec<Key<Service>>,
            /// Registers it covers.
            registers: Vec<Key<Register>>,
        }
    }
}

impl Check for ProcessingAgreement {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_days(self.signed_on, self.valid_until, "validUntil", at, problems);
        at.at("registers", |at| {
            for (index, register) in self.registers.iter().enumerate() {
                check_same_owner(&self.key, Some(register), &index.to_string(), at, problems);
            }
        });
    }
}
