//! The table `saved_report_result`: what came of running a saved report.

use sea_orm::entity::prelude::*;

use crate::vocabulary::{ReportFailure, ReportOutcome};

/// A row of the table `saved_report_result`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_report_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: i32,
    /// From 1; rises by one at each run.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub at: DateTimeUtc,
    pub revision: i64,
    pub outcome: ReportOutcome,
    /// How many rows it had; none when it could not be run.
    pub row_count: Option<i32>,
    /// SHA-256 of its rows, in hexadecimal.
    pub digest: Option<String>,
    /// JSON: the keys of the registers of its first rows.
    pub registers: String,
    pub failure: Option<ReportFailure>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
