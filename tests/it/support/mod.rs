//! Where do tests live? A fresh database for each, on every kind there is, and people to act in it.

pub mod make;
pub mod people;
pub mod program;
pub mod someone;

use std::{
    future::Future,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeZone, Utc};
use entity::vocabulary::Role;
use rand::rngs::OsRng;
use sea_orm::{ConnectionTrait, Database};
use seloste::{
    access::Actor,
    history::{Log, files::LogFiles},
    records::{
        database,
        inventory::{Inventory, Limits},
    },
};

/// A database of a test's own.
pub struct Base {
    /// Its address.
    pub url: String,
    // Holds the key of the log, and a database that is a file.
    folder: tempfile::TempDir,
}

impl Base {
    /// An empty SQLite file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self {
            url: format!("sqlite://{}", folder.path().join("seloste.db").display()),
            folder,
        }
    }

    /// An empty database on the PostgreSQL server that the tests were given.
    async fn postgres(server: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "seloste_test_{}_{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        );
        let admin = Database::connect(server)
            .await
            .expect("SELOSTE_TEST_POSTGRES is the address of a server");
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .expect("the tests may create databases");
        admin.close().await.expect("the connection closes");
        let (address, _) = server.rsplit_once('/').expect("the address names a database");
        Self {
            url: format!("{address}/{name}"),
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// An inventory over this database, as a new instance of the program would open it.
    pub async fn open(&self) -> Arc<Inventory> {
        self.open_within(Limits::default()).await
    }

    /// The same, with other limits of memory.
    pub async fn open_within(&self, limits: Limits) -> Arc<Inventory> {
        let database = database::open(&self.url).await.expect("the database opens");
        database::migrate(&database).await.expect("the database migrates");
        let key = LogFiles::beside(&self.folder.path().join("seloste.db")).key;
        let log = Log::open(&database, Some(&key), "log.example", now(), &mut OsRng)
            .await
            .expect("the log opens");
        Inventory::open(database, limits, log)
            .await
            .expect("the inventory opens")
    }
}

/// Runs a test on every kind of database: SQLite always, PostgreSQL when `SELOSTE_TEST_POSTGRES` names a server.
pub async fn on_each_database<F: Future<Output = ()>>(test: impl Fn(Base) -> F) {
    test(Base::sqlite()).await;
    on_postgres(test).await;
}

/// Runs a test on PostgreSQL alone: for what only several programs on one server can show.
pub async fn on_postgres<F: Future<Output = ()>>(test: impl Fn(Base) -> F) {
    match std::env::var("SELOSTE_TEST_POSTGRES") {
        Ok(server) => test(Base::postgres(&server).await).await,
        Err(_) => eprintln!("skipped: PostgreSQL, since SELOSTE_TEST_POSTGRES names no server"),
    }
}

/// A number that the environment may tell: `SELOSTE_KILLS=200`, for the long form of a test.
pub fn told<T: FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    let number = text.parse().ok();
    Some(number.unwrap_or_else(|| panic!("{name} is {text:?}, which is no such number")))
}

/// How long what others must know within a second may take to reach them. `make soak` holds the second, by `SELOSTE_SOON_MS`, on a machine
/// that does nothing else; one that also compiles is only asked whether it happens.
pub fn soon() -> Duration {
    Duration::from_millis(told("SELOSTE_SOON_MS").unwrap_or(30_000))
}

/// The seed of what is left to chance: always the same unless told, as `SELOSTE_SEED=7`. Printed, so that it can be tried again.
pub fn seed() -> u64 {
    let seed = told("SELOSTE_SEED").unwrap_or(20_260_302);
    println!("SELOSTE_SEED={seed}");
    seed
}

/// The moment at which tests happen.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0)
        .single()
        .expect("the moment exists")
}

/// A data protection officer over everything.
pub fn dpo() -> Actor {
    Actor::over_all("dpo", &[Role::Dpo, Role::Admin])
}
