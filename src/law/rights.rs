//! Which rights has a person whose data stand in this register, Art. 7(3), 15-18, 20-22 and 77?
//!
//! Which right follows from which basis is dated rows of law, not code. What is code here is how a register's answers are
//! weighed: a right holds for a purpose when any basis of the purpose gives it, and a purpose without a stated basis has the
//! rights that every basis gives; of the others it is said that they depend on the basis.

use entity::{
    Date, LanguageText,
    vocabulary::{Answer, RegisterForm, Right, RightHolds, SpecialCondition},
};

use crate::records::{
    register::{Purpose, Register},
    snapshot::RightByBasis,
};

/// Whether a right holds in a register, for which purposes, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct RightOfRegister {
    /// The right.
    pub right: Right,
    /// Its article, as `15` or `7(3)`.
    pub article: String,
    /// Indices of the purposes it holds for.
    pub holds: Vec<usize>,
    /// Indices of the purposes it does not hold for.
    pub lacks: Vec<usize>,
    /// Indices of the purposes of which it cannot be said, because the record leaves unsaid what it depends on.
    pub open: Vec<usize>,
    /// The answer for a register without a purpose, which has nothing to point to.
    pub without_purposes: Option<Holds>,
    /// What the law's rows say of it, once each: when it holds, or why it does not.
    pub notes: Vec<LanguageText>,
}

/// Whether a right holds for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The record leaves unsaid what it depends on.
    Open,
}

impl RightOfRegister {
    /// True when it holds for everything the register is used for.
    pub fn holds_for_all(&self) -> bool {
        self.lacks.is_empty() && self.open.is_empty() && self.without_purposes.is_none_or(|holds| holds == Holds::Yes)
    }

    /// True when it holds for nothing.
    pub fn holds_for_none(&self) -> bool {
        self.holds.is_empty() && self.open.is_empty() && self.without_purposes.is_none_or(|holds| holds == Holds::No)
    }
}

/// Which rights follow from the bases of a register on a day, in the order the law lists them. A right of which no row speaks
/// on that day is left out.
pub fn rights(register: &Register, rows: &[RightByBasis], on: Date) -> Vec<RightOfRegister> {
    const ORDER: [Right; 9] = [
        Right::Access,
        Right::Rectification,
        Right::Erasure,
        Right::Restriction,
        Right::Portability,
        Right::Objection,
        Right::AutomatedDecisions,
        Right::WithdrawConsent,
        Right::Complaint,
    ];
    ORDER
        .into_iter()
        .filter_map(|right| {
            let rows: Vec<&RightByBasis> = rows
                .iter()
                .filter(|row| row.right == right && in_force(row, on))
                .collect();
            (!rows.is_empty()).then(|| of_register(right, &rows, register))
        })
        .collect()
}

fn in_force(row: &RightByBasis, on: Date) -> bool {
    row.valid_from.is_none_or(|from| from <= on) && row.valid_until.is_none_or(|until| on <= until)
}

fn of_register(right: Right, rows: &[&RightByBasis], register: &Register) -> RightOfRegister {
    let mut told = RightOfRegister {
        right,
        article: rows[0].article.clone(),
        holds: Vec::new(),
        lacks: Vec::new(),
        open: Vec::new(),
        without_purposes: register.purposes.is_empty().then(|| weigh(rows, register)),
        notes: Vec::new(),
    };
    for (index, purpose) in register.purposes.iter().enumerate() {
        let theirs: Vec<&RightByBasis> = rows.iter().filter(|row| speaks_of(row, purpose)).copied().collect();
        // Where no basis is told, only what every basis would give, or none, can be said.
        let theirs = if theirs.is_empty() { rows } else { &theirs };
        match if explicit_consent(right, purpose) {
            Holds::Yes
        } else {
            weigh_for(theirs, purpose, register)
        } {
            Holds::Yes => told.holds.push(index),
            Holds::No => told.lacks.push(index),
            Holds::Open => told.open.push(index),
        }
    }
    told.notes = notes(rows, register, &told);
    told
}

fn speaks_of(row: &RightByBasis, purpose: &Purpose) -> bool {
    purpose.bases.iter().any(|basis| basis.basis == row.basis)
}

/// Art. 7(3) speaks of every consent, so also of the explicit one for special categories.
fn explicit_consent(right: Right, purpose: &Purpose) -> bool {
    right == Right::WithdrawConsent
        && purpose
            .conditions
            .iter()
            .any(|ground| ground.condition == SpecialCondition::ExplicitConsent)
}

fn weigh_for(rows: &[&RightByBasis], purpose: &Purpose, register: &Register) -> Holds {
    if purpose.bases.is_empty() {
        return weigh(rows, register);
    }
    let answers: Vec<Holds> = rows.iter().map(|row| answer(row, register)).collect();
    // One basis is enough: the data it carries are within the right, whatever carries the rest.
    if answers.contains(&Holds::Yes) {
        Holds::Yes
    } else if answers.contains(&Holds::Open) {
        Holds::Open
    } else {
        Holds::No
    }
}

/// The answer when no basis is told: what all rows agree on.
fn weigh(rows: &[&RightByBasis], register: &Register) -> Holds {
    let answers: Vec<Holds> = rows.iter().map(|row| answer(row, register)).collect();
    match answers.first() {
        Some(first) if answers.iter().all(|answer| answer == first) => *first,
        _ => Holds::Open,
    }
}

fn answer(row: &RightByBasis, register: &Register) -> Holds {
    match row.holds {
        // Art. 22 arises only where such decisions are made. Left unsaid, the right is still the law's and is named.
        RightHolds::Yes if row.right == Right::AutomatedDecisions && register.automated_decisions == Answer::No => {
            Holds::No
        }
        RightHolds::Yes => Holds::Yes,
        // Art. 20(1)(b): by automated means, which for a register means that it is kept in electronic form.
        RightHolds::WhenAutomated if register.forms.is_empty() => Holds::Open,
        RightHolds::WhenAutomated if register.forms.contains(&RegisterForm::Electronic) => Holds::Yes,
        RightHolds::No | RightHolds::WhenAutomated => Holds::No,
    }
}

fn notes(rows: &[&RightByBasis], register: &Register, told: &RightOfRegister) -> Vec<LanguageText> {
    let mut notes: Vec<LanguageText> = Vec::new();
    let any_basis = register.purposes.iter().any(|purpose| !purpose.bases.is_empty());
    for row in rows {
        let speaks = !any_basis
            || register.purposes.iter().any(|purpose| speaks_of(row, purpose))
            // The explicit consent of Art. 9(2)(a) is a consent, whatever the basis of Art. 6 is.
            || (row.holds == RightHolds::Yes && register.purposes.iter().any(|purpose| explicit_consent(told.right, purpose)));
        // Why a basis takes a right away is of interest where it does; when it holds, where it may hold.
        let fits = match answer(row, register) {
            Holds::Yes | Holds::Open => !told.holds_for_none(),
            Holds::No => row.holds == RightHolds::No && !told.lacks.is_empty(),
        };
        if speaks && fits && !row.note.is_empty() && !notes.contains(&row.note) {
            notes.push(row.note.clone());
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::LegalBasis::{
        self, Consent, Contract, LegalObligation, LegitimateInterests, PublicTask, VitalInterests,
    };
    use serde_json::json;

    use super::*;
    use crate::records::{
        noun::Read,
        problem::{Path, Problems},
    };

    fn day(text: &str) -> Date {
        text.parse().expect("a test's own day")
    }

    /// The rows that the migration brings, read from the same file.
    fn rows() -> Vec<RightByBasis> {
        let rows: serde_json::Value =
            serde_json::from_str(include_str!("../../migration/src/law/rights_by_basis.json"))
                .expect("the rows are JSON");
        let text = |value: &serde_json::Value| serde_json::from_value(value.clone()).unwrap_or_default();
        rows.as_array()
            .expect("a list")
            .iter()
            .map(|row| RightByBasis {
                right: serde_json::from_value(row["right"].clone()).expect("a right"),
                article: row["article"].as_str().expect("an article").to_owned(),
                basis: serde_json::from_value(row["basis"].clone()).expect("a basis"),
                holds: serde_json::from_value(row["holds"].clone()).expect("an answer"),
                note: text(&row["note"]),
                valid_from: serde_json::from_value(row["valid_from"].clone()).expect("a day or none"),
                valid_until: serde_json::from_value(row["valid_until"].clone()).expect("a day or none"),
                source: String::new(),
                checked: serde_json::from_value(row["checked"].clone()).expect("how far it was checked"),
            })
            .collect()
    }

    /// A register in electronic form with one purpose for each list of bases.
    fn register(purposes: &[&[LegalBasis]]) -> Register {
        let purposes: Vec<_> = purposes
            .iter()
            .enumerate()
            .map(|(index, bases)| {
                let bases: Vec<_> = bases.iter().map(|basis| json!({"basis": basis})).collect();
                json!({"key": format!("p{index}"), "text": {"fi": "tarkoitus"}, "bases": bases})
            })
            .collect();
        let value = json!({"key": "pori/1", "name": {"fi": "Rekisteri"}, "controller": "pori", "forms": ["ELECTRONIC"], "purposes": purposes});
        let mut problems = Problems::default();
        Register::read(value, &mut Path::default(), &mut problems).unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn right(register: &Register, right: Right) -> RightOfRegister {
        rights(register, &rows(), day("2021-03-11"))
            .into_iter()
            .find(|told| told.right == right)
            .expect("every right has rows")
    }

    /// Articles of the rights that hold somewhere.
    fn held(register: &Register) -> Vec<String> {
        rights(register, &rows(), day("2021-03-11"))
            .into_iter()
            .filter(|told| !told.holds.is_empty())
            .map(|told| told.article)
            .collect()
    }

    #[test]
    fn each_basis_gives_the_rights_of_the_table() {
        assert_eq!(
            held(&register(&[&[Consent]])),
            ["15", "16", "17", "18", "20", "22", "7(3)", "77"]
        );
        assert_eq!(
            held(&register(&[&[Contract]])),
            ["15", "16", "17", "18", "20", "22", "77"]
        );
        assert_eq!(held(&register(&[&[LegalObligation]])), ["15", "16", "18", "22", "77"]);
        assert_eq!(
            held(&register(&[&[VitalInterests]])),
            ["15", "16", "17", "18", "22", "77"]
        );
        assert_eq!(held(&register(&[&[PublicTask]])), ["15", "16", "18", "21", "22", "77"]);
        assert_eq!(
            held(&register(&[&[LegitimateInterests]])),
            ["15", "16", "17", "18", "21", "22", "77"]
        );
    }

    #[test]
    fn erasure_is_lost_only_when_every_basis_takes_it_away() {
        assert!(right(&register(&[&[LegalObligation, PublicTask]]), Right::Erasure).holds_for_none());
        assert!(right(&register(&[&[LegalObligation, Consent]]), Right::Erasure).holds_for_all());
    }

    #[test]
    fn a_right_is_told_purpose_by_purpose() {
        let told = right(&register(&[&[Consent], &[PublicTask], &[]]), Right::Erasure);
        assert_eq!((told.holds, told.lacks, told.open), (vec![0], vec![1], vec![2]));
    }

    #[test]
    fn portability_needs_the_electronic_form() {
        let mut manual = register(&[&[Contract]]);
        manual.forms = vec![RegisterForm::Manual];
        assert!(right(&manual, Right::Portability).holds_for_none());
        manual.forms = Vec::new();
        assert_eq!(right(&manual, Right::Portability).open, [0]);
    }

    #[test]
    fn explicit_consent_can_be_withdrawn_whatever_the_basis() {
        let mut register = register(&[&[PublicTask]]);
        let ground = json!({"condition": "EXPLICIT_CONSENT"});
        register.purposes[0].conditions = vec![serde_json::from_value(ground).expect("a ground")];
        let told = right(&register, Right::WithdrawConsent);
        assert!(told.holds_for_all());
        assert_eq!(told.notes.len(), 1);
    }

    #[test]
    fn automated_decisions_arise_unless_the_record_says_no() {
        let mut register = register(&[&[PublicTask]]);
        assert!(right(&register, Right::AutomatedDecisions).holds_for_all());
        register.automated_decisions = Answer::Yes;
        assert!(right(&register, Right::AutomatedDecisions).holds_for_all());
        register.automated_decisions = Answer::No;
        assert!(right(&register, Right::AutomatedDecisions).holds_for_none());
    }

    #[test]
    fn without_purposes_only_what_every_basis_gives_is_sure() {
        let none = register(&[]);
        assert!(right(&none, Right::Access).holds_for_all());
        assert_eq!(right(&none, Right::Erasure).without_purposes, Some(Holds::Open));
        assert_eq!(right(&none, Right::WithdrawConsent).without_purposes, Some(Holds::Open));
    }

    #[test]
    fn the_reason_a_right_is_missing_is_told() {
        let told = right(&register(&[&[PublicTask]]), Right::Erasure);
        assert_eq!(told.notes.len(), 1);
        assert!(
            told.notes[0]
                .get(entity::vocabulary::Language::En)
                .is_some_and(|note| note.contains("17(3)(b)"))
        );
    }

    #[test]
    fn rows_hold_from_their_first_day_to_their_last() {
        assert!(rights(&register(&[&[Consent]]), &rows(), day("2018-05-24")).is_empty());
        let mut ended = rows();
        for row in &mut ended {
            row.valid_until = Some(day("2021-03-10"));
        }
        assert!(rights(&register(&[&[Consent]]), &ended, day("2021-03-11")).is_empty());
    }
}
