//! The tables of the inventory.
//!
//! - All nouns share one space of row numbers, given out by the table `revision`. So a node of the graph has the number of
//!   its register, service, processor, recipient, source or category of data subjects, and a flow's ends are foreign keys.
//! - A part has no number of its own: its primary key is its owner's number and its position.
//! - Foreign keys are looked at when the transaction commits, so a batch may be written in any order and a tree may point
//!   anywhere. PostgreSQL is told here; on SQLite the writer says `PRAGMA defer_foreign_keys = ON`.

use sea_orm_migration::prelude::*;

mod flow;
mod history;
mod law;
mod party;
mod register;
pub mod table;

use table::Table;
pub use table::defer;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    [
        law::tables(),
        party::tables(),
        register::tables(),
        flow::tables(),
        history::tables(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = tables();
        for table in &tables {
            table.create(manager).await?;
        }
        // A table may refer to one that is made after it, so PostgreSQL learns of the foreign keys when all are there.
        for table in &tables {
            table.refer(manager).await?;
        }
        history::start(manager).await
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
