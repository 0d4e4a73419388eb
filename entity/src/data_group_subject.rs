//! The table `data_group_subject`: a category of data subjects in a data group.

use sea_orm::entity::prelude::*;

/// A row of the table `data_group_subject`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_group_subject")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub category_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
