//! The log: what happened, with what proves it, and the personal values that entries only seal.
//!
//! - `log_entry` holds one row for each leaf of the Merkle tree: the text that is hashed, the hashes its coming completed (its
//!   own first, then those of the subtrees it is the last leaf of), and the signature over the tree head that ends with it.
//!   The other columns repeat what the text says, for questions by SQL. Nothing refers to other tables: the log outlives them.
//! - `personal_value` holds what is sealed in entries, and is the only part of the log that may be deleted.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

use super::m20261121_000001_inventory::table::Table;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The indexes, each for a question that is asked often. The last finds the few entries that name signing keys.
const INDEXES: &[&str] = &[
    "CREATE INDEX log_entry_revision_index ON log_entry (revision)",
    "CREATE INDEX log_entry_noun_key_index ON log_entry (noun, key, entry_index)",
    "CREATE INDEX log_entry_controller_index ON log_entry (controller_id, revision)",
    "CREATE INDEX log_entry_at_index ON log_entry (at)",
    "CREATE INDEX log_entry_signing_key_index ON log_entry (entry_index) WHERE act IN ('BEGIN_LOG', 'ROTATE_KEY')",
    "CREATE INDEX personal_value_owner_index ON personal_value (noun, key)",
    "CREATE INDEX personal_value_entry_index ON personal_value (entry_index)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        // Written out: SQLite takes the index of an entry for the row's own number only when the type is exactly INTEGER.
        let (whole, bytes, moment, seals) = match manager.get_database_backend() {
            DatabaseBackend::Sqlite => ("INTEGER", "BLOB", "timestamp_with_timezone_text", " WITHOUT ROWID"),
            _ => ("BIGINT", "BYTEA", "TIMESTAMP WITH TIME ZONE", ""),
        };
        connection
            .execute_unprepared(&format!(
                "CREATE TABLE log_entry (
                    entry_index {whole} NOT NULL PRIMARY KEY,
                    revision {whole} NOT NULL,
                    at {moment} NOT NULL,
                    act TEXT NOT NULL,
                    noun TEXT,
                    key TEXT,
                    controller_id INTEGER,
                    version INTEGER,
                    text TEXT NOT NULL,
                    hashes {bytes} NOT NULL,
                    signature {bytes} NOT NULL
                )"
            ))
            .await?;
        connection
            .execute_unprepared(&format!(
                "CREATE TABLE personal_value (
                    seal {bytes} NOT NULL PRIMARY KEY,
                    entry_index {whole} NOT NULL,
                    noun TEXT NOT NULL,
                    key TEXT NOT NULL,
                    salt {bytes} NOT NULL,
                    value TEXT NOT NULL
                ){seals}"
            ))
            .await?;
        for index in INDEXES {
            connection.execute_unprepared(index).await?;
        }
        // The log takes the place of the list of changes, which proved nothing.
        connection.execute_unprepared("DROP TABLE change").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared("DROP TABLE personal_value").await?;
        connection.execute_unprepared("DROP TABLE log_entry").await?;
        let changes = Table::new("change", &["revision", "position"])
            .big_integer("revision")
            .integer("position")
            .text("noun")
            .text("key")
            .maybe_refers("controller_id", "controller")
            .text("verb")
            .integer("version")
            .moment("at")
            .text("by")
            .index(&["noun", "key"]);
        changes.create(manager).await?;
        changes.refer(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
