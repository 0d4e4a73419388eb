//! The table `data_item`: an item of personal data in a data group.

use sea_orm::entity::prelude::*;

use crate::LanguageText;

/// A row of the table `data_item`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub text: LanguageText,
    pub category_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
