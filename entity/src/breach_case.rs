//! The table `breach_case`: a breach of personal data that is being dealt with, or was.

use sea_orm::entity::prelude::*;

use crate::{Date, vocabulary::BreachRisk};

/// A row of the table `breach_case`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "breach_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub title: String,
    pub facts: String,
    pub effects: String,
    pub measures: String,
    pub known_at: Option<DateTimeUtc>,
    pub risk: Option<BreachRisk>,
    pub authority_told_at: Option<DateTimeUtc>,
    pub authority_reference: String,
    pub delay_reason: String,
    pub people_told_at: Option<DateTimeUtc>,
    pub people_not_told_reason: String,
    pub opened_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    /// JSON: what was written into the case, in order.
    pub entries: String,
    pub processor_id: Option<i32>,
    pub service_id: Option<i32>,
    pub opened_by_id: Option<i32>,
    pub closed_by_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
