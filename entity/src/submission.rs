//! The table `submission`: a register submitted for publishing.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::SubmissionState};

/// A row of the table `submission`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub register_id: i32,
    pub register_version: i32,
    pub state: SubmissionState,
    pub submitted_at: Option<DateTimeUtc>,
    pub message: Option<String>,
    pub correction: LanguageText,
    pub decided_at: Option<DateTimeUtc>,
    pub reason: Option<String>,
    pub publish_at: Option<DateTimeUtc>,
    pub notice_number: Option<i32>,
    pub submitted_by_id: Option<i32>,
    pub decided_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
