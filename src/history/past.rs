//! What did a noun say at a past time? The fold of the entries about it, from the one that brought it into the log.

use chrono::{DateTime, Utc};
use entity::log_entry::Column;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder};
use serde_json::{Map, Value};

use super::{
    ask::{of_noun, read},
    entry::Entry,
    error::Result,
    reveal::reveal,
    seal::is_erased,
};

/// What a reader is shown in a noun in place of a text that was erased.
pub const ERASED: &str = "(erased)";

/// A noun as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Its JSON form; in place of an erased value stands [`super::seal::erased`].
    pub value: Value,
    /// The names of the fields whose values were erased.
    pub erased: Vec<String>,
    /// The version it had.
    pub version: i32,
    /// The index of the entry that made it so.
    pub index: u64,
    /// When that was.
    pub since: DateTime<Utc>,
}

impl Past {
    /// Its JSON form as a noun can be read from: in place of erased values stands [`ERASED`].
    pub fn readable(&self) -> Value {
        let mut value = self.value.clone();
        for name in &self.erased {
            value[name] = Value::from(ERASED);
        }
        value
    }
}

/// The noun as it was at a time. `None` when it was not there yet, or came before the log and was not taken into it.
pub async fn as_of(
    connection: &impl ConnectionTrait,
    noun: &str,
    key: &str,
    at: DateTime<Utc>,
) -> Result<Option<Past>> {
    let rows = of_noun(noun, key)
        .filter(Column::At.lte(at))
        .order_by_asc(Column::EntryIndex)
        .all(connection)
        .await?;
    let Some(folded) = fold(&read(rows)?) else {
        return Ok(None);
    };
    // Only what stands at the end is looked up, not every value there ever was.
    let mut last = [folded];
    reveal(connection, &mut last).await?;
    let [last] = last;
    let fields: Map<String, Value> = last
        .fields
        .into_iter()
        .map(|(name, [_, after])| (name, after))
        .collect();
    Ok(Some(Past {
        erased: fields
            .iter()
            .filter(|(_, value)| is_erased(value))
            .map(|(name, _)| name.clone())
            .collect(),
        value: Value::Object(fields),
        version: last.version.unwrap_or_default(),
        index: last.index,
        since: last.at,
    }))
}

/// The entries as one that brings the noun as they leave it. `None` when none of them brought it: then what it said in the
/// fields they do not speak of is not known.
fn fold(entries: &[Entry]) -> Option<Entry> {
    let changes: Vec<&Entry> = entries.iter().filter(|entry| !entry.fields.is_empty()).collect();
    // Whatever brings a noun tells its key, and nothing changes a key afterwards.
    let brought = changes.iter().rposition(|entry| entry.fields.contains_key("key"))?;
    let mut whole = Entry::clone(changes[brought]);
    for change in &changes[brought + 1..] {
        for (name, [_, after]) in &change.fields {
            if after.is_null() {
                whole.fields.remove(name);
            } else {
                whole.fields.insert(name.clone(), [Value::Null, after.clone()]);
            }
        }
        whole.version = change.version.or(whole.version);
        (whole.index, whole.at) = (change.index, change.at);
    }
    // What the first entry said beside its fields says nothing of the noun as it is now.
    whole.details.clear();
    Some(whole)
}
