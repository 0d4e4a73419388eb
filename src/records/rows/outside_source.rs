//! Sources outside the controllers.

use entity::{node, outside_source, vocabulary::NodeKind};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::outside_source::OutsideSource;

impl Stored for OutsideSource {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Source,
        });
        rows.outside_sources.push(outside_source::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            kind: self.kind,
            publicly_accessible: self.publicly_accessible,
            business_id: self.business_id.clone(),
            remarks: self.remarks.clone(),
            country_id: numbers.maybe(self.country.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.outside_sources).all(|row| {
            Ok(OutsideSource {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                kind: row.kind,
                publicly_accessible: row.publicly_accessible,
                business_id: row.business_id,
                remarks: row.remarks,
                country: keys.maybe(row.country_id)?,
            })
        })
    }
}
