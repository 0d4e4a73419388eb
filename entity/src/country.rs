//! The table `country`: a country, with its time in the European Economic Area.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Checked};

/// A row of the table `country`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub code: String,
    pub name: LanguageText,
    pub eea_from: Option<Date>,
    pub eea_until: Option<Date>,
    pub source: String,
    pub checked: Checked,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
