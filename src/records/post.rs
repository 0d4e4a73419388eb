//! Who answers for a register and who is asked about it? Posts, which stay, and the people who hold them, who change.

use entity::{Date, LanguageText, vocabulary::Answer};

use super::{
    check::{Check, check_name, check_owner, check_same_owner, check_word},
    controller::Controller,
    department::Department,
    form::{check, is_email, is_phone},
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
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

impl Check for Person {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.name, "name", at, problems);
        check_owner(self, &self.controller, at, problems);
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
    }
}

impl Check for Post {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_same_owner(&self.key, self.department.as_ref(), "department", at, problems);
        check_same_owner(&self.key, self.holder.as_ref(), "holder", at, problems);
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
    }
}
