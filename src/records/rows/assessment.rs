//! Assessments with what they cover.

use entity::{assessment, assessment_register};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::assessment::Assessment;

impl Stored for Assessment {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.assessments.push(assessment::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            title: self.title.clone(),
            kind: self.kind,
            state: self.state,
            done_on: self.done_on,
            next_review_on: self.next_review_on,
            reference: self.reference.clone(),
            residual_risk: self.residual_risk,
            conclusion: self.conclusion.clone(),
        });
        for (position, key) in (0..).zip(&self.registers) {
            rows.assessment_registers.push(assessment_register::Model {
                assessment_id: self.row,
                position,
                register_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut assessment_registers = Parts::take(&mut rows.assessment_registers);

        let nouns = Parts::take(&mut rows.assessments).all(|row| {
            let id = row.id;
            Ok(Assessment {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                title: row.title,
                kind: row.kind,
                state: row.state,
                done_on: row.done_on,
                next_review_on: row.next_review_on,
                reference: row.reference,
                residual_risk: row.residual_risk,
                conclusion: row.conclusion,
                registers: assessment_registers.read(|row| row.assessment_id == id, |row| keys.key(row.register_id))?,
            })
        })?;
        assessment_registers.finish()?;
        Ok(nouns)
    }
}
