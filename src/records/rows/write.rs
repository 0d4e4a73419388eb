//! What must change in a table, and how is it written?

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, IntoActiveModel, Iterable,
    ModelTrait, PrimaryKeyToColumn, QueryFilter, sea_query::ValueTuple,
};

/// Values in one statement: SQLite allows 32,766, PostgreSQL 65,535.
const VALUES: usize = 30_000;

/// The difference between the rows of a table before and after.
pub struct Changes<E: EntityTrait> {
    removed: Vec<E::Model>,
    changed: Vec<(E::Model, E::Model)>,
    added: Vec<E::Model>,
}

impl<E> Changes<E>
where
    E: EntityTrait,
    E::Model: PartialEq + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    /// The difference in a table of nouns. A changed row is updated.
    pub fn nouns(before: Vec<E::Model>, after: Vec<E::Model>) -> Self {
        let mut changes = Self {
            removed: Vec::new(),
            changed: Vec::new(),
            added: Vec::new(),
        };
        changes.gather(before, after, false);
        changes
    }

    /// The difference in a table of parts. A changed row is deleted and made anew: when two purposes change places, their
    /// keys would collide on the way if they were updated one by one.
    pub fn parts(before: Vec<E::Model>, after: Vec<E::Model>) -> Self {
        let mut changes = Self {
            removed: Vec::new(),
            changed: Vec::new(),
            added: Vec::new(),
        };
        changes.gather(before, after, true);
        changes
    }

    fn gather(&mut self, before: Vec<E::Model>, after: Vec<E::Model>, anew: bool) {
        if before.is_empty() || before == after {
            self.added = if before.is_empty() { after } else { Vec::new() };
            return;
        }
        let mut before: HashMap<ValueTuple, E::Model> = before
            .into_iter()
            .map(|row| (row.get_primary_key_value(), row))
            .collect();
        for row in after {
            match before.remove(&row.get_primary_key_value()) {
                None => self.added.push(row),
                Some(same) if same == row => {}
                Some(old) if anew => {
                    self.removed.push(old);
                    self.added.push(row);
                }
                Some(old) => self.changed.push((old, row)),
            }
        }
        self.removed.extend(before.into_values());
    }

    /// Deletes what was removed.
    pub async fn delete(&mut self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        for row in self.removed.drain(..) {
            let mut delete = E::delete_many();
            for key in E::PrimaryKey::iter() {
                let column = key.into_column();
                delete = delete.filter(ColumnTrait::eq(&column, row.get(column)));
            }
            delete.exec(connection).await?;
        }
        Ok(())
    }

    /// Updates the columns that changed, and no others: naming a column makes the database look at its foreign keys.
    pub async fn update(&mut self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        for (old, new) in self.changed.drain(..) {
            let changed = E::Column::iter().filter(|column| old.get(*column) != new.get(*column));
            let mut values = new.clone().into_active_model();
            changed.for_each(|column| values.reset(column));
            let mut update = E::update_many().set(values);
            for key in E::PrimaryKey::iter() {
                let column = key.into_column();
                update = update.filter(ColumnTrait::eq(&column, new.get(column)));
            }
            update.exec(connection).await?;
        }
        Ok(())
    }

    /// Inserts what was added, as many rows in one statement as the database takes.
    pub async fn insert(&mut self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        let size = VALUES / E::Column::iter().count();
        let mut rows = std::mem::take(&mut self.added).into_iter();
        while rows.len() > 0 {
            let chunk = rows.by_ref().take(size).map(IntoActiveModel::into_active_model);
            E::insert_many(chunk).exec_without_returning(connection).await?;
        }
        Ok(())
    }
}

/// Foreign keys are looked at when the transaction commits. On PostgreSQL that is a property of each of them.
pub async fn defer_foreign_keys(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    if connection.get_database_backend() == DatabaseBackend::Sqlite {
        connection.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
    }
    Ok(())
}
