//! Who processes data for the controller, Art. 4(8), and whose company is it?

use entity::{LanguageText, vocabulary::Answer};

use super::{law::Country, noun::Key};
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
        }
        refers {
            /// The country it is established in.
            country: Option<Key<Country>>,
            /// Its parent company.
            parent: Option<Key<Processor>>,
        }
    }
}
