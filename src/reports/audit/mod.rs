//! What does an auditor get of a controller, as of a date, in one file? (Art. 5(2), 30(4), 31.)
//!
//! Everything is made from the inventory as the log says it was on that day; the rules, the law's data and the forms are this
//! program's. What is published is handed over as it was frozen. The pack itself, its list of hashes and its signature are
//! [`super::pack`]'s.

mod contents;
mod index;
pub mod packing;
mod words;

use std::{io::Write, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};
use thiserror::Error;
use tokio::runtime::Handle;

pub use contents::{ENTRIES, WHOLE_LOG};

use super::{
    pack::{PackError, PackWriter},
    run::Failed,
};
use crate::{
    error::Error,
    history::{LogError, key::KeyPair},
    notices::days,
    records::inventory::Inventory,
};

/// The name and version of what a pack holds, in its `about.json`.
pub const FORMAT: &str = "seloste-audit-pack/1";

/// What is to be packed.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Keys of the controllers.
    pub controllers: Vec<String>,
    /// The day: everything is told as it was at its end in Finland, or now when that is still to come.
    pub day: Date,
    /// The language of the index and of sentences.
    pub language: Language,
    /// With the log of the whole installation, which tells of other controllers too, and shows that nothing was left out.
    pub whole_log: bool,
}

/// What was packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// Registers.
    pub registers: usize,
    /// Notices that were in force.
    pub notices: usize,
    /// Findings of the law.
    pub findings: usize,
    /// Entries of the log.
    pub entries: u64,
    /// Nouns that were there and cannot be told.
    pub unknown: usize,
}

/// Why a pack could not be made.
#[derive(Debug, Error)]
pub enum AuditError {
    /// There is no such controller.
    #[error("there is no controller {0}")]
    NoController(String),
    /// The day is still to come.
    #[error("{day} is still to come; the last day that can be told of is {today}")]
    InTheFuture {
        /// The day.
        day: Date,
        /// Today.
        today: Date,
    },
    /// It could not be written, or does not fit.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The inventory could not be read.
    #[error(transparent)]
    Inventory(#[from] Error),
    /// The log could not be read.
    #[error(transparent)]
    Log(#[from] LogError),
}

impl From<Failed> for AuditError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Asking(error) => Self::Inventory(error),
            Failed::Writing(error) => Self::Pack(error.into()),
        }
    }
}

impl From<std::io::Error> for AuditError {
    fn from(error: std::io::Error) -> Self {
        Self::Pack(error.into())
    }
}

/// Writes a pack into a sink, signed by the key of the log. Until this has returned well, what was written is no pack.
///
/// Waits for the database on `runtime`, so it is to be called on a thread that may wait. Holds one controller at a time.
pub fn write<W: Write + Send>(
    inventory: &Arc<Inventory>,
    asked: &Asked,
    now: DateTime<Utc>,
    pair: &KeyPair,
    runtime: &Handle,
    out: W,
) -> Result<(W, Packed), AuditError> {
    let today = days::in_finland(now);
    if asked.day > today {
        return Err(AuditError::InTheFuture { day: asked.day, today });
    }
    let about = format!("{}, as of {}", asked.controllers.join(" "), asked.day);
    let mut pack = PackWriter::new(out, about);
    let at = days::end_in_finland(asked.day).min(now);
    let mut writing = contents::Writing::new(inventory, asked, at, runtime);
    for controller in &asked.controllers {
        writing.controller(&mut pack, controller)?;
    }
    writing.finish(&mut pack, now, pair.public())?;
    let packed = writing.packed();
    Ok((pack.finish(pair)?, packed))
}
