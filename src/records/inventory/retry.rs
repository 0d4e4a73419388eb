//! Was this very request applied before? A client that lost the answer sends it again with the same key, and it applies once.

use chrono::{DateTime, Utc};
use entity::idempotency::{Column, Entity, Model};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};

use super::Change;
use crate::{
    access::{Actor, Retry},
    error::{Error, Result},
    records::problem::ProblemCode,
};

fn account(actor: &Actor) -> &str {
    actor.account.as_ref().unwrap_or(&actor.name)
}

/// Fails with [`Error::Repeated`] when the request was applied before, and with a problem when its key was used for another.
pub async fn refuse_repeated(write: &DatabaseTransaction, actor: &Actor, retry: &Retry) -> Result<()> {
    let known = Entity::find()
        .filter(Column::Account.eq(account(actor)))
        .filter(Column::Key.eq(&retry.key))
        .one(write)
        .await?;
    match known {
        None => Ok(()),
        Some(row) if row.request == retry.request => Err(Error::Repeated {
            kind: row.noun,
            key: row.noun_key,
        }),
        Some(_) => Err(Error::problem("idempotencyKey", ProblemCode::KeyReused, &retry.key)),
    }
}

/// Keeps that the request was applied, and what came of it: the first noun that it changed.
pub async fn remember(
    write: &DatabaseTransaction,
    actor: &Actor,
    retry: &Retry,
    changes: &[Change],
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(first) = changes.first() else { return Ok(()) };
    let row = Model {
        account: account(actor).to_owned(),
        key: retry.key.clone(),
        request: retry.request.clone(),
        noun: first.after.kind().word().to_owned(),
        noun_key: first.after.key().to_string(),
        applied_at: now,
    };
    Entity::insert(row.into_active_model())
        .exec_without_returning(write)
        .await?;
    Ok(())
}
