//! What waits for whom, and what was said? Submissions and comments as the API shows them.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Result};
use entity::vocabulary::{AccountKind, RegisterPart, SubmissionState};

use super::{
    page::listed,
    request::Request,
    viewer_can::{CommentViewerCan, SubmissionViewerCan, viewer_can},
};
use crate::{
    access::Action,
    records::{
        account::Account,
        comment::Comment,
        controller::Controller,
        fold::{fold, holds_text},
        notice_version::NoticeVersion,
        noun::Key,
        reach::{Reached, View},
        register::Register,
        submission::Submission,
    },
};

#[ComplexObject]
impl Submission {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<SubmissionViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The register.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }

    /// Who submitted it; null for the program itself.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.submitted_by).await
    }

    /// Who decided; null for the program itself.
    async fn decided_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.decided_by).await
    }

    /// The version of the notice that came of it.
    async fn notice(&self, ctx: &Context<'_>) -> Result<Option<Arc<NoticeVersion>>> {
        let key = self
            .notice_number
            .map(|number| Key::new(format!("{}/{number}", self.register)));
        Request::of(ctx).one(&key).await
    }
}

#[ComplexObject]
impl Comment {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<CommentViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The register.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }

    /// Who says it.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.author).await
    }

    /// Whose attention is asked for.
    async fn mentions(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Account>>> {
        Request::of(ctx).many(&self.mentions).await
    }

    /// The comment it answers.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Option<Arc<Comment>>> {
        Request::of(ctx).one(&self.answers).await
    }

    /// Who settled it.
    async fn settled_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.settled_by).await
    }
}

/// How many people are offered at once: who is not among them is found by name.
const ASKABLE: usize = 10;

/// Whose attention a comment on a register can ask for, by a text in the name.
pub async fn askable(register: &Register, request: &Request, text: &str) -> Result<Vec<Arc<Account>>> {
    let snapshot = request.snapshot();
    let view = View {
        shared: &snapshot.shared,
        holding: None,
    };
    let own = request.actor.account.as_deref();
    let wanted = fold(text.trim());
    let accounts = snapshot.shared.shelves.accounts.all().iter();
    let mut people: Vec<&Arc<Account>> = accounts
        .filter(|account| account.kind == AccountKind::Person && account.is_open() && Some(account.key.as_str()) != own)
        .filter(|account| holds_text(&account.name, &wanted) && account.may_be_read(&request.actor, view))
        .collect();
    people.sort_by_cached_key(|account| {
        let elsewhere = account.controller.as_ref() != Some(&register.controller);
        (elsewhere, fold(&account.name), account.key.clone())
    });
    let target = register.target(view);
    let mut found = Vec::new();
    for account in people {
        let actor = snapshot.actor(&account.key, None, request.now);
        let actor = actor.await.map_err(|error| request.refuse(error))?;
        if actor.is_some_and(|actor| actor.may(Action::ReadDiscussion, &target)) {
            found.push(Arc::clone(account));
            if found.len() == ASKABLE {
                break;
            }
        }
    }
    Ok(found)
}

/// What submissions are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct SubmissionFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The register.
    pub register: Option<Key<Register>>,
    /// How they stand.
    pub state: Option<SubmissionState>,
    /// Who submitted them.
    pub submitted_by: Option<Key<Account>>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Submission by SubmissionFilter of controller: |filter, _| {
        move |submission, _| {
            filter.register.as_ref().is_none_or(|register| submission.register == *register)
                && filter.state.is_none_or(|state| submission.state == state)
                && filter.submitted_by.as_ref().is_none_or(|account| submission.submitted_by.as_ref() == Some(account))
        }
    }
}

/// What comments are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct CommentFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The register.
    pub register: Option<Key<Register>>,
    /// The part they are about.
    pub part: Option<RegisterPart>,
    /// Whose attention they ask for.
    pub mentions: Option<Key<Account>>,
    /// Settled ones, or those that are not.
    pub settled: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Comment by CommentFilter of controller: |filter, _| {
        move |comment, _| {
            filter.register.as_ref().is_none_or(|register| comment.register == *register)
                && filter.part.is_none_or(|part| comment.part == Some(part))
                && filter.mentions.as_ref().is_none_or(|account| comment.mentions.contains(account))
                && filter.settled.is_none_or(|settled| comment.settled_at.is_some() == settled)
        }
    }
}
