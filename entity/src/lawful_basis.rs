//! The table `lawful_basis`: a lawful basis of a purpose, Art. 6(1).

use sea_orm::entity::prelude::*;

use crate::{LanguageText, vocabulary::LegalBasis};

/// A row of the table `lawful_basis`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lawful_basis")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub purpose_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub basis: LegalBasis,
    pub interest: LanguageText,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
