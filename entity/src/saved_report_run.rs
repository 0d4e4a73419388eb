//! The table `saved_report_run`: when a saved report was last run, and until when somebody is running it.

use sea_orm::entity::prelude::*;

/// A row of the table `saved_report_run`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_report_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: i32,
    pub ran_at: Option<DateTimeUtc>,
    pub held_until: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
