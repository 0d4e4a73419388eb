//! The table `assessment`: an assessment, Art. 35, 46 and 6(1)(f).

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{AssessmentKind, AssessmentState, RiskLevel},
};

/// A row of the table `assessment`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub title: LanguageText,
    pub kind: AssessmentKind,
    pub state: AssessmentState,
    pub done_on: Option<Date>,
    pub next_review_on: Option<Date>,
    pub reference: Option<String>,
    pub residual_risk: Option<RiskLevel>,
    pub conclusion: LanguageText,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
