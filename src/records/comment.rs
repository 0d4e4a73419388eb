//! What do people say to each other about a register? Comments on its parts; never published.

use chrono::{DateTime, Utc};
use entity::vocabulary::RegisterPart;

use super::{
    account::Account,
    check::Check,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    register::Register,
    snapshot::Snapshot,
};
use crate::acted;

/// The longest comment, in characters.
const LONGEST: usize = 4_000;

acted! {
    /// A comment on a register or one of its parts.
    Comment {
        shown {
            /// The part it is about; the register as a whole when not told.
            part: Option<RegisterPart>,
            /// What is said.
            text: String,
            /// When it was said.
            written_at: Option<DateTime<Utc>>,
            /// When it was settled.
            settled_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The register.
            register: Key<Register>,
            /// Who says it; none for the program itself.
            author: Option<Key<Account>>,
            /// Whose attention is asked for.
            mentions: Vec<Key<Account>>,
            /// The comment it answers.
            answers: Option<Key<Comment>>,
            /// Who settled it.
            settled_by: Option<Key<Account>>,
        }
    }
}

impl Check for Comment {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.text.trim().is_empty() {
            problems.add_at(at, "text", ProblemCode::Required, "");
        }
        if self.text.chars().count() > LONGEST {
            problems.add_at(at, "text", ProblemCode::TooLong, LONGEST);
        }
        if self.mentions.len() > 50 {
            problems.add_at(at, "mentions", ProblemCode::TooMany, 50);
        }
        if self
            .answers
            .as_ref()
            .is_some_and(|key| key.owner() != self.register.owner())
        {
            problems.add_at(at, "answers", ProblemCode::OtherController, "");
        }
    }
}
