//! How is a person erased, Art. 17? From the record of the person and the account, and from the history of both; every proof of
//! the log still holds.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::Date;

use super::{
    account::Account,
    change::{outcome, permit, standing},
    granting::{refuse_last, revoked},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    post::Person,
    problem::{Path, ProblemCode},
    snapshot::{AnyNoun, Snapshot},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// What stands in place of an erased name.
pub const ERASED_NAME: &str = "–";

/// Erases a person who holds no post any more, with the accounts that were theirs.
pub async fn erase(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    key: &Key<Person>,
    version: i32,
    now: DateTime<Utc>,
) -> Result<Arc<Person>> {
    let owner = key.owner().ok_or(Error::NotFound)?;
    let done = inventory
        .change(actor, now, &[owner], |snapshot| {
            let (before, view) = standing(snapshot, key)?;
            let by = permit(actor, &**before, view, Action::ErasePerson)?;
            if before.version != version {
                return Err(Error::stale(before.version));
            }
            let posts = view.holding.map_or(&[][..], |holding| holding.shelves.posts.all());
            if let Some(post) = posts.iter().find(|post| post.holder.as_ref() == Some(key)) {
                return Err(Error::problem(
                    "id",
                    ProblemCode::StillInUse,
                    format!("post:{}", post.key),
                ));
            }
            let person = Person {
                version: version + 1,
                name: ERASED_NAME.to_owned(),
                email: None,
                phone: None,
                archived_on: before.archived_on.or(Some(Date(now.date_naive()))),
                ..Person::clone(before)
            };
            let mut changes = vec![Change {
                before: Some(AnyNoun::Person(Arc::clone(before))),
                after: AnyNoun::Person(Arc::new(person)),
                verb: Verb::ErasePerson,
                at: Path::default(),
            }];
            for account in accounts_of(snapshot, key) {
                refuse_last(view.shared, &account.key, now)?;
                changes.extend(closed(snapshot, account, actor, now));
            }
            Ok(Plan { by, changes })
        })
        .await;
    outcome(inventory, done, |_| key.clone()).await
}

fn accounts_of<'a>(snapshot: &'a Snapshot, person: &'a Key<Person>) -> impl Iterator<Item = &'a Arc<Account>> {
    let accounts = snapshot.shared.shelves.accounts.all().iter();
    accounts.filter(move |account| account.person.as_ref() == Some(person))
}

/// The account without anything personal, and its grants revoked.
fn closed(snapshot: &Snapshot, account: &Arc<Account>, actor: &Actor, now: DateTime<Utc>) -> Vec<Change> {
    let emptied = Account {
        version: account.version + 1,
        name: ERASED_NAME.to_owned(),
        email: None,
        issuer: None,
        subject: None,
        disabled: true,
        ..Account::clone(account)
    };
    let mut changes = vec![Change {
        before: Some(AnyNoun::Account(Arc::clone(account))),
        after: AnyNoun::Account(Arc::new(emptied)),
        verb: Verb::ErasePerson,
        at: Path::default(),
    }];
    let grants = snapshot.shared.grants.to(&account.key).iter();
    changes.extend(grants.map(|grant| revoked(grant, actor, now)));
    changes
}
