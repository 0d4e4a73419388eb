//! The table `finding_look`: at which state, and on which day, it was last written down what stands against a controller.

use sea_orm::entity::prelude::*;

use crate::Date;

/// A row of the table `finding_look`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_look")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub controller_id: i32,
    pub revision: i64,
    pub looked_on: Date,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
