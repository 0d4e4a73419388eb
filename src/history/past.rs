//! What did a noun say at a past time? The fold of the entries about it, from the one that brought it into the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    log_entry::{self, Column},
    vocabulary::LogAct,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde_json::{Map, Value};

use super::{
    ask::{Within, of_noun, read},
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
    /// What an entry that brings a noun says of it.
    fn of(entry: Entry) -> Self {
        let fields: Map<String, Value> = entry
            .fields
            .into_iter()
            .map(|(name, [_, after])| (name, after))
            .collect();
        Self {
            erased: fields
                .iter()
                .filter(|(_, value)| is_erased(value))
                .map(|(name, _)| name.clone())
                .collect(),
            value: Value::Object(fields),
            version: entry.version.unwrap_or_default(),
            index: entry.index,
            since: entry.at,
        }
    }

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
    let mut told = Told::default();
    for entry in read(rows)? {
        told.hear(entry);
    }
    let Some(whole) = told.whole else {
        return Ok(None);
    };
    // Only what stands at the end is looked up, not every value there ever was.
    let mut last = [whole];
    reveal(connection, &mut last).await?;
    let [last] = last;
    Ok(Some(Past::of(last)))
}

/// What the log knows of one noun of a part of the inventory, at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// What it said.
    As(Past),
    /// It was made later.
    NotYet,
    /// It was changed before, but what it said in the other fields is not in the log.
    Partly,
}

/// What a part of the inventory was at a time: every noun that the log speaks of, by its kind and key. What the log does not
/// speak of has not changed since the log was begun.
///
/// Holds one folded entry for each noun, as much as the part itself takes.
pub async fn part_as_of(
    connection: &impl ConnectionTrait,
    within: Within<'_>,
    at: DateTime<Utc>,
) -> Result<BTreeMap<(String, String), Known>> {
    folded(connection, &within.condition(), at).await
}

/// The same of every noun of one kind, whosever it is; told by the word of the kind.
pub async fn kind_as_of(
    connection: &impl ConnectionTrait,
    noun: &str,
    at: DateTime<Utc>,
) -> Result<BTreeMap<(String, String), Known>> {
    folded(connection, &Condition::all().add(Column::Noun.eq(noun)), at).await
}

/// What the nouns of a kind that belong to a controller, by the number of its row, said at a time, if they named another at any time, by
/// its global id: such as the flows at a register, also those that ended at it then and end elsewhere now. By key; those that were not
/// there yet are left out.
pub async fn naming_as_of(
    connection: &impl ConnectionTrait,
    controller: i32,
    noun: &str,
    named: &str,
    at: DateTime<Utc>,
) -> Result<Vec<Past>> {
    // The database looks for the name in the texts, so that only what named it is folded here. It is not asked for the kind: it would go
    // through all there is of a kind everywhere, and not through what belongs to one controller.
    let naming: Vec<(Option<String>, Option<String>)> = log_entry::Entity::find()
        .select_only()
        .columns([Column::Noun, Column::Key])
        .distinct()
        .filter(Column::ControllerId.eq(controller))
        .filter(Column::Text.contains(format!("\"{named}\"")))
        .into_tuple()
        .all(connection)
        .await?;
    let of_kind = naming.into_iter().filter(|(kind, _)| kind.as_deref() == Some(noun));
    let keys: Vec<String> = of_kind.filter_map(|(_, key)| key).collect();
    let which = Condition::all().add(Column::Noun.eq(noun)).add(Column::Key.is_in(keys));
    let known = folded(connection, &which, at).await?;
    Ok(known
        .into_values()
        .filter_map(|known| match known {
            Known::As(past) => Some(past),
            Known::NotYet | Known::Partly => None,
        })
        .collect())
}

async fn folded(
    connection: &impl ConnectionTrait,
    which: &Condition,
    at: DateTime<Utc>,
) -> Result<BTreeMap<(String, String), Known>> {
    let mut told: BTreeMap<(String, String), Told> = BTreeMap::new();
    let mut after = None;
    loop {
        let rows = entries_of(which, after).all(connection).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.entry_index);
        for row in rows {
            let (Some(noun), Some(key)) = (row.noun.clone(), row.key.clone()) else {
                continue;
            };
            let told = told.entry((noun, key)).or_default();
            if row.at <= at {
                told.hear(read([row])?.remove(0));
            } else if row.act == LogAct::Adopt && told.is_silent() {
                // It was there before the log spoke of it, and is taken into it as it stood.
                told.hear(read([row])?.remove(0));
            } else {
                told.is_spoken_of = true;
            }
        }
    }
    let mut known = BTreeMap::new();
    let mut whole = Vec::new();
    let mut names = Vec::new();
    for (name, told) in told {
        match told.whole {
            Some(entry) => {
                whole.push(entry);
                names.push(name);
            }
            None if told.has_changed => drop(known.insert(name, Known::Partly)),
            None => drop(known.insert(name, Known::NotYet)),
        }
    }
    reveal(connection, &mut whole).await?;
    known.extend(
        names
            .into_iter()
            .zip(whole.into_iter().map(|entry| Known::As(Past::of(entry)))),
    );
    Ok(known)
}

/// Rows read at once.
const PAGE: u64 = 1_000;

fn entries_of(which: &Condition, after: Option<i64>) -> Select<log_entry::Entity> {
    let entries = log_entry::Entity::find()
        .filter(Column::Noun.is_not_null())
        .filter(which.clone());
    let entries = match after {
        None => entries,
        Some(after) => entries.filter(Column::EntryIndex.gt(after)),
    };
    entries.order_by_asc(Column::EntryIndex).limit(PAGE)
}

/// What the entries about a noun have told so far, folded into one that brings the noun as they leave it.
#[derive(Default)]
struct Told {
    /// `None` until one of them brings it: before that, what it said in the fields they do not speak of is not known.
    whole: Option<Entry>,
    /// They told of a change before one brought it.
    has_changed: bool,
    /// There are entries after the time asked of.
    is_spoken_of: bool,
}

impl Told {
    fn is_silent(&self) -> bool {
        self.whole.is_none() && !self.has_changed && !self.is_spoken_of
    }

    fn hear(&mut self, entry: Entry) {
        if entry.fields.is_empty() {
            return;
        }
        // Whatever brings a noun tells its key, and nothing changes a key afterwards.
        if entry.fields.contains_key("key") {
            let mut entry = entry;
            // What the first entry said beside its fields says nothing of the noun as it is now.
            entry.details.clear();
            self.whole = Some(entry);
            return;
        }
        let Some(whole) = &mut self.whole else {
            self.has_changed = true;
            return;
        };
        for (name, [_, after]) in entry.fields {
            if after.is_null() {
                whole.fields.remove(&name);
            } else {
                whole.fields.insert(name, [Value::Null, after]);
            }
        }
        whole.version = entry.version.or(whole.version);
        (whole.index, whole.at) = (entry.index, entry.at);
    }
}
