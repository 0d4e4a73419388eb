//! What does the log tell of signing in and out? Who came and went, and how often somebody was turned away, at sign-in or with a
//! token.
//!
//! Anybody can be turned away as often as they like, so that is counted: the first time is told at once, the rest of each minute
//! in one entry. Its reasons are words of ours, and nothing is said of who it was.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::LogAct;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;

use super::{identity::AccountKey, refusal::Refusal};
use crate::{
    error::Result,
    history::{By, NewEntry},
    records::{inventory::Inventory, noun::Key},
};

/// What stands in the place of a provider's name where somebody came with a bearer token.
const BEARER: &str = "bearer";

/// How long refusals are counted before they are told.
const COUNTED: TimeDelta = TimeDelta::minutes(1);

/// Writes to the log that someone signed in: by way of a provider, or `demo`.
pub async fn signed_in(
    inventory: &Arc<Inventory>,
    account: &AccountKey,
    provider: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let by = by(inventory, account, now).await?;
    let entry = NewEntry::new(LogAct::SignIn, by).detail("provider", provider);
    inventory.record(now, vec![entry]).await
}

/// Writes to the log that someone ended sessions of their own.
pub async fn signed_out(
    inventory: &Arc<Inventory>,
    account: &AccountKey,
    sessions: u64,
    now: DateTime<Utc>,
) -> Result<()> {
    let by = by(inventory, account, now).await?;
    let entry = NewEntry::new(LogAct::SignOut, by).detail("sessions", sessions);
    inventory.record(now, vec![entry]).await
}

/// How far the log goes, and whether it tells of an end of sessions behind an entry, on whichever instance they were ended. At
/// the first look, with no entry to look behind, that cannot be known, and is told as if it did.
pub async fn signed_out_since(database: &DatabaseConnection, seen: Option<i64>) -> Result<(Option<i64>, bool)> {
    let backend = database.get_database_backend();
    let Some(seen) = seen else {
        let statement = Statement::from_string(backend, "SELECT max(entry_index) AS tip FROM log_entry");
        let row = database.query_one_raw(statement).await?;
        let tip = row.map(|row| row.try_get::<Option<i64>>("", "tip")).transpose()?;
        return Ok((tip.flatten(), true));
    };
    let sql = "SELECT max(entry_index) AS tip, count(CASE WHEN act = $1 THEN 1 END) AS ends FROM log_entry WHERE entry_index > $2";
    let values = [sea_orm::ActiveEnum::to_value(&LogAct::SignOut).into(), seen.into()];
    let row = database
        .query_one_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    let Some(row) = row else {
        return Ok((Some(seen), false));
    };
    let tip: Option<i64> = row.try_get("", "tip")?;
    let ends: i64 = row.try_get("", "ends")?;
    Ok((tip.or(Some(seen)), ends > 0))
}

/// An account in the first of its roles; in none when it has none, or was closed.
async fn by(inventory: &Arc<Inventory>, account: &AccountKey, now: DateTime<Utc>) -> Result<By> {
    let actor = inventory
        .snapshot()
        .actor(&Key::new(account.as_str()), None, now)
        .await?;
    let role = actor.as_ref().and_then(|actor| Some(actor.grants.first()?.role));
    Ok(By {
        account: account.as_str().into(),
        role: role.map_or_else(|| "NONE".into(), |role| sea_orm::ActiveEnum::to_value(&role).into()),
    })
}

/// How often somebody was turned away since that was last told.
#[derive(Debug, Default)]
pub struct RefusedSignIns(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    /// By provider, stage and detail.
    times: BTreeMap<(String, &'static str, &'static str), u64>,
    /// Until when refusals are only counted.
    until: Option<DateTime<Utc>>,
}

impl RefusedSignIns {
    /// Counts a refusal, and writes it to the log unless one was written less than a minute ago. `provider` is a name from the
    /// configuration, or `demo`.
    pub async fn refused(
        &self,
        inventory: &Inventory,
        provider: &str,
        refusal: &Refusal,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (stage, detail) = refusal.reason();
        self.count(provider, stage, detail);
        self.tell(inventory, now, false).await
    }

    /// Counts that a bearer token was refused. It is told with the rest, by whoever calls [`Self::tell`] now and then: a program
    /// that asks does not wait for the log, and anyone can ask very often.
    pub fn token_refused(&self, detail: &'static str) {
        self.count(BEARER, "token", detail);
    }

    fn count(&self, provider: &str, stage: &'static str, detail: &'static str) {
        let mut counted = self.counted();
        let times = counted.times.entry((provider.to_owned(), stage, detail)).or_default();
        *times = times.saturating_add(1);
    }

    /// Writes to the log what was counted, once its minute is over; at once where the program stops.
    pub async fn tell(&self, inventory: &Inventory, now: DateTime<Utc>, stopping: bool) -> Result<()> {
        let Some(entry) = self.counted().entry(now, stopping) else {
            return Ok(());
        };
        inventory.record(now, vec![entry]).await
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted {
    /// The entry that is due, which takes what was counted with it.
    fn entry(&mut self, now: DateTime<Utc>, stopping: bool) -> Option<NewEntry> {
        let waits = self.until.is_some_and(|until| now < until) && !stopping;
        if self.times.is_empty() || waits {
            return None;
        }
        self.until = Some(now + COUNTED);
        let times = std::mem::take(&mut self.times).into_iter();
        let told = times.map(|((provider, stage, detail), times)| {
            json!({"provider": provider, "reason": stage, "detail": detail, "times": times})
        });
        let told: Vec<_> = told.collect();
        Some(NewEntry::new(LogAct::RefuseSignIn, By::program()).detail("refused", told))
    }
}
