//! The log: what is written stays provable, and what is changed is found.

mod exported;
mod tampering;

use chrono::{DateTime, Duration, Utc};
use entity::vocabulary::LogAct;
use rand::{SeedableRng, rngs::StdRng};
use seloste::history::{
    By, NewEntry, Subject,
    append::{Tip, Written},
    key::KeyPair,
    log::beginning,
};
use serde_json::json;

use crate::support::now;

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
