//! What did this account do, and when was such a thing done? Both are asked of the whole log.
//!
//! The account is repeated beside the text of an entry, as the act is. What is hashed and signed stays as it is.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let run = manager.get_connection();
        run.execute_unprepared("ALTER TABLE log_entry ADD COLUMN account TEXT NOT NULL DEFAULT ''")
            .await?;
        let told = match manager.get_database_backend() {
            DatabaseBackend::Sqlite => "json_extract(text, '$.by.account')",
            _ => "text::json #>> '{by,account}'",
        };
        run.execute_unprepared(&format!("UPDATE log_entry SET account = {told}"))
            .await?;
        for column in ["account", "act"] {
            run.execute_unprepared(&format!(
                "CREATE INDEX log_entry_{column}_index ON log_entry ({column}, entry_index)"
            ))
            .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let run = manager.get_connection();
        for column in ["account", "act"] {
            run.execute_unprepared(&format!("DROP INDEX log_entry_{column}_index"))
                .await?;
        }
        run.execute_unprepared("ALTER TABLE log_entry DROP COLUMN account")
            .await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
