//! The table `breach_case_register`: a register that a breach touches.

use sea_orm::entity::prelude::*;

/// A row of the table `breach_case_register`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "breach_case_register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub breach_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub register_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
