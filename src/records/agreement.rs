//! On what contract does a processor work, Art. 28(3)?

use entity::{Date, LanguageText, vocabulary::SubProcessorAuthorisation};

use super::{controller::Controller, noun::Key, processor::Processor, register::Register, service::Service};
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
