//! What is to be looked at again, so that the record stays true, Art. 5(2)? Registers, agreements, assessments, waivers, and what
//! was proposed.

use std::sync::Arc;

use chrono::{Days, Months};
use entity::{
    Date, Duration,
    vocabulary::{LifeCycle, RegisterPart},
};
use sea_orm::Iterable;

use super::{Look, Task, TaskKind};
use crate::{
    access::{Action, Actor, Target},
    records::{
        noun::Noun,
        reach::{Reached, View},
        register::Register,
        snapshot::{Kept, Shared},
        waiver::Waiver,
    },
};

/// How long before its end an agreement asks to be renewed: a tender takes about a quarter of a year.
const NOTICE: Days = Days::new(90);

/// How long before its last day a waiver asks to be decided on anew.
const BEFORE_WAIVED: Days = Days::new(30);

pub(super) fn look(look: Look<'_>, found: &mut Vec<Task>) {
    let shelves = &look.holding.shelves;
    for register in shelves.registers.all() {
        // What is not yet in use, or no longer there, has nothing to be still true of.
        let in_use = matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed);
        if in_use && look.may(Action::ConfirmRegister, &**register) {
            found.extend(review(register, look.today));
            found.extend(unconfirmed(register));
        }
    }
    for agreement in shelves.agreements.all() {
        if let Some(end) = agreement.valid_until
            && let Some(since) = end.0.checked_sub_days(NOTICE).map(Date)
            && since <= look.today
            && look.may(Action::EditAgreement, &**agreement)
        {
            found.push(Task {
                since: Some(since),
                due: Some(end),
                ..Task::on(TaskKind::RenewAgreement, agreement)
            });
        }
    }
    for assessment in shelves.assessments.all() {
        if let Some(due) = assessment.next_review_on.filter(|due| *due <= look.today)
            && look.may(Action::EditAgreement, &**assessment)
        {
            found.push(Task {
                since: Some(due),
                due: Some(due),
                ..Task::on(TaskKind::ReviewAssessment, assessment)
            });
        }
    }
    look_at_waivers(look, found);
}

/// Waivers that end soon or have ended. Whether the finding still stands is not asked here, where nothing is known of rules: whoever
/// may waive sees it, and ends the waiver of what was mended.
fn look_at_waivers(look: Look<'_>, found: &mut Vec<Task>) {
    for waiver in look.holding.shelves.waivers.all() {
        if let Some(since) = waiver_asks_from(waiver).filter(|since| *since <= look.today)
            && let Some(register) = look.register(&waiver.register)
            && look.may(Action::WaiveFinding, &**waiver)
        {
            found.push(Task {
                register: Some(Arc::clone(register)),
                since: Some(since),
                due: waiver.expires_on,
                ..Task::on(TaskKind::RenewWaiver, waiver)
            });
        }
    }
}

/// The day from which a waiver asks to be decided on anew; none for one that was ended, or ends on no day.
pub fn waiver_asks_from(waiver: &Waiver) -> Option<Date> {
    let last = waiver.expires_on.filter(|_| waiver.ended_at.is_none())?;
    last.0.checked_sub_days(BEFORE_WAIVED).map(Date)
}

/// Processors, services and categories that were proposed and wait to be accepted.
pub(super) fn look_at_proposed(shared: &Shared, actor: &Actor, found: &mut Vec<Task>) {
    if actor.may(Action::EditVocabulary, &Target::Shared) {
        let (subjects, data) = (
            &shared.shelves.data_subject_categories,
            &shared.shelves.personal_data_categories,
        );
        let subjects = subjects.all().iter().filter(|category| category.proposed);
        found.extend(subjects.filter_map(|category| proposed(category, shared, actor)));
        let data = data.all().iter().filter(|category| category.proposed);
        found.extend(data.filter_map(|category| proposed(category, shared, actor)));
    }
    if !actor.may(Action::EditSharedNode, &Target::Shared) {
        return;
    }
    let shelves = &shared.shelves;
    let processors = shelves.processors.all().iter().filter(|processor| processor.proposed);
    found.extend(processors.filter_map(|processor| proposed(processor, shared, actor)));
    let services = shelves.services.all().iter().filter(|service| service.proposed);
    found.extend(services.filter_map(|service| proposed(service, shared, actor)));
}

/// Saved reports that fail: those in the actor's own name, and those of others that are for the actor to oversee. Of one controller
/// when that is named.
pub(super) fn look_at_saved(shared: &Shared, actor: &Actor, within: Option<&str>, found: &mut Vec<Task>) {
    let view = View { shared, holding: None };
    for saved in shared.shelves.saved_reports.all().iter().filter(|saved| saved.fails()) {
        let here = within.is_none_or(|named| saved.controller.as_ref().is_some_and(|own| own.as_str() == named));
        let own = saved
            .owner
            .as_ref()
            .is_some_and(|owner| actor.account.as_deref() == Some(owner.as_str()));
        let theirs = own || actor.may(Action::OverseeSavedReport, &saved.place());
        if here && theirs && saved.may_be_read(actor, view) {
            found.push(Task {
                since: saved.outcome_at.map(|moment| Date(moment.date_naive())),
                ..Task::on(TaskKind::SavedReportFailed, saved)
            });
        }
    }
}

fn proposed<N: Kept + Reached>(noun: &Arc<N>, shared: &Shared, actor: &Actor) -> Option<Task> {
    let view = View { shared, holding: None };
    let seen = Noun::archived_on(&**noun).is_none() && noun.may_be_read(actor, view);
    seen.then(|| Task::on(TaskKind::AcceptProposed, noun))
}

fn review(register: &Arc<Register>, today: Date) -> Option<Task> {
    let due = review_due(register).filter(|due| *due <= today)?;
    Some(Task {
        since: Some(due),
        due: Some(due),
        ..Task::on(TaskKind::ReviewRegister, register)
    })
}

/// The day by which a register is to be looked at again: its interval after the part that was confirmed longest ago, since a
/// part is not renewed by another. Where none was confirmed, after the day it was taken into use; never where that is unsaid.
pub fn review_due(register: &Register) -> Option<Date> {
    let interval = register.review_interval?;
    after(confirmed_longest_ago(register).or(register.starts_on)?, interval)
}

/// When the part was confirmed that was confirmed longest ago, by itself or with the whole; `None` where none ever was.
pub fn confirmed_longest_ago(register: &Register) -> Option<Date> {
    let parts = RegisterPart::iter().filter(|part| *part != RegisterPart::Whole);
    parts.filter_map(|part| confirmed_on(register, part)).min()
}

fn unconfirmed(register: &Arc<Register>) -> Option<Task> {
    let mut parts = RegisterPart::iter().filter(|part| *part != RegisterPart::Whole);
    parts.any(|part| confirmed_on(register, part).is_none()).then(|| Task {
        since: register.starts_on,
        ..Task::on(TaskKind::ConfirmParts, register)
    })
}

/// When a part was last confirmed, by itself or with the whole. Of the whole, only what was said of the whole counts.
pub fn confirmed_on(register: &Register, part: RegisterPart) -> Option<Date> {
    let confirmations = register.confirmations.iter();
    confirmations
        .filter(|confirmation| confirmation.part == part || confirmation.part == RegisterPart::Whole)
        .map(|confirmation| confirmation.on)
        .max()
}

/// A day so much later, by the calendar. `None` beyond the calendar's end.
fn after(day: Date, duration: Duration) -> Option<Date> {
    let months = Months::new(u32::from(duration.years) * 12 + u32::from(duration.months));
    let days = Days::new(u64::from(duration.weeks) * 7 + u64::from(duration.days));
    day.0.checked_add_months(months)?.checked_add_days(days).map(Date)
}

#[cfg(test)]
mod tests {
    use entity::{Date, vocabulary::RegisterPart};
    use sea_orm::Iterable;

    use super::{review_due, unconfirmed};
    use crate::records::register::{Confirmation, Register};

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn register(started: Option<&str>, confirmed: &[(RegisterPart, &str)]) -> Register {
        let json =
            serde_json::json!({"key": "pori/1", "name": {"fi": "A"}, "controller": "pori", "reviewInterval": "P1Y"});
        let mut problems = crate::records::problem::Problems::default();
        let mut register = <Register as crate::records::noun::Read>::read(
            json,
            &mut crate::records::problem::Path::default(),
            &mut problems,
        )
        .expect("a register");
        register.starts_on = started.map(day);
        register.confirmations = confirmed
            .iter()
            .map(|(part, on)| Confirmation {
                part: *part,
                on: day(on),
                by: None,
            })
            .collect();
        register
    }

    #[test]
    fn a_review_is_counted_from_the_part_that_was_confirmed_longest_ago() {
        let confirmed = [
            (RegisterPart::Purposes, "2024-02-29"),
            (RegisterPart::Security, "2025-05-01"),
        ];
        assert_eq!(
            review_due(&register(Some("2020-01-01"), &confirmed)),
            Some(day("2025-02-28"))
        );
    }

    #[test]
    fn a_part_that_was_confirmed_with_the_whole_counts_as_confirmed_then() {
        let confirmed = [
            (RegisterPart::Purposes, "2024-01-01"),
            (RegisterPart::Whole, "2025-06-01"),
        ];
        let whole = register(None, &confirmed);
        assert_eq!(review_due(&whole), Some(day("2026-06-01")));
        assert!(unconfirmed(&std::sync::Arc::new(whole)).is_none());
    }

    #[test]
    fn a_whole_whose_parts_were_all_confirmed_since_is_as_old_as_they_are() {
        let mut confirmed: Vec<_> = RegisterPart::iter().map(|part| (part, "2025-06-01")).collect();
        let whole = confirmed.iter_mut().find(|(part, _)| *part == RegisterPart::Whole);
        whole.expect("the whole is one of them").1 = "2024-01-01";
        assert_eq!(review_due(&register(None, &confirmed)), Some(day("2026-06-01")));
    }

    #[test]
    fn where_nothing_was_confirmed_the_start_counts_or_nothing_does() {
        assert_eq!(review_due(&register(Some("2024-03-01"), &[])), Some(day("2025-03-01")));
        assert_eq!(review_due(&register(None, &[])), None);
    }

    #[test]
    fn one_part_that_was_never_confirmed_is_enough_to_ask() {
        let one = register(None, &[(RegisterPart::Purposes, "2024-01-01")]);
        assert!(unconfirmed(&std::sync::Arc::new(one)).is_some());
    }
}
