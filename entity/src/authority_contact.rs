//! The table `authority_contact`: contact details of a supervisory authority over some time.

use sea_orm::entity::prelude::*;

use crate::{Date, LanguageText, vocabulary::Checked};

/// A row of the table `authority_contact`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "authority_contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub authority_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub postal_address: LanguageText,
    pub visiting_address: LanguageText,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub source: String,
    pub checked: Checked,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
