//! The table `security_measure`: a security measure, Art. 32(1).

use sea_orm::entity::prelude::*;

use crate::{
    LanguageText,
    vocabulary::{RegisterForm, SecurityMeasureKind},
};

/// A row of the table `security_measure`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "security_measure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub kind: SecurityMeasureKind,
    pub form: RegisterForm,
    pub text: LanguageText,
    pub internal: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
