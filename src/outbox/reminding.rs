//! What is due without anybody doing anything? Registers to be looked at again (Art. 5(2)), waivers that end, and the
//! week's digest.
//!
//! Once a day and once a week, by the day of the server's clock in UTC. The day that was last looked at is kept in the row of the
//! outbox and moves in the transaction that writes the letters down, so a day that was missed is made up for and none comes twice.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc, Weekday};
use entity::{
    Date, Duration,
    vocabulary::{SubmissionState, WebhookEvent},
};

use super::{
    audience::{Reader, letter, people},
    deliveries::NewDelivery,
    happening::{Happening, happenings},
    letter::{About, Week},
    log::{Logged, Part, read},
    turns::{self, Counts},
};
use crate::{
    access::Action,
    error::Result,
    records::{
        noun::Key,
        post::Person,
        reach::Reached,
        register::Register,
        snapshot::{AnyNoun, Sight, Snapshot},
        waiting::waiver_asks_from,
        waiver::Waiver,
    },
};

/// The day a register is to be looked at: its interval after the last confirmation of any part. None when it has no interval;
/// the first of days when nobody ever confirmed it.
pub fn review_day(register: &Register) -> Option<NaiveDate> {
    let interval = register.review_interval?;
    if register.archived_on.is_some() {
        return None;
    }
    let last = register.confirmations.iter().map(|confirmation| confirmation.on).max();
    Some(last.map_or(NaiveDate::MIN, |last| after(last, interval)))
}

fn after(day: Date, interval: Duration) -> NaiveDate {
    let months = Months::new(u32::from(interval.years) * 12 + u32::from(interval.months));
    let days = Days::new(u64::from(interval.weeks) * 7 + u64::from(interval.days));
    day.0
        .checked_add_months(months)
        .and_then(|day| day.checked_add_days(days))
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a letter goes out today: when the day has come since the last look, and again on the first of each month while it is
/// past.
pub fn is_reminded(due: NaiveDate, last_look: Option<NaiveDate>, today: NaiveDate) -> bool {
    if due > today {
        return false;
    }
    let Some(last) = last_look else { return true };
    let month_began = today.with_day(1).is_some_and(|first| last < first);
    due > last || month_began
}

/// The day of the digest that is due: the last Monday, unless one was made for it already.
pub fn digest_day(last: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    let monday = today.week(Weekday::Mon).first_day();
    // At the first start nobody is told of a week that began before.
    let due = last.map_or(today == monday, |last| last < monday);
    due.then_some(monday)
}

/// Letters on registers that are to be looked at: one for each person, naming all.
pub async fn reviews(
    snapshot: &Snapshot,
    last_look: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Vec<NewDelivery>> {
    let today = now.date_naive();
    let people = people(snapshot, now).await?;
    let mut due: Vec<Vec<String>> = vec![Vec::new(); people.len()];
    for controller in snapshot.shared.shelves.controllers.all() {
        let touched = |reader: &Reader| reader.actor.touches(Action::ConfirmRegister, controller.key.as_str());
        if !people.iter().any(touched) {
            continue;
        }
        let Some(sight) = snapshot.sight(controller.key.as_str()).await? else {
            continue;
        };
        for register in sight.holding.shelves.registers.all() {
            if review_day(register).is_some_and(|day| is_reminded(day, last_look, today)) {
                for index in responsible(register, &sight, &people) {
                    due[index].push(register.key.to_string());
                }
            }
        }
    }
    let written = people.iter().zip(due).filter(|(_, registers)| !registers.is_empty());
    written
        .map(|(reader, registers)| {
            let id = format!("{today}.review.{}", reader.account.row);
            letter(
                id,
                &reader.account,
                &About::ReviewDue { registers },
                (snapshot.revision, 0),
            )
        })
        .collect()
}

/// Letters on waivers that end soon or have ended: one for each person who may waive, naming the registers. Written when a waiver
/// begins to ask, on the day after its last, and as each month begins.
pub async fn waivers(
    snapshot: &Snapshot,
    last_look: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Vec<NewDelivery>> {
    let today = now.date_naive();
    let people = people(snapshot, now).await?;
    let mut due: Vec<BTreeSet<String>> = vec![BTreeSet::new(); people.len()];
    for controller in snapshot.shared.shelves.controllers.all() {
        let touched = |reader: &Reader| reader.actor.touches(Action::WaiveFinding, controller.key.as_str());
        if !people.iter().any(touched) {
            continue;
        }
        let Some(sight) = snapshot.sight(controller.key.as_str()).await? else {
            continue;
        };
        let told = |waiver: &&Arc<Waiver>| waiver_is_told(waiver, last_look, today);
        for waiver in sight.holding.shelves.waivers.all().iter().filter(told) {
            let archived = |register: &Arc<Register>| register.archived_on.is_some();
            if sight.get(&waiver.register).is_none_or(archived) {
                continue;
            }
            let target = waiver.target(sight.view());
            for (reader, due) in people.iter().zip(&mut due) {
                if reader.actor.may(Action::WaiveFinding, &target) {
                    due.insert(waiver.register.to_string());
                }
            }
        }
    }
    let written = people.iter().zip(due).filter(|(_, registers)| !registers.is_empty());
    written
        .map(|(reader, registers)| {
            let id = format!("{today}.waivers.{}", reader.account.row);
            let registers = registers.into_iter().collect();
            letter(
                id,
                &reader.account,
                &About::WaiversEnd { registers },
                (snapshot.revision, 0),
            )
        })
        .collect()
}

fn waiver_is_told(waiver: &Waiver, last_look: Option<NaiveDate>, today: NaiveDate) -> bool {
    let asks_from = waiver_asks_from(waiver);
    let over = waiver.expires_on.and_then(|Date(last)| last.succ_opt());
    asks_from.is_some_and(|Date(from)| {
        is_reminded(from, last_look, today) || over.is_some_and(|over| is_reminded(over, last_look, today))
    })
}

/// Who is reminded: those who hold the register's posts, else whoever may publish it. By their places in the list.
fn responsible(register: &Register, sight: &Sight, people: &[Reader]) -> Vec<usize> {
    let posts = register.responsible_post.iter().chain(&register.contact_posts);
    let holders: HashSet<&Key<Person>> = posts
        .filter_map(|post| sight.get(post))
        .filter_map(|post| post.holder.as_ref())
        .collect();
    let target = register.target(sight.view());
    let those = |test: &dyn Fn(&Reader) -> bool| -> Vec<usize> {
        people
            .iter()
            .enumerate()
            .filter(|(_, reader)| reader.actor.may(Action::ConfirmRegister, &target) && test(reader))
            .map(|(index, _)| index)
            .collect()
    };
    let own = those(&|reader| {
        reader
            .account
            .person
            .as_ref()
            .is_some_and(|person| holders.contains(person))
    });
    if own.is_empty() {
        those(&|reader| reader.actor.may(Action::PublishNotice, &target))
    } else {
        own
    }
}

/// Digests of the week before `monday`, for those who asked for them.
pub async fn digests(
    snapshot: &Snapshot,
    connection: &impl sea_orm::ConnectionTrait,
    monday: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Vec<NewDelivery>> {
    let people = people(snapshot, now).await?;
    let people: Vec<Reader> = people
        .into_iter()
        .filter(|reader| reader.account.weekly_digest)
        .collect();
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let end = monday.and_time(chrono::NaiveTime::MIN).and_utc();
    let week = Part::Moments(end - TimeDelta::days(7), end);
    let changes: Vec<Logged> = read(connection, week).await?;
    let happened = happenings(snapshot, changes).await?;
    let turned = turns::counts(connection, end - TimeDelta::days(7), end).await?;
    let mut weeks = vec![Week::default(); people.len()];
    for controller in snapshot.shared.shelves.controllers.all() {
        let key = controller.key.as_str();
        if !people.iter().any(|reader| reader.actor.touches(Register::READ, key)) {
            continue;
        }
        let Some(sight) = snapshot.sight(key).await? else {
            continue;
        };
        let here: Vec<&Happening> = happened
            .iter()
            .filter(|happening| happening.noun.home() == Some(key))
            .collect();
        for (reader, week) in people.iter().zip(&mut weeks) {
            count(reader, &sight, &here, now, week);
            count_findings(reader, &sight, &turned, week);
        }
    }
    people
        .iter()
        .zip(weeks)
        .map(|(reader, week)| {
            let id = format!("{monday}.digest.{}", reader.account.row);
            letter(id, &reader.account, &About::WeeklyDigest(week), (snapshot.revision, 0))
        })
        .collect()
}

/// Adds what a person may read of one controller.
fn count(reader: &Reader, sight: &Sight, happened: &[&Happening], now: DateTime<Utc>, week: &mut Week) {
    let view = sight.view();
    let mut changed = HashSet::new();
    for happening in happened {
        match (&happening.noun, happening.event) {
            (AnyNoun::Register(register), _) if register.may_be_read(&reader.actor, view) => {
                changed.insert(Arc::clone(register.key.shared()));
            }
            (AnyNoun::NoticeVersion(notice), Some(event)) if notice.may_be_read(&reader.actor, view) => match event {
                WebhookEvent::NoticePublished => week.published += 1,
                _ => week.withdrawn += 1,
            },
            _ => {}
        }
    }
    week.changed += changed.len();
    let submissions = sight.holding.shelves.submissions.all().iter();
    week.waiting += submissions
        .filter(|submission| {
            submission.state == SubmissionState::Waiting && submission.may_be_read(&reader.actor, view)
        })
        .count();
    let today = now.date_naive();
    let registers = sight.holding.shelves.registers.all().iter();
    week.overdue += registers
        .filter(|register| review_day(register).is_some_and(|day| day < today))
        .filter(|register| register.may_be_read(&reader.actor, view))
        .count();
}

/// Adds the findings that turned in registers a person may read.
fn count_findings(reader: &Reader, sight: &Sight, turned: &Counts, week: &mut Week) {
    for register in sight.holding.shelves.registers.all() {
        let (raised, resolved) = turned.of(register);
        if raised + resolved > 0 && register.may_be_read(&reader.actor, sight.view()) {
            week.raised += raised;
            week.resolved += resolved;
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{digest_day, is_reminded, waiver_is_told};
    use crate::records::waiver::Waiver;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_register_is_told_of_on_its_day_and_then_monthly() {
        let due = day("2026-03-10");
        let told = |last: &str, today: &str| is_reminded(due, Some(day(last)), day(today));
        assert!(!told("2026-03-08", "2026-03-09"), "not before");
        assert!(told("2026-03-09", "2026-03-10"), "on the day");
        assert!(told("2026-03-07", "2026-03-12"), "made up for after a pause");
        assert!(!told("2026-03-10", "2026-03-11"), "not every day");
        assert!(!told("2026-03-30", "2026-03-31"));
        assert!(told("2026-03-31", "2026-04-01"), "again as the month begins");
        assert!(is_reminded(due, None, day("2026-07-15")), "at the first look");
        assert!(
            is_reminded(NaiveDate::MIN, Some(day("2026-03-31")), day("2026-04-01")),
            "never confirmed"
        );
    }

    #[test]
    fn a_waiver_is_told_of_when_it_begins_to_ask_after_its_last_day_and_monthly() {
        let waiver = |ended: bool| Waiver {
            expires_on: Some("2026-03-20".parse().expect("a day")),
            ended_at: ended.then(|| "2026-03-01T09:00:00Z".parse().expect("a moment")),
            ..Waiver::default()
        };
        let told = |last: &str, today: &str| waiver_is_told(&waiver(false), Some(day(last)), day(today));
        assert!(!told("2026-02-16", "2026-02-17"), "31 days before");
        assert!(told("2026-02-17", "2026-02-18"), "30 days before");
        assert!(!told("2026-02-18", "2026-02-19"));
        assert!(told("2026-02-28", "2026-03-01"), "as the month begins");
        assert!(!told("2026-03-19", "2026-03-20"), "its last day");
        assert!(told("2026-03-20", "2026-03-21"), "the day after");
        assert!(!told("2026-03-21", "2026-03-22"));
        assert!(told("2026-03-31", "2026-04-01"), "as the next month begins");
        assert!(
            !waiver_is_told(&waiver(true), Some(day("2026-03-20")), day("2026-03-21")),
            "ended"
        );
    }

    #[test]
    fn a_digest_is_due_each_monday_once() {
        let monday = day("2026-03-09");
        assert_eq!(digest_day(Some(day("2026-03-02")), monday), Some(monday));
        assert_eq!(
            digest_day(Some(day("2026-03-02")), day("2026-03-11")),
            Some(monday),
            "made up for"
        );
        assert_eq!(digest_day(Some(monday), day("2026-03-15")), None);
        assert_eq!(
            digest_day(None, day("2026-03-11")),
            None,
            "not in the middle of the first week"
        );
        assert_eq!(digest_day(None, monday), Some(monday));
    }
}
