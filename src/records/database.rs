//! Where is the inventory kept, and does the database fit this program?
//!
//! The same tables lie in an embedded SQLite file or in PostgreSQL; the address says which. A committed write survives a
//! power cut on both: SQLite flushes its write-ahead log at each commit (`synchronous = FULL`).

use std::{path::PathBuf, sync::Arc, time::Duration};

use migration::{Migrator, MigratorTrait, SchemaManager};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sea_query::Query,
    sqlx::{
        self, Executor,
        postgres::PgAdvisoryLock,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};
use thiserror::Error;

const NOT_WELL_FORMED: &str = "the address is not well formed";

/// Why the database cannot be used. Each sentence says what a person can do about it.
#[derive(Debug, Error)]
pub enum DatabaseError {
    /// The address begins with something else than the two that are known.
    #[error("the database address {0} is not known: write sqlite:PATH or postgres://USER@HOST/NAME")]
    UnknownScheme(String),
    /// The folder of the file is not there.
    #[error("the folder {} does not exist: make it, or name another for the database", .0.display())]
    NoFolder(PathBuf),
    /// The file or its folder cannot be written.
    #[error("the database {} cannot be written: give this user the right to write the file and its folder", .0.display())]
    NotWritable(PathBuf),
    /// The file is something else.
    #[error("{} is not a database of this program: move it away, or name another file", .0.display())]
    NotADatabase(PathBuf),
    /// The server does not answer, or not to us.
    #[error("the database {address} cannot be reached: {reason}")]
    Unreachable {
        /// The address, without password.
        address: String,
        /// What the server or the network said.
        reason: String,
    },
    /// A newer program has been here.
    #[error(
        "the database is newer than this program: it has {}, which this program does not know; \
         use the newer program, or a copy of the database from before",
        .0.join(", ")
    )]
    Newer(Vec<String>),
    /// What else the database said.
    #[error(transparent)]
    Other(#[from] DbErr),
}

/// How the tables of a database compare to those this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// These steps are still to be taken; all of them when the database is empty.
    Older(Vec<String>),
    /// It fits.
    Current,
    /// A newer program has taken these steps, which this one does not know.
    Newer(Vec<String>),
}

/// Opens the database at an address: `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. A SQLite file is made if missing.
pub async fn open(url: &str) -> Result<DatabaseConnection, DatabaseError> {
    let mut options = ConnectOptions::new(url);
    // Each statement would be written to the log in full, personal data included.
    options.sqlx_logging(false);
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let file = match scheme {
        "sqlite" => {
            let file = file_of(url);
            if let Some(folder) = file.as_deref().and_then(|file| file.parent())
                && !folder.as_os_str().is_empty()
                && !folder.is_dir()
            {
                return Err(DatabaseError::NoFolder(folder.to_owned()));
            }
            // A database in memory is gone with its connection, and each connection has its own.
            options.max_connections(if file.is_some() { 4 } else { 1 });
            if file.is_none() {
                options
                    .min_connections(1)
                    .idle_timeout(None::<Duration>)
                    .max_lifetime(None::<Duration>);
            }
            options.map_sqlx_sqlite_opts(|options| {
                options
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
            });
            file
        }
        "postgres" | "postgresql" => {
            options.max_connections(10).acquire_timeout(Duration::from_secs(10));
            // The tables fit in the server's memory, where a look-up costs no more than reading on. With the default of 4,
            // meant for disks that spin, the load of one controller reads through the flows of all.
            options.map_sqlx_postgres_pool_opts(|options| {
                options.after_connect(|connection, _| {
                    Box::pin(async move {
                        connection
                            .execute("SET random_page_cost = 1.1; SET idle_in_transaction_session_timeout = 60000")
                            .await
                            .map(|_| ())
                    })
                })
            });
            None
        }
        _ => return Err(DatabaseError::UnknownScheme(without_password(url))),
    };
    Database::connect(options)
        .await
        .map_err(|error| explain(error, url, file))
}

/// What instances stand in line for that would migrate one PostgreSQL database.
const MIGRATING: &str = "seloste: migrating";
/// How often a program that would migrate a SQLite file asks for it again, five seconds at a time, while another migrates it.
const ASKED: usize = 60;

/// Takes the steps that are still to be taken. A database that is newer than the program is left as it is. Of several programs
/// that start at once one takes them, and the others find them taken.
pub async fn migrate(database: &DatabaseConnection) -> Result<(), DatabaseError> {
    match (fit(database).await?, database.get_database_backend()) {
        (Fit::Current, _) => Ok(()),
        (Fit::Newer(steps), _) => Err(DatabaseError::Newer(steps)),
        (Fit::Older(_), DatabaseBackend::Postgres) => migrate_server(database).await,
        (Fit::Older(_), _) => migrate_file(database).await,
    }
}

async fn migrate_server(database: &DatabaseConnection) -> Result<(), DatabaseError> {
    // The lock is the connection's own: dropped with it, should the program end in between.
    let mut connection = database
        .get_postgres_connection_pool()
        .acquire()
        .await
        .map_err(of_sqlx)?;
    let lock = PgAdvisoryLock::new(MIGRATING);
    let held = lock.acquire(&mut *connection).await.map_err(of_sqlx)?;
    let taken = match fit(database).await {
        Ok(Fit::Older(_)) => Migrator::up(database, None).await.map_err(DatabaseError::Other),
        Ok(_) => Ok(()),
        Err(error) => Err(error),
    };
    held.release_now().await.map_err(of_sqlx)?;
    taken
}

/// All steps are one transaction, and who has the right to write has the turn: a program that ends in between leaves nothing.
async fn migrate_file(database: &DatabaseConnection) -> Result<(), DatabaseError> {
    let mut asked = 0;
    let write = loop {
        asked += 1;
        match begin_write(database).await {
            Err(error) if is_busy(&error) && asked < ASKED => {}
            begun => break begun?,
        }
    };
    if let Fit::Older(_) = fit_seen(&SchemaManager::new(&write)).await? {
        Migrator::up(&write, None).await?;
    }
    Ok(write.commit().await?)
}

/// Whether SQLite says that another has the right to write: `SQLITE_BUSY`, in whichever of its forms.
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return false;
    };
    let code = error
        .as_database_error()
        .and_then(|error| error.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

fn of_sqlx(error: sqlx::Error) -> DatabaseError {
    DatabaseError::Other(DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))))
}

/// Whether the database fits this program.
pub async fn fit(database: &DatabaseConnection) -> Result<Fit, DatabaseError> {
    fit_seen(&SchemaManager::new(database)).await
}

/// The same, as a connection or a transaction sees it.
async fn fit_seen(manager: &SchemaManager<'_>) -> Result<Fit, DatabaseError> {
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let mut taken: Vec<String> = Vec::new();
    if manager.has_table("seaql_migrations").await? {
        let query = Query::select().column("version").from("seaql_migrations").to_owned();
        for row in manager.get_connection().query_all(&query).await? {
            taken.push(row.try_get("", "version")?);
        }
        taken.sort();
    }
    let unknown: Vec<String> = taken.iter().filter(|step| !known.contains(step)).cloned().collect();
    if !unknown.is_empty() {
        return Ok(Fit::Newer(unknown));
    }
    let missing: Vec<String> = known.into_iter().filter(|step| !taken.contains(step)).collect();
    Ok(if missing.is_empty() {
        Fit::Current
    } else {
        Fit::Older(missing)
    })
}

/// Begins a transaction that will write. On SQLite it takes the right to write at once and waits for it: a transaction that
/// began by reading is refused when another has written in between.
pub async fn begin_write(database: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate =
        (database.get_database_backend() == DatabaseBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions {
        sqlite_transaction_mode: immediate,
        ..TransactionOptions::default()
    };
    database.begin_with_options(options).await
}

/// The file a SQLite address names; none when the database is in memory.
pub fn file_of(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    (path != ":memory:" && !path.is_empty() && !rest.contains("mode=memory")).then(|| PathBuf::from(path))
}

/// The address as it may be shown: user, password and parameters left out.
fn without_password(url: &str) -> String {
    let url = url.split_once('?').map_or(url, |(before, _)| before);
    match url.split_once("://") {
        Some((scheme, rest)) => {
            format!("{scheme}://{}", rest.rsplit_once('@').map_or(rest, |(_, host)| host))
        }
        None => url.rsplit_once('@').map_or(url, |(_, host)| host).to_owned(),
    }
}

fn explain(error: DbErr, url: &str, file: Option<PathBuf>) -> DatabaseError {
    let Some(file) = file else {
        let reason = match error {
            DbErr::Conn(RuntimeErr::SqlxError(inner)) => match &*inner {
                sqlx::Error::PoolTimedOut => "it did not answer in time".to_owned(),
                sqlx::Error::Configuration(_) => NOT_WELL_FORMED.to_owned(),
                other => other.to_string(),
            },
            // What the library says here repeats the address with its password.
            _ => NOT_WELL_FORMED.to_owned(),
        };
        return DatabaseError::Unreachable {
            address: without_password(url),
            reason,
        };
    };
    // https://sqlite.org/rescode.html; the extended codes have the primary one in their lowest byte.
    let code = match &error {
        DbErr::Conn(RuntimeErr::SqlxError(inner)) => inner
            .as_database_error()
            .and_then(|error| error.code()?.parse::<i32>().ok())
            .map(|code| code & 0xff),
        _ => None,
    };
    match code {
        Some(3 | 8 | 14) => DatabaseError::NotWritable(file),
        Some(26) => DatabaseError::NotADatabase(file),
        _ => DatabaseError::Other(error),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;
