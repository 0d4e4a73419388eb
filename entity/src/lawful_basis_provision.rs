//! The table `lawful_basis_provision`: a provision that a lawful basis rests on, Art. 6(3).

use sea_orm::entity::prelude::*;

/// A row of the table `lawful_basis_provision`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lawful_basis_provision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub purpose_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub basis_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub provision_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
