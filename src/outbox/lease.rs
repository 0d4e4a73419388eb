//! Which instance is telling? The one that holds the lease, a field of one row, until it lets go or its time has passed.
//!
//! The lease keeps two instances from sending the same at once; it is not what keeps the log from being told twice. That is the
//! place in the log, which moves only from where it was read. Instances whose clocks differ by more than the lease lasts may both
//! send for a while, and the receivers see the same ids.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::error::Result;

/// How long the lease lasts when it is not renewed: longer than any round of sending.
pub const LASTS: TimeDelta = TimeDelta::seconds(90);

/// Takes or renews the lease. `false` when another instance holds it.
pub async fn take(database: &DatabaseConnection, holder: &str, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE outbox SET holder = $1, held_until = $2 \
               WHERE id = 1 AND (holder IS NULL OR holder = $1 OR held_until <= $3)";
    let values = [holder.into(), (now + LASTS).into(), now.into()];
    let take = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
    Ok(database.execute_raw(take).await?.rows_affected() == 1)
}

/// Lets go of the lease, so that another instance need not wait for its end.
pub async fn release(database: &DatabaseConnection, holder: &str) -> Result<()> {
    let sql = "UPDATE outbox SET holder = NULL, held_until = NULL WHERE id = 1 AND holder = $1";
    let release = Statement::from_sql_and_values(database.get_database_backend(), sql, [holder.into()]);
    database.execute_raw(release).await?;
    Ok(())
}
