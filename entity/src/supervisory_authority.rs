//! The table `supervisory_authority`: a supervisory authority, Art. 51.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText};

/// A row of the table `supervisory_authority`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "supervisory_authority")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub country_id: i32,
    pub name: LanguageText,
    pub website: Option<String>,
    pub source: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
