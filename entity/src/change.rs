//! The table `change`: one change that was committed.

use sea_orm::entity::prelude::*;

/// What was done to a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verb {
    /// It was created.
    Create,
    /// It was edited.
    Edit,
    /// It was archived.
    Archive,
    /// It was published.
    Publish,
    /// It was withdrawn.
    Withdraw,
    /// It was confirmed to be still true.
    Confirm,
    /// It was submitted for publishing.
    Submit,
    /// What was submitted was taken back.
    TakeBack,
    /// What was submitted was returned.
    Return,
    /// What was submitted was approved.
    Approve,
    /// It was said of a register.
    Comment,
    /// A comment was settled.
    Settle,
    /// A role was given.
    Grant,
    /// A role or a token was revoked.
    Revoke,
}

/// A row of the table `change`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub noun: String,
    pub key: String,
    pub controller_id: Option<i32>,
    pub verb: Verb,
    pub version: i32,
    pub at: DateTimeUtc,
    pub by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
