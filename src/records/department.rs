//! Which part of the controller's organisation?

use entity::LanguageText;

use super::{
    check::{Check, check_name, check_owner, check_same_owner, check_tree},
    controller::Controller,
    noun::Key,
    problem::{Path, Problems},
    snapshot::Snapshot,
};
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

impl Check for Department {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_same_owner(&self.key, self.parent.as_ref(), "parent", at, problems);
        check_tree(
            self,
            candidate,
            |department| department.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}
