//! The table `post`: a post.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Answer};

/// A row of the table `post`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: i32,
    pub title: LanguageText,
    pub acting: Answer,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: LanguageText,
    pub department_id: Option<i32>,
    pub holder_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
