//! The table `submission_content`: the content frozen at approval, for a publication to come.

use sea_orm::entity::prelude::*;

/// A row of the table `submission_content`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_content")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub submission_id: i32,
    pub content: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
