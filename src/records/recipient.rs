//! To whom are data disclosed, Art. 4(9)?

use entity::{LanguageText, vocabulary::RecipientKind};

use super::{
    check::{Check, check_name},
    controller::Controller,
    form::{check, is_business_id},
    law::Country,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A recipient, Art. 4(9): an authority, another controller, a private party, the public, or a category of these.
    Recipient "RecipientInput", RecipientPatch "RecipientPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        stated {
            /// What kind of recipient it is.
            kind: RecipientKind,
            /// Business ID.
            business_id: Option<String>,
            /// Remarks beside the relations.
            remarks: LanguageText,
        }
        refers {
            /// The country.
            country: Option<Key<Country>>,
            /// The controller it is, when that is in the inventory.
            controller: Option<Key<Controller>>,
        }
    }
}

impl Check for Recipient {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
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
    }
}
