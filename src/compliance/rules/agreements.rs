//! How does the agreement stand that a processing rests on? Art. 28(3).

use entity::{Date, vocabulary::NodeKind};

use crate::{
    compliance::{case::Case, chains},
    records::{agreement::ProcessingAgreement, data_flow::DataFlow, noun::Kind},
};

/// How many days before its end an agreement is told to end: a tender takes about a quarter of a year.
pub const NOTICE: u64 = 90;

/// How the agreement behind a processing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// None is needed: the controller runs the service itself, a provision stands in its place, or nobody is named.
    NotNeeded,
    /// There is none.
    None,
    /// The last one ended on this day.
    Expired(Date),
    /// The last one ends on this day, within [`NOTICE`].
    Expiring(Date),
    /// One is in force.
    InForce,
}

/// How the agreement that a flow of processing rests on stands on the day.
pub fn state(case: &Case<'_>, flow: &DataFlow) -> State {
    let own = chains::service(case, &flow.to)
        .is_some_and(|service| service.run_by.as_ref() == Some(&case.register.controller));
    if own || flow.provision.is_some() || chains::party(case, &flow.to).is_none() {
        return State::NotNeeded;
    }
    let mut state = State::None;
    let named = flow.agreement.as_ref().and_then(|key| case.get(key));
    let covering = case.sight.holding.shelves.agreements.all().iter();
    for agreement in covering.filter(|agreement| covers(agreement, case, flow)).chain(named) {
        if agreement.archived_on.is_some() {
            continue;
        }
        case.touch(Kind::ProcessingAgreement, agreement.key.as_str());
        let this = match agreement.valid_until {
            Some(end) if case.is_over(end) => State::Expired(end),
            Some(end) if case.ends_within(end, NOTICE) => State::Expiring(end),
            _ => State::InForce,
        };
        state = better(state, this);
    }
    state
}

fn better(one: State, other: State) -> State {
    let rank = |state: &State| match state {
        State::None => (0, None),
        State::Expired(end) => (1, Some(*end)),
        State::Expiring(end) => (2, Some(*end)),
        State::InForce | State::NotNeeded => (3, None),
    };
    if rank(&other) > rank(&one) { other } else { one }
}

/// Whether an agreement covers what flows from a register: it names the register, or none, and the service or its provider.
fn covers(agreement: &ProcessingAgreement, case: &Case<'_>, flow: &DataFlow) -> bool {
    let register = agreement.registers.is_empty() || agreement.registers.contains(&case.register.key);
    let far = match flow.to.kind {
        NodeKind::Service if !agreement.services.is_empty() => agreement
            .services
            .iter()
            .any(|service| *service.as_str() == *flow.to.key),
        _ => chains::party(case, &flow.to).is_some_and(|party| party.key == agreement.processor),
    };
    register && far
}
