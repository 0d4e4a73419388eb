//! Breaches of personal data with what they touch.

use entity::{breach_case, breach_case_register};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::breach::BreachCase;

impl Stored for BreachCase {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        let entries =
            serde_json::to_string(&self.entries).expect("entries are plain data, which always has a JSON form");
        rows.breaches.push(breach_case::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            title: self.title.clone(),
            facts: self.facts.clone(),
            effects: self.effects.clone(),
            measures: self.measures.clone(),
            known_at: self.known_at,
            risk: self.risk,
            authority_told_at: self.authority_told_at,
            authority_reference: self.authority_reference.clone(),
            delay_reason: self.delay_reason.clone(),
            people_told_at: self.people_told_at,
            people_not_told_reason: self.people_not_told_reason.clone(),
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            entries,
            processor_id: numbers.maybe(self.processor.as_ref()),
            service_id: numbers.maybe(self.service.as_ref()),
            opened_by_id: numbers.maybe(self.opened_by.as_ref()),
            closed_by_id: numbers.maybe(self.closed_by.as_ref()),
        });
        for (position, key) in (0..).zip(&self.registers) {
            rows.breach_registers.push(breach_case_register::Model {
                breach_id: self.row,
                position,
                register_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut registers = Parts::take(&mut rows.breach_registers);
        let nouns = Parts::take(&mut rows.breaches).all(|row| {
            let id = row.id;
            let entries = serde_json::from_str(&row.entries)
                .map_err(|error| DbErr::Custom(format!("the entries of breach {} cannot be read: {error}", row.key)))?;
            Ok(BreachCase {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                title: row.title,
                facts: row.facts,
                effects: row.effects,
                measures: row.measures,
                known_at: row.known_at,
                risk: row.risk,
                authority_told_at: row.authority_told_at,
                authority_reference: row.authority_reference,
                delay_reason: row.delay_reason,
                people_told_at: row.people_told_at,
                people_not_told_reason: row.people_not_told_reason,
                opened_at: row.opened_at,
                closed_at: row.closed_at,
                entries,
                processor: keys.maybe(row.processor_id)?,
                service: keys.maybe(row.service_id)?,
                opened_by: keys.maybe(row.opened_by_id)?,
                closed_by: keys.maybe(row.closed_by_id)?,
                registers: registers.read(|row| row.breach_id == id, |row| keys.key(row.register_id))?,
            })
        })?;
        registers.finish()?;
        Ok(nouns)
    }
}
