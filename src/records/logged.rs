//! How does a noun stand in the log, and how is it read back from there?

use std::sync::Arc;

use entity::vocabulary::LogAct;
use rand::{CryptoRng, RngCore};
use sea_orm::ActiveEnum;
use serde_json::Value;

use super::{
    inventory::{Change, Verb},
    noun::{Noun, Read},
    problem::{Path, Problems},
    snapshot::AnyNoun,
};
use crate::{
    each_noun,
    history::{By, NewEntry, Subject, past::Past},
};

/// The entry of the log that tells of a change. `controller_id` is the row of the controller the noun belongs to.
pub fn entry(change: &Change, by: By, controller_id: Option<i32>, random: &mut (impl CryptoRng + RngCore)) -> NewEntry {
    NewEntry::new(act(change.verb), by)
        .on(subject(&change.after, controller_id))
        .changed(change.before.as_ref().map(form), form(&change.after), random)
}

/// The act of the log that a verb is: the one of the same name.
fn act(verb: Verb) -> LogAct {
    LogAct::try_from_value(&verb.to_value()).expect("each verb is the name of an act, which a test shows")
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

each_noun!(form, notices: NoticeVersion;);

fn json(noun: &impl serde::Serialize) -> Value {
    serde_json::to_value(noun).expect("a noun is plain data, which always has a JSON form")
}

/// The noun as it was. `None` when its kind has since changed so that what was kept can no longer be read as one.
pub fn was<N: Noun + Read>(past: &Past) -> Option<N> {
    let mut noun = N::read(past.readable(), &mut Path::default(), &mut Problems::default())?;
    noun.set_version(past.version);
    Some(noun)
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::{ActiveEnum, Verb, act};

    #[test]
    fn every_verb_is_an_act_of_the_log() {
        for verb in Verb::iter() {
            assert_eq!(act(verb).to_value(), verb.to_value());
        }
    }
}
