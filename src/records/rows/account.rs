//! Accounts, what was granted to them, and their tokens.

use entity::{
    account, api_token, role_grant, role_grant_register,
    vocabulary::{join, split},
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::{account::Account, api_token::ApiToken, grant::Grant};

impl Stored for Account {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.accounts.push(account::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            kind: self.kind,
            email: self.email.clone(),
            language: self.language,
            issuer: self.issuer.clone(),
            subject: self.subject.clone(),
            disabled: self.disabled,
            weekly_digest: self.weekly_digest,
            controller_id: numbers.maybe(self.controller.as_ref()),
            person_id: numbers.maybe(self.person.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.accounts).all(|row| {
            Ok(Account {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                kind: row.kind,
                email: row.email,
                language: row.language,
                issuer: row.issuer,
                subject: row.subject,
                disabled: row.disabled,
                weekly_digest: row.weekly_digest,
                controller: keys.maybe(row.controller_id)?,
                person: keys.maybe(row.person_id)?,
            })
        })
    }
}

impl Stored for Grant {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.grants.push(role_grant::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            account_id: numbers.of(&self.account),
            role: self.role,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            from_group: self.group.clone(),
            given_at: self.given_at,
            revoked_at: self.revoked_at,
            controller_id: numbers.maybe(self.controller.as_ref()),
            department_id: numbers.maybe(self.department.as_ref()),
            given_by_id: numbers.maybe(self.given_by.as_ref()),
            revoked_by_id: numbers.maybe(self.revoked_by.as_ref()),
        });
        for (position, key) in (0..).zip(&self.registers) {
            rows.grant_registers.push(role_grant_register::Model {
                grant_id: self.row,
                position,
                register_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut registers = Parts::take(&mut rows.grant_registers);
        let grants = Parts::take(&mut rows.grants).all(|row| {
            let id = row.id;
            Ok(Grant {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                account: keys.key(row.account_id)?,
                role: row.role,
                starts_at: row.starts_at,
                ends_at: row.ends_at,
                group: row.from_group,
                given_at: row.given_at,
                revoked_at: row.revoked_at,
                controller: keys.maybe(row.controller_id)?,
                department: keys.maybe(row.department_id)?,
                registers: registers.read(|row| row.grant_id == id, |row| keys.key(row.register_id))?,
                given_by: keys.maybe(row.given_by_id)?,
                revoked_by: keys.maybe(row.revoked_by_id)?,
            })
        })?;
        registers.finish()?;
        Ok(grants)
    }
}

impl Stored for ApiToken {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.tokens.push(api_token::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            account_id: numbers.of(&self.account),
            label: self.label.clone(),
            scopes: join(&self.scopes),
            hash: self.hash.clone(),
            made_at: self.made_at,
            expires_at: self.expires_at,
            revoked_at: self.revoked_at,
            made_by_id: numbers.maybe(self.made_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.tokens).all(|row| {
            Ok(ApiToken {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                account: keys.key(row.account_id)?,
                label: row.label,
                scopes: split(&row.scopes)?,
                hash: row.hash,
                made_at: row.made_at,
                expires_at: row.expires_at,
                revoked_at: row.revoked_at,
                made_by: keys.maybe(row.made_by_id)?,
            })
        })
    }
}
