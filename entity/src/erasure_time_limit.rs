//! The table `erasure_time_limit`: a time limit for erasure, Art. 30(1)(f).

use sea_orm::entity::prelude::*;

use crate::{
    Duration, LanguageText,
    vocabulary::{AfterRetention, RetentionStart},
};

/// A row of the table `erasure_time_limit`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure_time_limit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub data_groups: String,
    pub minimum: Option<Duration>,
    pub maximum: Option<Duration>,
    pub counted_from: Option<RetentionStart>,
    pub counted_from_text: LanguageText,
    pub after_retention: Option<AfterRetention>,
    pub records_class: Option<String>,
    pub text: LanguageText,
    pub provision_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
