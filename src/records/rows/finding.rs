//! What is said of findings: waivers and settings of rules.

use entity::{rule_setting, waiver};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::{controller::Controller, noun::Noun, rule_setting::RuleSetting, waiver::Waiver};

impl Stored for Waiver {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.waivers.push(waiver::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.row(Controller::KIND, self.key.owner().unwrap_or_default()),
            register_id: numbers.of(&self.register),
            rule: self.rule.clone(),
            mark: self.mark.clone(),
            pointer: self.pointer.clone(),
            reason: self.reason.clone(),
            expires_on: self.expires_on,
            waived_at: self.waived_at,
            waived_by_id: numbers.maybe(self.waived_by.as_ref()),
            ended_at: self.ended_at,
            ended_by_id: numbers.maybe(self.ended_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.waivers).all(|row| {
            Ok(Waiver {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                register: keys.key(row.register_id)?,
                rule: row.rule,
                mark: row.mark,
                pointer: row.pointer,
                reason: row.reason,
                expires_on: row.expires_on,
                waived_at: row.waived_at,
                waived_by: keys.maybe(row.waived_by_id)?,
                ended_at: row.ended_at,
                ended_by: keys.maybe(row.ended_by_id)?,
            })
        })
    }
}

impl Stored for RuleSetting {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.rule_settings.push(rule_setting::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            rule: self.rule.clone(),
            switched_off: self.switched_off,
            severity: self.severity,
            reason: self.reason.clone(),
            set_at: self.set_at,
            set_by_id: numbers.maybe(self.set_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.rule_settings).all(|row| {
            Ok(RuleSetting {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                rule: row.rule,
                switched_off: row.switched_off,
                severity: row.severity,
                reason: row.reason,
                set_at: row.set_at,
                set_by: keys.maybe(row.set_by_id)?,
            })
        })
    }
}
