//! Who says that they process for whom, Art. 30(2)? Processors' records of all controllers, for those on the other side of them.
//!
//! A record stands in the holding of the controller that keeps it. The other side's findings look at it too, so a copy of each
//! stands among what is shared: there are few of them. What is shown of it is narrowed like the record itself.

use std::{collections::BTreeMap, ops::Bound, sync::Arc};

use entity::{processor_record, processor_record_country, processor_record_service};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};

use super::{
    controller::Controller,
    noun::Key,
    processor_record::ProcessorRecord,
    rows::{Keys, Rows, Stored},
};

/// Processors' records, by key; archived ones among them, so that a later state of one takes its place.
#[derive(Clone, Debug, Default)]
pub struct Engaged(BTreeMap<Key<ProcessorRecord>, Arc<ProcessorRecord>>);

impl Engaged {
    /// Reads them all. The agreements they rest on are left out: these are their keepers' own.
    pub(super) async fn load(connection: &impl ConnectionTrait, shared: &Arc<Keys>) -> Result<Self, DbErr> {
        let mut records = processor_record::Entity::find()
            .order_by_asc(processor_record::Column::Id)
            .all(connection)
            .await?;
        for record in &mut records {
            record.agreement_id = None;
        }
        let mut rows = Rows {
            processor_records: records,
            processor_record_services: processor_record_service::Entity::find()
                .order_by_asc(processor_record_service::Column::RecordId)
                .order_by_asc(processor_record_service::Column::Position)
                .all(connection)
                .await?,
            processor_record_countries: processor_record_country::Entity::find()
                .order_by_asc(processor_record_country::Column::RecordId)
                .order_by_asc(processor_record_country::Column::Position)
                .all(connection)
                .await?,
            ..Rows::default()
        };
        let keys = Keys::of(&rows).over(Arc::clone(shared));
        let records = ProcessorRecord::take_from(&mut rows, &keys)?;
        Ok(Self::default().with(records.into_iter().map(Arc::new)))
    }

    /// The same with records replaced or added.
    #[must_use]
    pub(super) fn with(&self, records: impl IntoIterator<Item = Arc<ProcessorRecord>>) -> Self {
        let mut next = self.clone();
        next.0
            .extend(records.into_iter().map(|record| (record.key.clone(), record)));
        next
    }

    /// The same without what one controller keeps.
    #[must_use]
    pub(super) fn without(&self, keeper: &str) -> Self {
        let others = self.0.iter().filter(|(_, record)| record.controller.as_str() != keeper);
        Self(others.map(|(key, record)| (key.clone(), Arc::clone(record))).collect())
    }

    /// Every record, archived ones too.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<ProcessorRecord>> {
        self.0.values()
    }

    /// What a controller says to do for others of the inventory.
    pub fn kept_by<'a>(&'a self, keeper: &'a Key<Controller>) -> impl Iterator<Item = &'a Arc<ProcessorRecord>> {
        let from = Bound::Included(keeper.as_str());
        // Keys begin with their keeper's, which may be the beginning of another's: then these stand between.
        let near = self.0.range::<str, _>((from, Bound::Unbounded));
        let near = near.take_while(move |(key, _)| key.as_str().starts_with(keeper.as_str()));
        let own = near.filter(move |(_, record)| record.controller == *keeper);
        own.map(|(_, record)| record)
            .filter(|record| record.archived_on.is_none() && record.on_behalf_of.is_some())
    }

    /// What a controller says to do for a certain other.
    pub fn between<'a>(
        &'a self,
        keeper: &'a Key<Controller>,
        other: &'a Key<Controller>,
    ) -> impl Iterator<Item = &'a Arc<ProcessorRecord>> {
        self.kept_by(keeper)
            .filter(move |record| record.on_behalf_of.as_ref() == Some(other))
    }
}
