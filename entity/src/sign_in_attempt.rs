//! The table `sign_in_attempt`: someone who was sent to a provider and has not come back. The id is the hash of the state,
//! and the browser is known by the hash of what its cookie holds; the secrets themselves are in the browser alone.

use sea_orm::entity::prelude::*;

use crate::vocabulary::Language;

/// A row of the table `sign_in_attempt`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub browser: String,
    pub provider: String,
    pub return_to: String,
    pub language: Language,
    pub begun_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
