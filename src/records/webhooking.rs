//! How is a webhook made, changed, and given a new secret?
//!
//! The secret itself is never stored: it is derived from the salt kept here and the key of this installation
//! (`outbox::signing`), and shown to whoever made it, once.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::WebhookEvent;

use super::{
    account::Account,
    change::{numbered_key, outcome, permit, standing},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode},
    reach::{Reached, View},
    snapshot::AnyNoun,
    webhook::Webhook,
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// How long the old secret signs beside the new one, so that a receiver can change over without losing anything.
const OVERLAP: TimeDelta = TimeDelta::days(3);

/// A webhook to be made.
#[derive(Clone, Debug)]
pub struct NewWebhook {
    /// The service account it speaks for.
    pub account: Key<Account>,
    /// What it is for.
    pub label: String,
    /// Where it is told.
    pub url: String,
    /// What it is told of.
    pub events: Vec<WebhookEvent>,
    /// What its secret is derived from: random, and the caller's to choose.
    pub salt: String,
}

/// What is changed in a webhook; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct WebhookChange {
    /// What it is for.
    pub label: Option<String>,
    /// Where it is told.
    pub url: Option<String>,
    /// What it is told of.
    pub events: Option<Vec<WebhookEvent>>,
    /// Whether it is closed for now.
    pub disabled: Option<bool>,
}

/// Makes a webhook for an account one manages.
pub async fn make(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewWebhook,
    now: DateTime<Utc>,
) -> Result<Arc<Webhook>> {
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let shared = &*snapshot.shared;
            let view = View { shared, holding: None };
            let account = shared.shelves.accounts.get(new.account.as_str());
            let account = account
                .filter(|account| account.may_be_read(actor, view))
                .ok_or(Error::NotFound)?;
            let by = actor.require(Action::ManageWebhook, &account.target(view))?;
            if !account.is_open() {
                return Err(Error::problem("account", ProblemCode::Archived, &account.key));
            }
            let webhook = Webhook {
                version: 1,
                key: numbered_key(snapshot, None),
                label: new.label,
                url: new.url,
                events: new.events,
                made_at: Some(now),
                account: new.account,
                made_by: actor.account.clone().map(Key::new),
                salt: new.salt,
                ..Webhook::default()
            };
            made = webhook.key.clone();
            let change = Change {
                before: None,
                after: AnyNoun::Webhook(Arc::new(webhook)),
                verb: Verb::Create,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Changes a webhook, or closes it for a while.
pub async fn edit(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Webhook>,
    version: i32,
    change: WebhookChange,
    now: DateTime<Utc>,
) -> Result<Arc<Webhook>> {
    alter(inventory, actor, key, version, now, |webhook| {
        let WebhookChange {
            label,
            url,
            events,
            disabled,
        } = change;
        webhook.label = label.unwrap_or_else(|| std::mem::take(&mut webhook.label));
        webhook.url = url.unwrap_or_else(|| std::mem::take(&mut webhook.url));
        webhook.events = events.unwrap_or_else(|| std::mem::take(&mut webhook.events));
        webhook.disabled = disabled.unwrap_or(webhook.disabled);
    })
    .await
}

/// Gives a webhook a new secret. The old one signs beside it for three days.
pub async fn rotate(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Webhook>,
    version: i32,
    salt: String,
    now: DateTime<Utc>,
) -> Result<Arc<Webhook>> {
    alter(inventory, actor, key, version, now, |webhook| {
        webhook.previous_salt = Some(std::mem::replace(&mut webhook.salt, salt));
        webhook.previous_until = Some(now + OVERLAP);
        webhook.rotated_at = Some(now);
    })
    .await
}

async fn alter(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Webhook>,
    version: i32,
    now: DateTime<Utc>,
    how: impl FnOnce(&mut Webhook),
) -> Result<Arc<Webhook>> {
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::ManageWebhook)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            let mut after = Webhook::clone(before);
            how(&mut after);
            if after == **before {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            after.version += 1;
            let change = Change {
                before: Some(AnyNoun::Webhook(Arc::clone(before))),
                after: AnyNoun::Webhook(Arc::new(after)),
                verb: Verb::Edit,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}
