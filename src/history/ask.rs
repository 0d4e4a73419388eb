//! What happened to this noun, and what changed between two times?
//!
//! Whether the asker may know is for the caller to decide, before anything is counted or shown.

use chrono::{DateTime, Utc};
use entity::{
    log_entry::{self, Column},
    vocabulary::LogAct,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
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

/// What is asked of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question<'a> {
    /// What happened to a noun.
    Noun {
        /// The word of its kind.
        noun: &'a str,
        /// Its key.
        key: &'a str,
    },
    /// What changed in the inventory from one time to before another.
    Changes {
        /// From when.
        from: DateTime<Utc>,
        /// Until before when.
        to: DateTime<Utc>,
        /// Among what; everywhere when left out.
        within: Option<Within<'a>>,
    },
    /// Everything that is asked for, for those who may read all of it.
    WholeLog(Asked<'a>),
}

/// What entries of the whole log must be; all of them when nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// What was done, one of these; anything when there are none.
    pub acts: &'a [LogAct],
    /// The key of the account that did it.
    pub by: Option<&'a str>,
    /// The word of the kind of noun it was done to, and its key.
    pub subject: Option<(&'a str, &'a str)>,
    /// The controller that it belongs to, by the number of its row.
    pub controller: Option<i32>,
    /// From when.
    pub from: Option<DateTime<Utc>>,
    /// Until before when.
    pub to: Option<DateTime<Utc>>,
}

impl Asked<'_> {
    fn select(self) -> Select<log_entry::Entity> {
        let among = (!self.acts.is_empty()).then(|| Column::Act.is_in(self.acts.iter().copied()));
        let all = Condition::all()
            .add_option(among)
            .add_option(self.by.map(|account| Column::Account.eq(account)))
            .add_option(self.subject.map(|(noun, _)| Column::Noun.eq(noun)))
            .add_option(self.subject.map(|(_, key)| Column::Key.eq(key)))
            .add_option(self.controller.map(|row| Column::ControllerId.eq(row)))
            .add_option(self.from.map(|from| Column::At.gte(from)))
            .add_option(self.to.map(|to| Column::At.lt(to)));
        log_entry::Entity::find().filter(all)
    }
}

/// A part of the inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within<'a> {
    /// What belongs to these controllers, by the numbers of their rows.
    pub controllers: &'a [i32],
    /// What all controllers share.
    pub shared: bool,
}

impl Within<'_> {
    /// What the row of an entry must be.
    pub(super) fn condition(self) -> Condition {
        let part = Condition::any().add(Column::ControllerId.is_in(self.controllers.iter().copied()));
        if self.shared {
            part.add(Column::ControllerId.is_null())
        } else {
            part
        }
    }
}

/// A page of entries, sealed values filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Whether there are more after them.
    pub more: bool,
}

/// What happened to a noun.
pub async fn history_of(connection: &impl ConnectionTrait, noun: &str, key: &str, page: Page) -> Result<Entries> {
    answer(connection, Question::Noun { noun, key }, page).await
}

/// What changed in the inventory from one time to before another, everywhere or within a part of it.
pub async fn changes(
    connection: &impl ConnectionTrait,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    within: Option<Within<'_>>,
    page: Page,
) -> Result<Entries> {
    answer(connection, Question::Changes { from, to, within }, page).await
}

/// How many entries answer a question.
pub async fn count(connection: &impl ConnectionTrait, question: Question<'_>) -> Result<u64> {
    Ok(question.select().count(connection).await?)
}

/// What an entry is about, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Heading {
    entry_index: i64,
    /// The word of the kind of noun it is about; none for acts about nothing in the inventory.
    pub noun: Option<String>,
    /// The key of that noun.
    pub key: Option<String>,
}

impl Heading {
    /// The index of the entry.
    pub const fn index(&self) -> u64 {
        self.entry_index.unsigned_abs()
    }
}

/// What a page of the entries that answer a question is about: for choosing among them before anything is told.
pub async fn headings(connection: &impl ConnectionTrait, question: Question<'_>, page: Page) -> Result<Vec<Heading>> {
    let headings = page
        .of(question.select())
        .select_only()
        .columns([Column::EntryIndex, Column::Noun, Column::Key])
        .limit(page.limit)
        .into_model()
        .all(connection)
        .await?;
    Ok(headings)
}

/// The entries with these indexes, in the order of these; those that are not there are left out.
pub async fn with_indexes(connection: &impl ConnectionTrait, indexes: &[u64]) -> Result<Vec<Entry>> {
    let rows = log_entry::Entity::find()
        .filter(Column::EntryIndex.is_in(indexes.iter().map(|index| database_index(*index))))
        .all(connection)
        .await?;
    let mut entries = read(rows)?;
    let place = |entry: &Entry| indexes.iter().position(|index| *index == entry.index);
    entries.sort_by_key(place);
    reveal(connection, &mut entries).await?;
    Ok(entries)
}

/// A page of the entries that answer a question.
pub async fn answer(connection: &impl ConnectionTrait, question: Question<'_>, page: Page) -> Result<Entries> {
    let rows = page
        .of(question.select())
        .limit(page.limit.saturating_add(1))
        .all(connection)
        .await?;
    let more = rows.len() as u64 > page.limit;
    let shown = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let mut entries = read(rows.into_iter().take(shown))?;
    reveal(connection, &mut entries).await?;
    Ok(Entries { entries, more })
}

impl Page {
    /// The entries of a selection in the order of this page, from where it begins.
    fn of(self, entries: Select<log_entry::Entity>) -> Select<log_entry::Entity> {
        let (order, entries) = match (self.newest_first, self.after.map(database_index)) {
            (true, None) => (Order::Desc, entries),
            (true, Some(after)) => (Order::Desc, entries.filter(Column::EntryIndex.lt(after))),
            (false, None) => (Order::Asc, entries),
            (false, Some(after)) => (Order::Asc, entries.filter(Column::EntryIndex.gt(after))),
        };
        entries.order_by(Column::EntryIndex, order)
    }
}

impl Question<'_> {
    fn select(self) -> Select<log_entry::Entity> {
        match self {
            Self::Noun { noun, key } => of_noun(noun, key),
            Self::WholeLog(asked) => asked.select(),
            Self::Changes { from, to, within } => {
                let between = log_entry::Entity::find()
                    .filter(Column::At.gte(from))
                    .filter(Column::At.lt(to))
                    .filter(Column::Noun.is_not_null());
                let Some(within) = within else { return between };
                between.filter(within.condition())
            }
        }
    }
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
