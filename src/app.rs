//! What does a running server hold?

use std::sync::Arc;

use crate::{
    graphql,
    http::{edge::Edge, pages::PageCache},
    records::inventory::Inventory,
};

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
    /// What the edge was set up with.
    pub edge: Edge,
}

impl App {
    /// The application over an inventory.
    pub fn new(inventory: Arc<Inventory>, demo: bool) -> Self {
        Self {
            inventory,
            schema: graphql::Schema::new(),
            demo,
            pages: PageCache::default(),
            edge: if demo { Edge::of_demo() } else { Edge::open() },
        }
    }

    /// The same with an edge that was set up otherwise.
    #[must_use]
    pub fn with_edge(mut self, edge: Edge) -> Self {
        self.edge = edge;
        self
    }
}
