//! The table `provision`: a provision of an act.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Checked};

/// A row of the table `provision`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "provision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub act_id: i32,
    pub section: String,
    pub label: LanguageText,
    pub title: LanguageText,
    pub in_force_from: Option<Date>,
    pub in_force_until: Option<Date>,
    pub source: String,
    pub checked: Checked,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
