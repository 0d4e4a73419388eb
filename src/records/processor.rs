//! Who processes data for the controller, Art. 4(8), and whose company is it?

use entity::{LanguageText, vocabulary::Answer};

use super::{
    check::{Check, check_tree, check_word},
    form::{check, is_business_id, is_email, is_phone, is_web_address},
    law::Country,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A processor, Art. 4(8), or the parent company of one.
    Processor "ProcessorInput", ProcessorPatch "ProcessorPatchInput" {
        requires {
            /// The name.
            name: String,
        }
        stated {
            /// Business ID, check digit verified when the company is Finnish.
            business_id: Option<String>,
            /// E-mail address for matters of data protection.
            email: Option<String>,
            /// Telephone number.
            phone: Option<String>,
            /// Postal address.
            address: Option<String>,
            /// Web address.
            website: Option<String>,
            /// Whether it uses sub-processors at all, Art. 28(2): "no" only when it has confirmed so.
            uses_sub_processors: Answer,
            /// Remarks beside the relations.
            remarks: LanguageText,
            /// Proposed by a contact, and not yet accepted by those who maintain what is shared.
            proposed: bool,
        }
        refers {
            /// The country it is established in.
            country: Option<Key<Country>>,
            /// Its parent company.
            parent: Option<Key<Processor>>,
        }
    }
}

impl Check for Processor {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.name, "name", at, problems);
        // Other countries have other numbers; only the Finnish one has a check digit we know.
        if self.country.as_ref().is_some_and(|country| country.as_str() == "fi") {
            check(
                self.business_id.as_ref(),
                "businessId",
                is_business_id,
                ProblemCode::BusinessId,
                at,
                problems,
            );
        }
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        check_tree(
            self,
            candidate,
            |processor| processor.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}
