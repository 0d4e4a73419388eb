//! Does the log in the database fit, and do its columns say what its entries say?

use entity::{log_entry, personal_value};
use sea_orm::{DatabaseConnection, EntityTrait, PaginatorTrait};

use super::{Finding, Report, Verifier, Wrong};
use crate::history::{
    entry::Entry,
    error::{LogError, Result},
    export::page,
    head::Checkpoint,
    key::PublicKey,
    seal::{hex, seal_of},
    stored::{self, database_index},
    tree::{HASH_LENGTH, Hash},
};

/// Rows read at once.
const PAGE: u64 = 1_000;

/// Verifies the log of a running installation: what an export of it would show, and the columns that questions are asked of.
/// The outer error is what kept the check from being made, the inner one what it found.
pub async fn verify_database(
    database: &DatabaseConnection,
    trusted: Vec<PublicKey>,
    checkpoints: Vec<Checkpoint>,
) -> Result<Result<Report, Finding>> {
    let size = stored::size(database).await?;
    let mut verifier = Verifier::new(trusted, checkpoints);
    let mut from = 0;
    while from < size {
        let to = (from + PAGE).min(size);
        for (row, values) in page(database, from, to, true).await? {
            if let Err(finding) = take(&mut verifier, &row, &values) {
                return Ok(Err(finding));
            }
        }
        from = to;
    }
    if let Some(value) = stray_value(database, size).await? {
        return Ok(Err(value));
    }
    Ok(verifier.finish(None))
}

fn take(
    verifier: &mut Verifier,
    row: &log_entry::Model,
    values: &[personal_value::Model],
) -> std::result::Result<(), Finding> {
    let index = verifier.size();
    if row.entry_index != database_index(index) {
        let found = row.entry_index.unsigned_abs();
        return Err(verifier.settle(Wrong::Missing { found }));
    }
    let claimed = row.hashes.get(..HASH_LENGTH).and_then(|hash| hash.try_into().ok());
    let hashes = verifier.entry(&row.text, claimed.map(Hash), &row.signature)?;
    let wrong = if row.hashes != hashes.iter().flat_map(|hash| hash.0).collect::<Vec<u8>>() {
        Some(Wrong::Column { name: "hashes" })
    } else if let Some(name) = differing_column(row) {
        Some(Wrong::Column { name })
    } else {
        let fits = |value: &personal_value::Model| {
            value.entry_index == row.entry_index
                && seal_of(&value.salt, &value.value) == *value.seal
                && row.text.contains(&hex(&value.seal))
        };
        (!values.iter().all(fits)).then_some(Wrong::Value)
    };
    match wrong {
        None => Ok(()),
        Some(wrong) => Err(verifier
            .first_bad_head()
            .unwrap_or_else(|| verifier.earliest(Finding { index, wrong }))),
    }
}

/// The first column that does not repeat what the entry says.
fn differing_column(row: &log_entry::Model) -> Option<&'static str> {
    let Ok(entry) = Entry::parse(&row.text) else {
        return Some("text");
    };
    let columns = [
        ("act", entry.act == row.act),
        ("at", entry.at == row.at),
        ("account", *entry.by.account == *row.account),
        ("noun", entry.noun == row.noun),
        ("key", entry.key == row.key),
        ("version", entry.version == row.version),
        (
            "controller_id",
            entry.controller.is_some() == row.controller_id.is_some(),
        ),
    ];
    columns.into_iter().find(|(_, same)| !same).map(|(name, _)| name)
}

/// A personal value that belongs to no entry there is.
async fn stray_value(database: &DatabaseConnection, size: u64) -> Result<Option<Finding>, LogError> {
    use sea_orm::{ColumnTrait, QueryFilter};

    let beyond = personal_value::Entity::find()
        .filter(personal_value::Column::EntryIndex.gte(database_index(size)))
        .count(database)
        .await?;
    Ok((beyond > 0).then_some(Finding {
        index: size,
        wrong: Wrong::Cut { size: None },
    }))
}
