//! Why was a report not written? Each sentence says what a person can do about it.

use std::io::{self, ErrorKind};

use thiserror::Error;

/// Why a report was not written. What had been written until then is to be thrown away; [`super::file::write_whole`] does so.
#[derive(Debug, Error)]
pub enum WriteError {
    /// No room is left where it is written to, or where parts of it are kept meanwhile.
    #[error("there is no room left to write the report: free some space, and ask again; nothing half written was kept")]
    Full,
    /// Whoever asked for it went away. Nobody needs to be told.
    #[error("whoever asked for the report stopped reading it")]
    Cancelled,
    /// Writing failed for another reason.
    #[error("the report could not be written: {0}")]
    Io(io::Error),
    /// More rows than a worksheet has.
    #[error("a worksheet holds at most {limit} rows and this report has more: narrow it, or take it as CSV or JSON")]
    TooManyRows {
        /// Rows that fit under the headings.
        limit: u32,
    },
    /// More records than are set on paper.
    #[error(
        "a PDF holds at most {limit} records and this report has more: narrow it to a controller or a department, or take it as CSV or JSON"
    )]
    TooLong {
        /// Records that are set.
        limit: u64,
    },
    /// What was set does not hold what a PDF claims of itself: a mistake in our own code.
    #[error("the PDF could not be made: {0}")]
    Paper(String),
    /// A row that does not fit the columns: a mistake in the report's own code.
    #[error("row {row} of the report {report} does not fit its columns: {reason}")]
    Misfit {
        /// The report's name.
        report: &'static str,
        /// The row, from 1.
        row: u64,
        /// What does not fit.
        reason: String,
    },
    /// What the library that makes worksheets had against it.
    #[error("the worksheet could not be made: {0}")]
    Sheet(String),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A limit on the size of files is as much an end of room as a full disk.
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => Self::Cancelled,
            _ => Self::Io(error),
        }
    }
}

impl From<serde_json::Error> for WriteError {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<WriteError> for crate::error::Error {
    fn from(error: WriteError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// The result of writing.
pub type Result<T, E = WriteError> = std::result::Result<T, E>;
