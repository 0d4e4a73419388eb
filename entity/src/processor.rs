//! The table `processor`: a processor, Art. 4(8); also a node.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Answer};

/// A row of the table `processor`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "processor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: String,
    pub business_id: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub website: Option<String>,
    pub uses_sub_processors: Answer,
    pub remarks: LanguageText,
    pub proposed: bool,
    pub country_id: Option<i32>,
    pub parent_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
