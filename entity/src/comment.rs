//! The table `comment`: a comment on a register.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::RegisterPart};

/// A row of the table `comment`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub register_id: i32,
    pub part: Option<RegisterPart>,
    pub text: String,
    pub written_at: Option<DateTimeUtc>,
    pub settled_at: Option<DateTimeUtc>,
    pub author_id: Option<i32>,
    pub answers_id: Option<i32>,
    pub settled_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
