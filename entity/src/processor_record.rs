//! The table `processor_record`: a processor's record, Art. 30(2).

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Answer};

/// A row of the table `processor_record`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "processor_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub name: LanguageText,
    pub processing: LanguageText,
    pub on_behalf_of_other: LanguageText,
    pub transfers: Answer,
    pub safeguards: LanguageText,
    pub security: LanguageText,
    pub on_behalf_of_id: Option<i32>,
    pub agreement_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
