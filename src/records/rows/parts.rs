//! Which rows of a table belong to one owner? A single pass over rows in the order of their primary key.

use std::vec;

use sea_orm::DbErr;

/// The rows of one table that no owner has taken yet.
pub struct Parts<R>(vec::IntoIter<R>);

impl<R> Parts<R> {
    /// Takes the rows of a table.
    pub fn take(rows: &mut Vec<R>) -> Self {
        Self(std::mem::take(rows).into_iter())
    }

    /// Makes something of each row that comes next and belongs to an owner. The list has no room to spare, since a nation's
    /// inventory keeps half a million of them.
    pub fn read<T>(
        &mut self,
        belongs: impl Fn(&R) -> bool,
        make: impl FnMut(R) -> Result<T, DbErr>,
    ) -> Result<Vec<T>, DbErr> {
        let count = self.0.as_slice().iter().take_while(|row| belongs(row)).count();
        exactly(self.0.by_ref().take(count), make)
    }

    /// Makes something of all rows.
    pub fn all<T>(self, make: impl FnMut(R) -> Result<T, DbErr>) -> Result<Vec<T>, DbErr> {
        exactly(self.0, make)
    }

    /// Fails when a row is left that no owner took: then the rows were not in order, or their owners were not loaded.
    pub fn finish(self) -> Result<(), DbErr> {
        match self.0.len() {
            0 => Ok(()),
            left => Err(DbErr::Custom(format!(
                "{left} rows of {} have no owner",
                std::any::type_name::<R>()
            ))),
        }
    }
}

fn exactly<R, T>(
    rows: impl ExactSizeIterator<Item = R>,
    mut make: impl FnMut(R) -> Result<T, DbErr>,
) -> Result<Vec<T>, DbErr> {
    let mut list = Vec::with_capacity(rows.len());
    for row in rows {
        list.push(make(row)?);
    }
    Ok(list)
}
