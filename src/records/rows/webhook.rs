//! Webhooks.

use entity::{
    vocabulary::{join, split},
    webhook,
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::webhook::Webhook;

impl Stored for Webhook {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.webhooks.push(webhook::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            account_id: numbers.of(&self.account),
            label: self.label.clone(),
            url: self.url.clone(),
            events: join(&self.events),
            disabled: self.disabled,
            salt: self.salt.clone(),
            previous_salt: self.previous_salt.clone(),
            previous_until: self.previous_until,
            made_at: self.made_at,
            rotated_at: self.rotated_at,
            made_by_id: numbers.maybe(self.made_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.webhooks).all(|row| {
            Ok(Webhook {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                account: keys.key(row.account_id)?,
                label: row.label,
                url: row.url,
                events: split(&row.events)?,
                disabled: row.disabled,
                salt: row.salt,
                previous_salt: row.previous_salt,
                previous_until: row.previous_until,
                made_at: row.made_at,
                rotated_at: row.rotated_at,
                made_by: keys.maybe(row.made_by_id)?,
            })
        })
    }
}
