//! Categories of data subjects and of personal data.

use entity::{data_subject_category, node, personal_data_category, vocabulary::NodeKind};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::category::{DataSubjectCategory, PersonalDataCategory};

impl Stored for DataSubjectCategory {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Subjects,
        });
        rows.data_subject_categories.push(data_subject_category::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            description: self.description.clone(),
            dpv: self.dpv.clone(),
            proposed: self.proposed,
            parent_id: numbers.maybe(self.parent.as_ref()),
            replaced_by_id: numbers.maybe(self.replaced_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.data_subject_categories).all(|row| {
            Ok(DataSubjectCategory {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                description: row.description,
                dpv: row.dpv,
                proposed: row.proposed,
                parent: keys.maybe(row.parent_id)?,
                replaced_by: keys.maybe(row.replaced_by_id)?,
            })
        })
    }
}

impl Stored for PersonalDataCategory {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.personal_data_categories.push(personal_data_category::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            special: self.special,
            identity_code: self.identity_code,
            criminal: self.criminal,
            free_text: self.free_text,
            dpv: self.dpv.clone(),
            proposed: self.proposed,
            parent_id: numbers.maybe(self.parent.as_ref()),
            replaced_by_id: numbers.maybe(self.replaced_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.personal_data_categories).all(|row| {
            Ok(PersonalDataCategory {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                special: row.special,
                identity_code: row.identity_code,
                criminal: row.criminal,
                free_text: row.free_text,
                dpv: row.dpv,
                proposed: row.proposed,
                parent: keys.maybe(row.parent_id)?,
                replaced_by: keys.maybe(row.replaced_by_id)?,
            })
        })
    }
}
