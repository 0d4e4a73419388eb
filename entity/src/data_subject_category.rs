//! The table `data_subject_category`: a category of data subjects; also a node.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText};

/// A row of the table `data_subject_category`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_subject_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub description: LanguageText,
    pub dpv: Option<String>,
    pub proposed: bool,
    pub parent_id: Option<i32>,
    pub replaced_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
