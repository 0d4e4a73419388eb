//! The table `purpose`: a purpose of a register, Art. 5(1)(b).

use sea_orm::entity::prelude::*;

use crate::{LanguageText, vocabulary::Answer};

/// A row of the table `purpose`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "purpose")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub key: String,
    pub text: LanguageText,
    pub must_be_given: Answer,
    pub consequence: LanguageText,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
