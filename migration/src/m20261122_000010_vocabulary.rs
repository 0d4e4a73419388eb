//! The code lists as they grow: by what a category was replaced, and whether it was proposed by a city.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

use super::m20261121_000001_inventory::table::defer;

#[derive(DeriveMigrationName)]
pub struct Migration;

const LISTS: [&str; 2] = ["data_subject_category", "personal_data_category"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let run = manager.get_connection();
        // On PostgreSQL the key is looked at when a transaction commits; on SQLite a transaction says so itself.
        let late = match manager.get_database_backend() {
            DatabaseBackend::Postgres => " DEFERRABLE INITIALLY DEFERRED",
            _ => "",
        };
        for list in LISTS {
            run.execute_unprepared(&format!(
                "ALTER TABLE {list} ADD COLUMN proposed BOOLEAN NOT NULL DEFAULT FALSE"
            ))
            .await?;
            run.execute_unprepared(&format!(
                "ALTER TABLE {list} ADD COLUMN replaced_by_id INTEGER REFERENCES {list} (id){late}"
            ))
            .await?;
            run.execute_unprepared(&format!(
                "CREATE INDEX {list}_replaced_by_id_index ON {list} (replaced_by_id)"
            ))
            .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        defer(manager).await?;
        let run = manager.get_connection();
        for list in LISTS {
            run.execute_unprepared(&format!("DROP INDEX {list}_replaced_by_id_index"))
                .await?;
            run.execute_unprepared(&format!("ALTER TABLE {list} DROP COLUMN replaced_by_id"))
                .await?;
            run.execute_unprepared(&format!("ALTER TABLE {list} DROP COLUMN proposed"))
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
