//! The table `recipient`: a recipient, Art. 4(9); also a node.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::RecipientKind};

/// A row of the table `recipient`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recipient")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub kind: RecipientKind,
    pub business_id: Option<String>,
    pub remarks: LanguageText,
    pub country_id: Option<i32>,
    pub controller_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
