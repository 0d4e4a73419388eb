//! The table `personal_data_category`: a category of personal data.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::SpecialCategory};

/// A row of the table `personal_data_category`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[expect(clippy::struct_excessive_bools, reason = "a column each, as the table has them")]
#[sea_orm(table_name = "personal_data_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub special: Option<SpecialCategory>,
    pub identity_code: bool,
    pub criminal: bool,
    pub free_text: bool,
    pub dpv: Option<String>,
    pub proposed: bool,
    pub parent_id: Option<i32>,
    pub replaced_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
