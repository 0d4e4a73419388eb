//! Who answers, and who holds the post? Posts and people as the API shows them.

use async_graphql::InputObject;
use entity::vocabulary::Answer;

use super::{page::listed, register::RegisterFilter, relations::relations};
use crate::records::{
    controller::Controller,
    department::Department,
    fold::{fold, holds, holds_text},
    noun::Key,
    post::{Person, Post},
    register::Register,
};

relations! {
    Post {
        one {
            /// The controller.
            controller: Controller,
            /// The department.
            department: Department,
            /// Who holds it now. Shown inside the controller only.
            holder: Person,
        }
        pages {
            /// Registers that the post answers for or is asked about.
            registers: Register within |post| RegisterFilter {
                controller: Some(post.controller.clone()),
                post: Some(post.key.clone()),
                ..Default::default()
            };
        }
    }
}

relations! {
    Person {
        one {
            /// The controller.
            controller: Controller,
        }
        pages {
            /// Posts the person holds.
            posts: Post within |person| PostFilter {
                controller: Some(person.controller.clone()),
                holder: Some(person.key.clone()),
                ..Default::default()
            };
        }
    }
}

/// What posts are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct PostFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The department.
    pub department: Option<Key<Department>>,
    /// Who holds it.
    pub holder: Option<Key<Person>>,
    /// Posts that nobody holds, or posts that somebody does.
    pub vacant: Option<bool>,
    /// Whether the holder is acting.
    pub acting: Option<Answer>,
    /// Text in its title or mailbox.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Post by PostFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |post, _| {
            filter.department.as_ref().is_none_or(|department| post.department.as_ref() == Some(department))
                && filter.holder.as_ref().is_none_or(|holder| post.holder.as_ref() == Some(holder))
                && filter.vacant.is_none_or(|vacant| post.holder.is_none() == vacant)
                && filter.acting.is_none_or(|acting| post.acting == acting)
                && text.as_ref().is_none_or(|text| {
                    holds(&post.title, text) || post.email.as_ref().is_some_and(|email| holds_text(email, text))
                })
        }
    }
}

/// What people are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct PersonFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// Text in the name or e-mail address.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Person by PersonFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |person, _| {
            text.as_ref().is_none_or(|text| {
                holds_text(&person.name, text) || person.email.as_ref().is_some_and(|email| holds_text(email, text))
            })
        }
    }
}
