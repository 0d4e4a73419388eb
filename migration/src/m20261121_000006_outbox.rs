//! The tables of what is told to people and programs: webhooks, what is to be delivered, and how far the log has been told.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    vec![
        Table::noun("webhook")
            .refers("account_id", "account")
            .text("label")
            .text("url")
            .text("events")
            .boolean("disabled")
            .text("salt")
            .maybe_text("previous_salt")
            .maybe_moment("previous_until")
            .maybe_moment("made_at")
            .maybe_moment("rotated_at")
            .maybe_refers("made_by_id", "account"),
        Table::new("delivery", &["id"])
            .text("id")
            .text("endpoint")
            .maybe_refers("webhook_id", "webhook")
            .maybe_refers("account_id", "account")
            .text("kind")
            .big_integer("revision")
            .big_integer("position")
            .text("body")
            .text("state")
            .integer("tries")
            .moment("made_at")
            .moment("since")
            .moment("next_at")
            .maybe_moment("done_at")
            .maybe_text("reason")
            .index(&["state", "endpoint", "revision", "position"]),
        Table::new("endpoint_health", &["endpoint"])
            .text("endpoint")
            .integer("failures")
            .moment("rests_until"),
        Table::new("outbox", &["id"])
            .integer("id")
            .big_integer("revision")
            .maybe_text("holder")
            .maybe_moment("held_until")
            .maybe_date("reviewed_on")
            .maybe_date("digest_on")
            .maybe_text("webhook_key"),
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
        // What happened before anybody could be told is not told.
        manager
            .get_connection()
            .execute_unprepared("INSERT INTO outbox (id, revision) SELECT 1, value FROM revision")
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        defer(manager).await?;
        for table in tables().iter().rev() {
            table.drop(manager).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
