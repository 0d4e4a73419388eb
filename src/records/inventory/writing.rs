//! How does a plan come to stand in the tables and in the log?

use std::{collections::HashSet, sync::Arc};

use rand::rngs::OsRng;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, Statement, Value};

use super::Change;
use crate::{
    access::By,
    error::{Error, Result},
    history::NewEntry,
    records::{
        logged,
        notice_version::{self, NoticeVersion},
        noun::Kind,
        problem::Path,
        rows::{Numbers, Rows},
        snapshot::{AnyNoun, Snapshot},
        submission::Submission,
    },
};

#[derive(FromQueryResult)]
pub(super) struct RevisionRow {
    pub value: i64,
    pub next_row: i32,
}

pub(super) async fn execute<const N: usize>(
    connection: &DatabaseTransaction,
    sql: &str,
    values: [Value; N],
) -> Result<()> {
    connection
        .execute_raw(Statement::from_sql_and_values(
            connection.get_database_backend(),
            sql,
            values,
        ))
        .await?;
    Ok(())
}

pub(super) async fn take_revision(connection: &DatabaseTransaction) -> Result<RevisionRow> {
    let sql = "UPDATE revision SET value = value + 1 WHERE id = 1 RETURNING value, next_row";
    let row = RevisionRow::find_by_statement(Statement::from_string(connection.get_database_backend(), sql))
        .one(connection)
        .await?;
    row.ok_or_else(|| Error::Internal("the table revision has no row".to_owned()))
}

pub(super) fn owners_referred(changes: &[Change]) -> HashSet<Arc<str>> {
    let mut owners = HashSet::new();
    for change in changes {
        if let Some(home) = change.after.home() {
            owners.insert(Arc::from(home));
        }
        change.after.each_reference(&mut Path::default(), &mut |_, kind, key| {
            if let Some((owner, _)) = key.split_once('/').filter(|_| kind != Kind::Provision) {
                owners.insert(Arc::from(owner));
            }
        });
    }
    owners
}

/// Numbers the rows of new nouns; returns the next free number.
pub(super) fn number(changes: &mut [Change], mut next_row: i32) -> i32 {
    for change in changes.iter_mut().filter(|change| change.after.row() == 0) {
        change.after.set_row(next_row);
        next_row += 1;
    }
    next_row
}

/// A noun as it is kept in memory: a notice without its content.
pub(super) fn stripped(noun: &AnyNoun) -> AnyNoun {
    match noun {
        AnyNoun::NoticeVersion(notice) if notice.content.is_some() => AnyNoun::NoticeVersion(Arc::new(NoticeVersion {
            content: None,
            ..NoticeVersion::clone(notice)
        })),
        AnyNoun::Submission(submission) if submission.content.is_some() => AnyNoun::Submission(Arc::new(Submission {
            content: None,
            ..Submission::clone(submission)
        })),
        other => other.clone(),
    }
}

/// Keeps what was frozen at approval until it is published.
async fn keep_content(write: &DatabaseTransaction, submission: i32, content: &str) -> Result<()> {
    let row = entity::submission_content::Model {
        submission_id: submission,
        content: content.to_owned(),
    };
    entity::submission_content::Entity::insert(row.into_active_model())
        .exec_without_returning(write)
        .await?;
    Ok(())
}

impl Numbers for Snapshot {
    fn row(&self, kind: Kind, key: &str) -> i32 {
        // Checked before anything is written, so a zero here is refused by the database's foreign keys.
        Snapshot::row(self, kind, key).map_or(0, |(row, _)| row)
    }
}

pub(super) async fn write_changes(write: &DatabaseTransaction, changes: &[Change], candidate: &Snapshot) -> Result<()> {
    let (mut before, mut after) = (Rows::default(), Rows::default());
    for change in changes {
        if let Some(noun) = &change.before {
            noun.add_rows(candidate, &mut before);
        }
        change.after.add_rows(candidate, &mut after);
    }
    Rows::write(before, after, write).await?;
    // One version is in force at a time, so the old one yields before the new one comes.
    for new in [false, true] {
        for change in changes.iter().filter(|change| change.before.is_none() == new) {
            if let AnyNoun::NoticeVersion(notice) = &change.after {
                notice_version::store(write, notice, new, candidate).await?;
            }
        }
    }
    for change in changes {
        if let AnyNoun::Submission(submission) = &change.after
            && let Some(content) = &submission.content
        {
            keep_content(write, submission.row, content).await?;
        }
    }
    Ok(())
}

/// What the log tells of changes. What came with a migration is taken into the log as it stood before it is changed.
pub(super) fn log_entries(changes: &[Change], candidate: &Snapshot, by: &By) -> Vec<NewEntry> {
    let mut entries = Vec::with_capacity(changes.len());
    for change in changes {
        let controller = change
            .after
            .home()
            .map(|home| Numbers::row(candidate, Kind::Controller, home));
        if let Some(before) = change.before.as_ref().filter(|before| before.version() == 0) {
            entries.push(logged::adopted(before, controller, &mut OsRng));
        }
        let entry = logged::entry(change, by.in_log(), controller, &mut OsRng);
        entries.push(entry.in_request(Arc::clone(&by.request)));
    }
    entries
}
