//! What happened to this noun, and what changed between two times?
//!
//! Whether the asker may know is for the caller to decide, before anything is counted or shown.

use chrono::{DateTime, Utc};
use entity::log_entry::{self, Column};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{
    entry::Entry,
    error::{LogError, Result},
    reveal::reveal,
    stored::database_index,
};

/// A part of an answer that may be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The index of the entry after which it goes on; from the beginning when left out.
    pub after: Option<u64>,
    /// How many entries at most.
    pub limit: u64,
    /// The newest first; otherwise the oldest.
    pub newest_first: bool,
}

/// A page of entries, sealed values filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Whether there are more after them.
    pub more: bool,
    /// How many there are in all.
    pub total: u64,
}

/// What happened to a noun.
pub async fn history_of(connection: &impl ConnectionTrait, noun: &str, key: &str, page: Page) -> Result<Entries> {
    answer(connection, of_noun(noun, key), page).await
}

/// What changed in the inventory from one time to before another: everywhere, or in what belongs to one controller (by the
/// number of its row; what is shared belongs to none).
pub async fn changes(
    connection: &impl ConnectionTrait,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    controller_id: Option<i32>,
    page: Page,
) -> Result<Entries> {
    let mut entries = log_entry::Entity::find()
        .filter(Column::At.gte(from))
        .filter(Column::At.lt(to))
        .filter(Column::Noun.is_not_null());
    if let Some(id) = controller_id {
        entries = entries.filter(Column::ControllerId.eq(id));
    }
    answer(connection, entries, page).await
}

/// Every entry of the log, for those who may read all of it.
pub async fn whole_log(connection: &impl ConnectionTrait, page: Page) -> Result<Entries> {
    answer(connection, log_entry::Entity::find(), page).await
}

async fn answer(connection: &impl ConnectionTrait, entries: Select<log_entry::Entity>, page: Page) -> Result<Entries> {
    let total = entries.clone().count(connection).await?;
    let (order, entries) = match (page.newest_first, page.after.map(database_index)) {
        (true, None) => (Order::Desc, entries),
        (true, Some(after)) => (Order::Desc, entries.filter(Column::EntryIndex.lt(after))),
        (false, None) => (Order::Asc, entries),
        (false, Some(after)) => (Order::Asc, entries.filter(Column::EntryIndex.gt(after))),
    };
    let rows = entries
        .order_by(Column::EntryIndex, order)
        .limit(page.limit.saturating_add(1))
        .all(connection)
        .await?;
    let more = rows.len() as u64 > page.limit;
    let shown = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let mut entries = read(rows.into_iter().take(shown))?;
    reveal(connection, &mut entries).await?;
    Ok(Entries { entries, more, total })
}

/// The entries of a noun.
pub(super) fn of_noun(noun: &str, key: &str) -> Select<log_entry::Entity> {
    log_entry::Entity::find()
        .filter(Column::Noun.eq(noun))
        .filter(Column::Key.eq(key))
}

/// Reads the texts of rows.
pub(super) fn read(rows: impl IntoIterator<Item = log_entry::Model>) -> Result<Vec<Entry>> {
    let entry = |row: log_entry::Model| {
        let unreadable = |_| LogError::Damaged(format!("entry {} cannot be read", row.entry_index));
        Entry::parse(&row.text).map_err(unreadable)
    };
    rows.into_iter().map(entry).collect()
}
