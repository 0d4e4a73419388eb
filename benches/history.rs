//! What does a log that can be proven cost? Measured, never asserted: `cargo bench --bench history [-- ENTRIES]`.
//!
//! Writes a log of a million entries in memory, verifies its export, and appends to a database: SQLite, and PostgreSQL where
//! `SELOSTE_TEST_POSTGRES` names a server (`scripts/with-postgres.sh cargo bench --bench history`). Times are processor time of
//! this process, with the time on the wall beside.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use entity::vocabulary::LogAct;
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use seloste::{
    history::{
        By, Log, NewEntry, Subject, Tip,
        export::{End, EntryLine, Head, HeadKey},
        head::Checkpoint,
        key::KeyPair,
        log::{FORMAT, beginning},
        verify::{verify_database, verify_export},
    },
    records::database,
};
use serde_json::json;

const ORIGIN: &str = "log.example";

#[tokio::main]
async fn main() {
    // Cargo itself adds `--bench`.
    let entries = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a folder can be made");
    in_memory(entries, folder.path());
    println!("\nSQLite");
    let url = format!("sqlite://{}", folder.path().join("bench.db").display());
    in_database(&url, folder.path(), entries / 10).await;
    if let Ok(server) = std::env::var("SELOSTE_TEST_POSTGRES") {
        println!("\nPostgreSQL (its own processor time is not counted)");
        let admin = Database::connect(&server).await.expect("the server answers");
        admin
            .execute_unprepared("CREATE DATABASE seloste_bench")
            .await
            .expect("it may be made");
        let (address, _) = server.rsplit_once('/').expect("the address names a database");
        in_database(
            &format!("{address}/seloste_bench"),
            &folder.path().join("pg"),
            entries / 10,
        )
        .await;
    }
}

/// An edit of a register that changes two texts, some 600 bytes as an entry.
fn edit(number: u64) -> NewEntry {
    let text = |word: &str| json!({"fi": format!("{word} {number}, suomeksi ja niin kuin kaupunki sen sanoo"), "sv": format!("{word} på svenska")});
    let form = |word: &str| json!({"key": "pori/1", "name": text(word), "description": text(word), "number": number});
    let by = By {
        account: "a-7f3a9c".into(),
        role: "CONTACT".into(),
    };
    let subject = Subject {
        noun: "register",
        key: format!("pori/{}", number % 5_000).into(),
        controller: Some(("pori".into(), 7)),
        version: Some(2),
    };
    NewEntry::new(LogAct::Edit, by)
        .in_request("0192f3c1-7c1e-7b5a-9c1b-3d1f6f0e2a11")
        .on(subject)
        .changed(Some(form("Ennen")), form("Jälkeen"), &mut StdRng::seed_from_u64(number))
}

fn in_memory(entries: u64, folder: &Path) {
    let pair = KeyPair::new(ORIGIN, &mut StdRng::seed_from_u64(1)).expect("the name is good");
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let path = folder.join("export.jsonl");
    let mut file = BufWriter::new(File::create(&path).expect("the file can be made"));
    let head = Head {
        format: FORMAT.to_owned(),
        origin: ORIGIN.to_owned(),
        size: entries + 1,
        keys: vec![HeadKey {
            from: 0,
            key: pair.public().text().to_owned(),
        }],
    };
    line(&mut file, &head);
    let mut tip = Tip::default();
    let first = tip.next(&pair, 0, at, beginning(pair.public()));
    line(&mut file, &EntryLine::of(&first.row, Vec::new()));
    let mut last = first;
    let mut making = Spent::default();
    // In parts, so that writing the file is not counted.
    for part in 0..entries.div_ceil(10_000) {
        let news: Vec<NewEntry> = (part * 10_000..((part + 1) * 10_000).min(entries)).map(edit).collect();
        let written = making.count(|| {
            news.into_iter()
                .map(|entry| tip.next(&pair, 0, at, entry))
                .collect::<Vec<_>>()
        });
        for entry in written {
            line(&mut file, &EntryLine::of(&entry.row, Vec::new()));
            last = entry;
        }
    }
    let end = Checkpoint::new(tip.size(), tip.root(), pair.public(), &last.row.signature).expect("well formed");
    line(
        &mut file,
        &End {
            checkpoint: end.text().to_owned(),
        },
    );
    file.flush().expect("the disk has room");
    let bytes = std::fs::metadata(&path).expect("it is there").len();
    println!(
        "An entry: text {} bytes, in the export {} bytes",
        last.row.text.len(),
        bytes / (entries + 1)
    );
    making.tell("to write, hash and sign an entry", entries);

    let mut verifying = Spent::default();
    let file = BufReader::with_capacity(1 << 20, File::open(&path).expect("it is there"));
    let trusted = vec![pair.public().clone()];
    let report = verifying
        .count(|| verify_export(file, trusted, Vec::new()))
        .expect("it fits");
    assert_eq!(report.size, entries + 1);
    verifying.tell("to verify an entry of an export", entries);
    println!(
        "  the whole export of {} entries: {:.1} s",
        entries + 1,
        verifying.wall.as_secs_f64()
    );
}

async fn in_database(url: &str, files: &Path, entries: u64) {
    let database = database::open(url).await.expect("the database opens");
    database::migrate(&database).await.expect("it migrates");
    let key = files.with_extension("log-key");
    let log = Log::open(&database, Some(&key), ORIGIN, Utc::now(), &mut StdRng::seed_from_u64(2)).await;
    let log = log.expect("the log begins");

    let news: Vec<NewEntry> = (0..entries).map(edit).collect();
    let spent = appended(&log, &database, vec![news]).await;
    spent.tell("to append an entry, all in one transaction", entries);
    let single = 2_000;
    let spent = appended(&log, &database, (0..single).map(|number| vec![edit(number)]).collect()).await;
    spent.tell("to append an entry in a transaction of its own", single);

    let (before, begun) = (processor(), Instant::now());
    let report = verify_database(&database, Vec::new(), Vec::new())
        .await
        .expect("it can be read");
    let spent = Spent::since(before, begun);
    spent.tell("to verify an entry in the database", report.expect("it fits").size);
}

async fn appended(log: &Log, database: &DatabaseConnection, transactions: Vec<Vec<NewEntry>>) -> Spent {
    let (before, begun) = (processor(), Instant::now());
    for entries in transactions {
        log.record(database, Utc::now(), entries).await.expect("it is written");
    }
    Spent::since(before, begun)
}

fn line(file: &mut impl Write, line: &impl serde::Serialize) {
    let text = serde_json::to_string(line).expect("plain data");
    writeln!(file, "{text}").expect("the disk has room");
}

/// Time that was spent.
#[derive(Default)]
struct Spent {
    processor: Duration,
    wall: Duration,
}

impl Spent {
    fn since(before: Duration, begun: Instant) -> Self {
        Self {
            processor: processor().saturating_sub(before),
            wall: begun.elapsed(),
        }
    }

    fn count<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (before, begun) = (processor(), Instant::now());
        let done = work();
        let spent = Self::since(before, begun);
        self.processor += spent.processor;
        self.wall += spent.wall;
        done
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of entries, for a mean")]
    fn tell(&self, what: &str, times: u64) {
        let each = |time: Duration| time.as_secs_f64() * 1e6 / times as f64;
        println!(
            "  {what}: {:.1} µs ({:.1} on the wall)",
            each(self.processor),
            each(self.wall)
        );
    }
}

/// Processor time of this process, to a hundredth of a second; nothing where the system does not tell.
fn processor() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is a name in brackets, in which anything may stand.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Duration::from_millis(ticks * 10)
}
