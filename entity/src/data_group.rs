//! The table `data_group`: a data group of a register, Art. 30(1)(c).

use sea_orm::entity::prelude::*;

use crate::{LanguageText, vocabulary::Answer};

/// A row of the table `data_group`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub key: String,
    pub name: LanguageText,
    pub purposes: String,
    pub special: Answer,
    pub special_categories: String,
    pub criminal: Answer,
    pub identity_code: Answer,
    pub children: Answer,
    pub large_scale: Answer,
    pub free_text: Answer,
    pub remark: LanguageText,
    pub criminal_ground_id: Option<i32>,
    pub identity_code_ground_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
