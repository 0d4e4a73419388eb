//! The table `role_grant_register`: a register a grant reaches.

use sea_orm::entity::prelude::*;

/// A row of the table `role_grant_register`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant_register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub grant_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub register_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
