//! Processing agreements with what they cover.

use entity::{agreement_register, agreement_service, processing_agreement};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::agreement::ProcessingAgreement;

impl Stored for ProcessingAgreement {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.agreements.push(processing_agreement::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            processor_id: numbers.of(&self.processor),
            title: self.title.clone(),
            reference: self.reference.clone(),
            signed_on: self.signed_on,
            valid_until: self.valid_until,
            authorisation: self.authorisation,
            last_audit_on: self.last_audit_on,
            remarks: self.remarks.clone(),
        });
        for (position, key) in (0..).zip(&self.services) {
            rows.agreement_services.push(agreement_service::Model {
                agreement_id: self.row,
                position,
                service_id: numbers.of(key),
            });
        }
        for (position, key) in (0..).zip(&self.registers) {
            rows.agreement_registers.push(agreement_register::Model {
                agreement_id: self.row,
                position,
                register_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut agreement_services = Parts::take(&mut rows.agreement_services);
        let mut agreement_registers = Parts::take(&mut rows.agreement_registers);

        let nouns = Parts::take(&mut rows.agreements).all(|row| {
            let id = row.id;
            Ok(ProcessingAgreement {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                processor: keys.key(row.processor_id)?,
                title: row.title,
                reference: row.reference,
                signed_on: row.signed_on,
                valid_until: row.valid_until,
                authorisation: row.authorisation,
                last_audit_on: row.last_audit_on,
                remarks: row.remarks,
                services: agreement_services.read(|row| row.agreement_id == id, |row| keys.key(row.service_id))?,
                registers: agreement_registers.read(|row| row.agreement_id == id, |row| keys.key(row.register_id))?,
            })
        })?;
        agreement_services.finish()?;
        agreement_registers.finish()?;
        Ok(nouns)
    }
}
