//! The table `rule_setting`: how a controller uses a rule.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::Severity};

/// A row of the table `rule_setting`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rule_setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub rule: String,
    pub switched_off: bool,
    pub severity: Option<Severity>,
    pub reason: String,
    pub set_at: Option<DateTimeUtc>,
    pub set_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
