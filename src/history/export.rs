//! How does the log leave the house, so that anyone can check it without the program's database? JSON, one line for each entry.
//!
//! The first line names the log and its keys, each further line is an entry with its hash and the signature of its head, and
//! the last is the signed checkpoint of the whole. It is written as it is read, a page at a time.

use std::{borrow::Cow, io::Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use entity::{log_entry, personal_value};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::{
    error::{LogError, Result},
    head::Checkpoint,
    log::FORMAT,
    seal::hex,
    stored::{self, database_index},
    tree::HASH_LENGTH,
};

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Always `seloste-log/1`.
    pub format: String,
    /// The name of the log.
    pub origin: String,
    /// How many entries follow.
    pub size: u64,
    /// The keys it was signed with.
    pub keys: Vec<HeadKey>,
}

/// A key, in the first line. It is only said: what counts is what the entries say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HeadKey {
    /// The index of the first entry it signed.
    pub from: u64,
    /// The key.
    pub key: String,
}

/// The line of an entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntryLine<'a> {
    /// The entry: the text that is hashed.
    #[serde(borrow)]
    pub entry: Cow<'a, str>,
    /// Its hash, in base 64.
    #[serde(borrow)]
    pub leaf: Cow<'a, str>,
    /// The signature of the head that ends with it, in base 64.
    #[serde(borrow)]
    pub signature: Cow<'a, str>,
    /// The personal values it seals, where they were asked for and have not been erased.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueLine>,
}

/// A personal value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ValueLine {
    /// What the entry shows: SHA-256 of salt and value, in hexadecimal.
    pub seal: String,
    /// In hexadecimal.
    pub salt: String,
    /// Canonical JSON.
    pub value: String,
}

/// The last line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct End {
    /// The signed note.
    pub checkpoint: String,
}

/// Rows read at once.
const PAGE: u64 = 1_000;

/// Writes the log as it is now, with or without the personal values. Returns how many entries it has.
pub async fn export(database: &DatabaseConnection, with_values: bool, out: &mut (impl Write + Send)) -> Result<u64> {
    let size = stored::size(database).await?;
    let end = checkpoint(database, size).await?;
    let keys = stored::keys(database).await?;
    let head = Head {
        format: FORMAT.to_owned(),
        origin: end.origin().to_owned(),
        size,
        keys: keys
            .into_iter()
            .map(|period| HeadKey {
                from: period.from,
                key: period.key.text().to_owned(),
            })
            .collect(),
    };
    line(out, &head)?;
    let mut from = 0;
    while from < size {
        let to = (from + PAGE).min(size);
        for (row, values) in page(database, from, to, with_values).await? {
            line(out, &EntryLine::of(&row, values))?;
        }
        from = to;
    }
    let checkpoint = end.text().to_owned();
    line(out, &End { checkpoint })?;
    out.flush().map_err(|error| LogError::file("the export", error))?;
    Ok(size)
}

/// The signed checkpoint of the first `size` entries.
pub async fn checkpoint(database: &DatabaseConnection, size: u64) -> Result<Checkpoint> {
    if size == 0 {
        return Err(LogError::NoEntry { asked: 0, size });
    }
    let keys = stored::keys(database).await?;
    let period = keys.iter().rev().find(|period| period.from < size);
    let key = period.ok_or_else(|| LogError::Damaged("no entry names its key".to_owned()))?;
    let signature = stored::signature(database, size).await?;
    Checkpoint::new(size, stored::root(database, size).await?, &key.key, &signature)
}

impl<'a> EntryLine<'a> {
    /// The line of a row with the personal values to be shown.
    pub fn of(row: &'a log_entry::Model, values: Vec<personal_value::Model>) -> Self {
        let leaf = row.hashes.get(..HASH_LENGTH).unwrap_or_default();
        Self {
            entry: Cow::Borrowed(&row.text),
            leaf: Cow::Owned(BASE64_STANDARD.encode(leaf)),
            signature: Cow::Owned(BASE64_STANDARD.encode(&row.signature)),
            values: values
                .into_iter()
                .map(|value| ValueLine {
                    seal: hex(&value.seal),
                    salt: hex(&value.salt),
                    value: value.value,
                })
                .collect(),
        }
    }
}

/// Entries with their personal values, from one index up to before another.
pub(super) async fn page(
    database: &DatabaseConnection,
    from: u64,
    to: u64,
    with_values: bool,
) -> Result<Vec<(log_entry::Model, Vec<personal_value::Model>)>> {
    let (from, to) = (database_index(from), database_index(to));
    let rows = log_entry::Entity::find()
        .filter(log_entry::Column::EntryIndex.gte(from))
        .filter(log_entry::Column::EntryIndex.lt(to))
        .order_by_asc(log_entry::Column::EntryIndex)
        .all(database)
        .await?;
    let mut values = Vec::new();
    if with_values {
        values = personal_value::Entity::find()
            .filter(personal_value::Column::EntryIndex.gte(from))
            .filter(personal_value::Column::EntryIndex.lt(to))
            .order_by_asc(personal_value::Column::EntryIndex)
            .order_by_asc(personal_value::Column::Seal)
            .all(database)
            .await?;
    }
    let mut values = values.into_iter().peekable();
    let with = |row: log_entry::Model| {
        let mut own = Vec::new();
        while let Some(value) = values.next_if(|value| value.entry_index <= row.entry_index) {
            own.push(value);
        }
        (row, own)
    };
    Ok(rows.into_iter().map(with).collect())
}

fn line(out: &mut impl Write, line: &impl Serialize) -> Result<()> {
    let written = serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from);
    written
        .and_then(|()| out.write_all(b"\n"))
        .map_err(|error| LogError::file("the export", error))
}
