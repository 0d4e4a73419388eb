//! From where else than the person do data come, Art. 14(2)(f)?

use entity::{
    LanguageText,
    vocabulary::{Answer, SourceKind},
};

use super::{law::Country, noun::Key};
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
