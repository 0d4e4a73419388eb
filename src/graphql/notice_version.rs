//! What was published, and does it still hold? A version of a notice as the API shows it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Result};
use entity::{Date, vocabulary::NoticeState};

use super::{
    page::{Listed, Test, test_of},
    request::Request,
    viewer_can::{ViewerCan, viewer_can},
};
use crate::records::{
    account::Account,
    controller::Controller,
    fold::{fold, holds},
    notice_version::NoticeVersion,
    noun::Key,
    register::Register,
    snapshot::Shared,
};

#[ComplexObject]
impl NoticeVersion {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it: a notice is published and withdrawn, never edited.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<ViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// Who submitted it for publishing; null for the program itself, and for an account that is out of reach.
    async fn published_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&Key::<Account>::new(&*self.published_by)).await
    }

    /// Who approved it, where that was another.
    async fn approved_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        let key = self.approved_by.as_deref().map(Key::<Account>::new);
        Request::of(ctx).one(&key).await
    }

    /// The register it tells of, where the viewer may read that.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }

    /// The controller, where the viewer may read that.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        match self.key.owner() {
            Some(owner) => Request::of(ctx).one(&Key::<Controller>::new(owner)).await,
            None => Ok(None),
        }
    }
}

/// What versions of notices are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct NoticeVersionFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The register.
    pub register: Option<Key<Register>>,
    /// Whether it is in force.
    pub state: Option<NoticeState>,
    /// Published on this day or later.
    pub published_from: Option<Date>,
    /// Published on this day or before.
    pub published_until: Option<Date>,
    /// Text in its title.
    pub text: Option<String>,
}

impl Listed for NoticeVersion {
    type Filter = NoticeVersionFilter;

    fn narrowed(filter: &NoticeVersionFilter) -> Option<&str> {
        filter
            .controller
            .as_ref()
            .map(Key::as_str)
            .or_else(|| filter.register.as_ref().and_then(Key::owner))
    }

    fn with_archived(_: &NoticeVersionFilter) -> bool {
        // A notice is withdrawn, not archived.
        false
    }

    fn test(filter: NoticeVersionFilter, _: &Request, _: &Shared) -> Option<Test<Self>> {
        let text = filter.text.map(|text| fold(&text));
        Some(test_of(move |notice: &Self, _| {
            let published = Date(notice.published_at.date_naive());
            filter
                .register
                .as_ref()
                .is_none_or(|register| notice.register == *register)
                && filter.state.is_none_or(|state| notice.state == state)
                && filter.published_from.is_none_or(|day| day <= published)
                && filter.published_until.is_none_or(|day| published <= day)
                && text.as_ref().is_none_or(|text| holds(&notice.title, text))
        }))
    }
}
