//! What does someone find? A question put to one of the two indexes, over what its asker may read.

use std::sync::Arc;

use super::{
    kept::Lookup,
    material::{CONTROLLER, KIND},
    sees::Sees,
};
use crate::{
    access::{Action, Actor, Target},
    error::{Error, Result},
    records::{inventory::Inventory, noun::Kind, snapshot::Snapshot},
    search::{Answer, Asked, Entry, Facet, Language, Question, Reading},
};

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The words, as they were typed.
    pub text: String,
    /// The language they count most in; all count alike when it is not told.
    pub language: Option<Language>,
    /// The kinds that are looked for; every kind when empty.
    pub kinds: Vec<Kind>,
    /// The key of the controller it belongs to.
    pub controller: Option<String>,
    /// Whether the last word may still be being typed.
    pub unfinished: bool,
    /// How many hits are wanted.
    pub first: usize,
    /// How many are passed over before them.
    pub skip: usize,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The hits, how many there are, and of which sort.
    pub answer: Answer,
    /// What the words came to mean, for marking them.
    pub asked: Asked,
    /// Whether everything was looked through: not yet just after the start, or while a write is being taken in.
    pub complete: bool,
}

/// What someone finds among the records.
pub async fn records(inventory: &Arc<Inventory>, snapshot: &Snapshot, actor: &Actor, wanted: &Wanted) -> Result<Found> {
    // Who may read nothing but what is public looks for it among what is published.
    if !actor.may(Action::ReadSharedNode, &Target::Shared) {
        return Ok(Found {
            complete: true,
            ..Found::default()
        });
    }
    let (shown, complete) = Lookup::of(inventory).at(inventory, snapshot.revision).await;
    let sees = Sees::of(actor, snapshot).await?;
    let reading = shown.as_ref().map(|shown| &shown.records);
    ask(reading, complete, wanted, &|entry| sees.sees(entry))
}

/// What anyone finds among the published notices.
pub async fn notices(inventory: &Arc<Inventory>, snapshot: &Snapshot, actor: &Actor, wanted: &Wanted) -> Result<Found> {
    let (shown, complete) = Lookup::of(inventory).at(inventory, snapshot.revision).await;
    let controllers = &snapshot.shared.shelves.controllers;
    let open = |key: &str| {
        let controller = controllers.get(key);
        controller.is_some_and(|controller| controller.archived_on.is_none())
            && actor.may(Action::ReadPublished, &Target::controller(key))
    };
    let reading = shown.as_ref().map(|shown| &shown.notices);
    ask(reading, complete, wanted, &|entry| entry.controller().is_some_and(open))
}

fn ask(
    reading: Option<&Arc<Reading>>,
    complete: bool,
    wanted: &Wanted,
    visible: &dyn Fn(&Entry) -> bool,
) -> Result<Found> {
    let Some(reading) = reading else {
        return Ok(Found {
            complete,
            ..Found::default()
        });
    };
    let kinds = wanted.kinds.iter().map(|kind| Facet::new(KIND, kind.word()));
    let controller = wanted.controller.iter().map(|key| Facet::new(CONTROLLER, key));
    let mut question = Question {
        text: wanted.text.clone(),
        language: wanted.language,
        unfinished: wanted.unfinished,
        narrowed: kinds.chain(controller).collect(),
        first: wanted.first,
        skip: wanted.skip,
    };
    let failed = |error: crate::search::SearchError| Error::Internal(error.to_string());
    let (mut answer, mut asked) = reading.ask(&question, visible).map_err(failed)?;
    if answer.total == 0 && question.language.is_some() {
        // Someone reads in one language and asks in another.
        question.language = None;
        (answer, asked) = reading.ask(&question, visible).map_err(failed)?;
    }
    Ok(Found {
        answer,
        asked,
        complete,
    })
}
