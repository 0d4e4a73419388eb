//! The table `role_grant`: a role given to an account.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::Role};

/// A row of the table `role_grant`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub account_id: i32,
    pub role: Option<Role>,
    pub starts_at: Option<DateTimeUtc>,
    pub ends_at: Option<DateTimeUtc>,
    pub from_group: Option<String>,
    pub given_at: Option<DateTimeUtc>,
    pub revoked_at: Option<DateTimeUtc>,
    pub controller_id: Option<i32>,
    pub department_id: Option<i32>,
    pub given_by_id: Option<i32>,
    pub revoked_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
