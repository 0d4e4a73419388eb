//! The table `webhook`: an address that is told of what happens.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `webhook`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub account_id: i32,
    pub label: String,
    pub url: String,
    pub events: String,
    pub disabled: bool,
    pub salt: String,
    pub previous_salt: Option<String>,
    pub previous_until: Option<DateTimeUtc>,
    pub made_at: Option<DateTimeUtc>,
    pub rotated_at: Option<DateTimeUtc>,
    pub made_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
