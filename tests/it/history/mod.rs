//! The log: what is written stays provable, and what is changed is found.

mod appending;
mod asking;
mod checkpoints;
mod command;
mod damage;
mod erasing;
mod exported;
mod keys;
mod leaving;
mod proving;
mod tampering;
mod tree;

use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use entity::{log_entry, vocabulary::LogAct};
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use seloste::{
    history::{
        By, Entry, Log, NewEntry, Subject,
        append::{Tip, Written},
        export::export,
        key::KeyPair,
        log::beginning,
        verify::{Finding, Report, verify_database},
    },
    records::database,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Base, now};

/// The name of the log of tests.
pub const ORIGIN: &str = "log.pori.example";

/// Random numbers that are the same each time.
pub fn random(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

/// A data protection officer.
pub fn officer() -> By {
    By {
        account: "a-7f3a".into(),
        role: "DPO".into(),
    }
}

/// What a register is called in the log.
pub fn register(number: u64, version: i32) -> Subject {
    Subject {
        noun: "register",
        key: format!("pori/{number}").into(),
        controller: Some(("pori".into(), 7)),
        version: Some(version),
    }
}

/// The entry of a register that is made.
pub fn created(number: u64) -> NewEntry {
    let form =
        json!({"key": format!("pori/{number}"), "name": {"fi": format!("Rekisteri {number}")}, "number": number});
    NewEntry::new(LogAct::Create, officer())
        .on(register(number, 1))
        .changed(None, form, &mut random(number))
}

/// A log in memory: its beginning, then these entries a second apart.
pub fn log_of(pair: &KeyPair, entries: impl IntoIterator<Item = NewEntry>) -> (Tip, Vec<Written>) {
    let mut tip = Tip::default();
    let mut written = vec![tip.next(pair, 0, now(), beginning(pair.public()))];
    for (second, entry) in (1..).zip(entries) {
        written.push(tip.next(pair, second, after(second), entry));
    }
    (tip, written)
}

/// A moment some seconds after the tests begin.
pub fn after(seconds: i64) -> DateTime<Utc> {
    now() + Duration::seconds(seconds)
}

/// A database with its log, and the folder of the log's own files.
pub struct Installation {
    pub database: DatabaseConnection,
    pub log: Log,
    pub folder: TempDir,
    pub base: Base,
}

impl Installation {
    /// A new one, whose log has been begun.
    pub async fn new(base: Base) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = database::open(&base.url).await.expect("the database opens");
        database::migrate(&database).await.expect("the database migrates");
        let key = folder.path().join("log-key");
        let log = Log::open(&database, Some(&key), ORIGIN, now(), &mut random(5))
            .await
            .expect("the log begins");
        Self {
            database,
            log,
            folder,
            base,
        }
    }

    /// One whose log has so many entries.
    pub async fn with_entries(base: Base, entries: u64) -> Self {
        let installation = Self::new(base).await;
        for number in 1..entries {
            installation.write(number, vec![created(number)]).await;
        }
        installation
    }

    /// Where its key is.
    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("log-key")
    }

    /// The log, as another instance of the program opens it.
    pub async fn another(&self) -> Log {
        Log::open(&self.database, Some(&self.key_file()), "other", now(), &mut random(6))
            .await
            .expect("the log goes on")
    }

    /// Writes entries, some seconds after the tests begin.
    pub async fn write(&self, seconds: u64, entries: Vec<NewEntry>) {
        let at = after(i64::try_from(seconds).expect("a few"));
        self.log
            .record(&self.database, at, entries)
            .await
            .expect("they are written");
    }

    /// Does to the database what no part of the program would.
    pub async fn damage(&self, sql: &str) {
        self.database.execute_unprepared(sql).await.expect("the database obeys");
    }

    /// What verifying finds.
    pub async fn verify(&self) -> Result<Report, Finding> {
        verify_database(&self.database, Vec::new(), Vec::new())
            .await
            .expect("it can be read")
    }

    /// The lines of an export.
    pub async fn export(&self, values: bool) -> Vec<u8> {
        let mut file = Vec::new();
        export(&self.database, values, &mut file).await.expect("exported");
        file
    }
}

/// The entries of an act, the oldest first.
pub async fn entries_of(database: &DatabaseConnection, act: LogAct) -> Vec<Entry> {
    let rows = log_entry::Entity::find()
        .filter(log_entry::Column::Act.eq(act))
        .order_by_asc(log_entry::Column::EntryIndex)
        .all(database)
        .await
        .expect("the log can be read");
    let entry = |row: &log_entry::Model| Entry::parse(&row.text).expect("an entry");
    rows.iter().map(entry).collect()
}

/// The entry of a noun whose JSON form changes.
pub fn edited(subject: Subject, before: Value, after: Value) -> NewEntry {
    let random = &mut random(u64::from(subject.version.unwrap_or_default().unsigned_abs()));
    NewEntry::new(LogAct::Edit, officer())
        .on(subject)
        .changed(Some(before), after, random)
}
