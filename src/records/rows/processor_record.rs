//! Processor's records.

use entity::{processor_record, processor_record_country, processor_record_service};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::processor_record::ProcessorRecord;

impl Stored for ProcessorRecord {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.processor_records.push(processor_record::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            name: self.name.clone(),
            processing: self.processing.clone(),
            on_behalf_of_other: self.on_behalf_of_other.clone(),
            transfers: self.transfers,
            safeguards: self.safeguards.clone(),
            security: self.security.clone(),
            on_behalf_of_id: numbers.maybe(self.on_behalf_of.as_ref()),
            agreement_id: numbers.maybe(self.agreement.as_ref()),
        });
        for (position, key) in (0..).zip(&self.services) {
            rows.processor_record_services.push(processor_record_service::Model {
                record_id: self.row,
                position,
                service_id: numbers.of(key),
            });
        }
        for (position, key) in (0..).zip(&self.transfer_countries) {
            rows.processor_record_countries.push(processor_record_country::Model {
                record_id: self.row,
                position,
                country_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut processor_record_services = Parts::take(&mut rows.processor_record_services);
        let mut processor_record_countries = Parts::take(&mut rows.processor_record_countries);

        let nouns = Parts::take(&mut rows.processor_records).all(|row| {
            let id = row.id;
            Ok(ProcessorRecord {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                name: row.name,
                processing: row.processing,
                on_behalf_of_other: row.on_behalf_of_other,
                transfers: row.transfers,
                safeguards: row.safeguards,
                security: row.security,
                on_behalf_of: keys.maybe(row.on_behalf_of_id)?,
                agreement: keys.maybe(row.agreement_id)?,
                services: processor_record_services.read(|row| row.record_id == id, |row| keys.key(row.service_id))?,
                transfer_countries: processor_record_countries
                    .read(|row| row.record_id == id, |row| keys.key(row.country_id))?,
            })
        })?;
        processor_record_services.finish()?;
        processor_record_countries.finish()?;
        Ok(nouns)
    }
}
