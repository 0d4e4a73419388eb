//! What does a running server hold?

use std::sync::Arc;

use crate::{
    graphql,
    http::{
        live::{Limits, Live, WithoutSignIn},
        pages::PageCache,
    },
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
    /// Connections that are told what happens.
    pub live: Live,
}

impl App {
    /// The application over an inventory.
    pub fn new(inventory: Arc<Inventory>, demo: bool) -> Self {
        Self {
            inventory,
            schema: graphql::Schema::new(),
            demo,
            pages: PageCache::default(),
            live: Live::new(Box::new(WithoutSignIn { demo }), Limits::default(), chrono::Utc::now),
        }
    }

    /// The same with live connections that were set up otherwise.
    #[must_use]
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = live;
        self
    }
}
