//! What is yet to be delivered, what was, and what could not be? The table of deliveries.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    delivery::{ActiveModel, Column, Entity, Model},
    endpoint_health,
    vocabulary::{DeliveryState, LogAct},
};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, sea_query::OnConflict,
};

use super::schedule::{is_given_up, wait};
use crate::{
    access::By,
    error::Result,
    history::{NewEntry, append::stand_in_line},
    records::{database::begin_write, inventory::Inventory},
};

/// The endpoint of all letters: the mail relay.
pub const MAIL: &str = "mail";

/// Deliveries of one endpoint that are taken up at a time.
const RUN: u64 = 20;

/// What is to be delivered to one receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    /// Made of what happened and who is told: told twice, it is one delivery. A receiver sees it, so it names nobody.
    pub id: String,
    /// The webhook or the account, by row.
    pub receiver: Receiver,
    /// A word for what it is about.
    pub kind: String,
    /// The commit, and the place in it; deliveries to a webhook go out in this order.
    pub place: (i64, i64),
    /// What a webhook is sent; what a letter is about.
    pub body: String,
}

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// A webhook, by the number of its row.
    Webhook(i32),
    /// An account, by letter, by the number of its row.
    Account(i32),
}

impl Receiver {
    /// What breaks down together with it.
    pub fn endpoint(self) -> String {
        match self {
            Self::Webhook(row) => format!("webhook/{row}"),
            Self::Account(_) => MAIL.to_owned(),
        }
    }
}

/// Why something was not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A short word or sentence for whoever looks after the receiver. Nothing personal, and no address.
    pub reason: String,
    /// Whose fault it is, and so what is left alone for a while.
    pub fault: Fault,
}

/// What a failed delivery says of the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The whole endpoint fails: nothing else is sent to it until it has rested.
    Endpoint,
    /// Only this delivery fails, for now.
    Delivery,
    /// It fails for good: trying again will not help.
    Lasting,
}

impl Refusal {
    /// The endpoint as a whole fails.
    pub fn endpoint(reason: impl Into<String>) -> Self {
        Self::new(reason, Fault::Endpoint)
    }

    /// A refusal with its fault.
    pub fn new(reason: impl Into<String>, fault: Fault) -> Self {
        Self {
            reason: reason.into(),
            fault,
        }
    }
}

/// What came of trying to deliver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The receiver took it.
    Delivered,
    /// Nobody is to be told any more.
    Dropped(&'static str),
    /// It failed.
    Refused(Refusal),
}

/// Writes down what is to be delivered; what is there already stays as it is.
pub async fn keep(connection: &impl ConnectionTrait, new: Vec<NewDelivery>, now: DateTime<Utc>) -> Result<()> {
    let row = |new: NewDelivery| {
        let (webhook_id, account_id) = match new.receiver {
            Receiver::Webhook(row) => (Some(row), None),
            Receiver::Account(row) => (None, Some(row)),
        };
        Model {
            endpoint: new.receiver.endpoint(),
            id: new.id,
            webhook_id,
            account_id,
            kind: new.kind,
            revision: new.place.0,
            position: new.place.1,
            body: new.body,
            state: DeliveryState::Waiting,
            tries: 0,
            made_at: now,
            since: now,
            next_at: now,
            done_at: None,
            reason: None,
        }
    };
    let rows: Vec<ActiveModel> = new.into_iter().map(|new| row(new).into_active_model()).collect();
    // A row has fifteen columns; SQLite binds 32,766 values at most.
    for chunk in rows.chunks(2_000) {
        Entity::insert_many(chunk.to_vec())
            .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
    }
    Ok(())
}

/// The endpoints for which something waits and which do not rest.
pub async fn ready_endpoints(database: &DatabaseConnection, now: DateTime<Utc>) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT d.endpoint FROM delivery d LEFT JOIN endpoint_health h ON h.endpoint = d.endpoint \
               WHERE d.state = 'WAITING' AND d.next_at <= $1 AND (h.endpoint IS NULL OR h.rests_until <= $1) \
               ORDER BY d.endpoint";
    let statement = Statement::from_sql_and_values(database.get_database_backend(), sql, [now.into()]);
    let rows = database.query_all_raw(statement).await?;
    let endpoint = |row: &sea_orm::QueryResult| row.try_get::<String>("", "endpoint");
    Ok(rows.iter().map(endpoint).collect::<std::result::Result<_, _>>()?)
}

/// What waits for an endpoint, first to last. A webhook's first delivery holds up those behind it; letters do not wait for each
/// other.
pub async fn waiting_for(database: &DatabaseConnection, endpoint: &str, now: DateTime<Utc>) -> Result<Vec<Model>> {
    let waiting = Entity::find()
        .filter(Column::State.eq(DeliveryState::Waiting))
        .filter(Column::Endpoint.eq(endpoint))
        .filter(
            Condition::any()
                .add(Column::NextAt.lte(now))
                .add(Column::WebhookId.is_not_null()),
        )
        .order_by_asc(Column::Revision)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(RUN);
    let mut waiting = waiting.all(database).await?;
    let in_order = |delivery: &Model| delivery.webhook_id.is_none() || delivery.next_at <= now;
    let free = waiting.iter().take_while(|delivery| in_order(delivery)).count();
    waiting.truncate(free);
    Ok(waiting)
}

/// Writes down what came of a try.
pub async fn settle(
    database: &DatabaseConnection,
    delivery: &Model,
    tried: &Tried,
    chance: f64,
    now: DateTime<Utc>,
) -> Result<DeliveryState> {
    let write = begin_write(database).await?;
    let tries = delivery.tries + 1;
    let (state, reason, next_at) = match tried {
        Tried::Delivered => (DeliveryState::Delivered, None, delivery.next_at),
        Tried::Dropped(reason) => (DeliveryState::Dropped, Some((*reason).to_owned()), delivery.next_at),
        Tried::Refused(refusal) => {
            let given_up = refusal.fault == Fault::Lasting || is_given_up(tries, delivery.since, now);
            let state = if given_up {
                DeliveryState::Dead
            } else {
                DeliveryState::Waiting
            };
            (state, Some(refusal.reason.clone()), now + wait(tries, chance))
        }
    };
    let endpoint_fails = matches!(tried, Tried::Refused(refusal) if refusal.fault == Fault::Endpoint)
        || (delivery.webhook_id.is_some() && matches!(tried, Tried::Refused(_)));
    // The whole endpoint rests, so its deliveries need not wait on their own as well.
    let next_at = if endpoint_fails { delivery.next_at } else { next_at };
    let changed = ActiveModel {
        state: Set(state),
        tries: Set(tries),
        next_at: Set(next_at),
        done_at: Set((state != DeliveryState::Waiting).then_some(now)),
        reason: Set(reason),
        ..ActiveModel::default()
    };
    Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(&*delivery.id))
        .filter(Column::State.eq(DeliveryState::Waiting))
        .exec(&write)
        .await?;
    if endpoint_fails {
        let failures = health(&write, &delivery.endpoint)
            .await?
            .map_or(0, |health| health.failures)
            + 1;
        let row = endpoint_health::Model {
            endpoint: delivery.endpoint.clone(),
            failures,
            rests_until: now + wait(failures, chance),
        };
        let columns = [endpoint_health::Column::Failures, endpoint_health::Column::RestsUntil];
        endpoint_health::Entity::insert(row.into_active_model())
            .on_conflict(
                OnConflict::column(endpoint_health::Column::Endpoint)
                    .update_columns(columns)
                    .to_owned(),
            )
            .exec_without_returning(&write)
            .await?;
    } else if *tried == Tried::Delivered {
        endpoint_health::Entity::delete_by_id(&*delivery.endpoint)
            .exec(&write)
            .await?;
    }
    write.commit().await?;
    Ok(state)
}

/// How an endpoint fares; none when it does not fail.
pub async fn health(connection: &impl ConnectionTrait, endpoint: &str) -> Result<Option<endpoint_health::Model>> {
    Ok(endpoint_health::Entity::find_by_id(endpoint).one(connection).await?)
}

/// Lets a dead delivery be tried again, at once and with all its tries, and writes that to the log. `receiver` is the global id of
/// who is to be told. `false` when it is not dead.
pub async fn revive(inventory: &Inventory, id: &str, receiver: &str, by: &By, now: DateTime<Utc>) -> Result<bool> {
    let write = begin_write(inventory.database()).await?;
    // Before any other row, as all who write to the log do: two who wait for each other would wait for ever.
    let revision = stand_in_line(&write).await?;
    let changed = ActiveModel {
        state: Set(DeliveryState::Waiting),
        tries: Set(0),
        since: Set(now),
        next_at: Set(now),
        done_at: Set(None),
        ..ActiveModel::default()
    };
    let revived = Entity::update_many()
        .set(changed)
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(DeliveryState::Dead))
        .exec(&write)
        .await?;
    if revived.rows_affected == 0 {
        write.rollback().await?;
        return Ok(false);
    }
    let sql =
        "UPDATE endpoint_health SET rests_until = $1 WHERE endpoint = (SELECT endpoint FROM delivery WHERE id = $2)";
    let statement = Statement::from_sql_and_values(write.get_database_backend(), sql, [now.into(), id.into()]);
    write.execute_raw(statement).await?;
    let entry = NewEntry::new(LogAct::RetryDelivery, by.in_log())
        .in_request(Arc::clone(&by.request))
        .detail("delivery", id)
        .detail("receiver", receiver);
    let appended = inventory.log().append(&write, revision, now, vec![entry]).await?;
    write.commit().await?;
    inventory.log().committed(appended);
    Ok(true)
}

/// The delivery with an id.
pub async fn find(database: &DatabaseConnection, id: &str) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(database).await?)
}

/// Which deliveries are looked at.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// Those to these webhooks, by row.
    pub webhooks: Vec<i32>,
    /// Letters to these accounts, by row.
    pub accounts: Vec<i32>,
    /// In this state; in any when not told.
    pub state: Option<DeliveryState>,
}

/// Deliveries, last to first.
pub async fn latest(database: &DatabaseConnection, looked: Looked, most: u64) -> Result<Vec<Model>> {
    let receivers = Condition::any()
        .add(Column::WebhookId.is_in(looked.webhooks))
        .add(Column::AccountId.is_in(looked.accounts));
    let mut select = Entity::find().filter(receivers);
    if let Some(state) = looked.state {
        select = select.filter(Column::State.eq(state));
    }
    Ok(select
        .order_by_desc(Column::Revision)
        .order_by_desc(Column::Position)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?)
}

/// Forgets what was delivered or dropped long ago. What is dead is kept.
pub async fn forget(database: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64> {
    let settled = [DeliveryState::Delivered, DeliveryState::Dropped].map(|state| state.to_value());
    let old = Entity::delete_many()
        .filter(Column::State.is_in(settled))
        .filter(Column::DoneAt.lt(now - KEPT))
        .exec(database)
        .await?;
    Ok(old.rows_affected)
}

/// How long it is kept that something was delivered.
const KEPT: TimeDelta = TimeDelta::days(90);
