//! Which programs are told of what happens, and what could not be told? Webhooks and deliveries as the API shows them.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{
    delivery,
    vocabulary::{DeliveryState, WebhookEvent},
};

use super::{
    acts::act,
    mutation::{acting, outcome},
    page::listed,
    refusal::{UserError, not_found},
    request::Request,
    viewer_can::{DeliveryViewerCan, WebhookViewerCan, viewer_can},
};
use crate::{
    access::{Action, Actor, By},
    error::Error,
    outbox::{
        deliveries::{self as stored, Looked, Receiver},
        signing::{InstallationKey, new_salt},
    },
    records::{
        account::Account,
        noun::Key,
        problem::ProblemCode,
        reach::{Reached, View},
        snapshot::{Shared, Shelf},
        webhook::Webhook,
        webhooking::{self, NewWebhook, WebhookChange},
    },
};

#[ComplexObject]
impl Webhook {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<WebhookViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The service account it speaks for: what that may not read, it is not told.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.account).await
    }

    /// Who made it; null for the program's own command line.
    async fn made_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.made_by).await
    }

    /// How often it failed in a row.
    async fn failures(&self, ctx: &Context<'_>) -> Result<i32> {
        let health = health(self, Request::of(ctx)).await?;
        Ok(health.map_or(0, |health| health.failures))
    }

    /// Until when it is left alone because it failed; null when it does not rest.
    async fn rests_until(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let request = Request::of(ctx);
        let health = health(self, request).await?;
        Ok(health
            .map(|health| health.rests_until)
            .filter(|until| *until > request.now))
    }

    /// What it was, is to be, or could not be told, last to first.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How they stand; in any way when left out.")] state: Option<DeliveryState>,
        #[graphql(desc = "How many, at most 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<Delivery>> {
        let looked = Looked {
            webhooks: vec![self.row],
            accounts: Vec::new(),
            state,
        };
        Box::pin(latest(Request::of(ctx), looked, first)).await
    }
}

async fn health(webhook: &Webhook, request: &Request) -> Result<Option<entity::endpoint_health::Model>> {
    let endpoint = Receiver::Webhook(webhook.row).endpoint();
    let health = stored::health(request.inventory.database(), &endpoint).await;
    health.map_err(|error| request.refuse(error))
}

/// What webhooks are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct WebhookFilter {
    /// The account they speak for.
    pub account: Option<Key<Account>>,
    /// Closed ones, or those that are told.
    pub disabled: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Webhook by WebhookFilter: |filter, _| {
        move |webhook, _| {
            filter.account.as_ref().is_none_or(|account| webhook.account == *account)
                && filter.disabled.is_none_or(|disabled| webhook.disabled == disabled)
        }
    }
}

/// Something that is told to one receiver.
pub struct Delivery(delivery::Model);

/// Something that is told to one receiver: a message to a webhook, or a letter to an account.
#[Object]
impl Delivery {
    /// What a webhook's receiver sees as `Webhook-Id`: the same at every try.
    async fn delivery_id(&self) -> &str {
        &self.0.id
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> DeliveryViewerCan {
        let request = Request::of(ctx);
        let snapshot = request.snapshot();
        DeliveryViewerCan {
            retry: looks_after(&request.actor, &self.0, &snapshot.shared).is_some(),
        }
    }

    /// The webhook; null for a letter.
    async fn webhook(&self, ctx: &Context<'_>) -> Result<Option<Arc<Webhook>>> {
        let request = Request::of(ctx);
        let key = at_row(&request.snapshot().shared.shelves.webhooks, self.0.webhook_id);
        request.one(&key).await
    }

    /// The account that is written to; null for a webhook.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        let request = Request::of(ctx);
        let key = at_row(&request.snapshot().shared.shelves.accounts, self.0.account_id);
        request.one(&key).await
    }

    /// What it is about: an event of webhooks (`REGISTER_CHANGED`), or a kind of letter (`SUBMISSION_WAITS`, `WEEKLY_DIGEST`).
    async fn about(&self) -> &str {
        &self.0.kind
    }

    /// The revision of the inventory it tells of.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// How it stands.
    async fn state(&self) -> DeliveryState {
        self.0.state
    }

    /// How often it was tried.
    async fn tries(&self) -> i32 {
        self.0.tries
    }

    /// When it was decided that it is to be told.
    async fn made_at(&self) -> DateTime<Utc> {
        self.0.made_at
    }

    /// When it was delivered or given up; null while it waits.
    async fn done_at(&self) -> Option<DateTime<Utc>> {
        self.0.done_at
    }

    /// Why it was not delivered at the last try.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
}

fn at_row<N: crate::records::snapshot::Kept>(shelf: &Shelf<N>, row: Option<i32>) -> Option<Key<N>> {
    let noun = shelf.all().iter().find(|noun| Some(noun.row()) == row)?;
    Some(noun.key().clone())
}

/// Deliveries to all receivers that the viewer looks after.
pub async fn deliveries(request: &Request, state: Option<DeliveryState>, first: Option<i32>) -> Result<Vec<Delivery>> {
    let snapshot = request.snapshot();
    let shared = &*snapshot.shared;
    let view = View { shared, holding: None };
    let actor = &request.actor;
    let webhooks = shared.shelves.webhooks.all().iter();
    let accounts = shared.shelves.accounts.all().iter();
    let looked = Looked {
        webhooks: webhooks
            .filter(|webhook| webhook.may_be_read(actor, view))
            .map(|webhook| webhook.row)
            .collect(),
        accounts: accounts
            .filter(|account| actor.may(Action::ManageWebhook, &account.target(view)))
            .map(|account| account.row)
            .collect(),
        state,
    };
    latest(request, looked, first).await
}

async fn latest(request: &Request, looked: Looked, first: Option<i32>) -> Result<Vec<Delivery>> {
    let most = u64::try_from(first.unwrap_or(20)).unwrap_or(0).min(100);
    let rows = stored::latest(request.inventory.database(), looked, most).await;
    let rows = rows.map_err(|error| request.refuse(error))?;
    Ok(rows.into_iter().map(Delivery).collect())
}

/// What makes a webhook.
#[derive(InputObject)]
pub struct CreateWebhookInput {
    /// The service account it speaks for.
    account: Key<Account>,
    /// What it is for.
    label: String,
    /// Where it is told: an https address.
    url: String,
    /// What it is told of.
    events: Vec<WebhookEvent>,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What gives a webhook a new secret.
#[derive(InputObject)]
pub struct RotateWebhookSecretInput {
    /// Its global id.
    id: Key<Webhook>,
    /// The version of it one has seen.
    version: i32,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What came of giving a webhook a secret.
#[derive(SimpleObject)]
pub struct WebhookSecretPayload {
    /// As it is now; null when nothing was changed.
    webhook: Option<Arc<Webhook>>,
    /// The secret, shown this once: what the receiver checks signatures with, after the Standard Webhooks convention.
    secret: Option<String>,
    /// What the person can correct; empty when all went well.
    user_errors: Vec<UserError>,
    /// What the input gave.
    client_mutation_id: Option<String>,
}

/// Makes a webhook. It takes no idempotency key: a secret is shown once, so a retry could not show it again.
pub(super) async fn create_webhook(ctx: &Context<'_>, input: CreateWebhookInput) -> Result<WebhookSecretPayload> {
    let request = Request::of(ctx);
    let actor = acting(ctx, None);
    let new = NewWebhook {
        account: input.account,
        label: input.label,
        url: input.url,
        events: input.events,
        salt: new_salt(),
    };
    let make = async move { webhooking::make(&request.inventory, &actor, new, request.now).await };
    let (webhook, user_errors) = outcome(request, make).await?;
    with_secret(request, webhook, user_errors, input.client_mutation_id).await
}

/// Gives a webhook a new secret. It takes no idempotency key, as above.
pub(super) async fn rotate_webhook_secret(
    ctx: &Context<'_>,
    input: RotateWebhookSecretInput,
) -> Result<WebhookSecretPayload> {
    let request = Request::of(ctx);
    let actor = acting(ctx, None);
    let rotate = async move {
        webhooking::rotate(
            &request.inventory,
            &actor,
            &input.id,
            input.version,
            new_salt(),
            request.now,
        )
        .await
    };
    let (webhook, user_errors) = outcome(request, rotate).await?;
    with_secret(request, webhook, user_errors, input.client_mutation_id).await
}

async fn with_secret(
    request: &Request,
    webhook: Option<Arc<Webhook>>,
    user_errors: Vec<UserError>,
    client_mutation_id: Option<String>,
) -> Result<WebhookSecretPayload> {
    let secret = match &webhook {
        Some(webhook) => {
            let key = InstallationKey::of(request.inventory.database()).await;
            let key = key.map_err(|error| request.refuse(error))?;
            Some(key.secret(&webhook.key, &webhook.salt).to_string())
        }
        None => None,
    };
    Ok(WebhookSecretPayload {
        webhook,
        secret,
        user_errors,
        client_mutation_id,
    })
}

act! {
    edit_webhook, "changes a webhook", "changing a webhook":
    EditWebhookInput {
        /// Its global id.
        id: Key<Webhook>,
        /// The version of it one has seen.
        version: i32,
        /// What it is for; as it is when left out.
        label: Option<String>,
        /// Where it is told; as it is when left out.
        url: Option<String>,
        /// What it is told of; as it is when left out.
        events: Option<Vec<WebhookEvent>>,
        /// True closes it for now, false opens it again; as it is when left out.
        disabled: Option<bool>,
    } =>
    EditWebhookPayload { webhook: Webhook }
    |input, request, actor| webhooking::edit(&request.inventory, &actor, &input.id, input.version, WebhookChange { label: input.label, url: input.url, events: input.events, disabled: input.disabled }, request.now)
}

/// What lets a delivery be tried again.
#[derive(InputObject)]
pub struct RetryDeliveryInput {
    /// Its id: what the receiver sees as `Webhook-Id`.
    delivery_id: String,
    /// Given back in the payload, so that a client can tell its mutations apart.
    client_mutation_id: Option<String>,
}

/// What came of letting a delivery be tried again.
#[derive(SimpleObject)]
pub struct RetryDeliveryPayload {
    /// As it is now; null when nothing was changed.
    delivery: Option<Delivery>,
    /// What the person can correct; empty when all went well.
    user_errors: Vec<UserError>,
    /// What the input gave.
    client_mutation_id: Option<String>,
}

/// Lets a dead delivery be tried again.
pub(super) async fn retry_delivery(ctx: &Context<'_>, input: RetryDeliveryInput) -> Result<RetryDeliveryPayload> {
    let request = Request::of(ctx);
    Box::pin(async move {
        let (delivery, user_errors) = retry(request, &input.delivery_id).await?;
        Ok(RetryDeliveryPayload {
            delivery,
            user_errors,
            client_mutation_id: input.client_mutation_id,
        })
    })
    .await
}

async fn retry(request: &Request, id: &str) -> Result<(Option<Delivery>, Vec<UserError>)> {
    let database = request.inventory.database();
    let found = stored::find(database, id)
        .await
        .map_err(|error| request.refuse(error))?;
    let snapshot = request.snapshot();
    let looked = found.and_then(|found| Some((looks_after(&request.actor, &found, &snapshot.shared)?, found)));
    let Some(((receiver, by), found)) = looked else {
        return Err(not_found(request.language));
    };
    let revived = stored::revive(&request.inventory, &found.id, &receiver, &by, request.now).await;
    if !revived.map_err(|error| request.refuse(error))? {
        let word = sea_orm::ActiveEnum::to_value(&found.state);
        let problems = Error::problem("deliveryId", ProblemCode::WrongState, word).into_problems();
        let problems = problems.map_err(|error| request.refuse(error))?;
        let told = problems.iter().map(|problem| UserError::of(problem, request.language));
        return Ok((None, told.collect()));
    }
    let now = stored::find(database, id)
        .await
        .map_err(|error| request.refuse(error))?;
    Ok((now.map(Delivery), Vec::new()))
}

/// The global id of a delivery's receiver, and as whom the actor looks after it; nothing for those who do not.
fn looks_after(actor: &Actor, delivery: &delivery::Model, shared: &Shared) -> Option<(String, By)> {
    let view = View { shared, holding: None };
    let (mut webhooks, mut accounts) = (
        shared.shelves.webhooks.all().iter(),
        shared.shelves.accounts.all().iter(),
    );
    let (id, target) = if let Some(row) = delivery.webhook_id {
        let webhook = webhooks.find(|webhook| webhook.row == row)?;
        (webhook.key.id().0, webhook.target(view))
    } else {
        let account = accounts.find(|account| Some(account.row) == delivery.account_id)?;
        (account.key.id().0, account.target(view))
    };
    Some((id, actor.require(Action::ManageWebhook, &target).ok()?))
}
