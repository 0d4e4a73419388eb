//! What became of findings, as far as anybody is to be told of it? What each look wrote down, told once.
//!
//! Which instance looked makes no difference: a look writes what turned in one transaction (see [`crate::compliance::since`]), and
//! it is marked as told in the transaction that writes the deliveries. A message tells of all that turned in one register at one
//! look, so that a register with many findings is one message and not many.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    finding_turn::{Column, Entity, Model},
    vocabulary::{FindingTurn, WebhookEvent},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use super::{
    audience::{may_read, open_webhooks, to_webhook_of_findings},
    deliveries::NewDelivery,
    links::Links,
};
use crate::{
    error::Result,
    records::{
        reach::View,
        register::Register,
        snapshot::{AnyNoun, Snapshot},
    },
};

/// Turns that are decided on at a time.
const AT_ONCE: u64 = 5_000;

/// Findings that one message names; of more it tells the number.
const NAMED: usize = 100;

/// How long it is kept what turned.
const KEPT: TimeDelta = TimeDelta::days(90);

/// What turned in one register at one look, in one direction.
#[derive(Clone, Debug)]
pub struct Turned {
    /// The rows: never none.
    rows: Vec<Model>,
}

/// A finding as a message names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// By what the same finding is known again.
    pub mark: String,
    /// The code of the rule.
    pub rule: String,
    /// How much it weighs, or weighed.
    pub severity: String,
}

impl Turned {
    fn row(&self) -> &Model {
        &self.rows[0]
    }

    /// The revision that was looked at.
    pub fn revision(&self) -> i64 {
        self.row().revision
    }

    /// When it was looked.
    pub fn at(&self) -> DateTime<Utc> {
        self.row().at
    }

    /// What webhooks are told of it.
    pub fn event(&self) -> WebhookEvent {
        match self.row().turn {
            FindingTurn::Raised => WebhookEvent::FindingRaised,
            FindingTurn::Resolved => WebhookEvent::FindingResolved,
        }
    }

    /// What tells it from all else that happens: part of the id of each delivery. A look is a revision on a day.
    pub fn id(&self) -> String {
        let row = self.row();
        let event = super::happening::event_name(self.event());
        format!("{}.{event}.{}.{}", row.revision, row.register_id, row.looked_on)
    }

    /// How many findings turned.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Those that a message names.
    pub fn named(&self) -> Vec<Named> {
        let named = self.rows.iter().take(NAMED).map(|row| Named {
            mark: row.mark.clone(),
            rule: row.rule.clone(),
            severity: row.severity.to_value(),
        });
        named.collect()
    }
}

/// Whether anything turned that nobody has decided on.
pub async fn any_untold(connection: &impl ConnectionTrait) -> Result<bool> {
    let untold = Entity::find().filter(Column::Told.eq(false)).limit(1);
    Ok(untold.one(connection).await?.is_some())
}

/// What turned up to a revision and was not decided on, first to last.
pub async fn untold(connection: &impl ConnectionTrait, until: i64) -> Result<Vec<Turned>> {
    let rows = Entity::find()
        .filter(Column::Told.eq(false))
        .filter(Column::Revision.lte(until))
        .order_by_asc(Column::Revision)
        .order_by_asc(Column::LookedOn)
        .order_by_asc(Column::ControllerId)
        .order_by_asc(Column::RegisterId)
        // Resolved before raised, as a subscription tells them.
        .order_by_desc(Column::Turn)
        .order_by_asc(Column::Mark)
        .limit(AT_ONCE)
        .all(connection)
        .await?;
    let whole = (rows.len() as u64) < AT_ONCE;
    let mut turned = grouped(rows);
    // The last group may go on in what was not read; it is told with the next.
    if !whole && turned.len() > 1 {
        turned.pop();
    }
    Ok(turned)
}

fn grouped(rows: Vec<Model>) -> Vec<Turned> {
    let key = |row: &Model| (row.revision, row.looked_on, row.register_id, row.turn);
    let mut turned: Vec<Turned> = Vec::new();
    for row in rows {
        match turned.last_mut() {
            Some(last) if key(last.row()) == key(&row) => last.rows.push(row),
            _ => turned.push(Turned { rows: vec![row] }),
        }
    }
    turned
}

/// What is to be delivered because of these: to webhooks whose accounts may read the register now.
pub async fn deliveries_for_findings(
    snapshot: &Snapshot,
    turned: &[Turned],
    links: &Links,
    now: DateTime<Utc>,
) -> Result<Vec<NewDelivery>> {
    let webhooks = open_webhooks(snapshot, now).await?;
    let events = [WebhookEvent::FindingRaised, WebhookEvent::FindingResolved];
    let wanted = |events_of: &[WebhookEvent]| events.iter().any(|event| events_of.contains(event));
    if !webhooks.iter().any(|(webhook, _)| wanted(&webhook.events)) {
        return Ok(Vec::new());
    }
    let mut new = Vec::new();
    for one in turned {
        let controllers = snapshot.shared.shelves.controllers.all().iter();
        let mut controllers = controllers.filter(|controller| controller.row == one.row().controller_id);
        let Some(controller) = controllers.next() else {
            continue;
        };
        let Some(holding) = snapshot.holding(controller.key.as_str()).await? else {
            continue;
        };
        let registers = holding.shelves.registers.all().iter();
        let mut registers = registers.filter(|register| register.row == one.row().register_id);
        let Some(register) = registers.next() else {
            continue;
        };
        let view = View {
            shared: &snapshot.shared,
            holding: Some(&holding),
        };
        let noun = AnyNoun::Register(Arc::clone(register));
        for (webhook, reader) in &webhooks {
            // What happened before it was made is not news to it.
            let is_news = webhook.made_at.is_none_or(|made| made <= one.at());
            if is_news && webhook.events.contains(&one.event()) && may_read(&reader.actor, &noun, view) {
                new.push(to_webhook_of_findings(webhook, one, register, links)?);
            }
        }
    }
    Ok(new)
}

/// Marks these as told. `false` when another instance has done so with any of them: then nothing of it is to be kept.
pub async fn mark_told(write: &DatabaseTransaction, turned: &[Turned]) -> Result<bool> {
    for one in turned {
        let row = one.row();
        let marked = Entity::update_many()
            .col_expr(Column::Told, Expr::value(true))
            .filter(Column::ControllerId.eq(row.controller_id))
            .filter(Column::Revision.eq(row.revision))
            .filter(Column::LookedOn.eq(row.looked_on))
            .filter(Column::RegisterId.eq(row.register_id))
            .filter(Column::Turn.eq(row.turn))
            .filter(Column::Told.eq(false))
            .exec(write)
            .await?;
        if marked.rows_affected != one.rows.len() as u64 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How many findings were raised and resolved in each register, by the number of its row, from a moment until before another.
pub async fn counts(connection: &impl ConnectionTrait, from: DateTime<Utc>, before: DateTime<Utc>) -> Result<Counts> {
    let rows: Vec<(i32, FindingTurn, i64)> = Entity::find()
        .select_only()
        .column(Column::RegisterId)
        .column(Column::Turn)
        .column_as(Column::Mark.count(), "count")
        .filter(Column::At.gte(from))
        .filter(Column::At.lt(before))
        .group_by(Column::RegisterId)
        .group_by(Column::Turn)
        .into_tuple()
        .all(connection)
        .await?;
    let mut counts = Counts::default();
    for (register, turn, count) in rows {
        let count = usize::try_from(count).unwrap_or_default();
        let (raised, resolved) = counts.0.entry(register).or_default();
        match turn {
            FindingTurn::Raised => *raised += count,
            FindingTurn::Resolved => *resolved += count,
        }
    }
    Ok(counts)
}

/// How many findings were raised and resolved, by registers.
#[derive(Clone, Debug, Default)]
pub struct Counts(HashMap<i32, (usize, usize)>);

impl Counts {
    /// Those of a register: raised and resolved.
    pub fn of(&self, register: &Register) -> (usize, usize) {
        self.0.get(&register.row).copied().unwrap_or_default()
    }
}

/// Forgets what turned long ago and was told.
pub async fn forget(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64> {
    let old = Entity::delete_many()
        .filter(Column::Told.eq(true))
        .filter(Column::At.lt(now - KEPT))
        .exec(connection)
        .await?;
    Ok(old.rows_affected)
}

#[cfg(test)]
mod tests {
    use entity::{
        finding_turn::Model,
        vocabulary::{FindingTurn, Severity},
    };

    use super::{NAMED, grouped};

    fn row(register_id: i32, turn: FindingTurn, mark: usize) -> Model {
        Model {
            controller_id: 1,
            revision: 7,
            looked_on: "2026-03-02".parse().expect("a day"),
            mark: format!("{mark:016x}"),
            register_id,
            rule: "basis-missing".to_owned(),
            severity: Severity::Error,
            turn,
            at: "2026-03-02T09:00:00Z".parse().expect("a moment"),
            told: false,
        }
    }

    #[test]
    fn one_message_tells_what_turned_in_one_register_in_one_direction() {
        let rows = vec![
            row(1, FindingTurn::Resolved, 1),
            row(1, FindingTurn::Resolved, 2),
            row(1, FindingTurn::Raised, 3),
            row(2, FindingTurn::Raised, 4),
        ];
        let turned = grouped(rows);
        let told: Vec<(String, usize)> = turned.iter().map(|one| (one.id(), one.count())).collect();
        let expected = [
            ("7.finding.resolved.1.2026-03-02", 2),
            ("7.finding.raised.1.2026-03-02", 1),
            ("7.finding.raised.2.2026-03-02", 1),
        ];
        assert_eq!(told, expected.map(|(id, count)| (id.to_owned(), count)));
    }

    #[test]
    fn a_message_names_a_hundred_findings_and_counts_them_all() {
        let rows = (0..=NAMED).map(|mark| row(1, FindingTurn::Raised, mark)).collect();
        let turned = grouped(rows);
        assert_eq!((turned[0].named().len(), turned[0].count()), (NAMED, NAMED + 1));
    }
}
