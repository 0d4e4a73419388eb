//! The table `comment_mention`: an account a comment mentions.

use sea_orm::entity::prelude::*;

/// A row of the table `comment_mention`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_mention")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub account_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
