//! In which information system or service are the data, who provides it, and from where?

use entity::{LanguageText, vocabulary::Answer};

use super::{
    check::{Check, check_name},
    controller::Controller,
    form::{check, is_web_address},
    law::Country,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// An information system or service, own or bought. The services it is built on are flows of sub-processing from it.
    Service "ServiceInput", ServicePatch "ServicePatchInput" {
        requires {
            /// The name; the same in each language where it is a proper name.
            name: LanguageText,
        }
        stated {
            /// What it is.
            description: LanguageText,
            /// Where it is hosted in the provider's own words, when no country is named: "EU region".
            hosting: LanguageText,
            /// Whether it is hosted in the European Economic Area.
            hosted_in_eea: Answer,
            /// Whether the provider has told which other processors it uses, Art. 28(2).
            sub_processors_told: Answer,
            /// Web address.
            website: Option<String>,
            /// Proposed by a contact, and not yet accepted by those who maintain what is shared.
            proposed: bool,
        }
        refers {
            /// The processor that provides it.
            provider: Option<Key<Processor>>,
            /// The controller that runs it, when it is a controller's own.
            run_by: Option<Key<Controller>>,
            /// Countries it is hosted in, Art. 30(1)(e).
            hosting_countries: Vec<Key<Country>>,
            /// Countries from which support staff have access; from outside the EEA that is a transfer, Art. 44.
            support_countries: Vec<Key<Country>>,
        }
    }
}

impl Check for Service {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
    }
}
