//! How did the database come to have its shape? One file per step, each of which can be taken back.
//!
//! A migration is history: it names tables as strings, never imports `entity`, and is not edited after it is merged.

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

mod m20261121_000001_inventory;
mod m20261121_000002_law;
mod m20261121_000003_log;
mod m20261121_000004_people_and_work;
mod m20261121_000005_session;
mod m20261121_000006_outbox;
mod m20261122_000007_findings;
mod m20261122_000008_breach;
mod m20261122_000009_saved_reports;
mod m20261122_000010_vocabulary;
mod m20261122_000011_telling_findings;
mod m20261122_000012_search_terms;
mod m20261122_000013_who_did_it;

/// The list of migrations.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_inventory::Migration),
            Box::new(m20261121_000002_law::Migration),
            Box::new(m20261121_000003_log::Migration),
            Box::new(m20261121_000004_people_and_work::Migration),
            Box::new(m20261121_000005_session::Migration),
            Box::new(m20261121_000006_outbox::Migration),
            Box::new(m20261122_000007_findings::Migration),
            Box::new(m20261122_000008_breach::Migration),
            Box::new(m20261122_000009_saved_reports::Migration),
            Box::new(m20261122_000010_vocabulary::Migration),
            Box::new(m20261122_000011_telling_findings::Migration),
            Box::new(m20261122_000012_search_terms::Migration),
            Box::new(m20261122_000013_who_did_it::Migration),
        ]
    }
}
