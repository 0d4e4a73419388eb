//! The table `api_token`: a token.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `api_token`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub account_id: i32,
    pub label: String,
    pub scopes: String,
    pub hash: String,
    pub made_at: Option<DateTimeUtc>,
    pub expires_at: Option<DateTimeUtc>,
    pub revoked_at: Option<DateTimeUtc>,
    pub made_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
