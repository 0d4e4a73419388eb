//! How is a token made, used and revoked?
//!
//! The token itself is shown once, to whoever made it; the inventory keeps its hash. When it was last used is written at most
//! once a minute, beside the inventory: a use is no change of it.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    token_use::{ActiveModel, Column, Entity},
    vocabulary::Scope,
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{
    account::Account,
    api_token::ApiToken,
    change::{numbered_key, outcome, standing},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode},
    reach::{Reached, View},
    snapshot::AnyNoun,
};
use crate::{
    access::{Action, Actor, By},
    error::{Error, Result},
};

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// The account it speaks for.
    pub account: Key<Account>,
    /// What it is for.
    pub label: String,
    /// What it is narrowed to.
    pub scopes: Vec<Scope>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// The SHA-256 of the token, in lower-case hexadecimal.
    pub hash: String,
}

/// Makes a token for one's own account, or for another that one manages.
pub async fn make(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewToken,
    now: DateTime<Utc>,
) -> Result<Arc<ApiToken>> {
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let shared = &*snapshot.shared;
            let view = View { shared, holding: None };
            let account = shared.shelves.accounts.get(new.account.as_str());
            let account = account
                .filter(|account| account.may_be_read(actor, view))
                .ok_or(Error::NotFound)?;
            let by = permit(actor, account, view)?;
            if !account.is_open() {
                return Err(Error::problem("account", ProblemCode::Archived, &account.key));
            }
            if new.expires_at <= now {
                return Err(Error::problem("expiresAt", ProblemCode::InThePast, new.expires_at));
            }
            let token = ApiToken {
                version: 1,
                key: numbered_key(snapshot, None),
                label: new.label,
                scopes: new.scopes,
                made_at: Some(now),
                expires_at: Some(new.expires_at),
                account: new.account,
                made_by: actor.account.clone().map(Key::new),
                hash: new.hash,
                ..ApiToken::default()
            };
            made = token.key.clone();
            let change = Change {
                before: None,
                after: AnyNoun::ApiToken(Arc::new(token)),
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

/// Revokes a token, at once.
pub async fn revoke(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<ApiToken>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<ApiToken>> {
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            if !before.may_be_read(actor, view) {
                return Err(Error::NotFound);
            }
            let account = view
                .shared
                .shelves
                .accounts
                .get(before.account.as_str())
                .ok_or(Error::NotFound)?;
            let by = permit(actor, account, view)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.revoked_at.is_some() {
                return Err(Error::problem("id", ProblemCode::WrongState, "REVOKED"));
            }
            let after = ApiToken {
                version: version + 1,
                revoked_at: Some(now),
                ..ApiToken::clone(before)
            };
            let change = Change {
                before: Some(AnyNoun::ApiToken(Arc::clone(before))),
                after: AnyNoun::ApiToken(Arc::new(after)),
                verb: Verb::Revoke,
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

/// One's own tokens are one's own to make and revoke, unless one came with a token that is not for managing.
fn permit(actor: &Actor, account: &Account, view: View<'_>) -> Result<By> {
    let own = actor.account.as_ref().is_some_and(|own| **own == *account.key.as_str());
    let unscoped = actor
        .scopes
        .as_ref()
        .is_none_or(|scopes| scopes.contains(&Scope::Manage));
    if own && unscoped {
        Ok(actor.by(actor.grants.first().map(|granted| granted.role)))
    } else {
        actor.require(Action::ManageToken, &account.target(view))
    }
}

/// Whether the actor may make and revoke the tokens of an account.
pub fn may_manage(actor: &Actor, account: &Account, view: View<'_>) -> bool {
    permit(actor, account, view).is_ok()
}

/// Whether the actor may revoke a token.
pub fn may_revoke(actor: &Actor, token: &ApiToken, view: View<'_>) -> bool {
    let account = view.shared.shelves.accounts.get(token.account.as_str());
    account.is_some_and(|account| may_manage(actor, account, view))
}

impl Inventory {
    /// When a token was last used, to the minute.
    pub async fn token_last_used(&self, token: &ApiToken) -> Result<Option<DateTime<Utc>>> {
        let row = Entity::find_by_id(token.row).one(self.database()).await?;
        Ok(row.map(|row| row.last_used_at))
    }

    /// Keeps that a token is used now, unless that was kept within the last minute.
    pub async fn token_is_used(&self, token: &ApiToken, now: DateTime<Utc>) -> Result<()> {
        let last = self.token_last_used(token).await?;
        if last.is_some_and(|last| now - last < TimeDelta::minutes(1)) {
            return Ok(());
        }
        let row = ActiveModel {
            token_id: Set(token.row),
            last_used_at: Set(now),
        };
        Entity::insert(row)
            .on_conflict(
                OnConflict::column(Column::TokenId)
                    .update_column(Column::LastUsedAt)
                    .to_owned(),
            )
            .exec_without_returning(self.database())
            .await?;
        Ok(())
    }
}
