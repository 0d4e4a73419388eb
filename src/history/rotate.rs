//! How is the key of the log replaced? By an entry that the old key signs and that names the new one.
//!
//! The new key lies beside the old until that entry is committed, so at no moment is the key of the log not on the disk. Where
//! the old key is lost, the entry is signed by the new one alone, and whoever verifies the log is told and decides.

use std::{path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use entity::vocabulary::LogAct;
use rand::{CryptoRng, RngCore};
use sea_orm::DatabaseConnection;

use super::{
    append::{insert, stand_in_line},
    entry::{By, NewEntry},
    error::{LogError, Result},
    key::{KeyFile, KeyPair, PublicKey},
    log::Log,
    stored,
};
use crate::records::database::begin_write;

/// Replaces the key, vouched for by the one before. Returns the new one.
pub async fn rotate(
    log: &Log,
    database: &DatabaseConnection,
    by: By,
    now: DateTime<Utc>,
    random: &mut (impl CryptoRng + RngCore),
) -> Result<PublicKey> {
    let pair = KeyPair::new(&log.origin(), random)?;
    let public = pair.public().clone();
    let write = begin_write(database).await?;
    let revision = stand_in_line(&write).await?;
    let file = log.signer.file();
    if let Some(file) = file {
        // Another instance may have rotated a moment ago and not yet have moved its key into place.
        if let Some(key) = stored::keys(&write).await?.pop() {
            file.take_next(key.key.text())?;
            log.signer.pair_for(key.key.text())?;
        }
        file.make_next(&pair)?;
    }
    let entry = rotation(by, &log.public_key(), &public);
    let appended = log.append(&write, revision, now, vec![entry]).await?;
    write.commit().await?;
    log.committed(appended);
    if let Some(file) = file {
        file.take_next(public.text())?;
    }
    log.signer.change(pair);
    Ok(public)
}

/// Begins a new key where the old one is lost. Refuses while the old one is there.
pub async fn replace_lost(
    database: &DatabaseConnection,
    key_file: &Path,
    by: By,
    now: DateTime<Utc>,
    random: &mut (impl CryptoRng + RngCore),
) -> Result<PublicKey> {
    let file = KeyFile::at(key_file);
    let write = begin_write(database).await?;
    let revision = stand_in_line(&write).await?;
    let mut tip = stored::tip(&write).await?;
    let old = stored::keys(&write).await?.pop();
    let old = old
        .ok_or_else(|| LogError::Damaged("it has not been begun".to_owned()))?
        .key;
    file.take_next(old.text())?;
    if file.read()?.is_some_and(|pair| *pair.public() == old) {
        return Err(LogError::KeyFile {
            file: key_file.to_owned(),
            reason: "the key of the log is in it, so it is not lost; rotate it without --lost".to_owned(),
        });
    }
    let pair = KeyPair::new(old.origin(), random)?;
    file.make_next(&pair)?;
    let entry = rotation(by, &old, pair.public()).detail("lost", true);
    tip.key = Some(Arc::from(pair.public().text()));
    insert(&write, vec![tip.next(&pair, revision, now, entry)]).await?;
    write.commit().await?;
    file.take_next(pair.public().text())?;
    Ok(pair.public().clone())
}

/// The entry that replaces a key by another.
pub fn rotation(by: By, before: &PublicKey, key: &PublicKey) -> NewEntry {
    NewEntry::new(LogAct::RotateKey, by)
        .detail("before", before.text())
        .detail("key", key.text())
}
