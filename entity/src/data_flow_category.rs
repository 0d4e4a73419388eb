//! The table `data_flow_category`: a category of personal data that moves in a flow.

use sea_orm::entity::prelude::*;

/// A row of the table `data_flow_category`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_flow_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub flow_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub category_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
