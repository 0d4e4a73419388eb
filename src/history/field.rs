//! Who changed which field, and when: last of all, or since somebody looked?

use std::{collections::BTreeMap, ops::Range};

use chrono::{DateTime, Utc};
use entity::log_entry::Column;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    ask::{of_noun, read},
    entry::{By, Entry, Pair},
    error::Result,
    reveal::reveal,
};

/// The last change of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastChange {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: By,
    /// The index of the entry that says so.
    pub index: u64,
}

/// Who last changed each field of a noun, and when. A field that no entry speaks of has not been changed since the log began.
pub async fn last_changed_by(
    connection: &impl ConnectionTrait,
    noun: &str,
    key: &str,
) -> Result<BTreeMap<String, LastChange>> {
    let mut last = BTreeMap::new();
    for entry in read(
        of_noun(noun, key)
            .order_by_asc(Column::EntryIndex)
            .all(connection)
            .await?,
    )? {
        for name in entry.fields.into_keys() {
            let change = LastChange {
                at: entry.at,
                by: entry.by.clone(),
                index: entry.index,
            };
            last.insert(name, change);
        }
    }
    Ok(last)
}

/// A change of a field that an edit did not know of.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The name of the field in JSON.
    pub field: String,
    /// What it said before the first of the changes, and what it says after the last, sealed values filled in.
    pub values: Pair,
    /// When it was last changed.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: By,
    /// The version that change made.
    pub version: i32,
}

/// Which fields of a noun were changed after a version (`start`) up to a later one (`end`), by whom: for telling somebody whose edit
/// was based on the first.
pub async fn changes_since(
    connection: &impl ConnectionTrait,
    noun: &str,
    key: &str,
    versions: Range<i32>,
) -> Result<Vec<FieldChange>> {
    // One entry makes one version. Read from the end, as many are found there: a long history costs no more than a short one.
    let many = versions.end.saturating_sub(versions.start);
    let rows = of_noun(noun, key)
        .filter(Column::Version.gt(versions.start))
        .filter(Column::Version.lte(versions.end))
        .order_by_desc(Column::EntryIndex)
        .limit(u64::try_from(many).unwrap_or(0))
        .all(connection)
        .await?;
    let mut entries = read(rows.into_iter().rev())?;
    reveal(connection, &mut entries).await?;
    let mut changes: BTreeMap<String, FieldChange> = BTreeMap::new();
    for Entry {
        fields,
        at,
        by,
        version,
        ..
    } in entries
    {
        for (field, [before, after]) in fields {
            // What it said at first is kept from the first change.
            let before = changes.remove(&field).map_or(before, |earlier| {
                let [first, _] = earlier.values;
                first
            });
            let change = FieldChange {
                field: field.clone(),
                values: [before, after],
                at,
                by: by.clone(),
                version: version.unwrap_or_default(),
            };
            changes.insert(field, change);
        }
    }
    Ok(changes
        .into_values()
        .filter(|change| change.values[0] != change.values[1])
        .collect())
}
