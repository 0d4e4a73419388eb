//! What of one controller does a report see? Only what its reader may read and may run reports on, each thing with its name.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::{
    Date, LanguageText,
    vocabulary::{Answer, FlowKind, Language, NodeKind, NoticeState},
};
use sea_orm::ActiveEnum;

use super::{
    form::table::Phrase,
    report::Ask,
    row::{Land, Linked, Word},
};
use crate::{
    access::{Action, Target},
    columns,
    compliance::law,
    graph::{Ground, third_country::node},
    notices::words,
    records::{
        category::DataSubjectCategory,
        controller::Controller,
        data_flow::DataFlow,
        department::Department,
        law::{Country, Provision},
        notice_version::NoticeVersion,
        noun::{Key, NodeKey},
        outside_source::OutsideSource,
        processor::Processor,
        reach::{Reached, View},
        recipient::Recipient,
        register::{DataGroup, Register},
        service::Service,
        snapshot::{Holding, Kept, Shared, Sight},
    },
};

/// Departments above a department that are looked at; a chain of them may be a loop in what was imported.
const LEVELS: usize = 32;

columns! {
    /// Which register a row is about.
    OfRegister "ReportRegister" {
        name "name": Linked, "Rekisteri", "Register", "Register";
        key "register": String, "Rekisterin tunnus", "Registrets nyckel", "Key of the register";
        number "number": i64, "Numero", "Nummer", "Number";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        department "department": Option<Phrase>, "Toimiala tai yksikkö", "Sektor eller enhet", "Department";
    }
}

/// One controller's part of a report.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// What is asked.
    pub ask: &'a Ask,
    /// What can be seen from the controller, whoever asks.
    pub sight: &'a Sight,
}

impl<'a> Held<'a> {
    /// What the controller holds.
    pub fn holding(&self) -> &'a Holding {
        &self.sight.holding
    }

    /// What all controllers share.
    pub fn shared(&self) -> &'a Shared {
        &self.sight.shared
    }

    fn view(&self) -> View<'a> {
        self.sight.view()
    }

    /// Whether the reader sees it in a report: they may read it, and run reports on it.
    pub fn sees<N: Reached>(&self, noun: &N) -> bool {
        sees(self.ask, noun, self.view())
    }

    /// The registers of the report, by number: those in reach that were there on the day and belong to the department asked for.
    pub fn registers(&self) -> impl Iterator<Item = &'a Arc<Register>> + use<'a> {
        let held = *self;
        let all = self.holding().shelves.registers.all().iter();
        all.filter(move |register| held.has(register))
    }

    /// Whether a register belongs to the report.
    pub fn has(&self, register: &Register) -> bool {
        let there = register.archived_on.is_none_or(|gone| self.ask.on < gone);
        there && self.is_in(register.department.as_ref()) && self.sees(register)
    }

    /// The register with a key, if it belongs to the report.
    pub fn register(&self, key: &Key<Register>) -> Option<&'a Arc<Register>> {
        let register = self.holding().shelves.registers.get(key.as_str())?;
        self.has(register).then_some(register)
    }

    /// Whether something that stands at some registers belongs to the report. Where it names none, it is the controller's as a whole, and
    /// a report of one department leaves it out.
    pub fn has_any(&self, registers: &[Key<Register>]) -> bool {
        if registers.is_empty() {
            return self.ask.arguments.department.is_none();
        }
        registers.iter().any(|key| self.register(key).is_some())
    }

    /// Whether a department is the one asked for, or stands below it.
    pub fn is_in(&self, department: Option<&Key<Department>>) -> bool {
        let Some(wanted) = &self.ask.arguments.department else {
            return true;
        };
        let departments = &self.holding().shelves.departments;
        let above = |key: &&'_ Key<Department>| -> Option<&Key<Department>> {
            departments.get(key.as_str()).and_then(|own| own.parent.as_ref())
        };
        std::iter::successors(department, |key| above(key))
            .take(LEVELS)
            .any(|key| key == wanted)
    }

    /// The part of the graph that the reader may walk.
    pub fn ground(&self) -> Ground<'a> {
        Ground::seen(&self.ask.actor, self.shared(), self.holding(), self.ask.on)
    }

    /// What every row about a register begins with.
    pub fn of(&self, register: &Register) -> OfRegister {
        OfRegister {
            name: Linked {
                text: self.phrase(&register.name).unwrap_or_default(),
                address: self.notice_in_force(register).and_then(|notice| self.address(&notice)),
            },
            key: register.key.to_string(),
            number: i64::from(register.number),
            controller: register.controller.to_string(),
            department: self.department(register.department.as_ref()),
        }
    }

    /// The name of a department.
    pub fn department(&self, key: Option<&Key<Department>>) -> Option<Phrase> {
        let department = self.holding().shelves.departments.get(key?.as_str())?;
        self.phrase(&department.name)
    }

    /// The notice of a register that is in force.
    pub fn notice_in_force(&self, register: &Register) -> Option<Arc<NoticeVersion>> {
        let mut notices = self.holding().notices_of(&register.key);
        notices.find(|notice| notice.state == NoticeState::InForce).cloned()
    }

    /// Where a published notice is read; nowhere known when the installation was not told its own address.
    pub fn address(&self, notice: &NoticeVersion) -> Option<String> {
        let (base, tag) = (self.ask.base.as_ref()?, words::language_tag(self.ask.language));
        Some(format!("{base}/{tag}/{}/{}", self.holding().controller, notice.slug))
    }

    /// A text of the inventory in the language of the report, or in one that it has.
    pub fn phrase(&self, text: &LanguageText) -> Option<Phrase> {
        Phrase::of(text, self.ask.language)
    }

    /// A word of the vocabulary that notices use too.
    pub fn word<E: ActiveEnum<Value = String>>(&self, prefix: &str, value: &E) -> Word {
        Word {
            code: value.to_value(),
            text: words::word(self.ask.language, prefix, value),
        }
    }

    /// The same as words among others.
    pub fn said<E: ActiveEnum<Value = String>>(&self, prefix: &str, value: &E) -> Phrase {
        words::word(self.ask.language, prefix, value).into()
    }

    /// The name of a node. None for what stands in another controller's holding, which is not told here.
    pub fn node(&self, node: &NodeKey) -> Option<Phrase> {
        let key = &node.key;
        match node.kind {
            NodeKind::Subjects => self.name(&Key::new(Arc::clone(key)), |noun: &DataSubjectCategory| &noun.name),
            NodeKind::Register => self.name(&Key::new(Arc::clone(key)), |noun: &Register| &noun.name),
            NodeKind::Service => self.name(&Key::new(Arc::clone(key)), |noun: &Service| &noun.name),
            NodeKind::Processor => self.processor(key).map(|noun| noun.name.clone().into()),
            NodeKind::Recipient => self.name(&Key::new(Arc::clone(key)), |noun: &Recipient| &noun.name),
            NodeKind::Source => self.name(&Key::new(Arc::clone(key)), |noun: &OutsideSource| &noun.name),
        }
    }

    /// A processor.
    pub fn processor(&self, key: &str) -> Option<&'a Arc<Processor>> {
        self.shared().shelves.processors.get(key)
    }

    /// The name of a noun that is shared or the controller's own.
    pub fn name<N: Kept>(&self, key: &Key<N>, name: impl Fn(&N) -> &LanguageText) -> Option<Phrase> {
        self.phrase(name(self.sight.get(key)?))
    }

    /// The names of several, those left out that have none.
    pub fn names<'k, N: Kept>(
        &self,
        keys: impl IntoIterator<Item = &'k Key<N>>,
        name: impl Fn(&N) -> &LanguageText,
    ) -> Vec<Phrase> {
        keys.into_iter().filter_map(|key| self.name(key, &name)).collect()
    }

    /// Flows of a kind out of a register that hold on the day and that the reader sees.
    pub fn flows_out(&self, register: &Register, kind: FlowKind) -> Vec<&'a Arc<DataFlow>> {
        let node = node(&register.key);
        let all = [&self.holding().flows, &self.shared().flows];
        let out = all.into_iter().flat_map(|flows| flows.at(&node));
        let on = self.ask.on;
        out.filter(|flow| flow.from == node && flow.kind == kind && is_current(flow, on) && self.sees(&***flow))
            .collect()
    }

    /// The names of registers of the report; of those out of reach nothing is told.
    pub fn register_names<'k>(&self, keys: impl IntoIterator<Item = &'k Key<Register>>) -> Vec<Phrase> {
        let registers = keys.into_iter().filter_map(|key| self.register(key));
        registers.filter_map(|register| self.phrase(&register.name)).collect()
    }

    /// A country.
    pub fn land(&self, key: &Key<Country>) -> Option<Land> {
        land(self.shared(), key, self.ask.language)
    }

    /// A provision as it is cited.
    pub fn provision(&self, key: &Key<Provision>) -> Option<Phrase> {
        law::label(key, self.shared(), self.ask.language).map(Phrase::from)
    }

    /// A data group by its name, or by its key where it has none.
    pub fn group(&self, group: &DataGroup) -> Phrase {
        self.phrase(&group.name).unwrap_or_else(|| group.key.clone().into())
    }
}

/// A country in a language.
pub fn land(shared: &Shared, key: &Key<Country>, language: Language) -> Option<Land> {
    let country = shared.shelves.countries.get(key.as_str())?;
    Some(Land {
        code: country.code.clone(),
        name: Kept::name(&**country, language).to_owned(),
    })
}

/// Whether the asker sees a noun in a report.
pub fn sees<N: Reached>(ask: &Ask, noun: &N, view: View<'_>) -> bool {
    let target = match noun.target(view) {
        // As for reading: of what belongs to several places, one in reach is enough.
        Target::All(places) => Target::Any(places),
        other => other,
    };
    noun.may_be_read(&ask.actor, view) && (target == Target::Shared || ask.actor.may(Action::RunReport, &target))
}

/// The name of a controller as everybody may know it: controllers are named to the public.
pub fn controller_name(shared: &Shared, key: &Key<Controller>, language: Language) -> Option<Phrase> {
    let controller = shared.shelves.controllers.get(key.as_str())?;
    Phrase::of(&controller.name, language)
}

/// Whether a flow holds on a day.
pub fn is_current(flow: &DataFlow, on: Date) -> bool {
    flow.archived_on.is_none_or(|gone| on < gone)
        && flow.valid_from.is_none_or(|from| from <= on)
        && flow.valid_until.is_none_or(|until| on <= until)
}

/// Days from one day to another; negative when it lies before.
pub fn days(from: Date, to: Date) -> i64 {
    NaiveDate::signed_duration_since(to.0, from.0).num_days()
}

/// Two words for one answer: yes where something holds.
pub const fn yes(holds: bool) -> Answer {
    if holds { Answer::Yes } else { Answer::No }
}
