//! How does an entry come into the log? In the transaction of the change it tells of, as the next leaf of the tree, with its
//! head signed.
//!
//! The caller's transaction holds the lock on the row of `revision`, so entries come one after another, on one instance and on
//! many. An instance keeps the tip of the log in memory; that nobody else wrote is asked of the database, one look at the end
//! of an index, rather than trusted: a tip that is out of date would fork the log. Every head is signed, not only the last of a
//! batch, so that the first entry that does not fit can be named exactly.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, SubsecRound, Utc};
use entity::{log_entry, personal_value, vocabulary::LogAct};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Statement};

use super::{
    entry::NewEntry,
    error::{LogError, Result},
    head::head_text,
    key::{KeyPair, Signer},
    stored,
    tree::{Frontier, Hash, record_hash},
};

/// The end of a log: all that must be known to write the next entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tip {
    pub(super) tree: Frontier,
    /// The signature of the last head, in base 64; empty before the first entry.
    pub(super) after: String,
    /// The key that signs now; none before the first entry.
    pub(super) key: Option<Arc<str>>,
}

/// An entry as it is written: its row, and the personal values it seals.
#[derive(Clone, Debug)]
pub struct Written {
    /// The row.
    pub row: log_entry::Model,
    /// What it seals.
    pub values: Vec<personal_value::Model>,
}

/// What was appended in a transaction that may still be rolled back.
#[derive(Clone, Debug)]
#[must_use = "the tip is to be kept once the transaction has committed"]
pub struct Appended {
    /// The index of the first of the new entries; those after it follow without a gap.
    pub first: u64,
    /// The end of the log with them.
    pub tip: Tip,
}

/// Appends entries in a transaction that holds the lock on the row of `revision`. `revision` is the value of that row.
///
/// `tip` is what this instance knows of the log's end; [`Tip::default`] when it knows nothing.
pub async fn append(
    write: &DatabaseTransaction,
    tip: &Tip,
    signer: &Signer,
    revision: i64,
    at: DateTime<Utc>,
    entries: Vec<NewEntry>,
) -> Result<Appended> {
    let mut tip = if stored::size(write).await? == tip.tree.size() {
        tip.clone()
    } else {
        stored::tip(write).await?
    };
    let first = tip.tree.size();
    let key = tip
        .key
        .clone()
        .ok_or_else(|| LogError::Damaged("it has not been begun".to_owned()))?;
    let pair = signer.pair_for(&key)?;
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        let batch: Vec<Written> = entries
            .by_ref()
            .take(BATCH)
            .map(|entry| tip.next(&pair, revision, at, entry))
            .collect();
        insert(write, batch).await?;
    }
    Ok(Appended { first, tip })
}

/// Entries inserted at once. A row has eleven columns, and SQLite binds 32,766 values at most.
const BATCH: usize = 1_000;

pub(super) async fn insert(write: &DatabaseTransaction, batch: Vec<Written>) -> Result<()> {
    let mut values = Vec::new();
    let mut rows = Vec::with_capacity(batch.len());
    for written in batch {
        rows.push(written.row.into_active_model());
        values.extend(written.values.into_iter().map(IntoActiveModel::into_active_model));
    }
    log_entry::Entity::insert_many(rows)
        .exec_without_returning(write)
        .await?;
    let mut values = values.into_iter().peekable();
    while values.peek().is_some() {
        let some = values.by_ref().take(BATCH);
        personal_value::Entity::insert_many(some)
            .exec_without_returning(write)
            .await?;
    }
    Ok(())
}

/// Takes the lock that writers stand in line for, without raising the revision: for acts that change nothing in the inventory.
/// Returns the revision.
pub async fn stand_in_line(write: &DatabaseTransaction) -> Result<i64> {
    let sql = "UPDATE revision SET value = value WHERE id = 1 RETURNING value";
    let statement = Statement::from_string(write.get_database_backend(), sql);
    let row = write.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| LogError::Damaged("the table revision has no row".to_owned()))?;
    Ok(row.try_get("", "value")?)
}

impl Tip {
    /// How many entries the log has.
    pub const fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The root of their tree.
    pub fn root(&self) -> Hash {
        self.tree.root()
    }

    /// Writes the next entry, signed by `pair`, and moves on. Pure: the database is the caller's.
    pub fn next(&mut self, pair: &KeyPair, revision: i64, at: DateTime<Utc>, entry: NewEntry) -> Written {
        let at = at.trunc_subsecs(6);
        let index = self.tree.size();
        let text = entry.text(index, &self.after, at);
        let hashes = self.tree.push(record_hash(text.as_bytes()));
        let signature = pair.sign(&head_text(pair.public().origin(), self.tree.size(), self.tree.root()));
        self.after = BASE64_STANDARD.encode(signature);
        if let LogAct::BeginLog | LogAct::RotateKey = entry.act {
            self.key = entry.details.get("key").and_then(|key| key.as_str()).map(Arc::from);
        }
        let entry_index = i64::try_from(index).expect("a log does not outgrow 63 bits");
        let subject = entry.subject;
        let values = entry.values.into_iter().map(|value| personal_value::Model {
            seal: value.sealed.seal.to_vec(),
            entry_index,
            noun: value.noun.to_string(),
            key: value.key.to_string(),
            salt: value.sealed.salt.to_vec(),
            value: value.sealed.value,
        });
        Written {
            values: values.collect(),
            row: log_entry::Model {
                entry_index,
                revision,
                at,
                act: entry.act,
                account: entry.by.account.to_string(),
                noun: subject.as_ref().map(|subject| subject.noun.to_owned()),
                key: subject.as_ref().map(|subject| subject.key.to_string()),
                controller_id: subject
                    .as_ref()
                    .and_then(|subject| Some(subject.controller.as_ref()?.1)),
                version: subject.as_ref().and_then(|subject| subject.version),
                text,
                hashes: hashes.iter().flat_map(|hash| hash.0).collect(),
                signature: signature.to_vec(),
            },
        }
    }
}
