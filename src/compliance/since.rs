//! Since when has a finding stood, and what was raised and resolved? Written down by running servers as they look.
//!
//! Findings are found when asked for, so the day is not theirs to know. A server writes down after each commit, and each day,
//! what stands against the controllers that were touched, and with it what turned since the last look: whoever tells of findings
//! reads that (see [`crate::outbox`]). What we gave up is the exact hour, and rows in the transaction of every edit: an edit would
//! wait for its rules. What was raised and resolved again before anybody looked is not told.
//!
//! Several instances look at the same state. Each look takes the controller's place, which is a revision and a day, and moves only
//! forward, in the transaction that writes what turned: so each turn is written by one instance, and one that lags behind writes
//! nothing. What an instance misses, by dying or by an error, the next look finds, since it compares what stands with what is
//! written and not with what it saw. While instances of two versions of the program run side by side, whose rules differ, each may
//! resolve what the other raises.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::{Date, finding_look, finding_since as table, finding_turn, vocabulary::FindingTurn};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    Statement,
};

use super::{
    finding::{Finding, FindingMark},
    standing::{Standing, standing, touches},
};
use crate::{
    error::{Error, Result},
    records::{
        database::begin_write,
        inventory::{Committed, Inventory},
        register::Register,
        snapshot::{Sight, Snapshot},
    },
};

/// Rows written at once: databases take only so many values in one statement.
const AT_ONCE: usize = 500;

/// Days by the marks of findings, once they were read.
pub(super) type Days = Arc<Mutex<Option<Read>>>;

/// What was read, and whether anybody had looked by then.
#[derive(Clone, Debug)]
pub(super) struct Read {
    looked: bool,
    days: Arc<HashMap<FindingMark, Date>>,
}

/// At which state, on which day and at which moment it is looked.
#[derive(Clone, Copy)]
struct Look {
    revision: i64,
    today: Date,
    now: DateTime<Utc>,
}

/// Since when the findings of a controller have stood, by their marks; those not yet written down are not among them.
pub async fn since(inventory: &Inventory, sight: &Sight, on: Date) -> Result<Arc<HashMap<FindingMark, Date>>> {
    Ok(read(inventory, sight, on).await?.days)
}

async fn read(inventory: &Inventory, sight: &Sight, on: Date) -> Result<Read> {
    let kept = standing(sight, on).days();
    if let Some(read) = kept.lock().unwrap_or_else(PoisonError::into_inner).clone() {
        return Ok(read);
    }
    let (looked, days) = match sight.controller() {
        Some(controller) => {
            let look = finding_look::Entity::find_by_id(controller.row);
            let look = look.one(inventory.database()).await?;
            let rows = rows_of(inventory.database(), controller.row).await?;
            let days = rows.into_iter().map(|(mark, row)| (mark, row.since));
            (look.is_some(), days.collect())
        }
        None => (false, HashMap::new()),
    };
    let days = Arc::new(days);
    let read = Read { looked, days };
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(read.clone());
    Ok(read)
}

async fn rows_of(connection: &impl ConnectionTrait, controller: i32) -> Result<HashMap<FindingMark, table::Model>> {
    let rows = table::Entity::find().filter(table::Column::ControllerId.eq(controller));
    let read = |row: table::Model| match row.mark.parse() {
        Ok(mark) => Ok((mark, row)),
        Err(_) => Err(Error::Internal(format!("{} is no mark of a finding", row.mark))),
    };
    rows.all(connection).await?.into_iter().map(read).collect()
}

/// Writes down which findings of a controller were raised and resolved since the last look. How many rows changed.
///
/// What was written is read anew where asked for, and else only after a turn: an instance that another has overtaken sees that
/// when it takes the place, and reads anew then.
async fn write_down(inventory: &Inventory, sight: &Sight, look: Look, anew: bool) -> Result<usize> {
    let Some(controller) = sight.controller() else {
        return Ok(0);
    };
    let standing = standing(sight, look.today);
    let kept = standing.days();
    let forget = || *kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
    if anew {
        forget();
    }
    let known = read(inventory, sight, look.today).await?;
    if known.looked && is_known(&standing, &known) {
        return Ok(0);
    }
    let registers = sight.holding.shelves.registers.all().iter();
    let stands: HashMap<FindingMark, (&Register, &Finding)> = registers
        .flat_map(|register| {
            let marked = standing.marked(&register.key);
            marked.map(move |(finding, mark)| (mark, (&**register, finding)))
        })
        .collect();
    let write = begin_write(inventory.database()).await?;
    let changed = match take_place(&write, controller.row, look).await? {
        Place::Passed => 0,
        place => turn(&write, controller.row, look, &stands, place == Place::First).await?,
    };
    write.commit().await?;
    forget();
    Ok(changed)
}

/// Whether what stands is what was read: asked after every commit, and mostly so.
fn is_known(standing: &Standing, known: &Read) -> bool {
    let mut marks: Vec<FindingMark> = standing.rows().flat_map(|row| row.marks.iter().copied()).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.len() == known.days.len() && marks.iter().all(|mark| known.days.contains_key(mark))
}

/// What came of moving a controller's place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nobody had looked at the controller before.
    First,
    /// It was moved.
    Moved,
    /// Somebody has looked at this state or a later one.
    Passed,
}

async fn take_place(write: &DatabaseTransaction, controller: i32, look: Look) -> Result<Place> {
    let sql = "UPDATE finding_look SET revision = $2, looked_on = $3 \
               WHERE controller_id = $1 AND revision <= $2 AND looked_on <= $3 AND (revision < $2 OR looked_on < $3)";
    if execute(write, sql, controller, look).await? == 1 {
        return Ok(Place::Moved);
    }
    let sql =
        "INSERT INTO finding_look (controller_id, revision, looked_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let first = execute(write, sql, controller, look).await? == 1;
    Ok(if first { Place::First } else { Place::Passed })
}

async fn execute(write: &DatabaseTransaction, sql: &str, controller: i32, look: Look) -> Result<u64> {
    let values = [controller.into(), look.revision.into(), look.today.into()];
    let statement = Statement::from_sql_and_values(write.get_database_backend(), sql, values);
    Ok(write.execute_raw(statement).await?.rows_affected())
}

/// Writes what turned, as the rows stand now that the place is ours.
async fn turn(
    write: &DatabaseTransaction,
    controller: i32,
    look: Look,
    stands: &HashMap<FindingMark, (&Register, &Finding)>,
    first: bool,
) -> Result<usize> {
    let rows = rows_of(write, controller).await?;
    let row = |mark: &FindingMark, since: Date| {
        let (register, finding) = stands[mark];
        table::Model {
            controller_id: controller,
            mark: mark.to_string(),
            since,
            register_id: Some(register.row),
            rule: Some(finding.rule.code.to_owned()),
            severity: Some(finding.severity),
        }
    };
    let new = stands.keys().filter(|mark| !rows.contains_key(mark));
    let new: Vec<table::Model> = new.map(|mark| row(mark, look.today)).collect();
    let gone = rows.iter().filter(|(mark, _)| !stands.contains_key(mark));
    let gone: Vec<table::Model> = gone.map(|(_, row)| row.clone()).collect();
    // Rows from before it was written what a finding was are written anew, with the day they have.
    let old = rows.iter().filter(|(_, row)| row.rule.is_none());
    let old: Vec<FindingMark> = old.map(|(mark, _)| *mark).collect();
    let renewed: Vec<table::Model> = old
        .iter()
        .filter(|mark| stands.contains_key(mark))
        .map(|mark| row(mark, rows[mark].since))
        .collect();
    let away: Vec<String> = gone.iter().chain(&renewed).map(|row| row.mark.clone()).collect();
    for some in away.chunks(AT_ONCE) {
        table::Entity::delete_many()
            .filter(table::Column::ControllerId.eq(controller))
            .filter(table::Column::Mark.is_in(some))
            .exec(write)
            .await?;
    }
    let written: Vec<_> = new
        .iter()
        .chain(&renewed)
        .cloned()
        .map(table::Model::into_active_model)
        .collect();
    for some in written.chunks(AT_ONCE) {
        table::Entity::insert_many(some.to_vec())
            .exec_without_returning(write)
            .await?;
    }
    // What stood before anybody looked is no news: a city that was just taken in has all its findings at once.
    if !first {
        let raised = new.iter().map(|row| (row, FindingTurn::Raised));
        let resolved = gone.iter().map(|row| (row, FindingTurn::Resolved));
        let turns: Vec<_> = raised
            .chain(resolved)
            .filter_map(|(row, turn)| turned(row, turn, look))
            .collect();
        for some in turns.chunks(AT_ONCE) {
            finding_turn::Entity::insert_many(some.to_vec())
                .exec_without_returning(write)
                .await?;
        }
    }
    Ok(new.len() + gone.len())
}

/// A turn to be told; none of a finding of which it was never written what it was.
fn turned(row: &table::Model, turn: FindingTurn, look: Look) -> Option<finding_turn::ActiveModel> {
    Some(finding_turn::ActiveModel {
        controller_id: Set(row.controller_id),
        revision: Set(look.revision),
        looked_on: Set(look.today),
        mark: Set(row.mark.clone()),
        register_id: Set(row.register_id?),
        rule: Set(row.rule.clone()?),
        severity: Set(row.severity?),
        turn: Set(turn),
        at: Set(look.now),
        told: Set(false),
    })
}

/// Writes down what stands against every controller; those that are not in memory are loaded one after another.
pub async fn write_down_all(inventory: &Arc<Inventory>, now: DateTime<Utc>) -> Result<usize> {
    let snapshot = inventory.snapshot();
    let keys = snapshot
        .shared
        .shelves
        .controllers
        .all()
        .iter()
        .map(|controller| controller.key.to_string());
    write_down_some(inventory, keys.collect(), now, true).await
}

/// Writes down what stands against the controllers that a commit touched: of what all share, those that are in memory.
pub async fn write_down_after(inventory: &Arc<Inventory>, committed: &Committed, now: DateTime<Utc>) -> Result<usize> {
    let snapshot = inventory.snapshot();
    let mut keys = BTreeSet::new();
    for head in &committed.heads {
        let loaded = snapshot.loaded_holdings().map(|holding| &*holding.controller);
        keys.extend(loaded.filter(|controller| touches(head, controller)).map(str::to_owned));
        // Its own, whether it is in memory or not.
        let owner = head.key.split_once('/').map(|(owner, _)| owner);
        keys.extend(
            owner
                .filter(|owner| snapshot.shared.shelves.controllers.get(owner).is_some())
                .map(str::to_owned),
        );
    }
    write_down_some(inventory, keys, now, false).await
}

async fn write_down_some(
    inventory: &Arc<Inventory>,
    controllers: BTreeSet<String>,
    now: DateTime<Utc>,
    anew: bool,
) -> Result<usize> {
    let mut changed = 0;
    for key in controllers {
        // As each stands when its turn comes: the state that the round began with may be gone by then.
        let snapshot = inventory.snapshot();
        match snapshot.sight(&key).await {
            Ok(Some(sight)) => changed += write_down(inventory, &sight, at(&snapshot, now), anew).await?,
            // Moved: the commit that made it so is yet to come here, and touches this one; the others are looked at now.
            Ok(None) | Err(Error::Moved) => {}
            Err(error) => return Err(error),
        }
        // A nation's controllers are looked at one after another; others are let in between.
        tokio::task::yield_now().await;
    }
    Ok(changed)
}

fn at(snapshot: &Snapshot, now: DateTime<Utc>) -> Look {
    Look {
        revision: snapshot.revision,
        today: Date(now.date_naive()),
        now,
    }
}
