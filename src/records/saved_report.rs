//! Which report is asked again and again, in whose name, and what is expected of it (Art. 5(2), 24(1))?
//!
//! What came of it last is part of the noun, and changes only when it becomes another: so tasks are made from memory as all others,
//! and the log tells when an expectation was broken and when it was met again, not that nothing happened. The single results lie in
//! a table of their own (`reports::due`).

use chrono::{DateTime, Utc};
use entity::{
    Date, Duration, LanguageText,
    vocabulary::{Language, ReportExpectation, ReportOutcome},
};

use super::{
    account::Account,
    check::Check,
    controller::Controller,
    department::Department,
    noun::Key,
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::{
    access::{Place, Target},
    acted,
};

/// The longest title, in characters.
const LONGEST: usize = 200;

acted! {
    /// A report that is kept with what it is narrowed to, and run in its owner's name: by hand or again and again.
    SavedReport {
        shown {
            /// The name of the report, as `past-retention`.
            report: String,
            /// What it is called.
            title: LanguageText,
            /// The global id of what the report is about; for those that need it.
            of: Option<String>,
            /// The first day, for those that lie between two.
            from: Option<Date>,
            /// The last day, for those that lie between two.
            to: Option<Date>,
            /// When a breach became known, for the report of one.
            known_at: Option<DateTime<Utc>>,
            /// The language of its words.
            language: Language,
            /// What is expected of it.
            expectation: ReportExpectation,
            /// How often it is run; by hand only when not told.
            every: Option<Duration>,
            /// Not run by itself for now.
            paused: bool,
            /// When it was last said what is asked. What came of it before is of another question.
            asked_at: Option<DateTime<Utc>>,
            /// When somebody last wanted it to be run at once.
            wanted_at: Option<DateTime<Utc>>,
            /// What came of it last; none until it was run.
            outcome: Option<ReportOutcome>,
            /// Since when that has come of it.
            outcome_at: Option<DateTime<Utc>>,
        }
        refers {
            /// The controller; every one in its owner's reach when none.
            controller: Option<Key<Controller>>,
            /// The department of the registers, with what stands below it.
            department: Option<Key<Department>>,
            /// In whose name it is run: whoever last said what is asked. None for the program itself.
            owner: Option<Key<Account>>,
        }
    }
}

impl SavedReport {
    /// Where it stands: at what it is narrowed to, else over everything.
    pub fn place(&self) -> Target<'_> {
        match &self.controller {
            None => Target::Shared,
            Some(controller) => Target::At(Place {
                controller: controller.as_str(),
                department: self.department.as_ref().map(Key::as_str),
                register: None,
            }),
        }
    }

    /// Whether it was run last and was not as expected, or could not be run.
    pub fn fails(&self) -> bool {
        self.archived_on.is_none() && matches!(self.outcome, Some(ReportOutcome::NotMet | ReportOutcome::Failed))
    }

    /// Whether two ask the same.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let asked = |saved: &Self| {
            (
                saved.report.clone(),
                (saved.controller.clone(), saved.department.clone(), saved.of.clone()),
                (saved.from, saved.to, saved.known_at),
                saved.expectation,
            )
        };
        asked(self) == asked(other)
    }
}

impl Check for SavedReport {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if self.title.is_empty() {
            problems.add_at(at, "title", ProblemCode::Required, "");
        }
        if self.title.iter().any(|(_, text)| text.chars().count() > LONGEST) {
            problems.add_at(at, "title", ProblemCode::TooLong, LONGEST);
        }
        let controller = self.controller.as_ref().map(Key::as_str);
        if self.department.as_ref().is_some_and(|key| key.owner() != controller) {
            problems.add_at(at, "department", ProblemCode::OtherController, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{ReportExpectation, ReportOutcome};

    use super::SavedReport;
    use crate::{access::Target, records::noun::Key};

    #[test]
    fn what_is_put_away_or_never_ran_does_not_fail() {
        let mut saved = SavedReport::default();
        assert!(!saved.fails());
        saved.outcome = Some(ReportOutcome::Failed);
        assert!(saved.fails());
        saved.archived_on = "2026-01-02".parse().ok();
        assert!(!saved.fails());
    }

    #[test]
    fn a_new_title_or_schedule_asks_the_same_and_a_new_expectation_does_not() {
        let saved = SavedReport::default();
        let often = SavedReport {
            every: "P1D".parse().ok(),
            paused: true,
            ..saved.clone()
        };
        assert!(saved.asks_the_same(&often));
        let stricter = SavedReport {
            expectation: ReportExpectation::MustStayEmpty,
            ..saved.clone()
        };
        assert!(!saved.asks_the_same(&stricter));
    }

    #[test]
    fn one_that_is_narrowed_to_nothing_stands_over_everything() {
        let all = SavedReport::default();
        assert_eq!(all.place(), Target::Shared);
        let city = SavedReport {
            controller: Some(Key::new("pori")),
            ..all
        };
        assert_eq!(city.place(), Target::controller("pori"));
    }
}
