//! The table `waiver`: a finding that is waived.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `waiver`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "waiver")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub register_id: i32,
    pub rule: String,
    pub mark: String,
    pub pointer: String,
    pub reason: String,
    pub expires_on: Option<Date>,
    pub waived_at: Option<DateTimeUtc>,
    pub waived_by_id: Option<i32>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
