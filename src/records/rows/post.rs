//! Posts and the people who hold them.

use entity::{person, post};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::post::{Person, Post};

impl Stored for Person {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.people.push(person::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            name: self.name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            left_on: self.left_on,
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.people).all(|row| {
            Ok(Person {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                name: row.name,
                email: row.email,
                phone: row.phone,
                left_on: row.left_on,
            })
        })
    }
}

impl Stored for Post {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.posts.push(post::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            title: self.title.clone(),
            acting: self.acting,
            email: self.email.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            department_id: numbers.maybe(self.department.as_ref()),
            holder_id: numbers.maybe(self.holder.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.posts).all(|row| {
            Ok(Post {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                title: row.title,
                acting: row.acting,
                email: row.email,
                phone: row.phone,
                address: row.address,
                department: keys.maybe(row.department_id)?,
                holder: keys.maybe(row.holder_id)?,
            })
        })
    }
}
