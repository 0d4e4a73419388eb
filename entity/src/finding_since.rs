//! The table `finding_since`: since when a finding has stood, and what it was when it was raised.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::Severity};

/// A row of the table `finding_since`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_since")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub controller_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: String,
    pub since: Date,
    /// None of the three in rows from before they were written down; the first look adds them.
    pub register_id: Option<i32>,
    pub rule: Option<String>,
    pub severity: Option<Severity>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
