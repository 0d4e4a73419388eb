//! How does one instance learn what others have written? It follows by revision: told at once by PostgreSQL, asking otherwise.

use std::{collections::HashSet, sync::Arc, time::Duration};

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, FromQueryResult,
    IsolationLevel, Statement, TransactionTrait,
};
use tokio::sync::MutexGuard;

use super::{CHANNEL, Head, Inventory, Verb, holdings::load_shared, writing::RevisionRow};
use crate::{
    error::{Error, Result},
    records::{
        noun::Kind,
        snapshot::{Shared, Snapshot},
    },
};

/// How often it is asked whether another instance has written. On SQLite nobody tells, and a write, a revoked right among them,
/// is to be known everywhere within a second.
const FOLLOW: Duration = Duration::from_millis(250);

#[derive(FromQueryResult)]
struct ChangeRow {
    noun: String,
    key: String,
    act: Verb,
    controller_id: Option<i32>,
}

impl ChangeRow {
    fn head(self) -> Option<Head> {
        Some(Head {
            kind: Kind::from_word(&self.noun)?,
            key: Arc::from(self.key),
            verb: self.act,
        })
    }
}

impl Inventory {
    /// Follows what other instances write, until the task is dropped.
    pub async fn follow(self: Arc<Self>) {
        let mut listener = self.listener().await;
        loop {
            if let Some(told) = &mut listener {
                // A lost connection is no news; the poll below goes on.
                if let Ok(Err(error)) = tokio::time::timeout(FOLLOW, told.recv()).await {
                    tracing::warn!(%error, "not told of revisions; asking instead");
                    listener = None;
                }
            } else {
                tokio::time::sleep(FOLLOW).await;
                // The server may be back; what it told meanwhile is found below.
                listener = self.listener().await;
            }
            if let Err(error) = self.refresh().await {
                tracing::error!(%error, "cannot follow the database");
            }
            self.let_idle_go().await;
        }
    }

    /// Brings memory up to the database's revision.
    pub async fn refresh(&self) -> Result<()> {
        if revision(&self.database).await? == self.current.load().revision {
            return Ok(());
        }
        let _gate: MutexGuard<'_, ()> = self.gate.lock().await;
        let read = begin_read(&self.database).await?;
        let next = self.caught_up(&read).await?;
        read.commit().await?;
        self.publish(next);
        Ok(())
    }

    async fn listener(&self) -> Option<sea_orm::sqlx::postgres::PgListener> {
        if self.database.get_database_backend() != DatabaseBackend::Postgres {
            return None;
        }
        let pool = self.database.get_postgres_connection_pool();
        let mut listener = sea_orm::sqlx::postgres::PgListener::connect_with(pool).await.ok()?;
        listener.listen(CHANNEL).await.ok()?;
        Some(listener)
    }

    pub(super) async fn caught_up(&self, connection: &DatabaseTransaction) -> Result<Snapshot> {
        let base = Snapshot::clone(&self.current.load());
        let revision = revision(connection).await?;
        if revision == base.revision {
            Ok(base)
        } else {
            self.catch_up(connection, base, revision).await
        }
    }

    /// Brings a state up to what other instances have written, and tells of that.
    pub(super) async fn catch_up(
        &self,
        connection: &DatabaseTransaction,
        mut base: Snapshot,
        revision: i64,
    ) -> Result<Snapshot> {
        // Without its upper end SQLite would read the whole log, in the order of its entries.
        let sql = "SELECT noun, key, act, controller_id FROM log_entry \
                   WHERE revision > $1 AND revision <= $2 AND noun IS NOT NULL ORDER BY entry_index";
        let between = [base.revision.into(), revision.into()];
        let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, between);
        let changed = ChangeRow::find_by_statement(statement).all(connection).await?;
        let controllers: HashSet<i32> = changed.iter().filter_map(|change| change.controller_id).collect();
        let holdings = Arc::make_mut(&mut base.holdings);
        let shelves = &base.shared.shelves;
        // What changed elsewhere is let go here, and loaded again when somebody asks.
        holdings.retain(|key, _| {
            shelves
                .controllers
                .get(key)
                .is_none_or(|controller| !controllers.contains(&controller.row))
        });
        // Processors' records stand with their keepers, and a copy of each among what is shared.
        let is_shared = |change: &ChangeRow| {
            change.controller_id.is_none() || Kind::from_word(&change.noun) == Some(Kind::ProcessorRecord)
        };
        if changed.iter().any(is_shared) {
            // The holdings that stay know shared nodes by the numbers these had.
            let shared = load_shared(connection).await?.numbered_after(&base.shared);
            base.shared = Arc::new(shared.handing(Arc::clone(&base.shared.handed)));
        }
        let flows = changed
            .iter()
            .filter(|change| Kind::from_word(&change.noun) == Some(Kind::DataFlow));
        let owners: HashSet<i32> = flows.filter_map(|change| change.controller_id).collect();
        if !owners.is_empty() {
            let handed = base.shared.handed.and(connection, owners).await?;
            base.shared = Arc::new(Shared::clone(&base.shared).handing(handed));
        }
        base.revision = revision;
        self.tell(revision, changed.into_iter().filter_map(ChangeRow::head).collect());
        Ok(base)
    }

    async fn let_idle_go(&self) {
        let idle_since = self
            .tick()
            .saturating_sub(u64::try_from(self.limits.idle.as_millis()).unwrap_or(u64::MAX));
        let current = self.current.load();
        let idle: Vec<Arc<str>> = current
            .holdings
            .values()
            .filter(|holding| holding.last_used() < idle_since)
            .map(|holding| Arc::clone(&holding.controller))
            .collect();
        if idle.is_empty() {
            return;
        }
        let _gate = self.gate.lock().await;
        let mut next = Snapshot::clone(&self.current.load());
        let holdings = Arc::make_mut(&mut next.holdings);
        for controller in idle {
            holdings.remove(&controller);
        }
        self.publish(next);
    }
}

pub(super) async fn begin_read(database: &DatabaseConnection) -> Result<DatabaseTransaction> {
    Ok(match database.get_database_backend() {
        // Several tables are read one after another and must all be of one state.
        DatabaseBackend::Postgres => {
            database
                .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
                .await?
        }
        // A transaction on SQLite in WAL mode sees the state it began with.
        _ => database.begin().await?,
    })
}

pub(super) async fn revision(connection: &impl ConnectionTrait) -> Result<i64> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        "SELECT value, next_row FROM revision WHERE id = 1",
    );
    let row = RevisionRow::find_by_statement(statement).one(connection).await?;
    row.map(|row| row.value)
        .ok_or_else(|| Error::Internal("the table revision has no row".to_owned()))
}
