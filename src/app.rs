//! What does a running server hold?

use std::sync::Arc;

use crate::{graphql, http::pages::PageCache, records::inventory::Inventory};

/// What handlers share.
pub struct App {
    /// The inventory.
    pub inventory: Arc<Inventory>,
    /// The GraphQL schema.
    pub schema: graphql::Schema,
    /// Demo mode: everyone on loopback is a data protection officer, and GraphiQL is served.
    pub demo: bool,
    /// Public pages that were rendered lately.
    pub pages: PageCache,
}

impl App {
    /// The application over an inventory.
    pub fn new(inventory: Arc<Inventory>, demo: bool) -> Self {
        Self {
            inventory,
            schema: graphql::Schema::new(),
            demo,
            pages: PageCache::default(),
        }
    }
}
