//! How does the inventory change and stay the same everywhere? The database is the truth; what is in memory follows it.
//!
//! A write takes the revision row of the database, so writers stand in line, on one instance and on many. What it changes is
//! planned and checked against the newest state, written, logged and committed; only then does memory change. Other
//! instances follow by revision: told at once by PostgreSQL, asked four times a second otherwise.

use std::{
    any::Any,
    collections::{BTreeSet, HashSet},
    sync::Arc,
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
pub use entity::vocabulary::LogAct as Verb;
use rand::rngs::OsRng;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, EntityTrait,
    FromQueryResult, IntoActiveModel, IsolationLevel, Statement, TransactionTrait, Value, sea_query::SelectStatement,
};
use tokio::sync::{Mutex, MutexGuard, broadcast};

mod beside;
mod loading;
mod retry;

use self::beside::Beside;
use super::{
    check::check_all,
    database::begin_write,
    engaged::Engaged,
    handed::Handed,
    logged,
    notice_version::{self, NoticeVersion},
    noun::{Key, Kind},
    problem::{Path, Problems},
    rows::{Keys, Numbers, Rows, Scope},
    snapshot::{AnyNoun, Holding, Shared, Shelves, Sight, Snapshot},
    submission::Submission,
};
use crate::{
    access::{Actor, By},
    error::{Error, Result},
    history::{
        Log, NewEntry,
        erase::{Erasure, erase},
    },
};

/// How often it is asked whether another instance has written. On SQLite nobody tells, and a write, a revoked right among them,
/// is to be known everywhere within a second.
const FOLLOW: Duration = Duration::from_millis(250);

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

#[derive(FromQueryResult)]
struct RevisionRow {
    value: i64,
    next_row: i32,
}

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

    /// The nouns that were changed after one revision and up to another, by this instance or another, each once.
    pub async fn changed_between(&self, after: i64, until: i64) -> Result<BTreeSet<(Kind, String)>> {
        // Without its upper end SQLite would read the whole log, in the order of the nouns.
        let statement = self.statement(
            "SELECT noun, key FROM log_entry WHERE revision > $1 AND revision <= $2 AND noun IS NOT NULL",
            [after.into(), until.into()],
        );
        let mut changed = BTreeSet::new();
        for row in self.database.query_all_raw(statement).await? {
            let kind = Kind::from_word(&row.try_get::<String>("", "noun")?);
            changed.extend(kind.zip(Some(row.try_get::<String>("", "key")?)));
        }
        Ok(changed)
    }

    /// The frozen contents of a controller's notices in force, each with the key of its version.
    pub async fn contents_in_force(&self, controller: i32) -> Result<Vec<(String, String)>> {
        Ok(notice_version::contents_in_force(&self.database, controller).await?)
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

    /// The frozen content of a published notice.
    pub async fn notice_content(&self, key: &Key<NoticeVersion>) -> Result<Option<Arc<str>>> {
        let statement = self.statement(
            "SELECT content FROM notice_version WHERE key = $1",
            [key.as_str().into()],
        );
        let row = self.database.query_one_raw(statement).await?;
        Ok(row
            .map(|row| row.try_get::<String>("", "content"))
            .transpose()?
            .map(Arc::from))
    }

    /// The content frozen when a submission was approved for a publication to come.
    pub async fn approved_content(&self, submission: &Key<Submission>) -> Result<Option<Arc<str>>> {
        let statement = self.statement(
            "SELECT content FROM submission_content WHERE submission_id = (SELECT id FROM submission WHERE key = $1)",
            [submission.as_str().into()],
        );
        let row = self.database.query_one_raw(statement).await?;
        Ok(row
            .map(|row| row.try_get::<String>("", "content"))
            .transpose()?
            .map(Arc::from))
    }

    /// Submissions that were approved for a moment that has come, of whichever controller.
    pub async fn due(&self, now: DateTime<Utc>) -> Result<Vec<Key<Submission>>> {
        let statement = self.statement(
            "SELECT key FROM submission WHERE state = 'SCHEDULED' AND publish_at <= $1 ORDER BY publish_at, key",
            [now.into()],
        );
        let rows = self.database.query_all_raw(statement).await?;
        Ok(rows
            .iter()
            .map(|row| row.try_get::<String>("", "key").map(Key::new))
            .collect::<std::result::Result<_, _>>()?)
    }

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

    fn publish(&self, snapshot: Snapshot) {
        self.current.store(Arc::new(snapshot));
    }

    async fn caught_up(&self, connection: &DatabaseTransaction) -> Result<Snapshot> {
        let base = Snapshot::clone(&self.current.load());
        let revision = revision(connection).await?;
        if revision == base.revision {
            Ok(base)
        } else {
            self.catch_up(connection, base, revision).await
        }
    }

    /// Brings a state up to what other instances have written, and tells of that.
    async fn catch_up(&self, connection: &DatabaseTransaction, mut base: Snapshot, revision: i64) -> Result<Snapshot> {
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

    async fn with_holdings(
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

    async fn with_found(
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

    fn let_go(&self, mut snapshot: Snapshot, kept: &str) -> Snapshot {
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

    fn statement<const N: usize>(&self, sql: &str, values: [Value; N]) -> Statement {
        Statement::from_sql_and_values(self.database.get_database_backend(), sql, values)
    }
}

async fn execute<const N: usize>(connection: &DatabaseTransaction, sql: &str, values: [Value; N]) -> Result<()> {
    connection
        .execute_raw(Statement::from_sql_and_values(
            connection.get_database_backend(),
            sql,
            values,
        ))
        .await?;
    Ok(())
}

async fn begin_read(database: &DatabaseConnection) -> Result<DatabaseTransaction> {
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

async fn revision(connection: &impl ConnectionTrait) -> Result<i64> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        "SELECT value, next_row FROM revision WHERE id = 1",
    );
    let row = RevisionRow::find_by_statement(statement).one(connection).await?;
    row.map(|row| row.value)
        .ok_or_else(|| Error::Internal("the table revision has no row".to_owned()))
}

async fn take_revision(connection: &DatabaseTransaction) -> Result<RevisionRow> {
    let sql = "UPDATE revision SET value = value + 1 WHERE id = 1 RETURNING value, next_row";
    let row = RevisionRow::find_by_statement(Statement::from_string(connection.get_database_backend(), sql))
        .one(connection)
        .await?;
    row.ok_or_else(|| Error::Internal("the table revision has no row".to_owned()))
}

async fn load_shared(connection: &DatabaseTransaction) -> Result<Shared> {
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

fn owners_referred(changes: &[Change]) -> HashSet<Arc<str>> {
    let mut owners = HashSet::new();
    for change in changes {
        if let Some(home) = change.after.home() {
            owners.insert(Arc::from(home));
        }
        change.after.each_reference(&mut Path::default(), &mut |_, kind, key| {
            if let Some((owner, _)) = key.split_once('/').filter(|_| kind != Kind::Provision) {
                owners.insert(Arc::from(owner));
            }
        });
    }
    owners
}

/// Numbers the rows of new nouns; returns the next free number.
fn number(changes: &mut [Change], mut next_row: i32) -> i32 {
    for change in changes.iter_mut().filter(|change| change.after.row() == 0) {
        change.after.set_row(next_row);
        next_row += 1;
    }
    next_row
}

/// A noun as it is kept in memory: a notice without its content.
fn stripped(noun: &AnyNoun) -> AnyNoun {
    match noun {
        AnyNoun::NoticeVersion(notice) if notice.content.is_some() => AnyNoun::NoticeVersion(Arc::new(NoticeVersion {
            content: None,
            ..NoticeVersion::clone(notice)
        })),
        AnyNoun::Submission(submission) if submission.content.is_some() => AnyNoun::Submission(Arc::new(Submission {
            content: None,
            ..Submission::clone(submission)
        })),
        other => other.clone(),
    }
}

/// Keeps what was frozen at approval until it is published.
async fn keep_content(write: &DatabaseTransaction, submission: i32, content: &str) -> Result<()> {
    let row = entity::submission_content::Model {
        submission_id: submission,
        content: content.to_owned(),
    };
    entity::submission_content::Entity::insert(row.into_active_model())
        .exec_without_returning(write)
        .await?;
    Ok(())
}

impl Numbers for Snapshot {
    fn row(&self, kind: Kind, key: &str) -> i32 {
        // Checked before anything is written, so a zero here is refused by the database's foreign keys.
        Snapshot::row(self, kind, key).map_or(0, |(row, _)| row)
    }
}

async fn write_changes(write: &DatabaseTransaction, changes: &[Change], candidate: &Snapshot) -> Result<()> {
    let (mut before, mut after) = (Rows::default(), Rows::default());
    for change in changes {
        if let Some(noun) = &change.before {
            noun.add_rows(candidate, &mut before);
        }
        change.after.add_rows(candidate, &mut after);
    }
    Rows::write(before, after, write).await?;
    // One version is in force at a time, so the old one yields before the new one comes.
    for new in [false, true] {
        for change in changes.iter().filter(|change| change.before.is_none() == new) {
            if let AnyNoun::NoticeVersion(notice) = &change.after {
                notice_version::store(write, notice, new, candidate).await?;
            }
        }
    }
    for change in changes {
        if let AnyNoun::Submission(submission) = &change.after
            && let Some(content) = &submission.content
        {
            keep_content(write, submission.row, content).await?;
        }
    }
    Ok(())
}

/// What the log tells of changes. What came with a migration is taken into the log as it stood before it is changed.
fn log_entries(changes: &[Change], candidate: &Snapshot, by: &By) -> Vec<NewEntry> {
    let mut entries = Vec::with_capacity(changes.len());
    for change in changes {
        let controller = change
            .after
            .home()
            .map(|home| Numbers::row(candidate, Kind::Controller, home));
        if let Some(before) = change.before.as_ref().filter(|before| before.version() == 0) {
            entries.push(logged::adopted(before, controller, &mut OsRng));
        }
        let entry = logged::entry(change, by.in_log(), controller, &mut OsRng);
        entries.push(entry.in_request(Arc::clone(&by.request)));
    }
    entries
}
