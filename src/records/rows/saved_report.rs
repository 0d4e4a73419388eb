//! Saved reports. When they were run, and what came of it, lies in tables of its own.

use entity::saved_report;
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::saved_report::SavedReport;

impl Stored for SavedReport {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.saved_reports.push(saved_report::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            report: self.report.clone(),
            title: self.title.clone(),
            about: self.of.clone(),
            first_day: self.from,
            last_day: self.to,
            known_at: self.known_at,
            language: self.language,
            expectation: self.expectation,
            every: self.every,
            paused: self.paused,
            asked_at: self.asked_at,
            wanted_at: self.wanted_at,
            outcome: self.outcome,
            outcome_at: self.outcome_at,
            controller_id: numbers.maybe(self.controller.as_ref()),
            department_id: numbers.maybe(self.department.as_ref()),
            owner_id: numbers.maybe(self.owner.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.saved_reports).all(|row| {
            Ok(SavedReport {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                report: row.report,
                title: row.title,
                of: row.about,
                from: row.first_day,
                to: row.last_day,
                known_at: row.known_at,
                language: row.language,
                expectation: row.expectation,
                every: row.every,
                paused: row.paused,
                asked_at: row.asked_at,
                wanted_at: row.wanted_at,
                outcome: row.outcome,
                outcome_at: row.outcome_at,
                controller: keys.maybe(row.controller_id)?,
                department: keys.maybe(row.department_id)?,
                owner: keys.maybe(row.owner_id)?,
            })
        })
    }
}
