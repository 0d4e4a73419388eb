//! The tables of those who are signed in, and of those who are about to be.
//!
//! Neither refers to the account's row: a session is ended when an account is closed, not kept from being.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_{column}_index"))
        .table(table)
        .col(column)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let session = Table::create()
            .table("session")
            .col(text("id").primary_key())
            .col(text("account"))
            .col(text("provider"))
            .col(moment("created_at"))
            .col(moment("used_at"))
            .col(moment("expires_at"))
            .col(text("user_agent"))
            .to_owned();
        manager.create_table(session).await?;
        manager.create_index(index("session", "account")).await?;
        manager.create_index(index("session", "expires_at")).await?;

        let attempt = Table::create()
            .table("sign_in_attempt")
            .col(text("id").primary_key())
            .col(text("browser"))
            .col(text("provider"))
            .col(text("return_to"))
            .col(text("language"))
            .col(moment("begun_at"))
            .col(moment("expires_at"))
            .to_owned();
        manager.create_table(attempt).await?;
        manager.create_index(index("sign_in_attempt", "expires_at")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("sign_in_attempt").to_owned())
            .await?;
        manager.drop_table(Table::drop().table("session").to_owned()).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
