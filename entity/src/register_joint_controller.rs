//! The table `register_joint_controller`: a joint controller of a register, Art. 26.

use sea_orm::entity::prelude::*;

/// A row of the table `register_joint_controller`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register_joint_controller")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub controller_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
