//! The table `session`: someone who is signed in, in one browser. The id is the hash of what the browser's cookie holds.

use sea_orm::entity::prelude::*;

/// A row of the table `session`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account: String,
    pub provider: String,
    pub created_at: DateTimeUtc,
    pub used_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub user_agent: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
