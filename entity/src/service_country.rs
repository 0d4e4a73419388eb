//! The table `service_country`: a country a service is hosted in or supported from.

use sea_orm::entity::prelude::*;

/// What a country is to a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CountryRole {
    /// The service is hosted there.
    Hosting,
    /// Support staff have access from there.
    Support,
}

/// A row of the table `service_country`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "service_country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub service_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: CountryRole,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub country_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
