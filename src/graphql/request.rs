//! What does one request see? The inventory at one state, the actor, the day, and the nouns that keys name.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use arc_swap::ArcSwap;
use async_graphql::{Context, Result};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};

use super::{mirror::Mirrored, refusal, surroundings::IdentityProvider};
use crate::{
    access::Actor,
    error::Error,
    records::{
        inventory::Inventory,
        noun::Key,
        reach::{Reached, Stand, View},
        snapshot::{Holding, Sight, Snapshot},
    },
};

/// One request: the state it is answered from, and for whom.
pub struct Request {
    snapshot: ArcSwap<Snapshot>,
    /// What controllers process for each other, as far as it was asked.
    pub mirrored: Mirrored,
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
    /// The address that links to public pages begin with, without a slash at its end; none when it is not known.
    pub base: Option<Arc<str>>,
    /// Who vouches for people when they sign in.
    pub providers: Arc<[IdentityProvider]>,
    moved: AtomicBool,
}

impl Request {
    /// A request that sees the inventory as it is now.
    pub fn new(inventory: &Arc<Inventory>, actor: Actor, now: DateTime<Utc>, language: Language) -> Self {
        Self {
            snapshot: ArcSwap::from_pointee(inventory.snapshot()),
            mirrored: Mirrored::default(),
            inventory: Arc::clone(inventory),
            actor,
            now,
            today: Date(now.date_naive()),
            language,
            base: None,
            providers: Arc::default(),
            moved: AtomicBool::new(false),
        }
    }

    /// The same with the address under which the installation is reached.
    #[must_use]
    pub fn reached_at(mut self, base: Option<Arc<str>>) -> Self {
        self.base = base;
        self
    }

    /// The same with those who vouch for people.
    #[must_use]
    pub fn vouched_by(mut self, providers: Arc<[IdentityProvider]>) -> Self {
        self.providers = providers;
        self
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
        self.mirrored.forget();
    }

    /// Whether the state this request began with was gone before it was answered.
    pub fn moved(&self) -> bool {
        self.moved.load(Ordering::Relaxed)
    }

    /// The noun a key names, if it exists and the actor may read it.
    pub async fn one<'k, N: Reached>(&self, key: impl Into<Option<&'k Key<N>>>) -> Result<Option<Arc<N>>> {
        let Some(key) = key.into() else { return Ok(None) };
        if N::STAND != Stand::Held {
            let snapshot = self.snapshot.load();
            let shared = &snapshot.shared;
            if let Some(noun) = N::shelf(&shared.shelves).get(key.as_str()) {
                let seen = noun.may_be_read(&self.actor, View { shared, holding: None });
                return Ok(seen.then(|| Arc::clone(noun)));
            }
            if N::STAND == Stand::Shared {
                return Ok(None);
            }
        }
        // Nothing is loaded for those who may see nothing there.
        let Some(owner) = key.owner().filter(|owner| self.actor.touches(N::READ, owner)) else {
            return Ok(None);
        };
        let loaded = self.snapshot.load().loaded(owner).cloned();
        let holding = match loaded {
            Some(holding) => Some(holding),
            None => self.fetched(owner).await?,
        };
        Ok(holding.and_then(|holding| self.readable(&holding, key)))
    }

    /// The noun of a holding, if the actor may read it.
    fn readable<N: Reached>(&self, holding: &Holding, key: &Key<N>) -> Option<Arc<N>> {
        let snapshot = self.snapshot.load();
        let noun = N::shelf(&holding.shelves).get(key.as_str())?;
        let view = View {
            shared: &snapshot.shared,
            holding: Some(holding),
        };
        noun.may_be_read(&self.actor, view).then(|| Arc::clone(noun))
    }

    /// The nouns that keys name, those left out that the actor may not read.
    pub async fn many<N: Reached>(&self, keys: &[Key<N>]) -> Result<Vec<Arc<N>>> {
        let mut nouns = Vec::with_capacity(keys.len());
        for key in keys {
            nouns.extend(self.one(key).await?);
        }
        Ok(nouns)
    }

    /// What can be seen from a controller, if there is such a one.
    pub async fn sight(&self, controller: &str) -> Result<Option<Sight>> {
        let snapshot = self.snapshot.load();
        if let Some(holding) = snapshot.loaded(controller) {
            return Ok(Some(Sight {
                shared: Arc::clone(&snapshot.shared),
                holding: Arc::clone(holding),
            }));
        }
        drop(snapshot);
        let snapshot = self.snapshot();
        Box::pin(async move { snapshot.sight(controller).await })
            .await
            .map_err(|error| self.refuse(error))
    }

    /// A controller's holding, loaded. Boxed, since it is seldom needed and its state is large: the executor keeps room for it
    /// in every field.
    #[expect(clippy::type_complexity, reason = "what it is boxed for is its type")]
    fn fetched<'a>(
        &'a self,
        owner: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Arc<Holding>>>> + Send + 'a>> {
        let snapshot = self.snapshot();
        Box::pin(async move { snapshot.holding(owner).await.map_err(|error| self.refuse(error)) })
    }

    /// An error as the API tells it. What is ours to mend is logged here and told by an id only.
    pub fn refuse(&self, error: Error) -> async_graphql::Error {
        if matches!(error, Error::Moved) {
            self.moved.store(true, Ordering::Relaxed);
        }
        refusal::refuse(error, self.language, self.now)
    }
}
