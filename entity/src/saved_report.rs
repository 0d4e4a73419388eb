//! The table `saved_report`: a report that is asked again and again, with what is expected of it.

use sea_orm::entity::prelude::*;

use crate::{
    Date, Duration, LanguageText,
    vocabulary::{Language, ReportExpectation, ReportOutcome},
};

/// A row of the table `saved_report`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub report: String,
    pub title: LanguageText,
    /// The global id of what the report is about.
    pub about: Option<String>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub known_at: Option<DateTimeUtc>,
    pub language: Language,
    pub expectation: ReportExpectation,
    pub every: Option<Duration>,
    pub paused: bool,
    pub asked_at: Option<DateTimeUtc>,
    pub wanted_at: Option<DateTimeUtc>,
    pub outcome: Option<ReportOutcome>,
    pub outcome_at: Option<DateTimeUtc>,
    pub controller_id: Option<i32>,
    pub department_id: Option<i32>,
    pub owner_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
