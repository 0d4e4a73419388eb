//! How do people talk about a register? Comments on its parts, with mentions, settled when the matter is.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::RegisterPart;

use super::{
    account::Account,
    change::{numbered_key, outcome, permit, standing},
    comment::Comment,
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode},
    register::Register,
    snapshot::AnyNoun,
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// A comment to be made.
#[derive(Clone, Debug, Default)]
pub struct NewComment {
    /// On which register.
    pub register: Key<Register>,
    /// On which part; the register as a whole when not told.
    pub part: Option<RegisterPart>,
    /// What is said.
    pub text: String,
    /// Whose attention is asked for.
    pub mentions: Vec<Key<Account>>,
    /// The comment it answers.
    pub answers: Option<Key<Comment>>,
}

/// Comments on a register.
pub async fn comment(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    new: NewComment,
    now: DateTime<Utc>,
) -> Result<Arc<Comment>> {
    let owner = new.register.owner().ok_or(Error::NotFound)?.to_owned();
    let mut made = Key::default();
    let done = inventory
        .change(actor, now, &[&owner], |snapshot| {
            let (register, view) = standing(snapshot, &new.register)?;
            let by = permit(actor, &**register, view, Action::Comment)?;
            if register.archived_on.is_some() {
                return Err(Error::problem("register", ProblemCode::Archived, &register.key));
            }
            let comment = Comment {
                version: 1,
                key: numbered_key(snapshot, Some(&owner)),
                part: new.part,
                text: new.text,
                written_at: Some(now),
                register: new.register,
                author: actor.account.clone().map(Key::new),
                mentions: new.mentions,
                answers: new.answers,
                ..Comment::default()
            };
            made = comment.key.clone();
            let change = Change {
                before: None,
                after: AnyNoun::Comment(Arc::new(comment)),
                verb: Verb::Comment,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, done, |_| made).await
}

/// Settles a comment: what it asked for is done.
pub async fn settle(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Comment>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<Comment>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::Comment)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.settled_at.is_some() {
                return Err(Error::problem("id", ProblemCode::WrongState, "SETTLED"));
            }
            let after = Comment {
                version: version + 1,
                settled_at: Some(now),
                settled_by: actor.account.clone().map(Key::new),
                ..Comment::clone(before)
            };
            let change = Change {
                before: Some(AnyNoun::Comment(Arc::clone(before))),
                after: AnyNoun::Comment(Arc::new(after)),
                verb: Verb::Settle,
                at: Path::default(),
            };
            Ok(Plan {
                by,
                changes: vec![change],
            })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}
