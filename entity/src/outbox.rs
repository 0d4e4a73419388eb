//! The table `outbox`: the one row that says how far the log has been told, and which instance is telling.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `outbox`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub revision: i64,
    pub holder: Option<String>,
    pub held_until: Option<DateTimeUtc>,
    pub reviewed_on: Option<Date>,
    pub digest_on: Option<Date>,
    pub webhook_key: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
