//! Which assessments are due or missing, Art. 35?

use entity::{Date, vocabulary};
use vocabulary::{AssessmentKind, AssessmentState};

use super::super::{
    findings::Found,
    form::table::{Phrase, Words},
    held::{Held, days},
    report::{About, Ask, Report},
    row::Word,
    words::Named,
};
use crate::{
    columns,
    records::{assessment::Assessment, register::Register},
};

/// The rule that says where one is missing.
const RULE: &str = "dpia-missing";
/// Days before a review that it is told to be due.
const SOON: i64 = 90;

columns! {
    /// An assessment, or a register that needs one.
    AssessmentRow "AssessmentsRow" {
        subject "subject": Phrase, "Arviointi tai rekisteri", "Bedömning eller register", "Assessment or register";
        key "key": String, "Tunnus", "Nyckel", "Key";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        standing "standing": Word, "Tilanne", "Läge", "Standing";
        kind "kind": Word, "Laji", "Slag", "Kind";
        state "state": Option<Word>, "Vaihe", "Skede", "State";
        done "doneOn": Option<Date>, "Tehty", "Gjord", "Done";
        next "nextReviewOn": Option<Date>, "Seuraava tarkistus", "Nästa granskning", "Next review";
        overdue "overdueDays": Option<i64>, "Päiviä myöhässä", "Dagar försenad", "Days overdue";
        risk "residualRisk": Option<Word>, "Jäännösriski", "Kvarstående risk", "Residual risk";
        registers "registers": Vec<Phrase>, "Rekisterit", "Register", "Registers";
    }
}

columns! {
    /// How many stand how.
    #[derive(Default)]
    AssessmentTotals "AssessmentsTotals" {
        missing "missing": i64, "Puuttuu", "Saknas", "Missing";
        overdue "overdue": i64, "Tarkistus myöhässä", "Granskningen försenad", "Review overdue";
        due "due": i64, "Tarkistus 90 päivän sisällä", "Granskning inom 90 dagar", "Review within 90 days";
        open "open": i64, "Kesken tai suunniteltu", "Pågår eller planerad", "Not done yet";
        done "done": i64, "Tehty", "Gjord", "Done";
    }
}

/// How an assessment stands.
#[derive(Clone, Copy)]
enum Standing {
    Missing,
    Overdue,
    Due,
    Open,
    Done,
}

impl Named for Standing {
    fn code(&self) -> String {
        match self {
            Self::Missing => "MISSING",
            Self::Overdue => "OVERDUE",
            Self::Due => "DUE",
            Self::Open => "OPEN",
            Self::Done => "DONE",
        }
        .to_owned()
    }

    fn words(&self) -> Words {
        match self {
            Self::Missing => Words::new("puuttuu", "saknas", "missing"),
            Self::Overdue => Words::new("tarkistus myöhässä", "granskningen försenad", "review overdue"),
            Self::Due => Words::new("tarkistus lähellä", "granskning nära", "review due"),
            Self::Open => Words::new("ei vielä tehty", "ännu inte gjord", "not done yet"),
            Self::Done => Words::new("tehty", "gjord", "done"),
        }
    }
}

/// Assessments.
pub struct Assessments;

impl Report for Assessments {
    type Row = AssessmentRow;
    type Sums = AssessmentTotals;
    type Totals = AssessmentTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "assessments",
        title: Words::new("Arvioinnit", "Bedömningar", "Assessments"),
        question: Words::new(
            "Mitkä arvioinnit puuttuvat tai on tarkistettava? (35 artikla)",
            "Vilka bedömningar saknas eller ska granskas? (artikel 35)",
            "Which assessments are missing or due? (Article 35)",
        ),
        help: Words::new(
            "Yksi rivi on arviointi tai rekisteri, jolta puuttuu vaikutustenarviointi.",
            "En rad är en bedömning eller ett register som saknar konsekvensbedömning.",
            "A row is an assessment, or a register that lacks an impact assessment.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut AssessmentTotals, rows: &mut Vec<AssessmentRow>) {
        for assessment in held.holding().shelves.assessments.all() {
            let there = assessment.archived_on.is_none_or(|gone| held.ask.on < gone);
            if there && held.sees(&**assessment) && held.has_any(&assessment.registers) {
                let standing = standing(assessment, held.ask.on);
                counted(standing, sums);
                rows.push(kept(held, assessment, standing));
            }
        }
        let found = Found::on(held);
        for register in held.registers() {
            // What was begun stands among the assessments; a finding about it is no missing one.
            let missing = |finding: &crate::compliance::finding::Finding| {
                finding.rule.code == RULE && finding.about.is_none()
            };
            if found.of(register).iter().any(missing) {
                counted(Standing::Missing, sums);
                rows.push(none(held, register));
            }
        }
    }

    fn end(_: &Ask, sums: AssessmentTotals, _: &mut Vec<AssessmentRow>) -> AssessmentTotals {
        sums
    }
}

const fn counted(standing: Standing, sums: &mut AssessmentTotals) {
    match standing {
        Standing::Missing => sums.missing += 1,
        Standing::Overdue => sums.overdue += 1,
        Standing::Due => sums.due += 1,
        Standing::Open => sums.open += 1,
        Standing::Done => sums.done += 1,
    }
}

fn standing(assessment: &Assessment, on: Date) -> Standing {
    match assessment.next_review_on.map(|next| days(next, on)) {
        Some(1..) => Standing::Overdue,
        Some(late) if late >= -SOON => Standing::Due,
        _ => match assessment.state {
            AssessmentState::Planned | AssessmentState::InProgress => Standing::Open,
            AssessmentState::Done | AssessmentState::NotRequired => Standing::Done,
        },
    }
}

fn kept(held: Held<'_>, assessment: &Assessment, standing: Standing) -> AssessmentRow {
    let language = held.ask.language;
    let overdue = assessment.next_review_on.map(|next| days(next, held.ask.on));
    AssessmentRow {
        subject: held.phrase(&assessment.title).unwrap_or_default(),
        key: assessment.key.to_string(),
        controller: assessment.controller.to_string(),
        standing: standing.word(language),
        kind: assessment.kind.word(language),
        state: Some(assessment.state.word(language)),
        done: assessment.done_on,
        next: assessment.next_review_on,
        overdue: overdue.filter(|days| *days > 0),
        risk: assessment.residual_risk.map(|risk| risk.word(language)),
        registers: held.register_names(&assessment.registers),
    }
}

fn none(held: Held<'_>, register: &Register) -> AssessmentRow {
    let name = held.phrase(&register.name).unwrap_or_default();
    AssessmentRow {
        subject: name.clone(),
        key: register.key.to_string(),
        controller: register.controller.to_string(),
        standing: Standing::Missing.word(held.ask.language),
        kind: AssessmentKind::DataProtectionImpact.word(held.ask.language),
        state: None,
        done: None,
        next: None,
        overdue: None,
        risk: None,
        registers: vec![name],
    }
}
