//! The table `account`: an account.

use sea_orm::entity::prelude::*;

use crate::{
    Date,
    vocabulary::{AccountKind, Language},
};

/// A row of the table `account`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: String,
    pub kind: AccountKind,
    pub email: Option<String>,
    pub language: Language,
    pub issuer: Option<String>,
    pub subject: Option<String>,
    pub disabled: bool,
    pub weekly_digest: bool,
    pub controller_id: Option<i32>,
    pub person_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
