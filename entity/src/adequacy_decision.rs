//! The table `adequacy_decision`: an adequacy decision, Art. 45.

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{AdequacyScope, Checked},
};

/// A row of the table `adequacy_decision`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "adequacy_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub country_id: i32,
    pub reference: String,
    pub scope: AdequacyScope,
    pub in_force_from: Date,
    pub scope_note: LanguageText,
    pub eli: Option<String>,
    pub in_force_until: Option<Date>,
    pub source: String,
    pub checked: Checked,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
