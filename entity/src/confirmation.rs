//! The table `confirmation`: that a part of a record was found to be still true.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::RegisterPart};

/// A row of the table `confirmation`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "confirmation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub part: RegisterPart,
    pub confirmed_on: Date,
    pub post_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
