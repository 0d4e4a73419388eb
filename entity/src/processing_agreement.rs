//! The table `processing_agreement`: a processing agreement, Art. 28(3).

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::SubProcessorAuthorisation};

/// A row of the table `processing_agreement`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "processing_agreement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub processor_id: i32,
    pub title: LanguageText,
    pub reference: Option<String>,
    pub signed_on: Option<Date>,
    pub valid_until: Option<Date>,
    pub authorisation: Option<SubProcessorAuthorisation>,
    pub last_audit_on: Option<Date>,
    pub remarks: LanguageText,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
