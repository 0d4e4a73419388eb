//! How does one instance of the program hold the log? The key it signs with, and the tip it writes at.

use std::{
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::vocabulary::LogAct;
use rand::{CryptoRng, RngCore};
use sea_orm::{DatabaseConnection, DatabaseTransaction};

use super::{
    append::{Appended, Tip, append, insert, stand_in_line},
    entry::{By, NewEntry},
    error::{LogError, Result},
    key::{KeyFile, KeyPair, PublicKey, Signer},
    stored,
};
use crate::records::database::begin_write;

/// The format of entries and exports, named in the first entry of every log.
pub const FORMAT: &str = "seloste-log/1";

/// The first entry of every log: its name and its first key.
pub fn beginning(key: &PublicKey) -> NewEntry {
    NewEntry::new(LogAct::BeginLog, By::program())
        .detail("format", FORMAT)
        .detail("key", key.text())
        .detail("origin", key.origin())
}

/// The log as one instance of the program holds it.
#[derive(Debug)]
pub struct Log {
    pub(super) signer: Signer,
    tip: Mutex<Tip>,
}

impl Log {
    /// The log of a database that has been migrated. At first start the log is begun: under the name `origin`, with a key that
    /// is made in `key_file` (or in memory alone, for a database that is gone with the program).
    ///
    /// An instance whose log exists, but whose key does not, is told what to do.
    pub async fn open(
        database: &DatabaseConnection,
        key_file: Option<&Path>,
        origin: &str,
        now: DateTime<Utc>,
        random: &mut (impl CryptoRng + RngCore),
    ) -> Result<Self> {
        let file = key_file.map(KeyFile::at);
        let tip = stored::tip(database).await?;
        if tip.key.is_some() {
            return Self::resume(file, tip);
        }
        let pair = KeyPair::new(origin, random)?;
        let write = begin_write(database).await?;
        let revision = stand_in_line(&write).await?;
        let mut tip = stored::tip(&write).await?;
        if tip.key.is_some() {
            // Another instance was first.
            write.rollback().await?;
            return Self::resume(file, tip);
        }
        let signer = match file {
            None => Signer::in_memory(pair),
            Some(file) => {
                // A key without a log is left of a first start that was cut short.
                let left = file.read()?;
                if left.is_none() {
                    file.make(&pair)?;
                }
                Signer::of_file(file, left.unwrap_or(pair))
            }
        };
        let public = signer.public();
        let first = tip.next(&*signer.pair_for(public.text())?, revision, now, beginning(&public));
        insert(&write, vec![first]).await?;
        write.commit().await?;
        let tip = Mutex::new(tip);
        Ok(Self { signer, tip })
    }

    fn resume(file: Option<KeyFile>, tip: Tip) -> Result<Self> {
        let key = tip.key.clone().unwrap_or_default();
        let missing = |file: Option<&KeyFile>| LogError::KeyMissing {
            file: file.map(|file| file.path().to_owned()).unwrap_or_default(),
            entries: tip.size(),
            key: key.to_string(),
        };
        let file = file.ok_or_else(|| missing(None))?;
        // A rotation may have been cut short after it had committed.
        file.take_next(&key)?;
        let held = file.read()?.ok_or_else(|| missing(Some(&file)))?;
        let signer = Signer::of_file(file, held);
        signer.pair_for(&key)?;
        let tip = Mutex::new(tip);
        Ok(Self { signer, tip })
    }

    /// The key that signs now.
    pub fn public_key(&self) -> PublicKey {
        self.signer.public()
    }

    /// The pair that signs now: for what leaves the house under the same key. Fails when the key that the log names is not in
    /// its file.
    pub async fn pair(&self, database: &DatabaseConnection) -> Result<Arc<KeyPair>> {
        let tip = stored::tip(database).await?;
        self.signer.pair_for(tip.key.as_deref().unwrap_or_default())
    }

    /// The name of the log.
    pub fn origin(&self) -> String {
        self.signer.public().origin().to_owned()
    }

    /// Appends entries in the caller's transaction, which holds the lock on the row of `revision`, whose value is told. When
    /// the transaction has committed, what is returned goes to [`Self::committed`]; otherwise it is dropped.
    pub async fn append(
        &self,
        write: &DatabaseTransaction,
        revision: i64,
        at: DateTime<Utc>,
        entries: Vec<NewEntry>,
    ) -> Result<Appended> {
        let tip = self.tip.lock().unwrap_or_else(PoisonError::into_inner).clone();
        append(write, &tip, &self.signer, revision, at, entries).await
    }

    /// Keeps the tip of a transaction that has committed.
    pub fn committed(&self, appended: Appended) {
        *self.tip.lock().unwrap_or_else(PoisonError::into_inner) = appended.tip;
    }

    /// Writes entries that tell of no change in the inventory, in a transaction of their own: sign-ins, exports, reads of the
    /// log. Returns their indexes.
    pub async fn record(
        &self,
        database: &DatabaseConnection,
        at: DateTime<Utc>,
        entries: Vec<NewEntry>,
    ) -> Result<Range<u64>> {
        let write = begin_write(database).await?;
        let revision = stand_in_line(&write).await?;
        let appended = self.append(&write, revision, at, entries).await?;
        write.commit().await?;
        let indexes = appended.first..appended.tip.size();
        self.committed(appended);
        Ok(indexes)
    }
}
