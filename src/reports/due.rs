//! Which saved reports are to be run now, and what comes of each? One after another, each by one instance, in its owner's name.
//!
//! Whoever runs one takes hold of it first, by an update that succeeds once; one that was cut off is run again when the hold ends. The
//! result is written before the noun changes, and the noun changes only when the outcome becomes another: so the log, and those who
//! have it as a task, are told of what broke and what was mended, and not each day that all is well.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Days, Months, TimeDelta, Utc};
use entity::{
    Date, Duration, saved_report_result as results, saved_report_run as runs,
    vocabulary::{ReportExpectation, ReportFailure, ReportOutcome},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseConnection, EntityTrait, Statement, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use super::{
    form::table::Cell,
    list::{AnyReport, report},
    pack::hex,
    report::Ask,
    results::{best, keep},
};
use crate::{
    access::{Actor, By},
    error::{Error, Result},
    records::{
        change::standing,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::Path,
        saved_report::SavedReport,
        snapshot::AnyNoun,
    },
};

/// How long one instance may take to run a report before another tries it.
const HOLD: TimeDelta = TimeDelta::minutes(15);
/// Registers that a result names at most.
const NAMED: usize = 20;
/// How often a report is begun anew because records changed meanwhile.
const TRIES: usize = 3;

/// Runs every saved report whose time has come, one after another. One that cannot be run does not keep the others back; the first
/// such error is returned. How many were run.
pub async fn run_due(inventory: &Arc<Inventory>, now: DateTime<Utc>) -> Result<usize> {
    let snapshot = inventory.snapshot();
    let all = snapshot.shared.shelves.saved_reports.all().iter();
    let may_be_due: Vec<&Arc<SavedReport>> = all
        .filter(|saved| saved.archived_on.is_none() && (saved.every.is_some() || saved.wanted_at.is_some()))
        .collect();
    if may_be_due.is_empty() {
        return Ok(0);
    }
    let rows = runs::Entity::find().all(inventory.database()).await?;
    let ran: HashMap<i32, runs::Model> = rows.into_iter().map(|row| (row.report_id, row)).collect();
    let (mut count, mut failed) = (0, None);
    for saved in may_be_due {
        let ran_at = ran.get(&saved.row).and_then(|row| row.ran_at);
        if !is_due(saved, ran_at, now) || !hold(inventory.database(), saved.row, ran_at, now).await? {
            continue;
        }
        match run_one(inventory, saved, now).await {
            Ok(()) => count += 1,
            Err(error) => {
                tracing::error!(%error, report = %saved.key, "a saved report could not be run");
                failed.get_or_insert(error);
            }
        }
    }
    failed.map_or(Ok(count), Err)
}

/// Whether it is to be run: its time has come by the schedule, or somebody wants it since it was last run.
fn is_due(saved: &SavedReport, ran_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let Some(ran_at) = ran_at else {
        return saved.wanted_at.is_some() || !saved.paused;
    };
    let scheduled = saved.every.filter(|_| !saved.paused);
    saved.wanted_at.is_some_and(|wanted| wanted > ran_at)
        || scheduled.is_some_and(|every| after(ran_at, every).is_some_and(|next| next <= now))
}

/// A moment so much later, by the calendar. `None` beyond the calendar's end.
fn after(moment: DateTime<Utc>, duration: Duration) -> Option<DateTime<Utc>> {
    let months = Months::new(u32::from(duration.years) * 12 + u32::from(duration.months));
    let days = Days::new(u64::from(duration.weeks) * 7 + u64::from(duration.days));
    moment.checked_add_months(months)?.checked_add_days(days)
}

/// Takes hold of a report that was last run then. `false` when another instance has it, or has run it meanwhile.
async fn hold(
    database: &DatabaseConnection,
    row: i32,
    ran_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let first = runs::ActiveModel {
        report_id: Set(row),
        ran_at: Set(None),
        held_until: Set(DateTime::UNIX_EPOCH),
    };
    runs::Entity::insert(first)
        .on_conflict(OnConflict::column(runs::Column::ReportId).do_nothing().to_owned())
        .exec_without_returning(database)
        .await?;
    let mut sql = "UPDATE saved_report_run SET held_until = $1 WHERE report_id = $2 AND held_until <= $3".to_owned();
    let mut values: Vec<sea_orm::Value> = vec![(now + HOLD).into(), row.into(), now.into()];
    match ran_at {
        None => sql += " AND ran_at IS NULL",
        Some(ran_at) => {
            sql += " AND ran_at = $4";
            values.push(ran_at.into());
        }
    }
    let hold = Statement::from_sql_and_values(database.get_database_backend(), sql, values);
    Ok(database.execute_raw(hold).await?.rows_affected() == 1)
}

/// What a run found.
#[derive(Debug, Default)]
struct Found {
    rows: u64,
    digest: String,
    registers: Vec<String>,
}

async fn run_one(inventory: &Arc<Inventory>, saved: &Arc<SavedReport>, now: DateTime<Utc>) -> Result<()> {
    let mut tries = 0;
    let (revision, found) = loop {
        let revision = inventory.snapshot().revision;
        tries += 1;
        match look(inventory, saved, now).await {
            // The state it was asked of is gone: asked again of the newest.
            Err(Error::Moved) if tries < TRIES => {}
            Err(Error::Moved) => return Err(Error::Moved),
            found => break (revision, found?),
        }
    };
    let best = best(inventory.database(), saved).await?;
    let outcome = match &found {
        Err(_) => ReportOutcome::Failed,
        Ok(found) if is_met(saved.expectation, found.rows, best.as_ref()) => ReportOutcome::Met,
        Ok(_) => ReportOutcome::NotMet,
    };
    keep(inventory.database(), saved, now, |number| {
        result(saved, number, revision, now, outcome, found)
    })
    .await?;
    tell(inventory, saved, outcome, now).await
}

/// Asks the report in its owner's name, as the rights are now. The inner error says why it could not be.
async fn look(
    inventory: &Arc<Inventory>,
    saved: &SavedReport,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Found, ReportFailure>> {
    let snapshot = inventory.snapshot();
    let actor = match &saved.owner {
        Some(owner) => snapshot.actor(owner, None, now).await?,
        None => Some(Actor::command_line()),
    };
    let Some(actor) = actor else {
        return Ok(Err(ReportFailure::OwnerGone));
    };
    let Some(report) = report(&saved.report) else {
        return Ok(Err(ReportFailure::UnknownReport));
    };
    let ask = Ask {
        inventory: Arc::clone(inventory),
        snapshot,
        actor,
        now,
        on: Date(now.date_naive()),
        language: saved.language,
        base: None,
        arguments: saved.arguments(),
    };
    match count(report, &ask).await {
        Ok(found) => Ok(Ok(found)),
        Err(Error::Moved) => Err(Error::Moved),
        Err(Error::Forbidden) => Ok(Err(ReportFailure::Forbidden)),
        Err(Error::NotFound) => Ok(Err(ReportFailure::NotThere)),
        Err(error) => {
            tracing::error!(%error, report = %saved.key, "a saved report broke off");
            Ok(Err(ReportFailure::Internal))
        }
    }
}

/// Counts the rows of a report, and what tells them from others.
async fn count(report: &dyn AnyReport, ask: &Ask) -> Result<Found> {
    let columns = report.head(ask).columns;
    let register = columns.iter().position(|column| column.key == "register");
    let mut digest = Sha256::new();
    let mut registers: Vec<String> = Vec::new();
    let mut show = |cells: &[Cell]| {
        for cell in cells {
            digest.update(cell.plain(ask.language));
            // The sign between two units: no text of the inventory holds control characters.
            digest.update([0x1f]);
        }
        digest.update([0x1e]);
        if let Some(Cell::Text(key)) = register.and_then(|place| cells.get(place))
            && registers.len() < NAMED
            && !registers.contains(&key.text)
        {
            registers.push(key.text.clone());
        }
    };
    let rows = report.each(ask, &mut show).await?;
    Ok(Found {
        rows,
        digest: hex(&digest.finalize().into()),
        registers,
    })
}

/// Whether so many rows are as expected; `best` is the last result that was, to the same question.
fn is_met(expectation: ReportExpectation, rows: u64, best: Option<&results::Model>) -> bool {
    match expectation {
        ReportExpectation::None => true,
        ReportExpectation::MustStayEmpty => rows == 0,
        ReportExpectation::MustNotGrow => {
            let allowed = best.and_then(|best| best.row_count);
            allowed.is_none_or(|allowed| rows <= u64::try_from(allowed).unwrap_or_default())
        }
    }
}

fn result(
    saved: &SavedReport,
    number: i32,
    revision: i64,
    now: DateTime<Utc>,
    outcome: ReportOutcome,
    found: std::result::Result<Found, ReportFailure>,
) -> results::Model {
    let (found, failure) = match found {
        Ok(found) => (Some(found), None),
        Err(failure) => (None, Some(failure)),
    };
    let row_count = found
        .as_ref()
        .map(|found| i32::try_from(found.rows).unwrap_or(i32::MAX));
    let registers = found
        .as_ref()
        .map(|found| found.registers.as_slice())
        .unwrap_or_default();
    results::Model {
        report_id: saved.row,
        number,
        at: now,
        revision,
        outcome,
        row_count,
        registers: serde_json::to_string(registers).expect("a list of texts always has a JSON form"),
        digest: found.map(|found| found.digest),
        failure,
    }
}

/// Says what came of it last, if that is another than before, unless it was put away or asks otherwise by now.
async fn tell(
    inventory: &Arc<Inventory>,
    saved: &SavedReport,
    outcome: ReportOutcome,
    now: DateTime<Utc>,
) -> Result<()> {
    if saved.outcome == Some(outcome) {
        return Ok(());
    }
    let actor = Actor::command_line();
    let controllers: Vec<&str> = saved.controller.iter().map(Key::as_str).collect();
    inventory
        .change(&actor, now, &controllers, |snapshot| {
            let by = By {
                account: Arc::from(PROGRAM),
                role: None,
                request: Arc::from(""),
            };
            let (before, _) = standing(snapshot, &saved.key)?;
            let gone = before.archived_on.is_some() || before.asked_at != saved.asked_at;
            if gone || before.outcome == Some(outcome) {
                return Ok(Plan {
                    by,
                    changes: Vec::new(),
                });
            }
            let after = SavedReport {
                version: before.version + 1,
                outcome: Some(outcome),
                outcome_at: Some(now),
                ..SavedReport::clone(before)
            };
            Ok(Plan {
                by,
                changes: vec![Change {
                    before: Some(AnyNoun::SavedReport(Arc::clone(before))),
                    after: AnyNoun::SavedReport(Arc::new(after)),
                    verb: Verb::Edit,
                    at: Path::default(),
                }],
            })
        })
        .await?;
    Ok(())
}

/// The program itself, as history tells of it.
const PROGRAM: &str = "program";

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use entity::{
        saved_report_result as results,
        vocabulary::{ReportExpectation, ReportOutcome},
    };

    use super::{is_due, is_met};
    use crate::records::saved_report::SavedReport;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn weekly() -> SavedReport {
        SavedReport {
            every: "P7D".parse().ok(),
            ..SavedReport::default()
        }
    }

    #[test]
    fn one_with_a_schedule_is_due_at_first_and_then_when_its_time_has_passed() {
        let (now, ran) = (at("2026-03-09T08:00:00Z"), at("2026-03-02T08:00:00Z"));
        assert!(is_due(&weekly(), None, now));
        assert!(is_due(&weekly(), Some(ran), now));
        assert!(!is_due(&weekly(), Some(ran), at("2026-03-09T07:59:59Z")));
    }

    #[test]
    fn a_month_is_one_of_the_calendar() {
        let monthly = SavedReport {
            every: "P1M".parse().ok(),
            ..SavedReport::default()
        };
        let ran = Some(at("2026-01-31T08:00:00Z"));
        assert!(!is_due(&monthly, ran, at("2026-02-28T07:00:00Z")));
        assert!(is_due(&monthly, ran, at("2026-02-28T08:00:00Z")));
    }

    #[test]
    fn one_that_is_paused_is_run_only_when_somebody_wants_it() {
        let mut paused = SavedReport {
            paused: true,
            ..weekly()
        };
        let (ran, now) = (at("2026-01-01T08:00:00Z"), at("2026-03-09T08:00:00Z"));
        assert!(!is_due(&paused, None, now));
        assert!(!is_due(&paused, Some(ran), now));
        paused.wanted_at = Some(now);
        assert!(is_due(&paused, Some(ran), now));
        assert!(
            !is_due(&paused, Some(at("2026-03-09T08:00:01Z")), now),
            "it was run since"
        );
    }

    #[test]
    fn what_may_not_grow_is_measured_by_the_last_result_that_was_well() {
        let best = |row_count| results::Model {
            report_id: 1,
            number: 1,
            at: at("2026-01-01T08:00:00Z"),
            revision: 1,
            outcome: ReportOutcome::Met,
            row_count,
            digest: None,
            registers: "[]".to_owned(),
            failure: None,
        };
        let met = |rows, best: Option<&results::Model>| is_met(ReportExpectation::MustNotGrow, rows, best);
        assert!(met(7, None), "the first result is what it begins with");
        assert!(met(3, Some(&best(Some(3)))));
        assert!(!met(4, Some(&best(Some(3)))));
        assert!(is_met(ReportExpectation::MustStayEmpty, 0, None));
        assert!(!is_met(ReportExpectation::MustStayEmpty, 1, Some(&best(Some(1)))));
        assert!(is_met(ReportExpectation::None, 9, None));
    }
}
