//! What was committed? The one place where the outbox reads the log.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use crate::{
    error::{Error, Result},
    history::Entry,
    records::{inventory::Verb, noun::Kind},
};

/// One change of one noun, as the log tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The commit.
    pub revision: i64,
    /// The index of its entry in the log.
    pub position: i64,
    /// The kind of noun.
    pub kind: Kind,
    /// The noun's key.
    pub key: String,
    /// What was done.
    pub verb: Verb,
    /// When.
    pub at: DateTime<Utc>,
    /// The key of the account that did it; a word of our own for the program itself.
    pub by: String,
}

/// Which part of the log is read.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Commits after the first and up to the second.
    Revisions(i64, i64),
    /// What happened from the first moment until before the second.
    Moments(DateTime<Utc>, DateTime<Utc>),
}

#[derive(FromQueryResult)]
struct Row {
    revision: i64,
    entry_index: i64,
    noun: String,
    key: String,
    act: Verb,
    at: DateTime<Utc>,
    text: String,
}

/// A part of the log, in order. What this program does not know a kind for is left out.
pub async fn read(connection: &impl ConnectionTrait, part: Part) -> Result<Vec<Logged>> {
    let (within, values): (&str, [Value; 2]) = match part {
        Part::Revisions(after, until) => ("revision > $1 AND revision <= $2", [after.into(), until.into()]),
        Part::Moments(from, before) => ("at >= $1 AND at < $2", [from.into(), before.into()]),
    };
    let sql = format!(
        r#"SELECT revision, entry_index, noun, "key", act, at, text FROM log_entry WHERE noun IS NOT NULL AND {within} ORDER BY entry_index"#
    );
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    rows.into_iter().filter_map(logged).collect()
}

fn logged(row: Row) -> Option<Result<Logged>> {
    let kind = Kind::from_word(&row.noun)?;
    let entry = match Entry::parse(&row.text) {
        Ok(entry) => entry,
        Err(error) => {
            let index = row.entry_index;
            return Some(Err(Error::Internal(format!(
                "entry {index} of the log cannot be read: {error}"
            ))));
        }
    };
    Some(Ok(Logged {
        kind,
        revision: row.revision,
        position: row.entry_index,
        key: row.key,
        verb: row.act,
        at: row.at,
        by: entry.by.account.to_string(),
    }))
}
