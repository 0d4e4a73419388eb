//! Who answers for a register and who is asked about it? Posts, which stay, and the people who hold them, who change.

use entity::{Date, LanguageText, vocabulary::Answer};

use super::{controller::Controller, department::Department, noun::Key};
use crate::noun;

noun! {
    /// A post. Registers point to posts, so that a change of holder changes no register.
    Post "PostInput", PostPatch "PostPatchInput" {
        requires {
            /// The title.
            title: LanguageText,
        }
        needs {
            /// The controller.
            controller: Key<Controller>,
        }
        stated {
            /// Whether the holder is acting.
            acting: Answer,
            /// The post's own mailbox.
            email: Option<String>,
            /// Telephone number.
            phone: Option<String>,
            /// Postal address.
            address: LanguageText,
        }
        refers {
            /// The department.
            department: Option<Key<Department>>,
            /// Who holds it now.
            holder: Option<Key<Person>>,
        }
    }
}

noun! {
    /// A person who holds posts. Shown inside the city only; notices show the post and its mailbox.
    Person "PersonInput", PersonPatch "PersonPatchInput" {
        requires {
            /// The name.
            name: String,
        }
        needs {
            /// The controller.
            controller: Key<Controller>,
        }
        stated {
            /// E-mail address.
            email: Option<String>,
            /// Telephone number.
            phone: Option<String>,
            /// The day the person left.
            left_on: Option<Date>,
        }
    }
}
