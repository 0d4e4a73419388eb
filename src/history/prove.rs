//! How does somebody who holds one entry, or one old checkpoint, see that it is in the log, without being given the log?
//!
//! A proof is JSON with all that is needed to check it offline: hashes of the tree (RFC 9162, sections 2.1.3 and 2.1.4) and the
//! signed checkpoints they lead to.

use base64::{Engine, prelude::BASE64_STANDARD};
use entity::log_entry;
use sea_orm::{DatabaseConnection, EntityTrait};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tlog_tiles::{check_record, check_tree, prove_record, prove_tree};

use super::{
    error::{LogError, Result},
    export::checkpoint,
    head::Checkpoint,
    key::PublicKey,
    stored::{self, database_index},
    tree::{Hash, record_hash},
};

/// A proof about the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "proof", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Proof {
    /// That an entry is in the log.
    Inclusion {
        /// The entry: the text that is hashed.
        entry: String,
        /// Its index, from 0.
        index: u64,
        /// How many entries the checkpoint speaks for.
        size: u64,
        /// The root of their tree, in base 64.
        root: String,
        /// The hashes on the way from the entry to the root, in base 64.
        hashes: Vec<String>,
        /// The signed checkpoint.
        checkpoint: String,
        /// The key that signed it.
        key: String,
    },
    /// That the log only grew from one checkpoint to a later one.
    Consistency {
        /// How many entries the first speaks for.
        from: u64,
        /// How many the second.
        to: u64,
        /// The hashes that lead from both roots to common ground, in base 64.
        hashes: Vec<String>,
        /// The first signed checkpoint.
        first: String,
        /// The second.
        second: String,
        /// The keys that signed them.
        keys: [String; 2],
    },
}

/// Proves that the log has an entry, by its checkpoint of `size` entries; of all of them when that is left out.
pub async fn prove_entry(database: &DatabaseConnection, index: u64, size: Option<u64>) -> Result<Proof> {
    let now = stored::size(database).await?;
    let size = size.unwrap_or(now);
    if size > now || index >= size {
        let asked = index.max(size.saturating_sub(1));
        return Err(LogError::NoEntry { asked, size: now });
    }
    let fetched = stored::needed(database, |wanted| prove_record(size, index, wanted).map(drop)).await?;
    let hashes = prove_record(size, index, &fetched).map_err(|error| LogError::Damaged(error.to_string()))?;
    let row = log_entry::Entity::find_by_id(database_index(index))
        .one(database)
        .await?;
    let row = row.ok_or_else(|| LogError::Damaged(format!("entry {index} is missing")))?;
    let checkpoint = checkpoint(database, size).await?;
    Ok(Proof::Inclusion {
        entry: row.text,
        index,
        size,
        root: BASE64_STANDARD.encode(checkpoint.root().0),
        hashes: written(&hashes),
        checkpoint: checkpoint.text().to_owned(),
        key: key_of(database, size).await?,
    })
}

/// Proves that the log of `to` entries continues that of `from`.
pub async fn prove_growth(database: &DatabaseConnection, from: u64, to: u64) -> Result<Proof> {
    let now = stored::size(database).await?;
    if from == 0 || from > to || to > now {
        let asked = if from == 0 { 0 } else { from.max(to) - 1 };
        return Err(LogError::NoEntry { asked, size: now });
    }
    let fetched = stored::needed(database, |wanted| prove_tree(to, from, wanted).map(drop)).await?;
    let hashes = prove_tree(to, from, &fetched).map_err(|error| LogError::Damaged(error.to_string()))?;
    Ok(Proof::Consistency {
        from,
        to,
        hashes: written(&hashes),
        first: checkpoint(database, from).await?.text().to_owned(),
        second: checkpoint(database, to).await?.text().to_owned(),
        keys: [key_of(database, from).await?, key_of(database, to).await?],
    })
}

async fn key_of(database: &DatabaseConnection, size: u64) -> Result<String> {
    let keys = stored::keys(database).await?;
    let period = keys.iter().rev().find(|period| period.from < size);
    Ok(period.map(|period| period.key.text().to_owned()).unwrap_or_default())
}

fn written(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| BASE64_STANDARD.encode(hash.0)).collect()
}

/// Why a proof does not hold.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum NoProof {
    /// A hash, key or checkpoint in it cannot be read.
    #[error("the proof cannot be read: {0}")]
    Unreadable(&'static str),
    /// The numbers in it contradict its checkpoint.
    #[error("the checkpoint is of another size or root than the proof says")]
    OtherCheckpoint,
    /// The hashes lead elsewhere.
    #[error("the hashes do not lead to the root of the checkpoint")]
    WrongHashes,
    /// The signature does not fit.
    #[error("the checkpoint is not signed by the key {0}")]
    NotSigned(String),
    /// The reader does not trust the key.
    #[error("the checkpoint is signed by the key {0}, which is not among those given")]
    NotTrusted(String),
}

/// Checks a proof. With keys given, the checkpoints must be signed by one of them; without, by the key the proof names, and
/// then the proof only shows what the holder of that key said.
pub fn check(proof: &Proof, trusted: &[PublicKey]) -> Result<(), NoProof> {
    match proof {
        Proof::Inclusion {
            entry,
            index,
            size,
            root,
            hashes,
            checkpoint,
            key,
        } => {
            let checkpoint = signed(checkpoint, key, trusted)?;
            if checkpoint.size() != *size || BASE64_STANDARD.encode(checkpoint.root().0) != *root {
                return Err(NoProof::OtherCheckpoint);
            }
            let leaf = record_hash(entry.as_bytes());
            check_record(&read(hashes)?, *size, checkpoint.root(), *index, leaf).map_err(|_| NoProof::WrongHashes)
        }
        Proof::Consistency {
            from,
            to,
            hashes,
            first,
            second,
            keys: [first_key, second_key],
        } => {
            let (first, second) = (signed(first, first_key, trusted)?, signed(second, second_key, trusted)?);
            if first.size() != *from || second.size() != *to || first.origin() != second.origin() {
                return Err(NoProof::OtherCheckpoint);
            }
            check_tree(&read(hashes)?, *to, second.root(), *from, first.root()).map_err(|_| NoProof::WrongHashes)
        }
    }
}

fn signed(checkpoint: &str, key: &str, trusted: &[PublicKey]) -> Result<Checkpoint, NoProof> {
    let key = PublicKey::parse(key).map_err(|_| NoProof::Unreadable("its key"))?;
    let checkpoint = Checkpoint::parse(checkpoint).map_err(|_| NoProof::Unreadable("its checkpoint"))?;
    if !checkpoint.is_signed_by(&key) || checkpoint.origin() != key.origin() {
        return Err(NoProof::NotSigned(key.text().to_owned()));
    }
    if !trusted.is_empty() && !trusted.contains(&key) {
        return Err(NoProof::NotTrusted(key.text().to_owned()));
    }
    Ok(checkpoint)
}

fn read(hashes: &[String]) -> Result<Vec<Hash>, NoProof> {
    let hash = |text: &String| {
        let hash = Hash::parse_hash(text);
        hash.map_err(|_| NoProof::Unreadable("its hashes"))
    };
    hashes.iter().map(hash).collect()
}
