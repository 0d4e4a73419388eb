//! By what the data of a register can be searched for, which the description of document publicity tells (Act 906/2019, section 28).

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut terms = ColumnDef::new("search_terms");
        let mut none = ColumnDef::new("no_search_terms");
        // Of what was recorded before, nobody has said.
        let columns = [
            terms.json_binary().not_null().default("{}"),
            none.text().not_null().default("NOT_STATED"),
        ];
        for column in columns {
            let alter = Table::alter().table("register").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let run = manager.get_connection();
        for column in ["no_search_terms", "search_terms"] {
            run.execute_unprepared(&format!("ALTER TABLE register DROP COLUMN {column}"))
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
