//! What does a controller process for others of the inventory, by what both sides say, Art. 30(2)? As the API shows it.
//!
//! It is worked out once for each controller in a request, however often a document asks: what it costs goes by flows of others
//! that the viewer may not read, so no price may go by how many there are. All controllers together have no more to work out
//! than there are flows. What one engagement lists ends at [`NAMED`], with how many there are beside it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use entity::LanguageText;
use tokio::sync::OnceCell;

use super::{
    graph::part::{Asking, Item, Part},
    request::Request,
};
use crate::records::{
    controller::Controller,
    law::Country,
    mirror::{self, Difference, Mirroring, engagements},
    noun::{Key, Noun},
    processor_record::ProcessorRecord,
    register::Register,
    service::Service,
};

/// Registers, records and services that an engagement names at most.
const NAMED: usize = 20;

/// Engagements that were worked out for one request, by the controller that processes.
#[derive(Default)]
pub struct Mirrored(Mutex<HashMap<Key<Controller>, Told>>);

type Engagements = Arc<[Arc<mirror::Engagement>]>;
type Told = Arc<OnceCell<Engagements>>;

impl Mirrored {
    /// Forgets what was worked out: something has been written.
    pub fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    async fn of(&self, request: &Request, keeper: &Key<Controller>) -> Result<Engagements> {
        let told = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(keeper.clone()).or_default())
        };
        let found = told.get_or_try_init(async || {
            let found = engagements(&request.snapshot(), &request.actor, keeper, request.today).await?;
            Ok(found.into_iter().map(Arc::new).collect())
        });
        let found = found.await.map_err(|error| request.refuse(error))?;
        Ok(Arc::clone(found))
    }
}

/// What a controller processes for another of the inventory: what a processor's record of it should hold, Art. 30(2), and the
/// records that are kept.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct MirroredEngagement {
    /// How the two sides stand.
    mirroring: Mirroring,
    /// In what they disagree.
    differences: Vec<Difference>,
    #[graphql(skip)]
    told: Arc<mirror::Engagement>,
}

impl Item for MirroredEngagement {
    fn cursor(&self) -> String {
        cursor(&self.told)
    }
}

fn cursor(told: &mirror::Engagement) -> String {
    told.on_behalf_of.id().0
}

impl From<&Arc<mirror::Engagement>> for MirroredEngagement {
    fn from(told: &Arc<mirror::Engagement>) -> Self {
        Self {
            mirroring: told.mirroring,
            differences: told.differences.iter().copied().collect(),
            told: Arc::clone(told),
        }
    }
}

#[ComplexObject]
impl MirroredEngagement {
    /// The name of the other side, for whom it is done, Art. 30(2)(a): its processor knows it, whatever else the viewer may read.
    async fn on_behalf_of_name(&self, ctx: &Context<'_>) -> LanguageText {
        let snapshot = Request::of(ctx).snapshot();
        let other = snapshot.shared.shelves.controllers.get(self.told.on_behalf_of.as_str());
        other.map_or_else(LanguageText::default, |other| other.name.clone())
    }

    /// The other side; null where the viewer may not read it.
    async fn on_behalf_of(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.told.on_behalf_of).await
    }

    /// Those of the other side's registers that the viewer may read: the first 20, by number.
    async fn registers(&self) -> &[Arc<Register>] {
        first(&self.told.registers)
    }

    /// How many of the other side's registers the viewer may read.
    async fn register_count(&self) -> usize {
        self.told.registers.len()
    }

    /// The records that the controller keeps of it: the first 20.
    async fn kept(&self) -> &[Arc<ProcessorRecord>] {
        first(&self.told.kept)
    }

    /// How many records the controller keeps of it.
    async fn kept_count(&self) -> usize {
        self.told.kept.len()
    }

    /// Services that its registers use: the first 20.
    async fn services(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Service>>> {
        let keys: Vec<Key<Service>> = self.told.services.iter().take(NAMED).cloned().collect();
        Request::of(ctx).many(&keys).await
    }

    /// How many services its registers use.
    async fn service_count(&self) -> usize {
        self.told.services.len()
    }

    /// Countries outside the EEA in which these keep data, Art. 30(2)(c).
    async fn transfer_countries(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Country>>> {
        let keys: Vec<Key<Country>> = self.told.countries.iter().cloned().collect();
        Request::of(ctx).many(&keys).await
    }
}

/// The first few of a list.
fn first<T>(all: &[T]) -> &[T] {
    &all[..all.len().min(NAMED)]
}

/// A page of what a controller processes for others.
pub(super) async fn mirrored_engagements(
    ctx: &Context<'_>,
    keeper: &Controller,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Part<MirroredEngagement>> {
    let request = Request::of(ctx);
    let found = request.mirrored.of(request, keeper.key()).await?;
    let range = Asking { first, after }.range(&found, request.language, |told| cursor(told))?;
    let page = found[range.clone()].iter().map(MirroredEngagement::from).collect();
    Ok(Part::of(page, &range, found.len()))
}
