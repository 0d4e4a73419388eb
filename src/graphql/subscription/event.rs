//! What does an event say? What was done, at which revision, and to what.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use entity::LanguageText;

use crate::{
    graphql::{
        node::{Node, find},
        request::Request,
    },
    records::{
        inventory::{Head, Verb},
        notice_version::NoticeVersion,
        noun::Key,
        register::Register,
        waiting::Task,
    },
};

/// A register, or something that belongs to it, was changed.
#[derive(Clone, Debug)]
pub struct RegisterChange {
    pub(super) revision: i64,
    pub(super) head: Head,
    pub(super) register: Key<Register>,
}

/// A register, or something that belongs to it, was changed.
#[Object]
impl RegisterChange {
    /// The revision of the inventory that the change made.
    async fn revision(&self) -> i64 {
        self.revision
    }

    /// What was done.
    async fn verb(&self) -> Verb {
        self.head.verb
    }

    /// The global id of what was changed: the register, or a flow, comment, submission or notice of it.
    async fn about_id(&self) -> ID {
        id_of(&self.head)
    }

    /// What was changed, as it is now; null when it is no longer in reach.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        find(Request::of(ctx), &id_of(&self.head)).await
    }

    /// The register, as it is now; null when it is no longer in reach.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }
}

fn id_of(head: &Head) -> ID {
    ID(format!("{}:{}", head.kind.word(), head.key))
}

/// A notice was published or withdrawn. What is told here is public; `notice` and what is behind it are not.
#[derive(Clone, Debug)]
pub struct NoticeEvent {
    pub(super) revision: i64,
    pub(super) verb: Verb,
    pub(super) notice: Arc<NoticeVersion>,
}

/// A notice was published or withdrawn. What is told here is public, but for `notice`, which is null for whoever may not read it.
#[Object]
impl NoticeEvent {
    /// The revision of the inventory that the change made.
    async fn revision(&self) -> i64 {
        self.revision
    }

    /// What was done: `PUBLISH` or `WITHDRAW`.
    async fn verb(&self) -> Verb {
        self.verb
    }

    /// The controller's key, as `pori`: with the slug it makes the address of the page.
    async fn controller(&self) -> &str {
        self.notice.key.owner().unwrap_or_default()
    }

    /// The register's name in web addresses, as it was when the notice was published.
    async fn slug(&self) -> &str {
        &self.notice.slug
    }

    /// The number of the version.
    async fn number(&self) -> i32 {
        self.notice.number
    }

    /// The title, as it was published.
    async fn title(&self) -> &LanguageText {
        &self.notice.title
    }

    /// SHA-256 of the frozen content, in lower-case hexadecimal.
    async fn digest(&self) -> &str {
        &self.notice.digest
    }

    /// The version as the inventory knows it; null for whoever may not read it, the public among them.
    async fn notice(&self, ctx: &Context<'_>) -> Result<Option<Arc<NoticeVersion>>> {
        Request::of(ctx).one(&self.notice.key).await
    }
}

/// Something new waits for the viewer.
#[derive(Clone, Debug)]
pub struct TaskAssignment {
    pub(super) revision: i64,
    pub(super) task: Task,
}

/// Something new waits for the viewer.
#[Object]
impl TaskAssignment {
    /// The revision of the inventory at which it was seen.
    async fn revision(&self) -> i64 {
        self.revision
    }

    /// The task.
    async fn task(&self) -> &Task {
        &self.task
    }
}
