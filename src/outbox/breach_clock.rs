//! Who is written to by the hours of a breach, Art. 33(1)? Those who may deal with it: when the case is opened, when a day is left
//! to tell the authority, and when the 72 hours are over.
//!
//! Tasks go by the day; a clock of 72 hours does not wait for one. Each hour is written down with the letters it makes, in one
//! transaction, so that it is told once, whichever instance tells and however late it comes. A clock that is set anew, because the
//! controller became aware of the breach earlier than was thought, has hours of its own. Of several that have come meanwhile the
//! last is told, and of a case that was just opened only that: its letter says the hour.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    breach_case, breach_reminder,
    vocabulary::{BreachRisk, BreachStage},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Statement,
};

use super::{
    audience::{Reader, letter, people},
    deliveries::{NewDelivery, keep},
    letter::{About, controller_name},
};
use crate::{
    access::Action,
    error::Result,
    notices::words::moment,
    records::{
        breach::{BreachCase, HOURS},
        database::begin_write,
        noun::Key,
        reach::{Reached, View},
        snapshot::Snapshot,
    },
};

/// How long before the end of the 72 hours it is told that they end.
const LEFT: TimeDelta = TimeDelta::hours(24);

/// An open case, as far as its clock goes.
#[derive(Clone, Debug, FromQueryResult)]
struct Clock {
    id: i32,
    key: String,
    opened_at: Option<DateTime<Utc>>,
    known_at: Option<DateTime<Utc>>,
    risk: Option<BreachRisk>,
    authority_told_at: Option<DateTime<Utc>>,
}

/// Hours of a case that have come and were not told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Due {
    case: Key<BreachCase>,
    row: i32,
    /// In the order in which they came; never none.
    stages: Vec<(BreachStage, DateTime<Utc>)>,
}

impl Due {
    /// The one that is told.
    fn told(&self) -> (BreachStage, DateTime<Utc>) {
        let opened = self.stages.iter().find(|(stage, _)| *stage == BreachStage::Opened);
        *opened.unwrap_or(&self.stages[self.stages.len() - 1])
    }
}

impl Clock {
    /// The hours that have come, each with the moment it is known by: the opening, or the end of the 72 hours.
    fn come(&self, now: DateTime<Utc>) -> Vec<(BreachStage, DateTime<Utc>)> {
        let mut come: Vec<_> = self.opened_at.map(|at| (BreachStage::Opened, at)).into_iter().collect();
        let waits = self.authority_told_at.is_none() && self.risk != Some(BreachRisk::Unlikely);
        if let Some(end) = self
            .known_at
            .filter(|_| waits)
            .map(|known| known + TimeDelta::hours(HOURS))
        {
            if now >= end - LEFT {
                come.push((BreachStage::DayLeft, end));
            }
            // The last moment is still in time.
            if now > end {
                come.push((BreachStage::Over, end));
            }
        }
        come
    }
}

/// Whether an hour of any case has come and was not told.
pub async fn any_due(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool> {
    Ok(!due(connection, now).await?.is_empty())
}

async fn due(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Due>> {
    use breach_case::Column;
    // The texts of a case stay where they are.
    let columns = [
        Column::Id,
        Column::Key,
        Column::OpenedAt,
        Column::KnownAt,
        Column::Risk,
        Column::AuthorityToldAt,
    ];
    let open: Vec<Clock> = breach_case::Entity::find()
        .select_only()
        .columns(columns)
        .filter(Column::ClosedAt.is_null())
        .filter(Column::ArchivedOn.is_null())
        .into_model()
        .all(connection)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let cases: Vec<i32> = open.iter().map(|clock| clock.id).collect();
    let told = breach_reminder::Entity::find().filter(breach_reminder::Column::CaseId.is_in(cases));
    let told = told.all(connection).await?;
    let is_told = |clock: &Clock, stage: BreachStage, at: DateTime<Utc>| {
        told.iter()
            .any(|row| (row.case_id, row.stage, row.due_at) == (clock.id, stage, at))
    };
    let due = open.iter().filter_map(|clock| {
        let come = clock.come(now).into_iter();
        let stages: Vec<_> = come.filter(|(stage, at)| !is_told(clock, *stage, *at)).collect();
        (!stages.is_empty()).then(|| Due {
            case: Key::new(&*clock.key),
            row: clock.id,
            stages,
        })
    });
    Ok(due.collect())
}

/// Writes down letters for the hours that have come. How many.
pub async fn remind(database: &DatabaseConnection, snapshot: &Snapshot, now: DateTime<Utc>) -> Result<usize> {
    let people = people(snapshot, now).await?;
    let mut new = Vec::new();
    let mut made = Vec::new();
    for due in due(database, now).await? {
        // One that was opened after the inventory in memory waits for the next round.
        let Some(case) = snapshot.find(&due.case).await? else {
            continue;
        };
        new.extend(letters(snapshot, &case, &due, &people).await?);
        made.extend(due.stages.iter().map(|(stage, at)| (due.row, *stage, *at)));
    }
    let write = begin_write(database).await?;
    for (case, stage, at) in made {
        let sql = "INSERT INTO breach_reminder (case_id, stage, due_at, made_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT DO NOTHING";
        let values = [case.into(), stage.to_value().into(), at.into(), now.into()];
        let insert = Statement::from_sql_and_values(write.get_database_backend(), sql, values);
        if write.execute_raw(insert).await?.rows_affected() != 1 {
            // Another instance has told.
            write.rollback().await?;
            return Ok(0);
        }
    }
    let count = new.len();
    keep(&write, new, now).await?;
    write.commit().await?;
    Ok(count)
}

async fn letters(snapshot: &Snapshot, case: &BreachCase, due: &Due, people: &[Reader]) -> Result<Vec<NewDelivery>> {
    let (stage, at) = due.told();
    let holding = snapshot.holding(case.controller.as_str()).await?;
    let view = View {
        shared: &snapshot.shared,
        holding: holding.as_deref(),
    };
    let about = About::Breach {
        stage,
        key: case.key.to_string(),
        at,
    };
    let concerned = people.iter().filter(|reader| {
        let opened = stage == BreachStage::Opened && case.opened_by.as_ref() == Some(&reader.account.key);
        !opened && may_handle(reader, case, view)
    });
    concerned
        .map(|reader| {
            let word = stage.to_value().to_ascii_lowercase();
            let id = format!("breach.{word}.{}.{}.{}", due.row, at.timestamp(), reader.account.row);
            letter(id, &reader.account, &about, (snapshot.revision, 0))
        })
        .collect()
}

/// What a letter says of a breach, if it still has anything to say: whose it is, and by when the authority is to be told. Never what
/// happened, which may name people.
pub async fn line(
    snapshot: &Snapshot,
    reader: &Reader,
    (stage, key, at): (BreachStage, &str, DateTime<Utc>),
) -> Result<Option<String>> {
    let case = snapshot.find(&Key::<BreachCase>::new(key)).await?;
    let Some(case) = case.filter(|case| still_tells(case, stage, at)) else {
        return Ok(None);
    };
    let Some(sight) = snapshot.sight(case.controller.as_str()).await? else {
        return Ok(None);
    };
    if !may_handle(reader, &case, sight.view()) {
        return Ok(None);
    }
    let language = reader.account.language;
    let name = sight
        .controller()
        .map(|controller| controller_name(controller, language))
        .unwrap_or_default();
    Ok(Some(match case.deadline() {
        Some(end) => format!("{name}, {}", moment(language, end)),
        None => name,
    }))
}

/// Whether a case is somebody's to deal with.
fn may_handle(reader: &Reader, case: &BreachCase, view: View<'_>) -> bool {
    reader.actor.may(Action::HandleBreach, &case.target(view)) && case.may_be_read(&reader.actor, view)
}

/// Whether the case is open, and the clock runs to the same end.
fn still_tells(case: &BreachCase, stage: BreachStage, at: DateTime<Utc>) -> bool {
    case.closed_at.is_none()
        && (stage == BreachStage::Opened || (case.waits_for_authority() && case.deadline() == Some(at)))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use entity::vocabulary::{BreachRisk, BreachStage::*};

    use super::{Clock, Due};
    use crate::records::noun::Key;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn clock() -> Clock {
        Clock {
            id: 1,
            key: "pori/1".to_owned(),
            opened_at: Some(at("2026-03-02T10:00:00Z")),
            known_at: Some(at("2026-03-02T09:00:00Z")),
            risk: None,
            authority_told_at: None,
        }
    }

    fn come(clock: &Clock, now: &str) -> Vec<entity::vocabulary::BreachStage> {
        clock.come(at(now)).into_iter().map(|(stage, _)| stage).collect()
    }

    #[test]
    fn an_hour_comes_to_the_second() {
        let clock = clock();
        assert_eq!(come(&clock, "2026-03-04T08:59:59Z"), [Opened]);
        assert_eq!(come(&clock, "2026-03-04T09:00:00Z"), [Opened, DayLeft]);
        assert_eq!(come(&clock, "2026-03-05T09:00:00Z"), [Opened, DayLeft], "the 72nd hour");
        assert_eq!(come(&clock, "2026-03-05T09:00:01Z"), [Opened, DayLeft, Over]);
    }

    #[test]
    fn no_clock_runs_once_the_authority_was_told_or_nobody_is_endangered() {
        let told = Clock {
            authority_told_at: Some(at("2026-03-03T09:00:00Z")),
            ..clock()
        };
        let unlikely = Clock {
            risk: Some(BreachRisk::Unlikely),
            ..clock()
        };
        assert_eq!(come(&told, "2026-04-01T09:00:00Z"), [Opened]);
        assert_eq!(come(&unlikely, "2026-04-01T09:00:00Z"), [Opened]);
    }

    #[test]
    fn of_what_came_meanwhile_the_opening_is_told_or_else_the_last() {
        let end = at("2026-03-05T09:00:00Z");
        let due = |stages: &[_]| Due {
            case: Key::new("pori/1"),
            row: 1,
            stages: stages.iter().map(|stage| (*stage, end)).collect(),
        };
        assert_eq!(due(&[Opened, DayLeft, Over]).told().0, Opened);
        assert_eq!(due(&[DayLeft, Over]).told().0, Over);
    }
}
