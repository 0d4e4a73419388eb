//! What is a rule? A code that never changes, the law it rests on, how much it weighs, and how it looks.

use entity::vocabulary::Severity;

use super::{case::Case, finding::Found};

/// The part of a record that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingPart {
    /// Identity: name, form, life cycle, Art. 4(6).
    Identity,
    /// Who is responsible, Art. 26, 30(1)(a).
    Who,
    /// Purposes, lawful bases and conditions, Art. 5(1)(b), 6, 9.
    Purposes,
    /// Data groups, Art. 30(1)(c).
    DataGroups,
    /// Sources, Art. 14(2)(f).
    Sources,
    /// Recipients and processors, Art. 28, 30(1)(d).
    Recipients,
    /// Transfers outside the EEA, Art. 30(1)(e), 44-49.
    Transfers,
    /// Time limits for erasure, Art. 5(1)(e), 30(1)(f).
    Retention,
    /// Security, Art. 30(1)(g), 32.
    Security,
    /// Automated decisions and profiling, Art. 13(2)(f), 22.
    AutomatedDecisions,
    /// Publicity of documents, Act 621/1999.
    Publicity,
    /// Assessments, Art. 35.
    Assessments,
    /// Review and upkeep, Art. 5(2).
    Review,
    /// The notice, Art. 12-14.
    Notice,
}

impl FindingPart {
    /// Every part, in the order a record is read.
    pub const ALL: [Self; 14] = [
        Self::Identity,
        Self::Who,
        Self::Purposes,
        Self::DataGroups,
        Self::Sources,
        Self::Recipients,
        Self::Transfers,
        Self::Retention,
        Self::Security,
        Self::AutomatedDecisions,
        Self::Publicity,
        Self::Assessments,
        Self::Review,
        Self::Notice,
    ];
}

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// The stable code, as `basis-missing`.
    pub code: &'static str,
    /// How much its findings weigh, unless one of them is raised as a milder one.
    pub severity: Severity,
    /// Keys of the provisions it rests on, as `2016-679/13-1-c`: the first is the one that is broken.
    pub law: &'static [&'static str],
    /// The part of the record it is about.
    pub part: FindingPart,
    /// The sentences it speaks in, each a key of the locale files.
    pub wordings: &'static [&'static str],
    /// Looks at a register and raises what it finds.
    pub check: fn(&Case<'_>, &mut Found),
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// The words that make an issue's weight in files of other programs: SARIF's levels.
pub const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
