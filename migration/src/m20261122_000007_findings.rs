//! The tables of what is said of findings: waivers, settings of rules, since when a finding stands; and from which version of a
//! register a notice was made.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

use super::m20261121_000001_inventory::table::{Table, defer};

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Vec<Table> {
    vec![
        Table::noun("waiver")
            .owned()
            .refers("register_id", "register")
            .text("rule")
            .text("mark")
            .text("pointer")
            .text("reason")
            .maybe_date("expires_on")
            .maybe_moment("waived_at")
            .maybe_refers("waived_by_id", "account")
            .maybe_moment("ended_at")
            .maybe_refers("ended_by_id", "account"),
        Table::noun("rule_setting")
            .owned()
            .text("rule")
            .boolean("switched_off")
            .maybe_text("severity")
            .text("reason")
            .maybe_moment("set_at")
            .maybe_refers("set_by_id", "account"),
        Table::new("finding_since", &["controller_id", "mark"])
            .refers("controller_id", "controller")
            .text("mark")
            .date("since"),
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
        // Of what was published before, the version of the register is not known.
        manager
            .get_connection()
            .execute_unprepared("ALTER TABLE notice_version ADD COLUMN register_version INTEGER")
            .await?;
        // One finding is waived once at a time, and a rule has one setting for a controller.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX waiver_open_key ON waiver (register_id, mark) WHERE ended_at IS NULL",
            )
            .await?;
        manager
            .get_connection()
            .execute_unprepared("CREATE UNIQUE INDEX rule_setting_rule_key ON rule_setting (controller_id, rule)")
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        defer(manager).await?;
        manager
            .get_connection()
            .execute_unprepared("ALTER TABLE notice_version DROP COLUMN register_version")
            .await?;
        for table in tables().iter().rev() {
            table.drop(manager).await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
