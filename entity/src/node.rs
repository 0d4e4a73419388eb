//! The table `node`: a node of the graph: what can hold or receive personal data.

use sea_orm::entity::prelude::*;

use crate::vocabulary::NodeKind;

/// A row of the table `node`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub kind: NodeKind,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
