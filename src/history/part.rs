//! How does a part of the log leave the house, so that each entry of it is shown to be in the log? The entries of one controller,
//! each with its way to the root (RFC 9162, section 2.1.3), under one signed checkpoint.
//!
//! A part shows that nothing in it was changed or made up. That nothing was left out is shown only by the whole log, which
//! [`super::export`] writes.

use std::io::{BufRead, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, Utc};
use entity::log_entry::{self, Column};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tlog_tiles::{check_record, prove_record};

use super::{
    ask::Within,
    error::{LogError, Result},
    export::checkpoint,
    head::Checkpoint,
    key::PublicKey,
    stored::{self, database_index},
    tree::{Hash, record_hash},
    verify::Lines,
};

/// What the first line of a part says.
pub const FORMAT: &str = "seloste-log-part/1";
/// Entries proven at once; each takes as many hashes as the tree is high, and a question may name some thirty thousand.
const PAGE: u64 = 500;

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Head {
    /// [`FORMAT`].
    pub format: String,
    /// How many entries the checkpoint speaks for.
    pub size: u64,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The key that signed it.
    pub key: String,
}

/// Another line: an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    /// Its index in the log, from 0.
    pub index: u64,
    /// The text that is hashed.
    pub entry: String,
    /// The hashes on the way from it to the root, in base 64.
    pub hashes: Vec<String>,
}

/// Writes the entries of a part of the inventory that were written until a time, without personal values. Returns how many.
pub async fn export_part(
    database: &DatabaseConnection,
    within: Within<'_>,
    until: DateTime<Utc>,
    out: &mut (impl Write + Send),
) -> Result<u64> {
    let size = stored::size(database).await?;
    let end = checkpoint(database, size).await?;
    let keys = stored::keys(database).await?;
    let key = keys.iter().rev().find(|period| period.from < size);
    let head = Head {
        format: FORMAT.to_owned(),
        size,
        checkpoint: end.text().to_owned(),
        key: key.map(|period| period.key.text().to_owned()).unwrap_or_default(),
    };
    line(out, &head)?;
    let (mut after, mut count) = (None, 0);
    loop {
        let mut rows = log_entry::Entity::find()
            .filter(within.condition())
            .filter(Column::At.lte(until))
            .filter(Column::EntryIndex.lt(database_index(size)));
        if let Some(after) = after {
            rows = rows.filter(Column::EntryIndex.gt(after));
        }
        let rows = rows.order_by_asc(Column::EntryIndex).limit(PAGE).all(database).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.entry_index);
        let indexes: Vec<u64> = rows.iter().map(|row| row.entry_index.unsigned_abs()).collect();
        let fetched = stored::needed(database, |wanted| {
            indexes
                .iter()
                .try_for_each(|index| prove_record(size, *index, wanted).map(drop))
        })
        .await?;
        for (row, index) in rows.into_iter().zip(indexes) {
            let hashes = prove_record(size, index, &fetched).map_err(|error| LogError::Damaged(error.to_string()))?;
            line(
                out,
                &Line {
                    index,
                    entry: row.text,
                    hashes: hashes.iter().map(|hash| BASE64_STANDARD.encode(hash.0)).collect(),
                },
            )?;
            count += 1;
        }
    }
    Ok(count)
}

fn line(out: &mut impl Write, line: &impl Serialize) -> Result<()> {
    let written = serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from);
    written
        .and_then(|()| out.write_all(b"\n"))
        .map_err(|error| LogError::file("the part of the log", error))
}

/// Why a part does not hold.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum NoPart {
    /// It is no part of a log.
    #[error("this is no part of a log: its first line does not say {FORMAT}")]
    NotAPart,
    /// A line cannot be read.
    #[error("line {0} of the part cannot be read")]
    Unreadable(u64),
    /// Its checkpoint is not signed by the key it names.
    #[error("the checkpoint of the part is not signed by the key {0}")]
    NotSigned(String),
    /// The reader does not trust the key.
    #[error("the part is signed by the key {0}, which is not among those given")]
    NotTrusted(String),
    /// An entry is not in the log that the checkpoint speaks for.
    #[error("entry {0} is not as it is in the log")]
    NotInLog(u64),
    /// Entries must come in their order, each once.
    #[error("entry {0} stands twice, or not in its order")]
    OutOfOrder(u64),
}

/// A part whose entries are all in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How many entries it has.
    pub entries: u64,
    /// How many the log had.
    pub size: u64,
    /// The key that signed its checkpoint.
    pub key: PublicKey,
}

/// Verifies a part offline. With keys given, its checkpoint must be signed by one of them.
pub fn verify_part(part: impl BufRead, trusted: &[PublicKey]) -> std::result::Result<Part, NoPart> {
    // One line at a time, of a bounded length: a small pack can unpack to a line that fills the memory.
    let mut lines = Lines::new(part);
    let head: Option<Head> = match lines.next() {
        Ok(Some(line)) => serde_json::from_slice(line).ok(),
        _ => None,
    };
    let head = head.filter(|head| head.format == FORMAT).ok_or(NoPart::NotAPart)?;
    let not_signed = || NoPart::NotSigned(head.key.clone());
    let key = PublicKey::parse(&head.key).map_err(|_| not_signed())?;
    let end = Checkpoint::parse(&head.checkpoint).map_err(|_| not_signed())?;
    if !end.is_signed_by(&key) || end.origin() != key.origin() || end.size() != head.size {
        return Err(not_signed());
    }
    if !trusted.is_empty() && !trusted.contains(&key) {
        return Err(NoPart::NotTrusted(head.key));
    }
    let (mut entries, mut last) = (0, None);
    loop {
        let number = entries + 2;
        let Some(line) = lines.next().map_err(|_| NoPart::Unreadable(number))? else {
            break;
        };
        let line: Line = serde_json::from_slice(line).map_err(|_| NoPart::Unreadable(number))?;
        if last.is_some_and(|last| line.index <= last) {
            return Err(NoPart::OutOfOrder(line.index));
        }
        last = Some(line.index);
        let hashes: Option<Vec<Hash>> = line.hashes.iter().map(|hash| Hash::parse_hash(hash).ok()).collect();
        let hashes = hashes.ok_or(NoPart::Unreadable(number))?;
        let leaf = record_hash(line.entry.as_bytes());
        check_record(&hashes, end.size(), end.root(), line.index, leaf).map_err(|_| NoPart::NotInLog(line.index))?;
        entries += 1;
    }
    Ok(Part {
        entries,
        size: end.size(),
        key,
    })
}
