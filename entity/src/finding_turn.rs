//! The table `finding_turn`: which findings were raised and resolved at a look, and whether that has been told. The day is part
//! of the primary key too.

use sea_orm::entity::prelude::*;

use crate::{
    Date,
    vocabulary::{FindingTurn, Severity},
};

/// A row of the table `finding_turn`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_turn")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub controller_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    pub looked_on: Date,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: String,
    pub register_id: i32,
    pub rule: String,
    pub severity: Severity,
    pub turn: FindingTurn,
    pub at: DateTimeUtc,
    pub told: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
