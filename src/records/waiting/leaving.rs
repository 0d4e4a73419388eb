//! Who has left, and what was theirs? Posts without a holder, and the registers that such posts answer for.
//!
//! Where a controller names no holders at all, none is missing: many cities keep posts only, and leave people out.

use std::{collections::HashSet, sync::Arc};

use entity::Date;

use super::{Look, Task, TaskKind};
use crate::{
    access::{Action, Actor},
    records::{
        noun::{Key, Noun},
        post::{Person, Post},
        reach::Reached,
        register::Register,
        snapshot::{Holding, Sight},
    },
};

/// What a person who leaves leaves behind.
#[derive(Clone, Debug)]
pub struct Reassignment {
    /// The person.
    pub person: Arc<Person>,
    /// The posts they still hold.
    pub posts: Vec<Arc<Post>>,
    /// The registers that those posts answer for or are asked about.
    pub registers: Vec<Arc<Register>>,
}

/// For each person of a controller who has left, or is known to leave, what is to be given to others. Told to those who may do
/// that; who left first comes first.
pub fn reassignments(sight: &Sight, actor: &Actor) -> Vec<Reassignment> {
    let (shelves, view) = (&sight.holding.shelves, sight.view());
    let leaves = |person: &&Arc<Person>| {
        (person.left_on.is_some() || person.archived_on.is_some())
            && actor.may(Action::EditOrganisation, &person.target(view))
            && person.may_be_read(actor, view)
    };
    let mut found = Vec::new();
    for person in shelves.people.all().iter().filter(leaves) {
        let posts: Vec<_> = standing(shelves.posts.all())
            .filter(|post| post.holder.as_ref() == Some(&person.key) && post.may_be_read(actor, view))
            .cloned()
            .collect();
        if posts.is_empty() {
            continue;
        }
        let theirs = |key: &Key<Post>| posts.iter().any(|post| post.key == *key);
        let registers = standing(shelves.registers.all())
            .filter(|register| {
                register
                    .responsible_post
                    .iter()
                    .chain(&register.contact_posts)
                    .any(theirs)
                    && register.may_be_read(actor, view)
            })
            .cloned()
            .collect();
        found.push(Reassignment {
            person: Arc::clone(person),
            posts,
            registers,
        });
    }
    found.sort_by_key(|one| (one.person.left_on.or(one.person.archived_on), one.person.key.clone()));
    found
}

pub(super) fn look(look: Look<'_>, found: &mut Vec<Task>) {
    let vacant = vacant(look.holding, look.today);
    if vacant.is_empty() {
        return;
    }
    for (post, since) in &vacant {
        if look.may(Action::EditOrganisation, &***post) {
            found.push(Task {
                since: *since,
                ..Task::on(TaskKind::FillPost, post)
            });
        }
    }
    let keys: HashSet<&Key<Post>> = vacant.iter().map(|(post, _)| &post.key).collect();
    for register in look.holding.shelves.registers.all() {
        if register
            .responsible_post
            .as_ref()
            .is_some_and(|post| keys.contains(post))
            && look.may(Action::EditRegister, &**register)
        {
            found.push(Task::on(TaskKind::ReassignRegister, register));
        }
    }
}

/// Posts without a holder who is still there, each with the day since which.
fn vacant(holding: &Holding, today: Date) -> Vec<(&Arc<Post>, Option<Date>)> {
    let posts = holding.shelves.posts.all();
    if posts.iter().all(|post| post.holder.is_none()) {
        return Vec::new();
    }
    standing(posts)
        .filter_map(|post| match &post.holder {
            None => Some((post, None)),
            Some(holder) => {
                let person = holding.shelves.people.get(holder.as_str())?;
                let left = person.left_on.or(person.archived_on).filter(|day| *day <= today)?;
                Some((post, Some(left)))
            }
        })
        .collect()
}

fn standing<N: Noun>(nouns: &[Arc<N>]) -> impl Iterator<Item = &Arc<N>> {
    nouns.iter().filter(|noun| noun.archived_on().is_none())
}
