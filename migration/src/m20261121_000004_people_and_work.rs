//! The tables of access and work: accounts, grants, tokens, submissions, comments; and what they add to older tables.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Columns that older tables gain: the table, the column, its type on SQLite and PostgreSQL alike.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("controller", "published_by_one", "BOOLEAN NOT NULL DEFAULT FALSE"),
    ("processor", "proposed", "BOOLEAN NOT NULL DEFAULT FALSE"),
    ("service", "proposed", "BOOLEAN NOT NULL DEFAULT FALSE"),
    ("notice_version", "correction", "JSON"),
];

fn tables() -> Vec<Table> {
    [access(), work()].into_iter().flatten().collect()
}

fn access() -> Vec<Table> {
    vec![
        Table::noun("account")
            .text("name")
            .text("kind")
            .maybe_text("email")
            .text("language")
            .maybe_text("issuer")
            .maybe_text("subject")
            .boolean("disabled")
            .boolean("weekly_digest")
            .maybe_refers("controller_id", "controller")
            .maybe_refers("person_id", "person")
            .unique("account_identity_key", &["issuer", "subject"]),
        Table::noun("role_grant")
            .refers("account_id", "account")
            .maybe_text("role")
            .maybe_moment("starts_at")
            .maybe_moment("ends_at")
            .maybe_text("from_group")
            .maybe_moment("given_at")
            .maybe_moment("revoked_at")
            .maybe_refers("controller_id", "controller")
            .maybe_refers("department_id", "department")
            .maybe_refers("given_by_id", "account")
            .maybe_refers("revoked_by_id", "account"),
        Table::new("role_grant_register", &["grant_id", "position"])
            .refers("grant_id", "role_grant")
            .integer("position")
            .refers("register_id", "register"),
        Table::noun("api_token")
            .refers("account_id", "account")
            .text("label")
            .text("scopes")
            .text("hash")
            .maybe_moment("made_at")
            .maybe_moment("expires_at")
            .maybe_moment("revoked_at")
            .maybe_refers("made_by_id", "account")
            .unique("api_token_hash_key", &["hash"]),
        Table::new("token_use", &["token_id"])
            .refers("token_id", "api_token")
            .moment("last_used_at"),
        Table::new("idempotency", &["account", "key"])
            .text("account")
            .text("key")
            .text("request")
            .text("noun")
            .text("noun_key")
            .moment("applied_at"),
    ]
}

fn work() -> Vec<Table> {
    vec![
        Table::noun("submission")
            .owned()
            .refers("register_id", "register")
            .integer("register_version")
            .text("state")
            .maybe_moment("submitted_at")
            .maybe_text("message")
            .languages("correction")
            .maybe_moment("decided_at")
            .maybe_text("reason")
            .maybe_moment("publish_at")
            .maybe_integer("notice_number")
            .maybe_refers("submitted_by_id", "account")
            .maybe_refers("decided_by_id", "account"),
        Table::new("submission_content", &["submission_id"])
            .refers("submission_id", "submission")
            .text("content"),
        Table::noun("comment")
            .owned()
            .refers("register_id", "register")
            .maybe_text("part")
            .text("text")
            .maybe_moment("written_at")
            .maybe_moment("settled_at")
            .maybe_refers("author_id", "account")
            .maybe_refers("answers_id", "comment")
            .maybe_refers("settled_by_id", "account"),
        Table::new("comment_mention", &["comment_id", "position"])
            .refers("comment_id", "comment")
            .integer("position")
            .refers("account_id", "account"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = tables();
        for table in &tables {
            table.create(manager).await?;
        }
        for table in &tables {
            table.refer(manager).await?;
        }
        let connection = manager.get_connection();
        for (table, column, kind) in COLUMNS {
            let kind = match manager.get_database_backend() {
                DatabaseBackend::Postgres if kind == "JSON" => "JSONB",
                _ if kind == "JSON" => "jsonb_text",
                _ => kind,
            };
            connection
                .execute_unprepared(&format!("ALTER TABLE {table} ADD COLUMN {column} {kind}"))
                .await?;
        }
        // One submission of a register is open at a time.
        connection
            .execute_unprepared(
                "CREATE UNIQUE INDEX submission_open_key ON submission (register_id) WHERE state IN ('WAITING', 'SCHEDULED')",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        defer(manager).await?;
        let connection = manager.get_connection();
        for (table, column, _) in COLUMNS {
            connection
                .execute_unprepared(&format!("ALTER TABLE {table} DROP COLUMN {column}"))
                .await?;
        }
        for table in tables().iter().rev() {
            table.drop(manager).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
