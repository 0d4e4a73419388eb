//! The table `register`: a register, Art. 30(1); also a node.

use sea_orm::entity::prelude::*;

use crate::{
    Date, Duration, LanguageText,
    vocabulary::{Answer, Audience, LifeCycle, Publicity},
};

/// A row of the table `register`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "register")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub name: LanguageText,
    pub number: i32,
    pub slug: String,
    pub description: LanguageText,
    pub forms: String,
    pub life_cycle: LifeCycle,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub disposed_on: Option<Date>,
    pub audience: Audience,
    pub joint_arrangement: LanguageText,
    pub sources_remark: LanguageText,
    pub no_recipients: Answer,
    pub recipients_remark: LanguageText,
    pub no_transfers: Answer,
    pub transfers_remark: LanguageText,
    pub retention_remark: LanguageText,
    pub automated_decisions: Answer,
    pub profiling: Answer,
    pub automated_logic: LanguageText,
    pub automated_significance: LanguageText,
    pub publicity: Option<Publicity>,
    pub publicity_remark: LanguageText,
    pub search_terms: LanguageText,
    pub no_search_terms: Answer,
    pub review_interval: Option<Duration>,
    pub internal_notes: Option<String>,
    pub illustrative: bool,
    pub department_id: Option<i32>,
    pub responsible_post_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
