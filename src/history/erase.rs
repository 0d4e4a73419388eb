//! How is a person erased from the log, while every proof still holds? (Art. 17.)
//!
//! What is deleted are the values and salts that entries only seal; without the salt a seal tells nothing. That it was done is
//! an entry itself, which names no person. Copies of the database made before still hold the values: a city erases those with
//! its backups, as its records plan says.

use chrono::{DateTime, Utc};
use entity::{personal_value, vocabulary::LogAct};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, QueryFilter,
};
use serde_json::json;

use super::{
    append::Appended,
    canonical::canonical,
    entry::{By, NewEntry},
    error::Result,
    log::Log,
};

/// Whose values are erased.
#[derive(Clone, Copy, Debug, Default)]
pub struct Erasure<'a> {
    /// Nouns that are the person: kind and key, as `person` and `pori/p-7`, or `account` and its key.
    pub owners: &'a [(&'a str, &'a str)],
    /// Texts that say who it is, wherever they were sealed: the name under which a notice was published.
    pub texts: &'a [&'a str],
}

/// Erases the values of a person in the caller's transaction, which holds the lock on the row of `revision`, and writes the
/// entry that says so. Returns how many values are gone, and what goes to [`Log::committed`] after the commit.
pub async fn erase(
    log: &Log,
    write: &DatabaseTransaction,
    revision: i64,
    by: By,
    erasure: Erasure<'_>,
    now: DateTime<Utc>,
) -> Result<(u64, Appended)> {
    use personal_value::Column;

    if write.get_database_backend() == DatabaseBackend::Sqlite {
        // SQLite would leave the deleted bytes in the file until their place is needed.
        write.execute_unprepared("PRAGMA secure_delete = ON").await?;
    }
    let mut whose = Condition::any();
    for (noun, key) in erasure.owners {
        whose = whose.add(Condition::all().add(Column::Noun.eq(*noun)).add(Column::Key.eq(*key)));
    }
    if !erasure.texts.is_empty() {
        whose = whose.add(Column::Value.is_in(erasure.texts.iter().map(|text| canonical(&json!(text)))));
    }
    // A condition of nothing would be one of everything.
    let gone = if whose.is_empty() {
        0
    } else {
        let deleted = personal_value::Entity::delete_many().filter(whose).exec(write).await?;
        deleted.rows_affected
    };
    let owners: Vec<String> = erasure
        .owners
        .iter()
        .map(|(noun, key)| format!("{noun}:{key}"))
        .collect();
    let entry = NewEntry::new(LogAct::ErasePerson, by)
        .detail("owners", owners)
        .detail("values", gone);
    let appended = log.append(write, revision, now, vec![entry]).await?;
    Ok((gone, appended))
}
