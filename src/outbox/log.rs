//! What was committed? The one place where the outbox reads the log.

use chrono::{DateTime, Utc};
use entity::change::Verb;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use crate::{error::Result, records::noun::Kind};

/// One change of one noun, as the log tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The commit.
    pub revision: i64,
    /// Its place in the commit.
    pub position: i32,
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
    position: i32,
    noun: String,
    key: String,
    verb: Verb,
    at: DateTime<Utc>,
    by: String,
}

/// A part of the log, in order. What this program does not know a kind for is left out.
pub async fn read(connection: &impl ConnectionTrait, part: Part) -> Result<Vec<Logged>> {
    let (within, values): (&str, [Value; 2]) = match part {
        Part::Revisions(after, until) => ("revision > $1 AND revision <= $2", [after.into(), until.into()]),
        Part::Moments(from, before) => ("at >= $1 AND at < $2", [from.into(), before.into()]),
    };
    let sql = format!(
        r#"SELECT revision, position, noun, "key", verb, at, "by" FROM change WHERE {within} ORDER BY revision, position"#
    );
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    let known = |row: Row| {
        Some(Logged {
            kind: Kind::from_word(&row.noun)?,
            revision: row.revision,
            position: row.position,
            key: row.key,
            verb: row.verb,
            at: row.at,
            by: row.by,
        })
    };
    Ok(rows.into_iter().filter_map(known).collect())
}
