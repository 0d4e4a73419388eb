//! Since when has a finding stood? The first day it was seen on, written down by a running server.
//!
//! Findings are found when asked for, so the day is not theirs to know. A server writes down after each commit, and each day,
//! what stands against the controllers that were touched. What we gave up is the exact hour, and rows in the transaction of every
//! edit: an edit would wait for its rules.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::{Date, finding_since as table};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{finding::FindingMark, standing::standing};
use crate::{
    error::{Error, Result},
    records::{
        inventory::{Committed, Inventory},
        snapshot::Sight,
    },
};

/// Rows written at once: databases take only so many values in one statement.
const AT_ONCE: usize = 500;

/// Days by the marks of findings, once they were read.
pub(super) type Days = Arc<Mutex<Option<Arc<HashMap<FindingMark, Date>>>>>;

/// Since when the findings of a controller have stood, by their marks; those not yet written down are not among them.
pub async fn since(inventory: &Inventory, sight: &Sight, on: Date) -> Result<Arc<HashMap<FindingMark, Date>>> {
    let kept = standing(sight, on).days();
    if let Some(days) = kept.lock().unwrap_or_else(PoisonError::into_inner).clone() {
        return Ok(days);
    }
    let Some(controller) = sight.controller() else {
        return Ok(Arc::default());
    };
    let rows = table::Entity::find()
        .filter(table::Column::ControllerId.eq(controller.row))
        .all(inventory.database())
        .await?;
    let read = |row: table::Model| {
        let mark = row.mark.parse();
        mark.map(|mark| (mark, row.since))
            .map_err(|_| Error::Internal(format!("{} is no mark of a finding", row.mark)))
    };
    let days: Arc<HashMap<FindingMark, Date>> = Arc::new(rows.into_iter().map(read).collect::<Result<_>>()?);
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&days));
    Ok(days)
}

/// Writes down which findings of a controller are new today, and forgets those that stand no longer. How many rows changed.
pub async fn write_down(inventory: &Inventory, sight: &Sight, today: Date) -> Result<usize> {
    let Some(controller) = sight.controller() else {
        return Ok(0);
    };
    let known = since(inventory, sight, today).await?;
    let standing = standing(sight, today);
    let registers = sight.holding.shelves.registers.all().iter();
    let marks: HashSet<FindingMark> = registers
        .flat_map(|register| standing.marked(&register.key).map(|(_, mark)| mark))
        .collect();
    let new: Vec<&FindingMark> = marks.iter().filter(|mark| !known.contains_key(*mark)).collect();
    let gone: Vec<&FindingMark> = known.keys().filter(|mark| !marks.contains(*mark)).collect();
    if new.is_empty() && gone.is_empty() {
        return Ok(0);
    }
    for some in new.chunks(AT_ONCE) {
        let rows = some.iter().map(|mark| table::ActiveModel {
            controller_id: Set(controller.row),
            mark: Set(mark.to_string()),
            since: Set(today),
        });
        // Another instance may have been first.
        let first = OnConflict::columns([table::Column::ControllerId, table::Column::Mark])
            .do_nothing()
            .to_owned();
        table::Entity::insert_many(rows)
            .on_conflict(first)
            .exec_without_returning(inventory.database())
            .await?;
    }
    for some in gone.chunks(AT_ONCE) {
        table::Entity::delete_many()
            .filter(table::Column::ControllerId.eq(controller.row))
            .filter(table::Column::Mark.is_in(some.iter().map(ToString::to_string)))
            .exec(inventory.database())
            .await?;
    }
    let changed = new.len() + gone.len();
    *standing.days().lock().unwrap_or_else(PoisonError::into_inner) = None;
    Ok(changed)
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
    write_down_some(inventory, keys.collect(), now).await
}

/// Writes down what stands against the controllers that a commit touched: of what all share, those that are in memory.
pub async fn write_down_after(inventory: &Arc<Inventory>, committed: &Committed, now: DateTime<Utc>) -> Result<usize> {
    let snapshot = inventory.snapshot();
    let mut keys = BTreeSet::new();
    for head in &committed.heads {
        match head.key.split_once('/') {
            Some((owner, _)) if snapshot.shared.shelves.controllers.get(owner).is_some() => {
                keys.insert(owner.to_owned());
            }
            _ => keys.extend(snapshot.loaded_holdings().map(|holding| holding.controller.to_string())),
        }
    }
    write_down_some(inventory, keys, now).await
}

async fn write_down_some(
    inventory: &Arc<Inventory>,
    controllers: BTreeSet<String>,
    now: DateTime<Utc>,
) -> Result<usize> {
    let mut changed = 0;
    for key in controllers {
        // As each stands when its turn comes: the state that the round began with may be gone by then.
        if let Some(sight) = inventory.snapshot().sight(&key).await? {
            changed += write_down(inventory, &sight, Date(now.date_naive())).await?;
        }
        // A nation's controllers are looked at one after another; others are let in between.
        tokio::task::yield_now().await;
    }
    Ok(changed)
}
