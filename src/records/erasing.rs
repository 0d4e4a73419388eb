//! How is a person erased, Art. 17? From the record of the person and the account, from the comments that the person wrote or is
//! mentioned in, and from the history of them all; every proof of the log still holds.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{Date, comment, comment_mention};
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
    // Comments lie with the controllers of their registers, which need not be the person's own.
    let mut owners = controllers_of_comments(inventory, key).await?;
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
            changes.extend(emptied_comments(snapshot, key));
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

/// The controllers of the registers on which a person commented, or is mentioned in a comment.
async fn controllers_of_comments(inventory: &Arc<Inventory>, key: &Key<Person>) -> Result<BTreeSet<Arc<str>>> {
    let snapshot = inventory.snapshot();
    let accounts: Vec<i32> = accounts_of(&snapshot, key).map(|account| account.row).collect();
    let mentioned = Query::select()
        .column(comment_mention::Column::CommentId)
        .from(comment_mention::Entity)
        .and_where(comment_mention::Column::AccountId.is_in(accounts.clone()))
        .to_owned();
    let theirs = Condition::any()
        .add(comment::Column::AuthorId.is_in(accounts))
        .add(comment::Column::Id.in_subquery(mentioned));
    let rows: Vec<i32> = comment::Entity::find()
        .select_only()
        .column(comment::Column::ControllerId)
        .distinct()
        .filter(theirs)
        .into_tuple()
        .all(inventory.database())
        .await?;
    let controllers = snapshot.shared.shelves.controllers.all().iter();
    let controllers = controllers.filter(|controller| rows.contains(&controller.row));
    Ok(controllers
        .map(|controller| Arc::clone(controller.key.shared()))
        .collect())
}

/// The comments that a person wrote or is mentioned in, without what they said: a text to colleagues may name whoever it is
/// about, and is sealed as one value.
fn emptied_comments(snapshot: &Snapshot, key: &Key<Person>) -> Vec<Change> {
    let accounts: Vec<&Key<Account>> = accounts_of(snapshot, key).map(|account| &account.key).collect();
    let theirs = |comment: &Comment| {
        let author = comment.author.as_ref().is_some_and(|author| accounts.contains(&author));
        author || comment.mentions.iter().any(|mentioned| accounts.contains(&mentioned))
    };
    let comments = snapshot
        .loaded_holdings()
        .flat_map(|holding| holding.shelves.comments.all());
    let comments = comments.filter(|comment| theirs(comment) && comment.text != ERASED_NAME);
    let emptied = |comment: &Arc<Comment>| Change {
        before: Some(AnyNoun::Comment(Arc::clone(comment))),
        after: AnyNoun::Comment(Arc::new(Comment {
            version: comment.version + 1,
            text: ERASED_NAME.to_owned(),
            ..Comment::clone(comment)
        })),
        verb: Verb::ErasePerson,
        at: Path::default(),
    };
    comments.map(emptied).collect()
}
