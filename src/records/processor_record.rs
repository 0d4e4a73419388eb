//! What does a controller do for another controller, Art. 30(2)?

use entity::{LanguageText, vocabulary::Answer};

use super::{
    agreement::ProcessingAgreement,
    check::{Check, check_name, check_owner},
    controller::Controller,
    law::Country,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    service::Service,
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A processor's record, Art. 30(2): what a controller of the inventory does on behalf of another one.
    ProcessorRecord "ProcessorRecordInput", ProcessorRecordPatch "ProcessorRecordPatchInput" {
        requires {
            /// The name of the processing.
            name: LanguageText,
            /// Categories of processing carried out, Art. 30(2)(b).
            processing: LanguageText,
        }
        needs {
            /// Who does the processing, as a processor.
            controller: Key<Controller>,
        }
        stated {
            /// Name and contact details of the other controller when it is not in the inventory, Art. 30(2)(a).
            on_behalf_of_other: LanguageText,
            /// Whether data are transferred outside the EEA, Art. 30(2)(c).
            transfers: Answer,
            /// Safeguards of those transfers.
            safeguards: LanguageText,
            /// Security measures, Art. 30(2)(d).
            security: LanguageText,
        }
        refers {
            /// The other controller, when it is in the inventory.
            on_behalf_of: Option<Key<Controller>>,
            /// The agreement it rests on.
            agreement: Option<Key<ProcessingAgreement>>,
            /// Services used.
            services: Vec<Key<Service>>,
            /// Countries outside the EEA that data are transferred to.
            transfer_countries: Vec<Key<Country>>,
        }
    }
}

impl Check for ProcessorRecord {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_name(&self.processing, "processing", at, problems);
        check_owner(self, &self.controller, at, problems);
        // Art. 30(2)(a): whom the processing is done for is the heart of the record.
        if self.on_behalf_of.is_none() && self.on_behalf_of_other.is_empty() {
            problems.add_at(at, "onBehalfOf", ProblemCode::Required, "");
        }
        if self.transfers == Answer::No && !self.transfer_countries.is_empty() {
            problems.add_at(at, "transfers", ProblemCode::NoneButSome, "transferCountries");
        }
    }
}
