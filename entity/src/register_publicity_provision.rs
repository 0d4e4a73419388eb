//! The table `register_publicity_provision`: a provision that decides the publicity of a register.

use sea_orm::entity::prelude::*;

/// A row of the table `register_publicity_provision`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_publicity_provision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub provision_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
