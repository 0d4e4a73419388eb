//! Why can the log not be used? Each sentence says what a person can do about it.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use thiserror::Error;

use crate::error::Error as DomainError;

/// Why the log cannot be used.
#[derive(Debug, Error)]
pub enum LogError {
    /// The log is signed, but its key is not there.
    #[error(
        "the log has {entries} entries, signed with the key {key}, but there is no key in {}: put the file back; if it is lost \
         for good, begin a new key with: seloste log rotate-key --lost (whoever verifies the log will see the break)",
        file.display()
    )]
    KeyMissing {
        /// Where the key should be.
        file: PathBuf,
        /// How many entries there are.
        entries: u64,
        /// The key they were signed with.
        key: String,
    },
    /// The key is another than the log was signed with.
    #[error(
        "{} holds the key {found}, but the log is signed with {expected}: put the right file back, or name it with the setting \
         log_key",
        file.display()
    )]
    OtherKey {
        /// The file.
        file: PathBuf,
        /// The key in it.
        found: String,
        /// The key of the log.
        expected: String,
    },
    /// The key file cannot be used.
    #[error("the key file {} cannot be used: {reason}", file.display())]
    KeyFile {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A text is no public key.
    #[error("{0:?} is no public key of a log; it looks like NAME+1a2b3c4d+BASE64")]
    NotAKey(String),
    /// The name of a log may not have spaces or a plus.
    #[error("{0:?} cannot name a log: it may have neither spaces nor a plus, and may not be empty")]
    BadOrigin(String),
    /// A text is no checkpoint.
    #[error("this is no checkpoint: {0:?}")]
    NotACheckpoint(String),
    /// The log is shorter than it was.
    #[error(
        "the log was rolled back: at {} it had {size} entries (the last checkpoint in {}), now it has {now}. Somebody put back an \
         older copy of the database. Put back the newest one; if its entries are gone for good, say so with: seloste log \
         accept-rollback (that is written to the log)",
        at.to_rfc3339(), file.display()
    )]
    RolledBack {
        /// The file of checkpoints.
        file: PathBuf,
        /// When the checkpoint was written.
        at: DateTime<Utc>,
        /// How many entries it speaks for.
        size: u64,
        /// How many there are now.
        now: u64,
    },
    /// The log is another than it was.
    #[error(
        "the log is not the one it was: the checkpoint of {} in {} speaks for {size} entries, and they are others now. Somebody \
         put back an older copy of the database and went on from there, or changed entries; seloste log verify finds which. Put \
         back the right database; if its entries are gone for good, say so with: seloste log accept-rollback (that is written to \
         the log)",
        at.to_rfc3339(), file.display()
    )]
    Forked {
        /// The file of checkpoints.
        file: PathBuf,
        /// When the checkpoint was written.
        at: DateTime<Utc>,
        /// How many entries it speaks for.
        size: u64,
    },
    /// The checkpoints are of another log.
    #[error(
        "the checkpoints in {} are of the log {found}, and this is {expected}: name the right file with the setting \
         log_checkpoints",
        file.display()
    )]
    OtherLog {
        /// The file of checkpoints.
        file: PathBuf,
        /// The name in it.
        found: String,
        /// The name of this log.
        expected: String,
    },
    /// There is no such entry.
    #[error("the log has {size} entries, numbered from 0; there is no {asked}")]
    NoEntry {
        /// What was asked for.
        asked: u64,
        /// How many entries there are.
        size: u64,
    },
    /// A file cannot be read or written.
    #[error("{}: {reason}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: String,
    },
    /// What the tables hold is no log.
    #[error("the log in the database is damaged: {0}; seloste log verify tells where")]
    Damaged(String),
    /// What the database said.
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl LogError {
    /// A file that could not be read or written.
    pub(super) fn file(file: impl Into<PathBuf>, reason: impl std::fmt::Display) -> Self {
        Self::File {
            file: file.into(),
            reason: reason.to_string(),
        }
    }
}

impl From<LogError> for DomainError {
    fn from(error: LogError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// The result of an operation on the log.
pub type Result<T, E = LogError> = std::result::Result<T, E>;
