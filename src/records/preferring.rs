//! How does someone wish to be written to? The language of letters, and whether a digest comes each week: one's own to say, beside
//! those who manage accounts.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::Language;

use super::{
    account::Account,
    change::{outcome, standing},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    problem::{Path, ProblemCode},
    reach::{Reached, View},
    snapshot::AnyNoun,
};
use crate::{
    access::{Action, Actor, By},
    error::{Error, Result},
};

/// What is wished; what is left out stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// The language of letters.
    pub language: Option<Language>,
    /// Whether a digest is sent each week.
    pub weekly_digest: Option<bool>,
}

/// Sets how the holder of an account is written to. `version` is that of the account as the actor has seen it.
///
/// # Errors
///
/// Missing or forbidden where it is neither one's own nor one's to manage; stale when it was changed since; invalid when it is
/// archived.
pub async fn prefer(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Account>,
    version: i32,
    wishes: Wishes,
    now: DateTime<Utc>,
) -> Result<Arc<Account>> {
    let done = inventory
        .change(actor, now, &[], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            if !before.may_be_read(actor, view) {
                return Err(Error::NotFound);
            }
            let by = permit(actor, before, view)?;
            if before.archived_on.is_some() {
                return Err(Error::problem("id", ProblemCode::Archived, &before.key));
            }
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            let after = Account {
                version: version + 1,
                language: wishes.language.unwrap_or(before.language),
                weekly_digest: wishes.weekly_digest.unwrap_or(before.weekly_digest),
                ..Account::clone(before)
            };
            let change = Change {
                before: Some(AnyNoun::Account(Arc::clone(before))),
                after: AnyNoun::Account(Arc::new(after)),
                verb: Verb::Edit,
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

/// One's own is one's own to say, unless one came with a token that is not for managing.
fn permit(actor: &Actor, account: &Account, view: View<'_>) -> Result<By> {
    let own = actor.account.as_ref().is_some_and(|own| **own == *account.key.as_str());
    if own && actor.carries(Action::ManageAccount) {
        Ok(actor.by(actor.grants.first().map(|granted| granted.role)))
    } else {
        actor.require(Action::ManageAccount, &account.target(view))
    }
}

/// Whether the actor may say it.
pub fn may_prefer(actor: &Actor, account: &Account, view: View<'_>) -> bool {
    permit(actor, account, view).is_ok()
}
