//! Which processing agreements are missing, expiring, expired, Art. 28(3)?

use std::sync::Arc;

use entity::{
    Date,
    vocabulary::{FlowKind, SubProcessorAuthorisation},
};
use sea_orm::ActiveEnum;

use super::super::{
    form::table::{Phrase, Words},
    held::{Held, days},
    report::{About, Ask, Report},
    row::Word,
};
use crate::{
    columns,
    compliance::{
        case::Case,
        rules::agreements::{self, NOTICE},
    },
    records::{
        agreement::ProcessingAgreement, data_flow::DataFlow, noun::NodeKey, register::Register, service::Service,
    },
};

columns! {
    /// An agreement, or a processing that has none.
    AgreementRow "AgreementsRow" {
        processor "processor": Phrase, "Käsittelijä", "Personuppgiftsbiträde", "Processor";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        agreement "agreement": Option<Phrase>, "Sopimus", "Avtal", "Agreement";
        key "agreementKey": Option<String>, "Sopimuksen tunnus", "Avtalets nyckel", "Key of the agreement";
        state "state": Word, "Tila", "Läge", "State";
        signed "signedOn": Option<Date>, "Allekirjoitettu", "Undertecknat", "Signed";
        until "validUntil": Option<Date>, "Voimassa asti", "Gäller till", "Valid until";
        days_left "daysLeft": Option<i64>, "Päiviä jäljellä", "Dagar kvar", "Days left";
        authorisation "authorisation": Option<Word>, "Lupa alikäsittelijöihin", "Tillstånd för underbiträden", "Authorisation of sub-processors";
        last_audit "lastAuditOn": Option<Date>, "Viimeisin auditointi", "Senaste granskning", "Last audit";
        services "services": Vec<Phrase>, "Palvelut", "Tjänster", "Services";
        registers "registers": Vec<Phrase>, "Rekisterit", "Register", "Registers";
    }
}

columns! {
    /// How many agreements stand how.
    #[derive(Default)]
    AgreementTotals "AgreementsTotals" {
        missing "missing": i64, "Puuttuu", "Saknas", "Missing";
        expired "expired": i64, "Päättynyt", "Har gått ut", "Expired";
        expiring "expiring": i64, "Päättyy pian", "Går snart ut", "Expiring";
        undated "undated": i64, "Voimassa toistaiseksi tai loppu kertomatta", "Tills vidare eller utan uppgivet slut", "No end stated";
        in_force "inForce": i64, "Voimassa", "I kraft", "In force";
    }
}

/// How an agreement stands; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// There is none.
    Missing,
    /// It has ended.
    Expired,
    /// It ends within [`NOTICE`] days.
    Expiring,
    /// It is in force, and its end is not stated.
    Undated,
    /// It is in force.
    InForce,
}

/// Agreements.
pub struct Agreements;

impl Report for Agreements {
    type Row = AgreementRow;
    type Sums = AgreementTotals;
    type Totals = AgreementTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "agreements",
        title: Words::new("Käsittelysopimukset", "Biträdesavtal", "Processing agreements"),
        question: Words::new(
            "Mitkä käsittelysopimukset puuttuvat, päättyvät pian tai ovat päättyneet? (28 artiklan 3 kohta)",
            "Vilka biträdesavtal saknas, går snart ut eller har gått ut? (artikel 28.3)",
            "Which processing agreements are missing, expiring or expired? (Article 28(3))",
        ),
        help: Words::new(
            "Yksi rivi on sopimus tai käsittely, jolla ei ole sopimusta. Sopimus päättyy pian, kun siihen on enintään 90 päivää.",
            "En rad är ett avtal eller en behandling utan avtal. Ett avtal går snart ut när högst 90 dagar återstår.",
            "A row is an agreement, or a processing without one. An agreement is expiring when at most 90 days are left.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut AgreementTotals, rows: &mut Vec<AgreementRow>) {
        let there = |gone: Option<Date>| gone.is_none_or(|gone| held.ask.on < gone);
        for agreement in held.holding().shelves.agreements.all() {
            if there(agreement.archived_on) && held.sees(&**agreement) && held.has_any(&agreement.registers) {
                let state = of_day(agreement, held.ask.on);
                counted(state, sums);
                rows.push(kept(held, agreement, state));
            }
        }
        // Processings without one, each processor or service once, with the registers that lack it.
        let mut missing: Vec<(NodeKey, Vec<&Register>)> = Vec::new();
        for register in held.registers() {
            for flow in lacking(held, register) {
                match missing.iter_mut().find(|(node, _)| *node == flow.to) {
                    Some((_, registers)) => registers.push(register),
                    None => missing.push((flow.to.clone(), vec![register])),
                }
            }
        }
        for (to, registers) in missing {
            counted(State::Missing, sums);
            rows.push(none(held, &to, registers));
        }
    }

    fn end(_: &Ask, sums: AgreementTotals, _: &mut Vec<AgreementRow>) -> AgreementTotals {
        sums
    }
}

const fn counted(state: State, sums: &mut AgreementTotals) {
    match state {
        State::Missing => sums.missing += 1,
        State::Expired => sums.expired += 1,
        State::Expiring => sums.expiring += 1,
        State::Undated => sums.undated += 1,
        State::InForce => sums.in_force += 1,
    }
}

/// Flows of processing from a register that rest on no agreement, as the rule `agreement-missing` has it.
fn lacking<'a>(held: Held<'a>, register: &Register) -> Vec<&'a Arc<DataFlow>> {
    let case = Case::new(register, held.sight, held.ask.on);
    let mut flows = held.flows_out(register, FlowKind::Processing);
    flows.retain(|flow| agreements::state(&case, flow) == agreements::State::None);
    flows
}

/// How the agreements stand behind those processings of a register that are meant: the worst of them. None where none is needed.
pub(super) fn state_of(held: Held<'_>, register: &Register, is_meant: impl Fn(&DataFlow) -> bool) -> Option<State> {
    let case = Case::new(register, held.sight, held.ask.on);
    let flows = held.flows_out(register, FlowKind::Processing);
    let states = flows.into_iter().filter(|flow| is_meant(flow)).filter_map(|flow| {
        Some(match agreements::state(&case, flow) {
            agreements::State::NotNeeded => return None,
            agreements::State::None => State::Missing,
            agreements::State::Expired(_) => State::Expired,
            agreements::State::Expiring(_) => State::Expiring,
            agreements::State::InForce => State::InForce,
        })
    });
    states.min()
}

fn of_day(agreement: &ProcessingAgreement, on: Date) -> State {
    match agreement.valid_until.map(|until| days(on, until)) {
        None => State::Undated,
        Some(..0) => State::Expired,
        Some(left) if left.unsigned_abs() <= NOTICE => State::Expiring,
        Some(_) => State::InForce,
    }
}

/// A state in words.
pub(super) fn word(held: Held<'_>, state: State) -> Word {
    let (code, words) = match state {
        State::Missing => ("MISSING", Words::new("puuttuu", "saknas", "missing")),
        State::Expired => ("EXPIRED", Words::new("päättynyt", "har gått ut", "expired")),
        State::Expiring => ("EXPIRING", Words::new("päättyy pian", "går snart ut", "expiring")),
        State::Undated => ("UNDATED", Words::new("loppua ei ole kerrottu", "slutet är inte uppgivet", "no end stated")),
        State::InForce => ("IN_FORCE", Words::new("voimassa", "i kraft", "in force")),
    };
    Word {
        code: code.to_owned(),
        text: words.say(held.ask.language).to_owned(),
    }
}

fn kept(held: Held<'_>, agreement: &ProcessingAgreement, state: State) -> AgreementRow {
    let processor = held.processor(agreement.processor.as_str());
    let authorisation = |it: SubProcessorAuthorisation| Word {
        code: it.to_value(),
        text: match it {
            SubProcessorAuthorisation::General => Words::new("yleinen", "allmänt", "general"),
            SubProcessorAuthorisation::Specific => Words::new("erityinen", "särskilt", "specific"),
        }
        .say(held.ask.language)
        .to_owned(),
    };
    AgreementRow {
        processor: processor.map(|it| it.name.clone().into()).unwrap_or_default(),
        controller: agreement.controller.to_string(),
        agreement: held.phrase(&agreement.title),
        key: Some(agreement.key.to_string()),
        state: word(held, state),
        signed: agreement.signed_on,
        until: agreement.valid_until,
        days_left: agreement.valid_until.map(|until| days(held.ask.on, until)),
        authorisation: agreement.authorisation.map(authorisation),
        last_audit: agreement.last_audit_on,
        services: held.names(&agreement.services, |service: &Service| &service.name),
        registers: held.register_names(&agreement.registers),
    }
}

fn none(held: Held<'_>, to: &NodeKey, registers: Vec<&Register>) -> AgreementRow {
    let service = held.shared().shelves.services.get(&to.key).filter(|_| to.noun() == crate::records::noun::Kind::Service);
    let provider = service.and_then(|service| held.processor(service.provider.as_ref()?.as_str()));
    let provider: Option<Phrase> = provider.map(|it| it.name.clone().into());
    AgreementRow {
        processor: provider.or_else(|| held.node(to)).unwrap_or_default(),
        controller: held.holding().controller.to_string(),
        agreement: None,
        key: None,
        state: word(held, State::Missing),
        signed: None,
        until: None,
        days_left: None,
        authorisation: None,
        last_audit: None,
        services: service.and_then(|service| held.phrase(&service.name)).into_iter().collect(),
        registers: held.register_names(registers.iter().map(|register| &register.key)),
    }
}
