//! How the data of a register are kept: time limits for erasure, security measures, confirmations and evidence.

use entity::{confirmation, erasure_time_limit, evidence_link, security_measure};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, data_group::local_keys, parts::Parts};
use crate::records::register::{Confirmation, ErasureTimeLimit, EvidenceLink, Register, SecurityMeasure};

/// Adds the rows of a register's upkeep.
pub fn add(register: &Register, numbers: &dyn Numbers, rows: &mut Rows) {
    for (position, limit) in (0..).zip(&register.retention) {
        rows.erasure_time_limits.push(erasure_time_limit::Model {
            register_id: register.row,
            position,
            data_groups: limit.data_groups.join(","),
            minimum: limit.minimum,
            maximum: limit.maximum,
            counted_from: limit.counted_from,
            counted_from_text: limit.counted_from_text.clone(),
            after_retention: limit.then,
            records_class: limit.records_class.clone(),
            text: limit.text.clone(),
            provision_id: numbers.maybe(limit.provision.as_ref()),
        });
    }
    for (position, measure) in (0..).zip(&register.security) {
        rows.security_measures.push(security_measure::Model {
            register_id: register.row,
            position,
            kind: measure.kind,
            form: measure.form,
            text: measure.text.clone(),
            internal: measure.internal.clone(),
        });
    }
    for (position, confirmation) in (0..).zip(&register.confirmations) {
        rows.confirmations.push(confirmation::Model {
            register_id: register.row,
            position,
            part: confirmation.part,
            confirmed_on: confirmation.on,
            post_id: numbers.maybe(confirmation.by.as_ref()),
        });
    }
    for (position, link) in (0..).zip(&register.evidence) {
        rows.evidence_links.push(evidence_link::Model {
            register_id: register.row,
            position,
            title: link.title.clone(),
            url: link.url.clone(),
        });
    }
}

/// The rows that no register has taken yet.
pub struct Upkeep {
    retention: Parts<erasure_time_limit::Model>,
    security: Parts<security_measure::Model>,
    confirmations: Parts<confirmation::Model>,
    evidence: Parts<evidence_link::Model>,
}

impl Upkeep {
    /// Takes the rows of the four tables.
    pub fn take(rows: &mut Rows) -> Self {
        Self {
            retention: Parts::take(&mut rows.erasure_time_limits),
            security: Parts::take(&mut rows.security_measures),
            confirmations: Parts::take(&mut rows.confirmations),
            evidence: Parts::take(&mut rows.evidence_links),
        }
    }

    /// Time limits for erasure of the register that comes next.
    pub fn retention(&mut self, register: i32, keys: &Keys) -> Result<Vec<ErasureTimeLimit>, DbErr> {
        self.retention.read(
            |row| row.register_id == register,
            |row| {
                Ok(ErasureTimeLimit {
                    data_groups: local_keys(&row.data_groups),
                    minimum: row.minimum,
                    maximum: row.maximum,
                    counted_from: row.counted_from,
                    counted_from_text: row.counted_from_text,
                    then: row.after_retention,
                    records_class: row.records_class,
                    text: row.text,
                    provision: keys.maybe(row.provision_id)?,
                })
            },
        )
    }

    /// Its security measures.
    pub fn security(&mut self, register: i32) -> Result<Vec<SecurityMeasure>, DbErr> {
        self.security.read(
            |row| row.register_id == register,
            |row| {
                Ok(SecurityMeasure {
                    kind: row.kind,
                    form: row.form,
                    text: row.text,
                    internal: row.internal,
                })
            },
        )
    }

    /// Its confirmations.
    pub fn confirmations(&mut self, register: i32, keys: &Keys) -> Result<Vec<Confirmation>, DbErr> {
        self.confirmations.read(
            |row| row.register_id == register,
            |row| {
                Ok(Confirmation {
                    part: row.part,
                    on: row.confirmed_on,
                    by: keys.maybe(row.post_id)?,
                })
            },
        )
    }

    /// Its links to evidence.
    pub fn evidence(&mut self, register: i32) -> Result<Vec<EvidenceLink>, DbErr> {
        self.evidence.read(
            |row| row.register_id == register,
            |row| {
                Ok(EvidenceLink {
                    title: row.title,
                    url: row.url,
                })
            },
        )
    }

    /// Fails when a row is left.
    pub fn finish(self) -> Result<(), DbErr> {
        self.retention.finish()?;
        self.security.finish()?;
        self.confirmations.finish()?;
        self.evidence.finish()
    }
}
