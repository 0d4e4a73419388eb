//! How does what a controller holds come into memory, and when is it let go?

use std::{collections::HashSet, sync::Arc};

use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, sea_query::SelectStatement};

use super::Inventory;
use crate::{
    error::Result,
    records::{
        engaged::Engaged,
        notice_version,
        rows::{Keys, Rows, Scope},
        snapshot::{Holding, Shared, Shelves, Snapshot},
    },
};

impl Inventory {
    pub(super) async fn with_holdings(
        &self,
        connection: &DatabaseTransaction,
        mut base: Snapshot,
        controllers: &[&str],
    ) -> Result<Snapshot> {
        for key in controllers {
            if base.holdings.contains_key(*key) {
                continue;
            }
            // A controller that is not there yet holds nothing.
            let Some(controller) = base.shared.shelves.controllers.get(key).cloned() else {
                continue;
            };
            let holding = load_holding(
                connection,
                &base.shared,
                controller.key.shared(),
                controller.row,
                self.tick(),
            )
            .await?;
            Arc::make_mut(&mut base.holdings).insert(Arc::clone(controller.key.shared()), Arc::new(holding));
        }
        Ok(base)
    }

    pub(super) async fn with_found(
        &self,
        write: &DatabaseTransaction,
        base: Snapshot,
        statement: &SelectStatement,
    ) -> Result<Snapshot> {
        let rows = write.query_all(statement).await?;
        let rows: HashSet<i32> = rows
            .iter()
            .map(|row| row.try_get_by(0))
            .collect::<std::result::Result<_, _>>()?;
        let controllers = base.shared.shelves.controllers.clone();
        let found = controllers
            .all()
            .iter()
            .filter(|controller| rows.contains(&controller.row));
        let found: Vec<&str> = found.map(|controller| controller.key.as_str()).collect();
        self.with_holdings(write, base, &found).await
    }

    pub(super) fn let_go(&self, mut snapshot: Snapshot, kept: &str) -> Snapshot {
        let count = |snapshot: &Snapshot| snapshot.holdings.values().map(|holding| holding.size()).sum::<usize>();
        while count(&snapshot) > self.limits.registers {
            let oldest = snapshot
                .holdings
                .values()
                .filter(|holding| &*holding.controller != kept)
                .min_by_key(|holding| holding.last_used());
            let Some(oldest) = oldest.map(|holding| Arc::clone(&holding.controller)) else {
                break;
            };
            Arc::make_mut(&mut snapshot.holdings).remove(&oldest);
        }
        snapshot
    }
}

pub(super) async fn load_shared(connection: &DatabaseTransaction) -> Result<Shared> {
    let rows = Rows::load(connection, Scope::Shared).await?;
    let keys = Arc::new(Keys::of(&rows));
    let mut nouns = rows.into_nouns(&keys)?;
    let rights = std::mem::take(&mut nouns.rights_by_basis)
        .into_iter()
        .map(Into::into)
        .collect();
    let engaged = Engaged::load(connection, &keys).await?;
    Ok(Shared::new(Shelves::of(nouns, Vec::new()), keys, rights).engaging(engaged))
}

async fn load_holding(
    connection: &DatabaseTransaction,
    shared: &Shared,
    controller: &Arc<str>,
    row: i32,
    tick: u64,
) -> Result<Holding> {
    let sql = "SELECT max(revision) AS value FROM log_entry WHERE controller_id = $1";
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, [row.into()]);
    let changed_at = connection
        .query_one_raw(statement)
        .await?
        .map(|row| row.try_get::<Option<i64>>("", "value"))
        .transpose()?
        .flatten();
    let rows = Rows::load(connection, Scope::Controller(row)).await?;
    let keys = Keys::of(&rows).over(Arc::clone(&shared.keys));
    let notices = notice_version::load(connection, row, &keys).await?;
    let nouns = rows.into_nouns(&keys)?;
    Ok(Holding::new(
        Arc::clone(controller),
        Shelves::of(nouns, notices),
        changed_at.unwrap_or(0),
        tick,
    ))
}
