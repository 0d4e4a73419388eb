//! The table `outside_source`: a source outside the controller; also a node.

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{Answer, SourceKind},
};

/// A row of the table `outside_source`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outside_source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub kind: SourceKind,
    pub publicly_accessible: Answer,
    pub business_id: Option<String>,
    pub remarks: LanguageText,
    pub country_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
