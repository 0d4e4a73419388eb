//! Recipients.

use entity::{node, recipient, vocabulary::NodeKind};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::recipient::Recipient;

impl Stored for Recipient {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Recipient,
        });
        rows.recipients.push(recipient::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            kind: self.kind,
            business_id: self.business_id.clone(),
            remarks: self.remarks.clone(),
            country_id: numbers.maybe(self.country.as_ref()),
            controller_id: numbers.maybe(self.controller.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.recipients).all(|row| {
            Ok(Recipient {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                kind: row.kind,
                business_id: row.business_id,
                remarks: row.remarks,
                country: keys.maybe(row.country_id)?,
                controller: keys.maybe(row.controller_id)?,
            })
        })
    }
}
