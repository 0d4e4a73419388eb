//! The table `rights_instruction`: a controller's own words on how to use a right.

use sea_orm::entity::prelude::*;

use crate::{LanguageText, vocabulary::Right};

/// A row of the table `rights_instruction`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rights_instruction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub controller_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub text: LanguageText,
    pub right: Option<Right>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
