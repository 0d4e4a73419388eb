//! The table `assessment_register`: a register that an assessment covers.

use sea_orm::entity::prelude::*;

/// A row of the table `assessment_register`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub register_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
