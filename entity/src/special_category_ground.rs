//! The table `special_category_ground`: a condition for processing special categories, Art. 9(2).

use sea_orm::entity::prelude::*;

use crate::vocabulary::SpecialCondition;

/// A row of the table `special_category_ground`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "special_category_ground")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub register_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub purpose_position: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub condition: SpecialCondition,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
