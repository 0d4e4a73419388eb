//! The table `service`: an information system or service; also a node.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Answer};

/// A row of the table `service`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "service")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub description: LanguageText,
    pub hosting: LanguageText,
    pub hosted_in_eea: Answer,
    pub sub_processors_told: Answer,
    pub website: Option<String>,
    pub proposed: bool,
    pub provider_id: Option<i32>,
    pub run_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
