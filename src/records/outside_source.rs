//! From where else than the person do data come, Art. 14(2)(f)?

use entity::{
    LanguageText,
    vocabulary::{Answer, SourceKind},
};

use super::{
    check::{Check, check_name},
    form::{check, is_business_id},
    law::Country,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A source outside the controller, Art. 14(2)(f): an authority, a company or a public source.
    OutsideSource "OutsideSourceInput", OutsideSourcePatch "OutsideSourcePatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        stated {
            /// What kind of source it is.
            kind: SourceKind,
            /// Whether it is publicly accessible, Art. 14(2)(f).
            publicly_accessible: Answer,
            /// Business ID.
            business_id: Option<String>,
            /// Remarks beside the relations.
            remarks: LanguageText,
        }
        refers {
            /// The country.
            country: Option<Key<Country>>,
        }
    }
}

impl Check for OutsideSource {
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
