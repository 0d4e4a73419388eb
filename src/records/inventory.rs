//! How does the inventory change and stay the same everywhere? The database is the truth; what is in memory follows it.
//!
//! A write takes the revision row of the database, so writers stand in line, on one instance and on many. What it changes is
//! planned and checked against the newest state, written, logged and committed; only then does memory change. Other
//! instances follow by revision: told at once by PostgreSQL, asked four times a second otherwise.

use std::{
    any::Any,
    sync::Arc,
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
pub use entity::vocabulary::LogAct as Verb;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, Statement, Value, sea_query::SelectStatement};
use tokio::sync::{Mutex, broadcast};

mod beside;
mod contents;
mod following;
mod holdings;
mod loading;
mod retry;
mod writing;

use self::{
    beside::Beside,
    following::{begin_read, revision},
    holdings::load_shared,
    writing::{execute, log_entries, number, owners_referred, stripped, take_revision, write_changes},
};
use super::{
    check::check_all,
    database::begin_write,
    handed::Handed,
    noun::Kind,
    problem::{Path, Problems},
    snapshot::{AnyNoun, Shared, Sight, Snapshot},
};
use crate::{
    access::{Actor, By},
    error::{Error, Result},
    history::{
        Log, NewEntry,
        erase::{Erasure, erase},
    },
};

/// The channel on which PostgreSQL tells of a new revision.
const CHANNEL: &str = "seloste_revision";

/// Commits that a slow follower may lag behind before it is told that it missed some.
const WAITING: usize = 1024;

/// One change of one noun.
#[derive(Clone, Debug)]
pub struct Change {
    /// The noun before; `None` when it is new.
    pub before: Option<AnyNoun>,
    /// The noun after.
    pub after: AnyNoun,
    /// What was done.
    pub verb: Verb,
    /// Where the noun stands in what was sent, for telling problems.
    pub at: Path,
}

/// What is to be changed, and by whom.
#[derive(Debug)]
pub struct Plan {
    /// Who, in which role.
    pub by: By,
    /// What; nothing when all is as it was to become.
    pub changes: Vec<Change>,
}

/// What was committed: for those who follow the inventory.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The revision it made.
    pub revision: i64,
    /// What was changed.
    pub heads: Vec<Head>,
}

/// What was done to which noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The kind.
    pub kind: Kind,
    /// The key.
    pub key: Arc<str>,
    /// What was done.
    pub verb: Verb,
}

/// How much is held in memory.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Registers held at most before the controller used longest ago is let go.
    pub registers: usize,
    /// Time after which a controller nobody asks about is let go.
    pub idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            registers: 100_000,
            idle: Duration::from_hours(1),
        }
    }
}

/// The living inventory: a database, and what is in memory of it.
pub struct Inventory {
    database: DatabaseConnection,
    current: ArcSwap<Snapshot>,
    gate: Mutex<()>,
    started: Instant,
    limits: Limits,
    told: broadcast::Sender<Arc<Committed>>,
    log: Log,
    beside: Beside,
    loading: loading::Loading,
}

/// Which controllers' holdings a plan is to see.
enum Looks<'a> {
    /// Those with these keys.
    At(&'a [&'a str]),
    /// Those with the rows that a statement gives.
    Found(&'a SelectStatement),
}

impl Head {
    fn of(change: &Change) -> Self {
        Self {
            kind: change.after.kind(),
            key: Arc::clone(change.after.key()),
            verb: change.verb,
        }
    }
}

impl Inventory {
    /// The inventory of a database that has been migrated. Loads what is shared; controllers are loaded when first asked for.
    /// Every change is written to the log.
    pub async fn open(database: DatabaseConnection, limits: Limits, log: Log) -> Result<Arc<Self>> {
        let read = begin_read(&database).await?;
        let revision = revision(&read).await?;
        let shared = load_shared(&read).await?.handing(Handed::load(&read).await?);
        read.commit().await?;
        let snapshot = Snapshot {
            revision,
            shared: Arc::new(shared),
            holdings: Arc::default(),
            inventory: None,
        };
        Ok(Arc::new(Self {
            database,
            current: ArcSwap::from_pointee(snapshot),
            gate: Mutex::new(()),
            started: Instant::now(),
            limits,
            told: broadcast::Sender::new(WAITING),
            log,
            beside: Beside::default(),
            loading: loading::Loading::default(),
        }))
    }

    /// The inventory as it is now.
    pub fn snapshot(self: &Arc<Self>) -> Snapshot {
        let mut snapshot = Snapshot::clone(&self.current.load());
        snapshot.inventory = Some(Arc::clone(self));
        snapshot
    }

    /// Writes to the log what changes nothing in the inventory: a sign-in, an export, a read of the log.
    pub async fn record(&self, now: DateTime<Utc>, entries: Vec<NewEntry>) -> Result<()> {
        let _gate = self.gate.lock().await;
        self.log.record(&self.database, now, entries).await?;
        Ok(())
    }

    /// The log that every change is written to.
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// The database, for checks of health.
    pub fn database(&self) -> &DatabaseConnection {
        &self.database
    }

    /// What somebody keeps beside the inventory, one of a type; made when it is first asked for.
    pub fn beside<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.beside.get(make)
    }

    /// Lets PostgreSQL learn anew how the rows lie. After a bulk load it would otherwise plan for empty tables until its own
    /// round comes by.
    pub async fn learn_sizes(&self) -> Result<()> {
        if self.database.get_database_backend() == DatabaseBackend::Postgres {
            self.database.execute_unprepared("ANALYZE").await?;
        }
        Ok(())
    }

    /// Milliseconds since the program started: which holding was used last, and how long ago.
    pub(super) fn tick(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Makes changes, or refuses them all with every problem told.
    ///
    /// `plan` sees the newest state with the holdings of `controllers` loaded, and says what to change. References, texts and
    /// the rules of each noun are checked here. The snapshot returned has the changes in it.
    ///
    /// Fails with [`Error::Repeated`] when the actor's request was applied before.
    pub async fn change<F>(
        self: &Arc<Self>,
        actor: &Actor,
        now: DateTime<Utc>,
        controllers: &[&str],
        plan: F,
    ) -> Result<Snapshot>
    where
        F: FnOnce(&Snapshot) -> Result<Plan>,
    {
        // A write is large; boxed here, it burdens nobody's stack.
        Box::pin(self.change_or_rehearse(actor, now, Looks::At(controllers), plan, false)).await
    }

    /// Does all that [`Self::change`] does, writing included, and then takes it back: what it would refuse is refused.
    pub async fn rehearse<F>(
        self: &Arc<Self>,
        actor: &Actor,
        now: DateTime<Utc>,
        controllers: &[&str],
        plan: F,
    ) -> Result<()>
    where
        F: FnOnce(&Snapshot) -> Result<Plan>,
    {
        Box::pin(self.change_or_rehearse(actor, now, Looks::At(controllers), plan, true))
            .await
            .map(|_| ())
    }

    /// Does what [`Self::change`] does, or [`Self::rehearse`], over the holdings of those controllers whose rows a statement gives.
    /// It is asked once nobody else can write, on this instance or another: what a commit brings in before is among them, and
    /// nothing comes between.
    pub async fn change_found<F>(
        self: &Arc<Self>,
        actor: &Actor,
        now: DateTime<Utc>,
        controllers: &SelectStatement,
        plan: F,
        rehearsal: bool,
    ) -> Result<Snapshot>
    where
        F: FnOnce(&Snapshot) -> Result<Plan>,
    {
        Box::pin(self.change_or_rehearse(actor, now, Looks::Found(controllers), plan, rehearsal)).await
    }

    /// What can be seen from a controller, read for this once if it is not in memory: for those who look at every controller in
    /// turn. It may be of a later state than the last snapshot. `None` when there is no such controller.
    pub async fn look_into(self: &Arc<Self>, controller: &str) -> Result<Option<Sight>> {
        let sight = |shared: &Arc<Shared>, holding| Sight {
            shared: Arc::clone(shared),
            holding,
        };
        let current = self.current.load_full();
        if let Some(holding) = current.holdings.get(controller) {
            return Ok(Some(sight(&current.shared, Arc::clone(holding))));
        }
        let mut read = begin_read(&self.database).await?;
        let mut base = Snapshot::clone(&current);
        let mut gate = None;
        if revision(&read).await? != base.revision {
            // Somebody has written: what is shared is brought up first, and nobody writes meanwhile.
            read.commit().await?;
            gate = Some(self.gate.lock().await);
            read = begin_read(&self.database).await?;
            base = self.caught_up(&read).await?;
            self.publish(base.clone());
        }
        let loaded = self.with_holdings(&read, base, &[controller]).await?;
        read.commit().await?;
        drop(gate);
        let holding = loaded.holdings.get(controller).cloned();
        Ok(holding.map(|holding| sight(&loaded.shared, holding)))
    }

    /// What is committed from now on, here and by other instances.
    pub fn follow_commits(&self) -> broadcast::Receiver<Arc<Committed>> {
        self.told.subscribe()
    }

    async fn change_or_rehearse<F>(
        self: &Arc<Self>,
        actor: &Actor,
        now: DateTime<Utc>,
        looks: Looks<'_>,
        plan: F,
        rehearsal: bool,
    ) -> Result<Snapshot>
    where
        F: FnOnce(&Snapshot) -> Result<Plan>,
    {
        let gate = self.gate.lock().await;
        let write = begin_write(&self.database).await?;
        let row = take_revision(&write).await?;
        let mut base = Snapshot::clone(&self.current.load());
        if row.value - 1 != base.revision {
            base = self.catch_up(&write, base, row.value - 1).await?;
        }
        if let Some(retry) = &actor.retry {
            retry::refuse_repeated(&write, actor, retry).await?;
        }
        base = match looks {
            Looks::At(controllers) => self.with_holdings(&write, base, controllers).await?,
            Looks::Found(statement) => self.with_found(&write, base, statement).await?,
        };
        let Plan { by, mut changes } = plan(&base)?;
        if changes.is_empty() {
            write.rollback().await?;
            self.publish(base);
            return Ok(self.snapshot());
        }
        let referred = owners_referred(&changes);
        let referred: Vec<&str> = referred.iter().map(|owner| &**owner).collect();
        base = self.with_holdings(&write, base, &referred).await?;
        let next_row = number(&mut changes, row.next_row);
        let candidate = base.with(changes.iter().map(|change| stripped(&change.after)), row.value);
        let mut problems = Problems::default();
        check_all(&changes, &candidate, actor, &mut problems);
        if !problems.0.is_empty() {
            return Err(Error::Invalid(problems));
        }
        write_changes(&write, &changes, &candidate).await?;
        let mut entries = Vec::new();
        if !rehearsal {
            entries = log_entries(&changes, &candidate, &by);
        }
        let mut appended = self.log.append(&write, row.value, now, entries).await?;
        let erased: Vec<_> = changes
            .iter()
            .filter(|change| change.verb == Verb::ErasePerson)
            .collect();
        if !erased.is_empty() && !rehearsal {
            let owners: Vec<(&str, &str)> = erased
                .iter()
                .map(|change| (change.after.kind().word(), &**change.after.key()))
                .collect();
            let erasure = Erasure {
                owners: &owners,
                texts: &[],
            };
            (_, appended) = erase(&self.log, &write, row.value, by.in_log(), erasure, now).await?;
        }
        if let Some(retry) = &actor.retry {
            retry::remember(&write, actor, retry, &changes, now).await?;
        }
        if rehearsal {
            write.rollback().await?;
            return Ok(self.snapshot());
        }
        if next_row != row.next_row {
            execute(
                &write,
                "UPDATE revision SET next_row = $1 WHERE id = 1",
                [next_row.into()],
            )
            .await?;
        }
        if self.database.get_database_backend() == DatabaseBackend::Postgres {
            execute(
                &write,
                "SELECT pg_notify($1, $2)",
                [CHANNEL.into(), row.value.to_string().into()],
            )
            .await?;
        }
        write.commit().await?;
        self.log.committed(appended);
        self.publish(candidate);
        // Told before the next in line may commit, so that commits are told in their order.
        self.tell(row.value, changes.iter().map(Head::of).collect());
        drop(gate);
        Ok(self.snapshot())
    }

    fn tell(&self, revision: i64, heads: Vec<Head>) {
        // Nobody may be listening.
        let _ = self.told.send(Arc::new(Committed { revision, heads }));
    }

    fn publish(&self, snapshot: Snapshot) {
        self.current.store(Arc::new(snapshot));
    }

    fn statement<const N: usize>(&self, sql: &str, values: [Value; N]) -> Statement {
        Statement::from_sql_and_values(self.database.get_database_backend(), sql, values)
    }
}
