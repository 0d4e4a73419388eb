//! The table `notice_version`: a published version of a notice; its content is the exact text that was frozen.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::NoticeState};

/// A row of the table `notice_version`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub register_id: i32,
    pub controller_id: i32,
    pub number: i32,
    pub state: NoticeState,
    pub published_at: DateTimeUtc,
    pub published_by: String,
    pub approved_by: Option<String>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawn_reason: Option<LanguageText>,
    pub digest: String,
    pub title: LanguageText,
    pub slug: String,
    pub department: LanguageText,
    pub content: String,
    pub correction: Option<LanguageText>,
    pub register_version: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
