//! Data groups of a register: whose data, and which.

use entity::{
    data_group, data_group_subject, data_item,
    vocabulary::{join, split},
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, parts::Parts};
use crate::records::register::{DataGroup, DataItem};

/// Adds the rows of a register's data groups.
pub fn add(register_id: i32, groups: &[DataGroup], numbers: &dyn Numbers, rows: &mut Rows) {
    for (position, group) in (0..).zip(groups) {
        rows.data_groups.push(data_group::Model {
            register_id,
            position,
            key: group.key.clone(),
            name: group.name.clone(),
            purposes: group.purposes.join(","),
            special: group.special,
            special_categories: join(&group.special_categories),
            criminal: group.criminal,
            identity_code: group.identity_code,
            children: group.children,
            large_scale: group.large_scale,
            free_text: group.free_text,
            remark: group.remark.clone(),
            criminal_ground_id: numbers.maybe(group.criminal_ground.as_ref()),
            identity_code_ground_id: numbers.maybe(group.identity_code_ground.as_ref()),
        });
        let group_position = position;
        for (position, key) in (0..).zip(&group.subjects) {
            rows.data_group_subjects.push(data_group_subject::Model {
                register_id,
                group_position,
                position,
                category_id: numbers.of(key),
            });
        }
        for (position, item) in (0..).zip(&group.items) {
            rows.data_items.push(data_item::Model {
                register_id,
                group_position,
                position,
                text: item.text.clone(),
                category_id: numbers.maybe(item.category.as_ref()),
            });
        }
    }
}

/// The rows of data groups that no register has taken yet.
pub struct DataGroups {
    groups: Parts<data_group::Model>,
    subjects: Parts<data_group_subject::Model>,
    items: Parts<data_item::Model>,
}

impl DataGroups {
    /// Takes the rows of the three tables.
    pub fn take(rows: &mut Rows) -> Self {
        Self {
            groups: Parts::take(&mut rows.data_groups),
            subjects: Parts::take(&mut rows.data_group_subjects),
            items: Parts::take(&mut rows.data_items),
        }
    }

    /// The data groups of the register that comes next.
    pub fn of(&mut self, register: i32, keys: &Keys) -> Result<Vec<DataGroup>, DbErr> {
        let Self {
            groups,
            subjects,
            items,
        } = self;
        groups.read(
            |row| row.register_id == register,
            |row| {
                let group = row.position;
                Ok(DataGroup {
                    key: row.key,
                    name: row.name,
                    purposes: local_keys(&row.purposes),
                    special: row.special,
                    special_categories: split(&row.special_categories)?,
                    criminal: row.criminal,
                    identity_code: row.identity_code,
                    children: row.children,
                    large_scale: row.large_scale,
                    free_text: row.free_text,
                    remark: row.remark,
                    criminal_ground: keys.maybe(row.criminal_ground_id)?,
                    identity_code_ground: keys.maybe(row.identity_code_ground_id)?,
                    subjects: subjects.read(
                        |row| row.register_id == register && row.group_position == group,
                        |row| keys.key(row.category_id),
                    )?,
                    items: items.read(
                        |row| row.register_id == register && row.group_position == group,
                        |row| {
                            Ok(DataItem {
                                text: row.text,
                                category: keys.maybe(row.category_id)?,
                            })
                        },
                    )?,
                })
            },
        )
    }

    /// Fails when a row is left.
    pub fn finish(self) -> Result<(), DbErr> {
        self.groups.finish()?;
        self.subjects.finish()?;
        self.items.finish()
    }
}

/// Keys of a register's own parts, which lie in one column with commas between.
pub fn local_keys(column: &str) -> Vec<String> {
    column
        .split(',')
        .filter(|key| !key.is_empty())
        .map(str::to_owned)
        .collect()
}
