//! The table `finding_since`: since when a finding has stood.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `finding_since`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_since")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub controller_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: String,
    pub since: Date,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
