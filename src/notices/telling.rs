//! How is each part of a record told? One file per question a reader asks; here is which part is told where.

use entity::{
    Date, LanguageText,
    vocabulary::{Language, Right},
};
use fluent_templates::fluent_bundle::FluentValue;
use sea_orm::ActiveEnum;

use super::{
    content::{Block, Fact, Part, PartKind, Said},
    words,
};
use crate::records::{
    law::Provision,
    noun::Key,
    register::{Purpose, Register},
    snapshot::Sight,
};

mod automated;
mod data;
mod identity;
mod picture;
mod purposes;
mod reach;
mod recipients;
mod retention;
mod rights;
mod security;
mod sources;
mod summary;
mod systems;
mod transfers;
pub(super) mod who;

/// A record, what can be seen from it, and the language and day it is told for.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    /// The record.
    pub register: &'a Register,
    /// What can be seen from it.
    pub sight: &'a Sight,
    /// The language.
    pub language: Language,
    /// The day.
    pub on: Date,
}

/// What a part tells, before it has its label.
struct Told {
    stated: bool,
    blocks: Vec<Block>,
}

/// A part of the notice; `None` when it does not arise for the register.
pub(super) fn part(kind: PartKind, teller: &Teller<'_>) -> Option<Part> {
    let told = match kind {
        PartKind::Illustrative => identity::illustrative(teller),
        PartKind::Summary => Some(summary::summary(teller)),
        PartKind::Dates => Some(identity::dates(teller)),
        PartKind::Controller => Some(who::controller(teller)),
        PartKind::Representative => who::representative(teller),
        PartKind::JointControllers => who::joint_controllers(teller),
        PartKind::ResponsiblePost => Some(who::responsible_post(teller)),
        PartKind::ContactPosts => Some(who::contact_posts(teller)),
        PartKind::Dpo => Some(who::dpo(teller)),
        PartKind::Name => Some(identity::name(teller)),
        PartKind::Form => Some(identity::form(teller)),
        PartKind::Description => identity::description(teller),
        PartKind::Purposes => Some(purposes::purposes(teller)),
        PartKind::LegalBases => Some(purposes::legal_bases(teller)),
        PartKind::MustBeGiven => Some(purposes::must_be_given(teller)),
        PartKind::DataSubjects => Some(data::subjects(teller)),
        PartKind::DataContent => Some(data::content(teller)),
        PartKind::Classification => Some(data::classification(teller)),
        PartKind::Publicity => Some(data::publicity(teller)),
        PartKind::Sources => Some(sources::sources(teller)),
        PartKind::Recipients => Some(recipients::recipients(teller)),
        PartKind::Transfers => Some(transfers::transfers(teller)),
        PartKind::Systems => Some(systems::systems(teller)),
        PartKind::Retention => Some(retention::retention(teller)),
        PartKind::AutomatedDecisions => Some(automated::automated(teller)),
        PartKind::SecurityManual => Some(security::manual(teller)),
        PartKind::SecurityElectronic => Some(security::electronic(teller)),
        PartKind::RightsIntro => Some(rights::intro(teller)),
        PartKind::RightInformation => Some(rights::information(teller)),
        PartKind::RightAccess => rights::right(teller, Right::Access),
        PartKind::RightRectification => rights::right(teller, Right::Rectification),
        PartKind::RightErasure => rights::right(teller, Right::Erasure),
        PartKind::RightRestriction => rights::right(teller, Right::Restriction),
        PartKind::RightPortability => rights::right(teller, Right::Portability),
        PartKind::RightObjection => rights::right(teller, Right::Objection),
        PartKind::RightAutomated => rights::right(teller, Right::AutomatedDecisions),
        PartKind::RightWithdraw => rights::right(teller, Right::WithdrawConsent),
        PartKind::Complaint => Some(rights::complaint(teller)),
        PartKind::Picture => picture::picture(teller),
    }?;
    Some(Part {
        label: teller.say(kind.label_key()),
        stated: told.stated,
        blocks: told.blocks,
    })
}

impl Told {
    /// What the record states; where that is nothing, the sentence that says so.
    fn or_unsaid(blocks: Vec<Block>, teller: &Teller<'_>, key: &str) -> Self {
        if blocks.is_empty() {
            Self::unsaid(teller, key)
        } else {
            Self { stated: true, blocks }
        }
    }

    fn unsaid(teller: &Teller<'_>, key: &str) -> Self {
        Self {
            stated: false,
            blocks: vec![Block::sentence(teller.say(key))],
        }
    }
}

impl Teller<'_> {
    /// A word or sentence of the form.
    pub fn say(&self, key: &str) -> String {
        words::say(self.language, key)
    }

    fn say_with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        words::say_with(self.language, key, values)
    }

    fn word<E: ActiveEnum<Value = String>>(&self, prefix: &str, value: &E) -> String {
        words::word(self.language, prefix, value)
    }

    fn date(&self, day: Date) -> String {
        words::date(self.language, day)
    }

    /// A text of the record, with its language when that is another.
    pub fn said(&self, text: &LanguageText) -> Option<Said> {
        Said::of(text, self.language)
    }

    /// A paragraph of a text of the record, if it is stated.
    fn paragraph(&self, text: &LanguageText) -> Option<Block> {
        self.said(text).map(Block::paragraph)
    }

    /// A labelled text of the record, if it is stated.
    fn fact(&self, label: &str, text: &LanguageText) -> Option<Fact> {
        self.said(text).map(|said| Fact::one(self.say(label), said))
    }

    /// Labelled values, if there are any.
    fn facts(&self, label: &str, values: Vec<Said>) -> Option<Fact> {
        (!values.is_empty()).then(|| Fact {
            label: self.say(label),
            values,
        })
    }

    /// A provision as it is cited: `Kuntalaki (410/2015) 1 § 2 mom.`, with the act's number as its code.
    fn provision(&self, key: &Key<Provision>) -> Option<Said> {
        let provision = self.sight.get(key)?;
        let act = self.sight.get(&provision.act)?;
        let title = self.said(&act.title)?;
        // A Union act's number begins with its own brackets: `(EU) 2016/679`.
        let number = if act.number.starts_with('(') {
            act.number.clone()
        } else {
            format!("({})", act.number)
        };
        let values = |section: &str| {
            [
                ("act", FluentValue::from(title.text.clone())),
                ("number", FluentValue::from(number.clone())),
                ("section", FluentValue::from(section.to_owned())),
            ]
        };
        // An act cited as a whole is kept as a provision whose section is the act.
        let text = match provision.label.best(self.language) {
            Some((section, _)) if provision.section != "act" => self.say_with("provision", &values(section)),
            _ => self.say_with("provision-act", &values("")[..2]),
        };
        let cited = Said {
            text,
            language: title.language,
            ..Said::default()
        }
        .code(act.number.clone());
        Some(match &act.link {
            Some(link) => cited.link(link.clone()),
            None => cited,
        })
    }

    fn provisions(&self, keys: &[Key<Provision>]) -> Vec<Said> {
        keys.iter().filter_map(|key| self.provision(key)).collect()
    }

    /// What some purposes are for, from their keys.
    fn purposes(&self, keys: &[String]) -> Vec<Said> {
        let named = |key: &String| self.register.purposes.iter().find(|purpose| purpose.key == *key);
        keys.iter()
            .filter_map(named)
            .filter_map(|purpose: &Purpose| self.said(&purpose.text))
            .collect()
    }

    /// The name of a data group, or its place in order where it has none.
    fn group_name(&self, key: &str) -> Option<Said> {
        let (index, group) = self
            .register
            .data_groups
            .iter()
            .enumerate()
            .find(|(_, group)| group.key == key)?;
        let number = || Said::plain(self.say_with("group-number", &[("number", FluentValue::from(index + 1))]));
        Some(self.said(&group.name).unwrap_or_else(number))
    }
}
