//! The table `right_by_basis`: whether a right follows from a basis, Art. 15-22.

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{Checked, LegalBasis, Right, RightHolds},
};

/// A row of the table `right_by_basis`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "right_by_basis")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub right: Right,
    pub article: String,
    pub basis: LegalBasis,
    pub holds: RightHolds,
    pub note: LanguageText,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub source: String,
    pub checked: Checked,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
