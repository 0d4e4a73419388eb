//! Has an older copy of the database been put back? At start the log is compared with the last checkpoint kept outside it.

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use entity::vocabulary::LogAct;
use sea_orm::DatabaseConnection;

use super::{
    checkpoint::{CheckpointFile, CheckpointWriter, Kept},
    entry::{By, NewEntry},
    error::{LogError, Result},
    log::Log,
    stored,
};

/// Fails when the log does not continue the last checkpoint in the file: it is shorter, or another. Says so in words for whoever
/// starts the server. A file that is not there yet has nothing against it.
pub async fn check_against(database: &DatabaseConnection, file: &CheckpointFile) -> Result<()> {
    let Some(Kept { at, checkpoint }) = file.last()? else {
        return Ok(());
    };
    let path = || file.path().to_owned();
    let now = stored::size(database).await?;
    let size = checkpoint.size();
    let keys = stored::keys(database).await?;
    if let Some(first) = keys.first().filter(|first| first.key.origin() != checkpoint.origin()) {
        return Err(LogError::OtherLog {
            file: path(),
            found: checkpoint.origin().to_owned(),
            expected: first.key.origin().to_owned(),
        });
    }
    if size > now {
        let file = path();
        return Err(LogError::RolledBack { file, at, size, now });
    }
    if stored::root(database, size).await? != checkpoint.root() {
        let file = path();
        return Err(LogError::Forked { file, at, size });
    }
    Ok(())
}

/// Accepts that entries are gone which the file of checkpoints speaks for. That is itself an entry, and a new checkpoint.
/// Returns its index; `None` when there is nothing to accept.
pub async fn accept_rollback(
    log: &Log,
    database: &DatabaseConnection,
    file: &CheckpointFile,
    by: By,
    now: DateTime<Utc>,
) -> Result<Option<u64>> {
    match check_against(database, file).await {
        Ok(()) => return Ok(None),
        Err(LogError::RolledBack { .. } | LogError::Forked { .. }) => {}
        Err(other) => return Err(other),
    }
    let Some(lost) = file.last()? else { return Ok(None) };
    let entry = NewEntry::new(LogAct::AcceptRollback, by)
        .detail("at", lost.at.to_rfc3339_opts(SecondsFormat::Micros, true))
        .detail("kept", last_that_fits(database, file).await?)
        .detail("root", BASE64_STANDARD.encode(lost.checkpoint.root().0))
        .detail("size", lost.checkpoint.size());
    let indexes = log.record(database, now, vec![entry]).await?;
    let mut writer = CheckpointWriter::new(Some(file.clone()))?;
    writer.forget();
    writer.write(database, now, &mut std::io::sink()).await?;
    Ok(Some(indexes.start))
}

/// The size of the last checkpoint that the log continues; 0 when there is none.
async fn last_that_fits(database: &DatabaseConnection, file: &CheckpointFile) -> Result<u64> {
    let now = stored::size(database).await?;
    for checkpoint in file
        .all()?
        .into_iter()
        .rev()
        .filter(|checkpoint| checkpoint.size() <= now)
    {
        if stored::root(database, checkpoint.size()).await? == checkpoint.root() {
            return Ok(checkpoint.size());
        }
    }
    Ok(0)
}
