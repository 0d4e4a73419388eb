//! What does a running server hold?

use std::sync::Arc;

use lru::LruCache;
use tokio::sync::Mutex;

use crate::{graphql, notices::layout::Layouts, records::inventory::Inventory};

/// What handlers share.
pub struct App {
    /// The inventory.
    pub inventory: Arc<Inventory>,
    /// The GraphQL schema.
    pub schema: graphql::Schema,
    /// The layouts of notices.
    pub layouts: Layouts,
    /// Demo mode: everyone on loopback is a data protection officer, and GraphiQL is served.
    pub demo: bool,
    /// Public pages that were rendered lately.
    pub pages: crate::http::pages::PageCache,
}
