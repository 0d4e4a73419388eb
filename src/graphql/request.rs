//! What does one request see? The inventory at one state, the actor, the day, and the nouns that keys name.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use arc_swap::ArcSwap;
use async_graphql::{Context, Result};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};

use super::{reach::Reached, refusal};
use crate::{
    access::Actor,
    error::Error,
    records::{inventory::Inventory, noun::Key, snapshot::Snapshot},
};

/// One request: the state it is answered from, and for whom.
pub struct Request {
    snapshot: ArcSwap<Snapshot>,
    /// The inventory, for writes.
    pub inventory: Arc<Inventory>,
    /// Who asks.
    pub actor: Actor,
    /// The moment of the request.
    pub now: DateTime<Utc>,
    /// The day of the request.
    pub today: Date,
    /// The language of sentences.
    pub language: Language,
    moved: AtomicBool,
}

impl Request {
    /// A request that sees the inventory as it is now.
    pub fn new(inventory: &Arc<Inventory>, actor: Actor, now: DateTime<Utc>, language: Language) -> Self {
        Self {
            snapshot: ArcSwap::from_pointee(inventory.snapshot()),
            inventory: Arc::clone(inventory),
            actor,
            now,
            today: Date(now.date_naive()),
            language,
            moved: AtomicBool::new(false),
        }
    }

    /// The request a field is resolved for.
    pub fn of<'a>(ctx: &Context<'a>) -> &'a Arc<Self> {
        ctx.data_unchecked::<Arc<Self>>()
    }

    /// The state the request is answered from.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Looks again after a write, so that a writer reads its own write. Mutations run one after another, so nothing else is
    /// being answered meanwhile.
    pub fn look_again(&self) {
        self.snapshot.store(Arc::new(self.inventory.snapshot()));
    }

    /// Whether the state this request began with was gone before it was answered.
    pub fn moved(&self) -> bool {
        self.moved.load(Ordering::Relaxed)
    }

    /// The noun a key names, if it exists and the actor may read it.
    pub async fn one<'k, N: Reached>(&self, key: impl Into<Option<&'k Key<N>>>) -> Result<Option<Arc<N>>> {
        let Some(key) = key.into() else { return Ok(None) };
        // The guard is let go before waiting: most keys name what is shared or loaded, and then nothing waits.
        let found = self.snapshot().find(key).await.map_err(|error| self.refuse(error))?;
        Ok(found.filter(|noun| noun.may_be_read(&self.actor)))
    }

    /// The nouns that keys name, those left out that the actor may not read.
    pub async fn many<N: Reached>(&self, keys: &[Key<N>]) -> Result<Vec<Arc<N>>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let snapshot = self.snapshot();
        let mut nouns = Vec::with_capacity(keys.len());
        for key in keys {
            if let Some(noun) = snapshot.find(key).await.map_err(|error| self.refuse(error))? {
                if noun.may_be_read(&self.actor) {
                    nouns.push(noun);
                }
            }
        }
        Ok(nouns)
    }

    /// An error as the API tells it. What is ours to mend is logged here and told by an id only.
    pub fn refuse(&self, error: Error) -> async_graphql::Error {
        if matches!(error, Error::Moved) {
            self.moved.store(true, Ordering::Relaxed);
        }
        refusal::refuse(error, self.language, self.now)
    }
}
