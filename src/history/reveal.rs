//! What do readers see where an entry seals a value? The value, or that it was erased.

use std::collections::HashMap;

use entity::personal_value;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::{
    entry::Entry,
    error::Result,
    seal::{erased, marked},
};

/// Seals looked up at once.
const BATCH: usize = 1_000;

/// Puts the values in the place of their seals; [`erased`] where they are gone.
pub async fn reveal(connection: &impl ConnectionTrait, entries: &mut [Entry]) -> Result<()> {
    let seals: Vec<Vec<u8>> = entries
        .iter()
        .flat_map(Entry::values)
        .filter_map(marked)
        .map(|seal| seal.to_vec())
        .collect();
    let mut values = HashMap::with_capacity(seals.len());
    for some in seals.chunks(BATCH) {
        let rows = personal_value::Entity::find()
            .filter(personal_value::Column::Seal.is_in(some.iter().cloned()))
            .all(connection)
            .await?;
        values.extend(rows.into_iter().map(|row| (row.seal, row.value)));
    }
    for value in entries.iter_mut().flat_map(Entry::values_mut) {
        if let Some(seal) = marked(value) {
            let kept = values
                .get(seal.as_slice())
                .and_then(|text| serde_json::from_str::<Value>(text).ok());
            *value = kept.unwrap_or_else(erased);
        }
    }
    Ok(())
}
