//! Departments.

use entity::department;
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::department::Department;

impl Stored for Department {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.departments.push(department::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            name: self.name.clone(),
            code: self.code.clone(),
            parent_id: numbers.maybe(self.parent.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.departments).all(|row| {
            Ok(Department {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                name: row.name,
                code: row.code,
                parent: keys.maybe(row.parent_id)?,
            })
        })
    }
}
