//! What does a rule see? One register, what stands around it, and the day; and what of that was looked at.
//!
//! A case writes down which nouns were looked at and on which day an answer may turn, so that findings are made anew only when
//! one of those nouns has changed or that day has come (see [`super::standing`]). So rules look at nouns and days through the
//! case, and never past it.

use std::{
    cell::{Cell, OnceCell, RefCell},
    sync::Arc,
};

use chrono::Days;
use entity::{
    Date,
    vocabulary::{FlowKind, LegalBasis, LifeCycle, NodeKind},
};

use super::{
    chains::{self, Step},
    texts::{self, FreeText},
};
use crate::records::{
    controller::Controller,
    data_flow::DataFlow,
    derived::{Mark, mark, mark_of_all},
    law::{Act, Country, Provision},
    noun::{Key, Kind, NodeKey},
    register::{DataGroup, ErasureTimeLimit, Register},
    snapshot::{Kept, Sight},
};

/// A register with what stands around it, on a day.
pub struct Case<'a> {
    /// The register.
    pub register: &'a Register,
    /// What can be seen from it.
    pub sight: &'a Sight,
    /// The day.
    pub on: Date,
    touched: RefCell<Vec<Mark>>,
    turns_on: Cell<Option<Date>>,
    flows_in: OnceCell<Vec<Arc<DataFlow>>>,
    flows_out: OnceCell<Vec<Arc<DataFlow>>>,
    steps: OnceCell<Vec<Step>>,
    texts: OnceCell<Vec<FreeText<'a>>>,
}

impl<'a> Case<'a> {
    /// The case of a register on a day.
    pub fn new(register: &'a Register, sight: &'a Sight, on: Date) -> Self {
        let case = Self {
            register,
            sight,
            on,
            touched: RefCell::default(),
            turns_on: Cell::new(None),
            flows_in: OnceCell::new(),
            flows_out: OnceCell::new(),
            steps: OnceCell::new(),
            texts: OnceCell::new(),
        };
        case.touch(Kind::Register, register.key.as_str());
        case
    }

    /// Writes down that a noun was looked at.
    pub fn touch(&self, kind: Kind, key: &str) {
        self.touched.borrow_mut().push(mark(kind, key));
    }

    /// Writes down that every noun of a kind was looked at.
    pub fn touch_all(&self, kind: Kind) {
        self.touched.borrow_mut().push(mark_of_all(kind));
    }

    /// Marks of what was looked at, in order and each once.
    pub fn touched(&self) -> Box<[Mark]> {
        let mut marks = self.touched.take();
        marks.sort_unstable();
        marks.dedup();
        marks.into_boxed_slice()
    }

    /// The first day to come on which what was found may be another.
    pub fn turns_on(&self) -> Option<Date> {
        self.turns_on.get()
    }

    fn turn(&self, day: Date) {
        if day > self.on && self.turns_on.get().is_none_or(|next| day < next) {
            self.turns_on.set(Some(day));
        }
    }

    /// The noun with a key, if it is shared or the controller's own.
    pub fn get<N: Kept>(&self, key: &Key<N>) -> Option<&'a Arc<N>> {
        self.touch(N::KIND, key.as_str());
        self.sight.get(key)
    }

    /// The controller.
    pub fn controller(&self) -> Option<&'a Arc<Controller>> {
        self.get(&self.register.controller)
    }

    /// Whether a day has come.
    pub fn has_come(&self, day: Date) -> bool {
        self.turn(day);
        day <= self.on
    }

    /// Whether a last day has passed.
    pub fn is_over(&self, last: Date) -> bool {
        self.has_come(after(last, 1))
    }

    /// Whether the day lies between a first and a last one, either of which may be open.
    pub fn is_within(&self, from: Option<Date>, until: Option<Date>) -> bool {
        from.is_none_or(|from| self.has_come(from)) && !until.is_some_and(|until| self.is_over(until))
    }

    /// Whether a last day is to come within some days.
    pub fn ends_within(&self, last: Date, days: u64) -> bool {
        !self.is_over(last) && self.has_come(last.0.checked_sub_days(Days::new(days)).map_or(last, Date))
    }

    /// Whether a country is outside the European Economic Area on the day, Art. 44.
    pub fn is_outside(&self, country: &Key<Country>) -> Option<bool> {
        let country = self.get(country)?;
        Some(country.eea_from.is_none() || !self.is_within(country.eea_from, country.eea_until))
    }

    /// Whether data are in use or kept: a register that is planned or disposed of has nothing to tell yet, or any more.
    pub fn holds_data(&self) -> bool {
        matches!(self.register.life_cycle, LifeCycle::Active | LifeCycle::Closed)
    }

    /// The register as a node.
    pub fn node(&self) -> NodeKey {
        NodeKey::new(NodeKind::Register, Arc::clone(self.register.key.shared()))
    }

    /// Flows into the register on the day.
    pub fn flows_in(&self) -> &[Arc<DataFlow>] {
        self.flows_in.get_or_init(|| {
            let node = self.node();
            self.current(self.sight.flows_into(&node))
        })
    }

    /// Flows out of the register on the day.
    pub fn flows_out(&self) -> &[Arc<DataFlow>] {
        self.flows_out.get_or_init(|| {
            let node = self.node();
            self.current(self.sight.flows_out_of(&node))
        })
    }

    /// Flows of processing out of the register on the day, Art. 28.
    pub fn processings(&self) -> impl Iterator<Item = &Arc<DataFlow>> {
        self.flows_out().iter().filter(|flow| flow.kind == FlowKind::Processing)
    }

    /// Those of some flows that hold on the day.
    pub fn current<'f>(&self, flows: impl Iterator<Item = &'f Arc<DataFlow>>) -> Vec<Arc<DataFlow>> {
        flows
            .filter(|flow| self.is_within(flow.valid_from, flow.valid_until))
            .cloned()
            .collect()
    }

    /// Every flow on a way from the register, nearest first.
    pub fn steps(&self) -> &[Step] {
        self.steps.get_or_init(|| chains::steps(self))
    }

    /// Every free text of the record, with its place and language.
    pub fn texts(&self) -> &[FreeText<'a>] {
        self.texts.get_or_init(|| texts::texts(self.register))
    }

    /// Lawful bases, each with the places of its purpose and of itself.
    pub fn bases(&self) -> impl Iterator<Item = (usize, usize, &'a crate::records::register::LawfulBasis)> {
        self.register.purposes.iter().enumerate().flat_map(|(purpose, told)| {
            told.bases
                .iter()
                .enumerate()
                .map(move |(index, basis)| (purpose, index, basis))
        })
    }

    /// Whether any purpose rests on a basis.
    pub fn rests_on(&self, basis: LegalBasis) -> bool {
        self.bases().any(|(_, _, own)| own.basis == basis)
    }

    /// Data groups with their places.
    pub fn groups(&self) -> impl Iterator<Item = (usize, &'a DataGroup)> {
        self.register.data_groups.iter().enumerate()
    }

    /// Time limits that hold for a data group, with their places.
    pub fn limits_of(&self, group: &str) -> impl Iterator<Item = (usize, &'a ErasureTimeLimit)> {
        let limits = self.register.retention.iter().enumerate();
        limits.filter(move |(_, limit)| {
            limit.data_groups.is_empty() || limit.data_groups.iter().any(|named| named == group)
        })
    }

    /// A provision with its act.
    pub fn provision(&self, key: &Key<Provision>) -> Option<(&'a Arc<Provision>, &'a Arc<Act>)> {
        let provision = self.get(key)?;
        Some((provision, self.get(&provision.act)?))
    }

    /// Every provision the record names, each with its place.
    pub fn cited(&self) -> Vec<(String, &'a Key<Provision>)> {
        let register = self.register;
        let mut cited = Vec::new();
        for (at, purpose) in register.purposes.iter().enumerate() {
            for (index, basis) in purpose.bases.iter().enumerate() {
                let keys = basis.provisions.iter().enumerate();
                cited.extend(keys.map(|(own, key)| (format!("/purposes/{at}/bases/{index}/provisions/{own}"), key)));
            }
            for (index, condition) in purpose.conditions.iter().enumerate() {
                let keys = condition.provisions.iter().enumerate();
                let place = |own| format!("/purposes/{at}/conditions/{index}/provisions/{own}");
                cited.extend(keys.map(|(own, key)| (place(own), key)));
            }
        }
        for (at, group) in register.data_groups.iter().enumerate() {
            let grounds = [
                ("criminalGround", &group.criminal_ground),
                ("identityCodeGround", &group.identity_code_ground),
            ];
            let told = grounds
                .into_iter()
                .filter_map(|(name, key)| Some((name, key.as_ref()?)));
            cited.extend(told.map(|(name, key)| (format!("/dataGroups/{at}/{name}"), key)));
        }
        for (at, limit) in register.retention.iter().enumerate() {
            cited.extend(
                limit
                    .provision
                    .iter()
                    .map(|key| (format!("/retention/{at}/provision"), key)),
            );
        }
        let keys = register.publicity_provisions.iter().enumerate();
        cited.extend(keys.map(|(at, key)| (format!("/publicityProvisions/{at}"), key)));
        cited
    }
}

/// A day some days after another.
pub fn after(day: Date, days: u64) -> Date {
    day.0.checked_add_days(Days::new(days)).map_or(day, Date)
}
