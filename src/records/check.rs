//! May these changes be kept together? References, texts, and the rules of each noun, with every problem told.

use std::collections::HashSet;

use super::{
    controller::Controller,
    form::{self, check_texts, is_slug},
    inventory::Change,
    noun::{Key, Kind, Noun},
    problem::{Path, ProblemCode, Problems},
    reach::{Reached, View},
    snapshot::{AnyNoun, Kept, Snapshot},
};

use crate::{
    access::{Action, Actor},
    each_stored,
};

/// Checks changes against the state they would make. What the actor may not know of is told as if it were not there.
pub fn check_all(changes: &[Change], candidate: &Snapshot, actor: &Actor, problems: &mut Problems) {
    // A flow that is itself being changed speaks for itself.
    let changed_flows: HashSet<&str> = changes
        .iter()
        .filter(|change| change.after.kind() == Kind::DataFlow)
        .map(|change| &**change.after.key())
        .collect();
    for change in changes {
        let at = &mut change.at.clone();
        check_references(change, candidate, actor, at, problems);
        check_noun(&change.after, candidate, at, problems);
        if let AnyNoun::Register(register) = &change.after {
            register.check_flows(candidate, &changed_flows, at, problems);
        }
    }
}

fn check_references(change: &Change, candidate: &Snapshot, actor: &Actor, at: &mut Path, problems: &mut Problems) {
    let mut kept = HashSet::new();
    if let Some(before) = &change.before {
        before.each_reference(&mut Path::default(), &mut |_, kind, key| {
            kept.insert((kind, key.to_owned()));
        });
    }
    change.after.each_reference(at, &mut |at, kind, key| {
        let known = kept.contains(&(kind, key.to_owned())) || !is_hidden(actor, kind, key, candidate);
        match candidate.row(kind, key).filter(|_| known) {
            None => problems.add(at, ProblemCode::UnknownReference, format!("{}:{key}", kind.word())),
            // What was referred to before it was archived may stay.
            Some((_, Some(_))) if !kept.contains(&(kind, key.to_owned())) && change.after.archived_on().is_none() => {
                problems.add(at, ProblemCode::ArchivedReference, format!("{}:{key}", kind.word()));
            }
            Some(_) => {}
        }
    });
}

/// Whether what a key names is none of the actor's business. Which controllers there are is everyone's who edits: joint
/// controllers name each other (Art. 26), and processors whom they work for (Art. 30(2)).
fn is_hidden(actor: &Actor, kind: Kind, key: &str, candidate: &Snapshot) -> bool {
    let shared = &*candidate.shared;
    // The program itself has no account, and sees all.
    if actor.account.is_none() {
        return false;
    }
    match kind {
        Kind::Controller => false,
        Kind::Account => {
            let view = View { shared, holding: None };
            let account = shared.shelves.accounts.get(key);
            account.is_some_and(|account| !account.may_be_read(actor, view))
        }
        // An administrator cannot read registers, yet says over which of them a role is given; so the city decides.
        _ => {
            let owner = key.split_once('/').map(|(owner, _)| owner);
            let shared = shared.shelves.row(kind, key).is_some();
            !shared && owner.is_some_and(|owner| !actor.touches(Action::ReadController, owner))
        }
    }
}

macro_rules! check_each {
    ($($field:ident: $noun:ident;)*) => {
        fn check_noun(noun: &AnyNoun, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
            match noun {
                $(AnyNoun::$noun(noun) => {
                    let document = serde_json::to_value(&**noun).expect("a noun is plain data, which always has a JSON form");
                    check_texts(&document, at, problems);
                    check_key(&**noun, at, problems);
                    noun.check(candidate, at, problems);
                })*
                // A published version is made by the program, not typed.
                AnyNoun::NoticeVersion(_) => {}
            }
        }
    };
}

each_stored!(check_each);

fn check_key<N: Kept>(noun: &N, at: &mut Path, problems: &mut Problems) {
    let key = noun.key().as_str();
    // Owner and own part; a provision has its act before the slash, and sections such as `6-1-a` after it.
    // Numbers are keys too: of accounts and of what people do.
    let good = match key.split_once('/') {
        Some((owner, own)) => is_slug(owner) && is_slug(own),
        None => is_slug(key),
    };
    if !good {
        problems.add_at(at, "key", ProblemCode::BadKey, key);
    }
}

/// The rules of one noun.
pub trait Check: Noun {
    /// Tells what is wrong with it in the state the changes would make.
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems);
}

/// A noun that a controller owns has the controller's key before its own.
pub fn check_owner<N: Noun>(noun: &N, controller: &Key<Controller>, at: &mut Path, problems: &mut Problems) {
    if noun.key().owner() != Some(controller.as_str()) {
        problems.add_at(at, "key", ProblemCode::WrongOwner, controller);
    }
}

/// What belongs to a controller may only point to that controller's own.
pub fn check_same_owner<N, M: Noun>(
    noun: &Key<N>,
    other: Option<&Key<M>>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    if let Some(other) = other.filter(|other| !other.is_empty() && other.owner() != noun.owner()) {
        problems.add_at(at, field, ProblemCode::OtherController, other);
    }
}

/// A name is there in one language at least.
pub fn check_name(name: &entity::LanguageText, field: &str, at: &mut Path, problems: &mut Problems) {
    if name.is_empty() {
        problems.add_at(at, field, ProblemCode::Required, "");
    }
}

/// A word is there.
pub fn check_word(name: &str, field: &str, at: &mut Path, problems: &mut Problems) {
    if name.trim().is_empty() {
        problems.add_at(at, field, ProblemCode::Required, "");
    }
}

/// An end does not come before its start.
pub fn check_days(
    from: Option<entity::Date>,
    until: Option<entity::Date>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        problems.add_at(at, field, ProblemCode::EndBeforeStart, until);
    }
}

/// Walks up a tree and tells if the noun stands above itself.
pub fn check_tree<N: Kept>(
    noun: &N,
    candidate: &Snapshot,
    above: fn(&N) -> Option<&Key<N>>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    let shelves = match noun.home() {
        None => &candidate.shared.shelves,
        Some(home) => match candidate.loaded(home) {
            Some(holding) => &holding.shelves,
            None => return,
        },
    };
    let mut next = above(noun);
    // A tree that has been checked at every change has no other loop than one through this noun.
    for _ in 0..1_000 {
        let Some(key) = next else { return };
        if key == noun.key() {
            problems.add_at(at, field, ProblemCode::Loop, noun.key());
            return;
        }
        next = N::shelf(shelves).get(key.as_str()).and_then(|noun| above(noun));
    }
}

/// Checks keys that name a register's own parts.
pub fn check_local(keys: &[String], known: &[&str], field: &str, at: &mut Path, problems: &mut Problems) {
    at.at(field, |at| {
        for (index, key) in keys.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                problems.add_at(at, index, ProblemCode::UnknownReference, key);
            }
            if keys[..index].contains(key) {
                problems.add_at(at, index, ProblemCode::Duplicate, key);
            }
        }
    });
}

/// A slug that is free: the one made from a name, with a number after it when others have taken it.
pub fn free_slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = form::slug(name);
    let base = if base.is_empty() { "x".to_owned() } else { base };
    if !taken(&base) {
        return base;
    }
    let mut number = 2;
    loop {
        let slug = format!("{base}-{number}");
        if !taken(&slug) {
            return slug;
        }
        number += 1;
    }
}
