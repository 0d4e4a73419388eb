//! What does a controller process for others of the inventory, by what both sides say, Art. 30(2)? As the API shows it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use entity::LanguageText;

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

/// What a controller processes for another of the inventory: what a processor's record of it should hold, Art. 30(2), and the
/// records that are kept.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct MirroredEngagement {
    /// How the two sides stand.
    mirroring: Mirroring,
    /// In what they disagree.
    differences: Vec<Difference>,
    /// Those of the other side's registers that the viewer may read.
    registers: Vec<Arc<Register>>,
    /// The records that the controller keeps of it.
    kept: Vec<Arc<ProcessorRecord>>,
    #[graphql(skip)]
    told: mirror::Engagement,
}

impl Item for MirroredEngagement {
    fn cursor(&self) -> String {
        cursor(&self.told)
    }
}

fn cursor(told: &mirror::Engagement) -> String {
    told.on_behalf_of.id().0
}

impl From<&mirror::Engagement> for MirroredEngagement {
    fn from(told: &mirror::Engagement) -> Self {
        Self {
            mirroring: told.mirroring,
            differences: told.differences.iter().copied().collect(),
            registers: told.registers.clone(),
            kept: told.kept.clone(),
            told: told.clone(),
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

    /// Services that its registers use.
    async fn services(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Service>>> {
        let keys: Vec<Key<Service>> = self.told.services.iter().cloned().collect();
        Request::of(ctx).many(&keys).await
    }

    /// Countries outside the EEA in which these keep data, Art. 30(2)(c).
    async fn transfer_countries(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Country>>> {
        let keys: Vec<Key<Country>> = self.told.countries.iter().cloned().collect();
        Request::of(ctx).many(&keys).await
    }
}

/// A page of what a controller processes for others.
pub(super) async fn mirrored_engagements(
    ctx: &Context<'_>,
    keeper: &Controller,
    first: Option<i32>,
    after: Option<String>,
) -> Result<Part<MirroredEngagement>> {
    let request = Request::of(ctx);
    let snapshot = request.snapshot();
    let found = engagements(&snapshot, &request.actor, keeper.key(), request.today).await;
    let found = found.map_err(|error| request.refuse(error))?;
    let range = Asking { first, after }.range(&found, request.language, cursor)?;
    let page = found[range.clone()].iter().map(MirroredEngagement::from).collect();
    Ok(Part::of(page, &range, found.len()))
}
