//! The table `data_flow_purpose`: a purpose that a flow serves.

use sea_orm::entity::prelude::*;

/// A row of the table `data_flow_purpose`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_flow_purpose")]
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
