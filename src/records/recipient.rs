//! To whom are data disclosed, Art. 4(9)?

use entity::{LanguageText, vocabulary::RecipientKind};

use super::{controller::Controller, law::Country, noun::Key};
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
