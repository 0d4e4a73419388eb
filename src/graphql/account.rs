//! Who may use the program, and with which roles? Accounts, grants and tokens as the API shows them.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, Result};
use chrono::{DateTime, Utc};
use entity::vocabulary::{AccountKind, DeliveryState, Role, Scope};

use super::{
    page::{cost, listed},
    relations::relations,
    request::Request,
    viewer_can::{ApiTokenViewerCan, GrantViewerCan, viewer_can},
    waiting::{self, TaskFilter, TaskPage},
    webhook::{Delivery, deliveries},
};
use crate::{
    access::{Action, GrantReach, Target},
    records::{
        account::Account,
        api_token::ApiToken,
        controller::Controller,
        department::Department,
        fold::{fold, holds_text},
        grant::Grant,
        noun::Key,
        post::Person,
        register::Register,
        waiting::Reassignment,
    },
};

relations! {
    Account {
        one {
            /// The controller it works for; null for those who work for the whole installation.
            controller: Controller,
            /// The person in the organisation.
            person: Person,
        }
        pages {
            /// What was granted to it.
            grants: Grant within |account| GrantFilter { account: Some(account.key.clone()), ..Default::default() };
            /// Its tokens, where the viewer may see them.
            tokens: ApiToken within |account| ApiTokenFilter { account: Some(account.key.clone()), ..Default::default() };
        }
    }
}

#[ComplexObject]
impl Grant {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<GrantViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The account.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.account).await
    }

    /// The controller; null for the whole installation.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }

    /// The department, with what stands below it.
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Arc<Department>>> {
        Request::of(ctx).one(&self.department).await
    }

    /// Single registers.
    async fn registers(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Register>>> {
        Request::of(ctx).many(&self.registers).await
    }

    /// Who gave it; null for the program itself.
    async fn given_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.given_by).await
    }

    /// Who revoked it.
    async fn revoked_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.revoked_by).await
    }

    /// Whether it holds now.
    async fn holds_now(&self, ctx: &Context<'_>) -> bool {
        self.holds(Request::of(ctx).now)
    }
}

#[ComplexObject]
impl ApiToken {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<ApiTokenViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The account it speaks for.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.account).await
    }

    /// Who made it; null for the program's own command line.
    async fn made_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.made_by).await
    }

    /// When it was last used, to the minute; null when never.
    async fn last_used_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let request = Request::of(ctx);
        let used = request.inventory.token_last_used(self);
        used.await.map_err(|error| request.refuse(error))
    }

    /// Whether it can be used now.
    async fn holds_now(&self, ctx: &Context<'_>) -> bool {
        self.holds(Request::of(ctx).now)
    }
}

/// What accounts are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct AccountFilter {
    /// The controller they work for.
    pub works_for: Option<Key<Controller>>,
    /// People or programs.
    pub kind: Option<AccountKind>,
    /// Closed ones, or those that can be used.
    pub disabled: Option<bool>,
    /// Text in the name or e-mail address.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Account by AccountFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |account, _| {
            filter.works_for.as_ref().is_none_or(|controller| account.controller.as_ref() == Some(controller))
                && filter.kind.is_none_or(|kind| account.kind == kind)
                && filter.disabled.is_none_or(|disabled| account.disabled == disabled)
                && text.as_ref().is_none_or(|text| {
                    holds_text(&account.name, text) || account.email.as_ref().is_some_and(|email| holds_text(email, text))
                })
        }
    }
}

/// What grants are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct GrantFilter {
    /// The account.
    pub account: Option<Key<Account>>,
    /// The controller that the reach lies in.
    pub within: Option<Key<Controller>>,
    /// The role.
    pub role: Option<Role>,
    /// Revoked ones, or those that are not.
    pub revoked: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Grant by GrantFilter: |filter, _| {
        move |grant, _| {
            filter.account.as_ref().is_none_or(|account| grant.account == *account)
                && filter.within.as_ref().is_none_or(|controller| grant.controller.as_ref() == Some(controller))
                && filter.role.is_none_or(|role| grant.role == Some(role))
                && filter.revoked.is_none_or(|revoked| grant.revoked_at.is_some() == revoked)
        }
    }
}

/// What tokens are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ApiTokenFilter {
    /// The account they speak for.
    pub account: Option<Key<Account>>,
    /// Revoked ones, or those that are not.
    pub revoked: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    ApiToken by ApiTokenFilter: |filter, _| {
        move |token, _| {
            filter.account.as_ref().is_none_or(|account| token.account == *account)
                && filter.revoked.is_none_or(|revoked| token.revoked_at.is_some() == revoked)
        }
    }
}

/// How far a grant goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum GrantExtent {
    /// The whole installation.
    Installation,
    /// A controller.
    Controller,
    /// A department and what stands below it.
    Department,
    /// Single registers.
    Registers,
}

/// Who asks, and with which roles.
pub struct Viewer;

/// Who asks, and with which roles.
#[Object]
impl Viewer {
    /// Whether anyone is signed in.
    async fn signed_in(&self, ctx: &Context<'_>) -> bool {
        !Request::of(ctx).actor.is_public()
    }

    /// The name that is shown beside what the viewer does.
    async fn name(&self, ctx: &Context<'_>) -> String {
        Request::of(ctx).actor.name.to_string()
    }

    /// The viewer's own account; null when nobody is signed in.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        let request = Request::of(ctx);
        let key = request.actor.account.clone().map(Key::<Account>::new);
        request.one(&key).await
    }

    /// The roles that hold now, each with its reach.
    async fn roles(&self, ctx: &Context<'_>) -> Vec<ViewerRole> {
        let grants = Request::of(ctx).actor.grants.iter();
        grants
            .map(|granted| ViewerRole {
                role: granted.role,
                extent: match granted.reach {
                    GrantReach::Installation => GrantExtent::Installation,
                    GrantReach::Controller(_) => GrantExtent::Controller,
                    GrantReach::Departments(..) => GrantExtent::Department,
                    GrantReach::Registers(..) => GrantExtent::Registers,
                },
                controller: granted.reach.controller().map(Key::new),
            })
            .collect()
    }

    /// What the token in use is narrowed to; null when nothing narrows the roles.
    async fn scopes(&self, ctx: &Context<'_>) -> Option<Vec<Scope>> {
        Request::of(ctx).actor.scopes.as_ref().map(|scopes| scopes.to_vec())
    }

    /// What was, is to be, or could not be told to the programs and people whose webhooks the viewer manages, last to first. Of
    /// what was delivered the last 90 days are kept.
    #[graphql(complexity = "super::page::cost(first, None, child_complexity)")]
    async fn deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How they stand; in any way when left out.")] state: Option<DeliveryState>,
        #[graphql(desc = "How many, at most 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<Delivery>> {
        Box::pin(deliveries(Request::of(ctx), state, first)).await
    }

    /// The actions that the viewer may do to something, if not everywhere: the rows of the policy table.
    async fn actions(&self, ctx: &Context<'_>) -> Vec<String> {
        let request = Request::of(ctx);
        let snapshot = request.snapshot();
        let controllers = snapshot.shared.shelves.controllers.all();
        let anywhere = |action: Action| {
            request.actor.may(action, &Target::Shared)
                || controllers
                    .iter()
                    .any(|controller| request.actor.touches(action, controller.key.as_str()))
        };
        Action::ALL
            .iter()
            .filter(|action| anywhere(**action))
            .map(|action| format!("{action:?}"))
            .collect()
    }

    /// What waits for the viewer, the most pressing first.
    #[graphql(complexity = "cost(first, None, child_complexity)")]
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first tasks, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Tasks after this cursor.")] after: Option<String>,
        #[graphql(desc = "What they are narrowed to.")] filter: Option<TaskFilter>,
    ) -> Result<TaskPage> {
        Box::pin(waiting::tasks(Request::of(ctx), first, after.as_deref(), filter)).await
    }

    /// What people who have left, or are known to leave, leave behind: told to those who may give it to others.
    #[graphql(complexity = "cost(first, None, child_complexity)")]
    async fn reassignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first people, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The controller; every one in reach when left out.")] controller: Option<Key<Controller>>,
    ) -> Result<Vec<Reassignment>> {
        Box::pin(waiting::reassignments(Request::of(ctx), first, controller.as_ref())).await
    }
}

/// A role that holds now, with its reach.
pub struct ViewerRole {
    role: Role,
    extent: GrantExtent,
    controller: Option<Key<Controller>>,
}

/// A role that holds now, with its reach.
#[Object]
impl ViewerRole {
    /// The role.
    async fn role(&self) -> Role {
        self.role
    }

    /// How far it goes.
    async fn extent(&self) -> GrantExtent {
        self.extent
    }

    /// The controller that the reach lies in; null for the whole installation.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }
}
