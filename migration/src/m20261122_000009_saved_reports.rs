//! The tables of saved reports: what is asked, when it was last run, and what came of it.

use sea_orm_migration::prelude::*;

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    vec![
        Table::noun("saved_report")
            .text("report")
            .languages("title")
            .maybe_text("about")
            .maybe_date("first_day")
            .maybe_date("last_day")
            .maybe_moment("known_at")
            .text("language")
            .text("expectation")
            .maybe_text("every")
            .boolean("paused")
            .maybe_moment("asked_at")
            .maybe_moment("wanted_at")
            .maybe_text("outcome")
            .maybe_moment("outcome_at")
            .maybe_refers("controller_id", "controller")
            .maybe_refers("department_id", "department")
            .maybe_refers("owner_id", "account"),
        Table::new("saved_report_run", &["report_id"])
            .refers("report_id", "saved_report")
            .maybe_moment("ran_at")
            .moment("held_until"),
        Table::new("saved_report_result", &["report_id", "number"])
            .refers("report_id", "saved_report")
            .integer("number")
            .moment("at")
            .big_integer("revision")
            .text("outcome")
            .maybe_integer("row_count")
            .maybe_text("digest")
            .text("registers")
            .maybe_text("failure"),
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
