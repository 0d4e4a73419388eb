//! Which part of the controller's organisation?

use entity::LanguageText;

use super::{controller::Controller, noun::Key};
use crate::noun;

noun! {
    /// A department: a place in the tree of a controller's organisation.
    Department "DepartmentInput", DepartmentPatch "DepartmentPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        needs {
            /// The controller.
            controller: Key<Controller>,
        }
        stated {
            /// The controller's own code for it.
            code: Option<String>,
        }
        refers {
            /// The department above it.
            parent: Option<Key<Department>>,
        }
    }
}
