//! Which part of the organisation? A department as the API shows it.

use async_graphql::InputObject;

use super::{page::listed, post::PostFilter, register::RegisterFilter, relations::relations};
use crate::records::{
    controller::Controller,
    department::Department,
    fold::{fold, holds, holds_text},
    noun::Key,
    post::Post,
    register::Register,
};

relations! {
    Department {
        one {
            /// The controller.
            controller: Controller,
            /// The department above it.
            parent: Department,
        }
        pages {
            /// Departments right below it.
            children: Department within |department| DepartmentFilter {
                controller: Some(department.controller.clone()),
                parent: Some(department.key.clone()),
                ..Default::default()
            };
            /// Registers of the department and of those below it.
            registers: Register within |department| RegisterFilter {
                controller: Some(department.controller.clone()),
                department: Some(department.key.clone()),
                ..Default::default()
            };
            /// Posts of the department.
            posts: Post within |department| PostFilter {
                controller: Some(department.controller.clone()),
                department: Some(department.key.clone()),
                ..Default::default()
            };
        }
    }
}

/// What departments are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct DepartmentFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The department right above.
    pub parent: Option<Key<Department>>,
    /// Those with nothing above them, or those with something.
    pub top: Option<bool>,
    /// Text in its name or code.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Department by DepartmentFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |department, _| {
            filter.parent.as_ref().is_none_or(|parent| department.parent.as_ref() == Some(parent))
                && filter.top.is_none_or(|top| department.parent.is_none() == top)
                && text.as_ref().is_none_or(|text| {
                    holds(&department.name, text) || department.code.as_ref().is_some_and(|code| holds_text(code, text))
                })
        }
    }
}
