//! The table `controller`: a controller, Art. 4(7).

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{Answer, ControllerKind},
};

/// A row of the table `controller`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "controller")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub name: LanguageText,
    pub kind: ControllerKind,
    pub public_authority: Answer,
    pub business_id: Option<String>,
    pub municipality_code: Option<String>,
    pub languages: String,
    pub postal_address: LanguageText,
    pub visiting_address: LanguageText,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub rights_requests: LanguageText,
    pub representative: LanguageText,
    pub notice_layout: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub published_by_one: bool,
    pub parent_id: Option<i32>,
    pub dpo_id: Option<i32>,
    pub supervisory_authority_id: Option<i32>,
    pub predecessor_id: Option<i32>,
    pub successor_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
