//! The table `legal_act`: a legal act.

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{Checked, Jurisdiction},
};

/// A row of the table `legal_act`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "legal_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub number: String,
    pub jurisdiction: Jurisdiction,
    pub title: LanguageText,
    pub eli: Option<String>,
    pub link: Option<String>,
    pub in_force_from: Option<Date>,
    pub in_force_until: Option<Date>,
    pub source: String,
    pub checked: Checked,
    pub replaced_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
