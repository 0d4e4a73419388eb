//! What went wrong, and is it the person's to mend or ours?

use crate::records::problem::{Path, Problem, ProblemCode, Problems};

/// The one error of all operations. GraphQL and HTTP each translate it once, at the edge.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or is out of the actor's reach: the two read the same.
    #[error("not found")]
    NotFound,
    /// It is visible, and the actor may not do this to it.
    #[error("not permitted")]
    Forbidden,
    /// The edit was based on a version that has since been replaced.
    #[error("stale: now version {now}")]
    Stale {
        /// The version it has now.
        now: i32,
        /// Who changed what since, where that was looked up.
        conflicts: Vec<Conflict>,
    },
    /// The same request was applied before, and came again: what it made is told, and nothing was done twice.
    #[error("applied before: {kind}:{key}")]
    Repeated {
        /// The word for the kind of noun.
        kind: String,
        /// The key of the noun.
        key: String,
    },
    /// What was sent cannot be kept as it is; the person can correct it.
    #[error("invalid:\n{}", .0.lines(entity::vocabulary::Language::En))]
    Invalid(Problems),
    /// The data changed while a question was being answered; asked again, it is answered.
    #[error("the inventory changed during the question")]
    Moved,
    /// Ours to mend. Logged where it is handled; nothing of its inside is sent out.
    #[error("internal: {0}")]
    Internal(String),
}

/// A field that another has changed since the version an edit was based on, and that the edit would change too or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The field, as in the exchange format.
    pub field: String,
    /// The account that changed it last.
    pub by: std::sync::Arc<str>,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
    /// The value the edit was based on.
    pub base: serde_json::Value,
    /// The value it has now.
    pub theirs: serde_json::Value,
    /// The value the edit would have given it; none where the edit leaves the field alone.
    pub yours: Option<serde_json::Value>,
}

impl Error {
    /// A stale edit, before it was looked up who changed what.
    pub const fn stale(now: i32) -> Self {
        Self::Stale {
            now,
            conflicts: Vec::new(),
        }
    }

    /// One problem at one place.
    pub fn problem(field: &str, code: ProblemCode, detail: impl std::fmt::Display) -> Self {
        let mut problems = Problems::default();
        problems.add_at(&mut Path::default(), field, code, detail);
        Self::Invalid(problems)
    }

    /// The problems a person can correct; a stale edit is one of them.
    pub fn into_problems(self) -> Result<Vec<Problem>, Self> {
        match self {
            Self::Invalid(problems) => Ok(problems.0),
            Self::Stale { now, .. } => Ok(vec![Problem::new(&Path::default(), ProblemCode::Stale, now)]),
            other => Err(other),
        }
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Internal(error.to_string())
    }
}

/// The result of an operation.
pub type Result<T, E = Error> = std::result::Result<T, E>;
