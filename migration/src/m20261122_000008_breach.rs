//! The tables of breaches of personal data, GDPR Art. 33(5).

use sea_orm_migration::prelude::*;

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    vec![
        Table::noun("breach_case")
            .owned()
            .text("title")
            .text("facts")
            .text("effects")
            .text("measures")
            .maybe_moment("known_at")
            .maybe_text("risk")
            .maybe_moment("authority_told_at")
            .text("authority_reference")
            .text("delay_reason")
            .maybe_moment("people_told_at")
            .text("people_not_told_reason")
            .maybe_moment("opened_at")
            .maybe_moment("closed_at")
            .text("entries")
            .maybe_refers("processor_id", "processor")
            .maybe_refers("service_id", "service")
            .maybe_refers("opened_by_id", "account")
            .maybe_refers("closed_by_id", "account"),
        Table::new("breach_case_register", &["breach_id", "position"])
            .refers("breach_id", "breach_case")
            .integer("position")
            .refers("register_id", "register"),
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
