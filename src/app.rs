//! What does a running server hold?

use std::sync::Arc;

use crate::{
    graphql::{self, surroundings::IdentityProvider},
    http::{
        edge::Edge,
        live::{Limits, Live},
        pages::PageCache,
        who::{SameAsOverHttp, UnknownTokens},
    },
    records::inventory::Inventory,
    sign_in::SignIn,
};

/// What handlers share.
pub struct App {
    /// The inventory.
    pub inventory: Arc<Inventory>,
    /// The GraphQL schema.
    pub schema: graphql::Schema,
    /// Demo mode: one can be anyone, on loopback only, and GraphiQL is served.
    pub demo: bool,
    /// Public pages that were rendered lately.
    pub pages: PageCache,
    /// The ways to sign in.
    pub sign_in: SignIn,
    /// Connections that are told what happens.
    pub live: Live,
    /// What the edge was set up with.
    pub edge: Edge,
    /// How often it may be looked anew for tokens that are not known.
    pub unknown_tokens: UnknownTokens,
}

impl App {
    /// The application over an inventory, without ways to sign in.
    pub fn new(inventory: Arc<Inventory>, demo: bool) -> Self {
        Self {
            inventory,
            schema: graphql::Schema::new(),
            demo,
            pages: PageCache::default(),
            sign_in: SignIn::Closed,
            live: Live::new(Box::new(SameAsOverHttp), Limits::default(), chrono::Utc::now),
            edge: if demo { Edge::of_demo() } else { Edge::open() },
            unknown_tokens: UnknownTokens::default(),
        }
    }

    /// The application over an inventory, with ways to sign in. It is the demo if they are the demo's.
    pub fn with_sign_in(inventory: Arc<Inventory>, sign_in: SignIn) -> Self {
        let demo = matches!(sign_in, SignIn::Demo(_));
        let mut app = Self::new(inventory, demo);
        if let SignIn::Providers(desk) = &sign_in {
            let providers = desk.providers().iter();
            app.schema = app
                .schema
                .vouched_by(providers.map(|provider| IdentityProvider::of(provider.settings())));
        }
        Self { sign_in, ..app }
    }

    /// The same with live connections that were set up otherwise.
    #[must_use]
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = live;
        self
    }

    /// The same with an edge that was set up otherwise.
    #[must_use]
    pub fn with_edge(mut self, edge: Edge) -> Self {
        self.schema = self.schema.reached_at(edge.hosts.base());
        self.edge = edge;
        self
    }
}
