//! How is a person erased, Art. 17? From the record of the person and the account, from what the person wrote to colleagues or is
//! mentioned in, and from the history of it all; every proof of the log still holds.
//!
//! What is documented of a breach stays as it is, in the case and in the log, whoever wrote it and whomever it names. Art. 33(5) asks
//! the controller to keep it so that the authority can see whether the article was complied with, and what the law asks to be kept
//! is not erased on request, Art. 17(3)(b); nor is a reason given in it for telling nobody, or too late, one's own to take back.
//! Who wrote it is no longer told: the account behind an entry is emptied like every other. That names which are not needed are
//! left out of such texts is asked of those who write them, Art. 5(1)(c); there is no act that takes one out of a case.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{Date, comment, comment_mention, submission};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, sea_query::Query};

use super::{
    account::Account,
    change::{outcome, permit, standing},
    comment::Comment,
    granting::{refuse_last, revoked},
    inventory::{Change, Inventory, Plan, Verb},
    noun::Key,
    post::Person,
    problem::{Path, ProblemCode},
    snapshot::{AnyNoun, Snapshot},
    submission::Submission,
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// What stands in place of an erased name, and of what an erased person wrote.
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
    // Words lie with the controllers of the registers they are about, which need not be the person's own.
    let mut owners = controllers_of_words(inventory, key).await?;
    owners.insert(Arc::from(owner));
    let owners: Vec<&str> = owners.iter().map(|owner| &**owner).collect();
    let done = inventory
        .change(actor, now, &owners, |snapshot| {
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
            let mut changes = vec![erased(
                AnyNoun::Person(Arc::clone(before)),
                AnyNoun::Person(Arc::new(person)),
            )];
            for account in accounts_of(snapshot, key) {
                refuse_last(view.shared, &account.key, now)?;
                changes.extend(closed(snapshot, account, actor, now));
            }
            changes.extend(emptied_words(snapshot, key));
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
    let mut changes = vec![erased(
        AnyNoun::Account(Arc::clone(account)),
        AnyNoun::Account(Arc::new(emptied)),
    )];
    let grants = snapshot.shared.grants.to(&account.key).iter();
    changes.extend(grants.map(|grant| revoked(grant, actor, now)));
    changes
}

/// The controllers of the registers on which a person commented, is mentioned in a comment, or submitted or decided something. What
/// is written elsewhere in this very moment is found by erasing once more.
async fn controllers_of_words(inventory: &Arc<Inventory>, key: &Key<Person>) -> Result<BTreeSet<Arc<str>>> {
    let snapshot = inventory.snapshot();
    let accounts: Vec<i32> = accounts_of(&snapshot, key).map(|account| account.row).collect();
    let mentioned = Query::select()
        .column(comment_mention::Column::CommentId)
        .from(comment_mention::Entity)
        .and_where(comment_mention::Column::AccountId.is_in(accounts.clone()))
        .to_owned();
    let said = Condition::any()
        .add(comment::Column::AuthorId.is_in(accounts.clone()))
        .add(comment::Column::Id.in_subquery(mentioned));
    let said = comment::Entity::find()
        .select_only()
        .column(comment::Column::ControllerId)
        .distinct()
        .filter(said);
    let mut rows: Vec<i32> = said.into_tuple().all(inventory.database()).await?;
    let submitted = Condition::any()
        .add(submission::Column::SubmittedById.is_in(accounts.clone()))
        .add(submission::Column::DecidedById.is_in(accounts));
    let submitted = submission::Entity::find()
        .select_only()
        .column(submission::Column::ControllerId)
        .distinct()
        .filter(submitted);
    rows.extend(submitted.into_tuple::<i32>().all(inventory.database()).await?);
    let controllers = snapshot.shared.shelves.controllers.all().iter();
    let controllers = controllers.filter(|controller| rows.contains(&controller.row));
    Ok(controllers
        .map(|controller| Arc::clone(controller.key.shared()))
        .collect())
}

/// What a person wrote to colleagues, or is mentioned in, without what it said: such a text may name whoever it is about, and is
/// sealed as one value.
fn emptied_words(snapshot: &Snapshot, key: &Key<Person>) -> Vec<Change> {
    let accounts: Vec<&Key<Account>> = accounts_of(snapshot, key).map(|account| &account.key).collect();
    let by = |account: &Option<Key<Account>>| account.as_ref().is_some_and(|account| accounts.contains(&account));
    let mut changes = Vec::new();
    for holding in snapshot.loaded_holdings() {
        for before in holding.shelves.comments.all() {
            let theirs = by(&before.author) || before.mentions.iter().any(|account| accounts.contains(&account));
            let after = Comment {
                version: before.version + 1,
                text: ERASED_NAME.to_owned(),
                ..Comment::clone(before)
            };
            if theirs && after.text != before.text {
                changes.push(erased(
                    AnyNoun::Comment(Arc::clone(before)),
                    AnyNoun::Comment(Arc::new(after)),
                ));
            }
        }
        for before in holding.shelves.submissions.all() {
            let empty = |text: &Option<String>| text.as_ref().map(|_| ERASED_NAME.to_owned());
            let after = Submission {
                version: before.version + 1,
                message: empty(&before.message),
                reason: empty(&before.reason),
                ..Submission::clone(before)
            };
            let theirs = by(&before.submitted_by) || by(&before.decided_by);
            if theirs && (&after.message, &after.reason) != (&before.message, &before.reason) {
                changes.push(erased(
                    AnyNoun::Submission(Arc::clone(before)),
                    AnyNoun::Submission(Arc::new(after)),
                ));
            }
        }
    }
    changes
}

fn erased(before: AnyNoun, after: AnyNoun) -> Change {
    Change {
        before: Some(before),
        after,
        verb: Verb::ErasePerson,
        at: Path::default(),
    }
}
