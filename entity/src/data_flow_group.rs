//! The table `data_flow_group`: a data group that moves in a flow.

use sea_orm::entity::prelude::*;

/// A row of the table `data_flow_group`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_flow_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub flow_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub register_id: i32,
    pub key: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
