//! How does a noun stand in the log, and how is it read back from there?

use std::sync::Arc;

use entity::vocabulary::LogAct;
use rand::{CryptoRng, RngCore};
use serde_json::Value;

use super::{
    inventory::Change,
    noun::{Noun, Read},
    problem::{Path, Problems},
    snapshot::AnyNoun,
};
use crate::{
    each_stored,
    history::{By, NewEntry, Subject, past::Past},
};

/// The entry of the log that tells of a change. `controller_id` is the row of the controller the noun belongs to.
pub fn entry(change: &Change, by: By, controller_id: Option<i32>, random: &mut (impl CryptoRng + RngCore)) -> NewEntry {
    NewEntry::new(change.verb, by)
        .on(subject(&change.after, controller_id))
        .changed(change.before.as_ref().map(form), form(&change.after), random)
}

/// The entry that takes a noun into the log as it stands: one that was there before the log, or came with a migration.
pub fn adopted(noun: &AnyNoun, controller_id: Option<i32>, random: &mut (impl CryptoRng + RngCore)) -> NewEntry {
    NewEntry::new(LogAct::Adopt, By::program())
        .on(subject(noun, controller_id))
        .changed(None, form(noun), random)
}

fn subject(noun: &AnyNoun, controller_id: Option<i32>) -> Subject {
    Subject {
        noun: noun.kind().word(),
        key: Arc::clone(noun.key()),
        controller: noun.home().map(Arc::from).zip(controller_id),
        version: Some(noun.version()),
    }
}

macro_rules! form {
    ($($list:ident: $noun:ident;)*) => {
        /// The JSON form of a noun, as the exchange format has it. Of a published notice that is its head, which names the digest
        /// of what it says.
        fn form(noun: &AnyNoun) -> Value {
            match noun { $(AnyNoun::$noun(noun) => json(&**noun),)* }
        }
    };
}

each_stored!(form, notices: NoticeVersion;);

fn json(noun: &impl serde::Serialize) -> Value {
    serde_json::to_value(noun).expect("a noun is plain data, which always has a JSON form")
}

/// The noun as it was. `None` when its kind has since changed so that what was kept can no longer be read as one.
pub fn was<N: Noun + Read>(past: &Past) -> Option<N> {
    let mut noun = N::read(past.readable(), &mut Path::default(), &mut Problems::default())?;
    noun.set_version(past.version);
    Some(noun)
}
