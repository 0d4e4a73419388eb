//! Processors.

use entity::{node, processor, vocabulary::NodeKind};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::processor::Processor;

impl Stored for Processor {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Processor,
        });
        rows.processors.push(processor::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            business_id: self.business_id.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            website: self.website.clone(),
            uses_sub_processors: self.uses_sub_processors,
            remarks: self.remarks.clone(),
            proposed: self.proposed,
            country_id: numbers.maybe(self.country.as_ref()),
            parent_id: numbers.maybe(self.parent.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.processors).all(|row| {
            Ok(Processor {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                business_id: row.business_id,
                email: row.email,
                phone: row.phone,
                address: row.address,
                website: row.website,
                uses_sub_processors: row.uses_sub_processors,
                remarks: row.remarks,
                proposed: row.proposed,
                country: keys.maybe(row.country_id)?,
                parent: keys.maybe(row.parent_id)?,
            })
        })
    }
}
