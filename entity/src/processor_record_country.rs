//! The table `processor_record_country`: a country outside the EEA in a processor's record.

use sea_orm::entity::prelude::*;

/// A row of the table `processor_record_country`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "processor_record_country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub country_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
