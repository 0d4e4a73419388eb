//! Tables of what was published, what was changed, and the count of commits.

use sea_orm_migration::prelude::*;

use super::table::Table;

pub fn tables() -> Vec<Table> {
    vec![
        Table::noun("notice_version")
            .refers("register_id", "register")
            .refers("controller_id", "controller")
            .integer("number")
            .text("state")
            .moment("published_at")
            .text("published_by")
            .maybe_text("approved_by")
            .maybe_moment("withdrawn_at")
            .maybe_languages("withdrawn_reason")
            .text("digest")
            .languages("title")
            .text("slug")
            .languages("department")
            .text("content")
            .unique("notice_version_number_key", &["register_id", "number"])
            .index(&["controller_id"]),
        Table::new("change", &["revision", "position"])
            .big_integer("revision")
            .integer("position")
            .text("noun")
            .text("key")
            .maybe_refers("controller_id", "controller")
            .text("verb")
            .integer("version")
            .moment("at")
            .text("by")
            .index(&["noun", "key"]),
        Table::new("revision", &["id"])
            .integer("id")
            .big_integer("value")
            .integer("next_row"),
    ]
}

/// The count begins, and one version of a register's notice is in force at a time.
pub async fn start(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    connection
        .execute_unprepared(
            "CREATE UNIQUE INDEX notice_version_in_force_key ON notice_version (register_id) WHERE state = 'IN_FORCE'",
        )
        .await?;
    connection
        .execute_unprepared("INSERT INTO revision (id, value, next_row) VALUES (1, 0, 1)")
        .await?;
    Ok(())
}
