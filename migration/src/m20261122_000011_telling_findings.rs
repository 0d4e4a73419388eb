//! The tables of what is told of findings and of breaches: what turned, how far it was looked, and which reminders were written.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    vec![
        Table::new("finding_look", &["controller_id"])
            .refers("controller_id", "controller")
            .big_integer("revision")
            .date("looked_on"),
        Table::new("finding_turn", &["controller_id", "revision", "looked_on", "mark"])
            .refers("controller_id", "controller")
            .big_integer("revision")
            .date("looked_on")
            .text("mark")
            .refers("register_id", "register")
            .text("rule")
            .text("severity")
            .text("turn")
            .moment("at")
            .boolean("told")
            .index(&["told", "revision"])
            .index(&["at"]),
        Table::new("breach_reminder", &["case_id", "stage", "due_at"])
            .refers("case_id", "breach_case")
            .text("stage")
            .moment("due_at")
            .moment("made_at"),
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
        // What a finding was, for the day on which it is no more. Of those that stand, the first look writes it down.
        for column in ["register_id INTEGER", "rule TEXT", "severity TEXT"] {
            manager
                .get_connection()
                .execute_unprepared(&format!("ALTER TABLE finding_since ADD COLUMN {column}"))
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        defer(manager).await?;
        for column in ["register_id", "rule", "severity"] {
            manager
                .get_connection()
                .execute_unprepared(&format!("ALTER TABLE finding_since DROP COLUMN {column}"))
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
