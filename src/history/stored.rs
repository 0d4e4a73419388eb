//! What does the database hold of the log? Its size, its tip, the hashes of its tree and the keys it was signed with.

use std::{cell::RefCell, collections::HashMap};

use base64::{Engine, prelude::BASE64_STANDARD};
use entity::{log_entry, vocabulary::LogAct};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use tlog_tiles::{Error as TreeError, HASH_SIZE, HashReader, sub_tree_index, tree_hash};

use super::{
    append::Tip,
    entry::Entry,
    error::{LogError, Result},
    key::PublicKey,
    tree::{Frontier, Hash, home_of},
};

/// A time in which one key signed.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPeriod {
    /// The index of the first entry it signed.
    pub from: u64,
    /// The key.
    pub key: PublicKey,
    /// True when the key before did not vouch for it: it was lost.
    pub lost: bool,
}

impl KeyPeriod {
    /// The period that an entry begins; `None` when the entry names no key.
    pub(super) fn begun_by(
        index: u64,
        act: LogAct,
        details: &serde_json::Map<String, serde_json::Value>,
    ) -> Option<Self> {
        let key = PublicKey::parse(details.get("key")?.as_str()?).ok()?;
        let lost = details.get("lost").is_some_and(|lost| lost == true);
        match act {
            LogAct::BeginLog => Some(Self {
                from: 0,
                key,
                lost: false,
            }),
            // The entry itself is signed by the key before; when that was lost, by the new one.
            LogAct::RotateKey => Some(Self {
                from: if lost { index } else { index + 1 },
                key,
                lost,
            }),
            _ => None,
        }
    }
}

/// How many entries the log has.
pub async fn size(connection: &impl ConnectionTrait) -> Result<u64> {
    let sql = "SELECT max(entry_index) AS last FROM log_entry";
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    let last = row
        .map(|row| row.try_get::<Option<i64>>("", "last"))
        .transpose()?
        .flatten();
    Ok(last.map_or(0, |last| last.unsigned_abs() + 1))
}

/// The end of the log, as the database has it.
pub async fn tip(connection: &impl ConnectionTrait) -> Result<Tip> {
    let size = size(connection).await?;
    if size == 0 {
        return Ok(Tip::default());
    }
    let positions = sub_tree_index(0, size, Vec::new());
    let hashes = hashes(connection, &positions).await?;
    let roots = positions.iter().map(|position| Ok((*position, hashes.get(*position)?)));
    let tree = Frontier::new(size, roots.collect::<Result<_>>()?);
    let key = keys(connection).await?.pop();
    let key = key.ok_or_else(|| LogError::Damaged("no entry names its key".to_owned()))?;
    Ok(Tip {
        tree,
        after: BASE64_STANDARD.encode(signature(connection, size).await?),
        key: Some(key.key.text().into()),
    })
}

/// The signature of the head of a tree of this size.
pub async fn signature(connection: &impl ConnectionTrait, size: u64) -> Result<Vec<u8>> {
    let index = database_index(size.saturating_sub(1));
    let row = log_entry::Entity::find_by_id(index)
        .select_only()
        .column(log_entry::Column::Signature);
    let signature: Option<Vec<u8>> = row.into_tuple().one(connection).await?;
    signature.ok_or_else(|| LogError::Damaged(format!("entry {index} is missing")))
}

/// The root of the tree of the first `size` entries.
pub async fn root(connection: &impl ConnectionTrait, size: u64) -> Result<Hash> {
    let fetched = hashes(connection, &sub_tree_index(0, size, Vec::new())).await?;
    tree_hash(size, &fetched).map_err(|_| LogError::Damaged(format!("hashes are missing below entry {size}")))
}

/// The keys the log was signed with, the oldest first.
pub async fn keys(connection: &impl ConnectionTrait) -> Result<Vec<KeyPeriod>> {
    use log_entry::Column;

    let rows = log_entry::Entity::find()
        .filter(Column::Act.is_in([LogAct::BeginLog, LogAct::RotateKey]))
        .order_by_asc(Column::EntryIndex)
        .all(connection)
        .await?;
    let period = |row: log_entry::Model| {
        let entry = Entry::parse(&row.text).ok();
        let period = entry.and_then(|entry| KeyPeriod::begun_by(entry.index, entry.act, &entry.details));
        period.ok_or_else(|| LogError::Damaged(format!("entry {} names no key", row.entry_index)))
    };
    rows.into_iter().map(period).collect()
}

/// Hashes of the tree that were fetched ahead of a computation that needs them.
#[derive(Debug, Default)]
pub struct Fetched(HashMap<u64, Hash>);

impl Fetched {
    fn get(&self, position: u64) -> Result<Hash> {
        let hash = self.0.get(&position).copied();
        hash.ok_or_else(|| LogError::Damaged(format!("the hash of entry {} is missing", home_of(position).0)))
    }
}

impl HashReader for Fetched {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, TreeError> {
        let find = |position: &u64| self.0.get(position).copied().ok_or(TreeError::IndexesNotInTree);
        indexes.iter().map(find).collect()
    }
}

/// Asks a computation which hashes it needs, and fetches those.
pub async fn needed(
    connection: &impl ConnectionTrait,
    computation: impl FnOnce(&Wanted) -> Result<(), TreeError>,
) -> Result<Fetched> {
    let wanted = Wanted::default();
    computation(&wanted).map_err(|error| LogError::Damaged(error.to_string()))?;
    let positions = wanted.0.into_inner();
    hashes(connection, &positions).await
}

/// Notes which hashes a computation asks for, and answers with hashes of nothing.
#[derive(Debug, Default)]
pub struct Wanted(RefCell<Vec<u64>>);

impl HashReader for Wanted {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, TreeError> {
        self.0.borrow_mut().extend_from_slice(indexes);
        Ok(vec![Hash::default(); indexes.len()])
    }
}

#[derive(FromQueryResult)]
struct HashRow {
    entry_index: i64,
    hashes: Vec<u8>,
}

async fn hashes(connection: &impl ConnectionTrait, positions: &[u64]) -> Result<Fetched> {
    use log_entry::Column;

    let homes = positions.iter().map(|position| database_index(home_of(*position).0));
    let rows: Vec<HashRow> = log_entry::Entity::find()
        .select_only()
        .columns([Column::EntryIndex, Column::Hashes])
        .filter(Column::EntryIndex.is_in(homes))
        .into_model()
        .all(connection)
        .await?;
    let rows: HashMap<i64, Vec<u8>> = rows.into_iter().map(|row| (row.entry_index, row.hashes)).collect();
    let mut found = HashMap::with_capacity(positions.len());
    for position in positions {
        let (home, place) = home_of(*position);
        let held = rows
            .get(&database_index(home))
            .and_then(|hashes| hashes.chunks_exact(HASH_SIZE).nth(place));
        if let Some(hash) = held.and_then(|hash| hash.try_into().ok()) {
            found.insert(*position, Hash(hash));
        }
    }
    Ok(Fetched(found))
}

/// The index of an entry as the database counts it.
pub(super) fn database_index(index: u64) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}
