//! Is it still true? Somebody looks at a part of a register and says so, Art. 5(2).

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::RegisterPart};

use super::{
    account::Account,
    change::{outcome, permit, standing},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    post::Post,
    problem::{Path, ProblemCode},
    register::{Confirmation, Register},
    snapshot::{AnyNoun, Holding, Shared},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// Confirms that parts of a register are still true, as they stand in the version that was looked at.
pub async fn confirm(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Register>,
    version: i32,
    parts: &[RegisterPart],
    now: DateTime<Utc>,
) -> Result<Arc<Register>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::ConfirmRegister)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            if before.archived_on.is_some() {
                return Err(Error::problem("id", ProblemCode::Archived, key));
            }
            if parts.is_empty() {
                return Err(Error::problem("parts", ProblemCode::Required, ""));
            }
            let post = view.holding.and_then(|holding| post_of(actor, view.shared, holding));
            let mut after = Register::clone(before);
            for part in parts {
                after.confirmations.retain(|confirmation| confirmation.part != *part);
                after.confirmations.push(Confirmation {
                    part: *part,
                    on: Date(now.date_naive()),
                    by: post.clone(),
                });
            }
            after.confirmations.sort_by_key(|confirmation| confirmation.part);
            after.version = version + 1;
            let change = Change {
                before: Some(AnyNoun::Register(Arc::clone(before))),
                after: AnyNoun::Register(Arc::new(after)),
                verb: Verb::Confirm,
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

/// The post that the actor speaks for: the first that the account's person holds.
fn post_of(actor: &Actor, shared: &Shared, holding: &Holding) -> Option<Key<Post>> {
    let account = Key::<Account>::new(actor.account.clone()?);
    let person = shared.shelves.accounts.get(account.as_str())?.person.clone()?;
    let posts = holding.shelves.posts.all();
    posts
        .iter()
        .find(|post| post.holder.as_ref() == Some(&person))
        .map(|post| post.key.clone())
}
