//! How does what is to be told get told? Rounds of deciding and sending, by one instance at a time.
//!
//! A round first moves the place in the log: what was committed since is read, deliveries are decided, and both are written in one
//! transaction. Then it sends what waits, each endpoint by itself and in order, and writes down what came of each. Every step can
//! be cut off: what was not written is done again, and what was written is not.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{Date, delivery::Model, outbox, vocabulary::DeliveryState};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, Statement, Value};
use tokio::sync::broadcast;

use super::{
    address::{Allowed, LookUp, system},
    audience::{Reader, deliveries_for, is_still_told, is_written_to},
    breach_clock,
    calling::{Call, Caller},
    deliveries::{self, Fault, NewDelivery, Refusal, Tried, keep, ready_endpoints, settle, waiting_for},
    happening::happenings,
    lease,
    letter::{About, content, worded},
    links::Links,
    log::{Part, read},
    mail::Relay,
    reminding::{digest_day, digests, reviews, waivers},
    signing::{InstallationKey, Secret},
    turns,
};
use crate::{
    error::{Error, Result},
    records::{
        account::Account,
        database::begin_write,
        inventory::{Committed, Inventory},
        snapshot::Snapshot,
        webhook::Webhook,
    },
};

/// Commits that are decided on at a time.
const COMMITS: i64 = 200;
/// Endpoints that are sent to at a time.
const AT_ONCE: usize = 8;
/// How long one endpoint is sent to before the lease is renewed.
const TURN: Duration = Duration::from_secs(20);

/// How people and programs are reached, from the settings.
#[derive(Default)]
pub struct Means {
    /// The mail relay; without one no letters are written.
    pub relay: Option<Relay>,
    /// The address people know.
    pub public_url: Option<String>,
    /// Networks inside that webhooks may call.
    pub allowed: Allowed,
    /// How names are looked up; as the system does when not told.
    pub look_up: Option<LookUp>,
}

/// Tells people and programs what has happened.
pub struct Dispatcher {
    inventory: Arc<Inventory>,
    caller: Caller,
    relay: Option<Relay>,
    links: Links,
    holder: String,
}

/// The time during a round: the moment it was given, and what has passed since.
#[derive(Clone, Copy)]
struct Clock {
    at: DateTime<Utc>,
    began: Instant,
}

impl Clock {
    fn now(self) -> DateTime<Utc> {
        self.at + self.began.elapsed()
    }
}

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Whether another instance holds the lease, so that nothing was done.
    pub elsewhere: bool,
    /// Commits that were decided on.
    pub decided: i64,
    /// Registers' findings that were decided on.
    pub turned: usize,
    /// Deliveries that were tried.
    pub tried: usize,
}

impl Round {
    /// Whether something was done, so that more may be waiting.
    pub const fn did_something(&self) -> bool {
        self.decided > 0 || self.turned > 0 || self.tried > 0
    }
}

impl Dispatcher {
    /// A dispatcher over an inventory. `holder` names this instance among others: any text no other has.
    pub fn new(inventory: Arc<Inventory>, means: Means, holder: String) -> Self {
        let look_up = means.look_up.unwrap_or_else(system);
        Self {
            inventory,
            caller: Caller::new(&means.allowed, &look_up),
            relay: means.relay,
            links: Links::below(means.public_url.as_deref()),
            holder,
        }
    }

    /// One round. `chance` gives numbers in 0‥1 for the random part of waits.
    pub async fn round(&self, now: DateTime<Utc>, chance: &mut (dyn FnMut() -> f64 + Send)) -> Result<Round> {
        let database = self.inventory.database();
        self.inventory.refresh().await?;
        let snapshot = self.inventory.snapshot();
        let place = place(database).await?;
        let ready = ready_endpoints(database, now).await?;
        let is_today = place.reviewed_on == Some(Date(now.date_naive()));
        let findings = turns::any_untold(database).await?;
        let breaches = self.relay.is_some() && breach_clock::any_due(database, now).await?;
        if place.revision >= snapshot.revision && ready.is_empty() && is_today && !findings && !breaches {
            return Ok(Round::default());
        }
        if !lease::take(database, &self.holder, now).await? {
            return Ok(Round {
                elsewhere: true,
                ..Round::default()
            });
        }
        let decided = self.decide(&snapshot, &place, now).await?;
        let turned = if findings {
            self.decide_findings(&snapshot, now).await?
        } else {
            0
        };
        if breaches {
            breach_clock::remind(database, &snapshot, now).await?;
        }
        if !is_today {
            self.remind(&snapshot, &place, now).await?;
        }
        let clock = Clock {
            at: now,
            began: Instant::now(),
        };
        let tried = self.send(clock, chance).await?;
        Ok(Round {
            elsewhere: false,
            decided,
            turned,
            tried,
        })
    }

    /// What is committed from now on: when to go round again.
    pub fn follow_commits(&self) -> broadcast::Receiver<Arc<Committed>> {
        self.inventory.follow_commits()
    }

    /// Lets go of the lease, so that another instance need not wait for its end.
    pub async fn let_go(&self) -> Result<()> {
        lease::release(self.inventory.database(), &self.holder).await
    }

    /// Decides what is to be told of the commits after the place in the log.
    async fn decide(&self, snapshot: &Snapshot, place: &outbox::Model, now: DateTime<Utc>) -> Result<i64> {
        let until = snapshot.revision.min(place.revision + COMMITS);
        if until <= place.revision {
            return Ok(0);
        }
        let database = self.inventory.database();
        let changes = read(database, Part::Revisions(place.revision, until)).await?;
        let happened = happenings(snapshot, changes).await?;
        let new = deliveries_for(snapshot, &happened, self.relay.is_some(), &self.links, now).await?;
        let write = begin_write(database).await?;
        let sql = "UPDATE outbox SET revision = $1 WHERE id = 1 AND revision = $2";
        let moved = move_place(&write, sql, vec![until.into(), place.revision.into()]).await?;
        if !moved {
            // Another instance has decided on these.
            write.rollback().await?;
            return Ok(0);
        }
        keep(&write, new, now).await?;
        write.commit().await?;
        Ok(until - place.revision)
    }

    /// Decides what is to be told of findings that turned.
    async fn decide_findings(&self, snapshot: &Snapshot, now: DateTime<Utc>) -> Result<usize> {
        let database = self.inventory.database();
        // What was looked at later than the inventory in memory waits for the next round.
        let turned = turns::untold(database, snapshot.revision).await?;
        if turned.is_empty() {
            return Ok(0);
        }
        let new = turns::deliveries_for_findings(snapshot, &turned, &self.links, now).await?;
        let write = begin_write(database).await?;
        if !turns::mark_told(&write, &turned).await? {
            // Another instance has decided on these.
            write.rollback().await?;
            return Ok(0);
        }
        keep(&write, new, now).await?;
        write.commit().await?;
        Ok(turned.len())
    }

    /// Decides what is due by the calendar.
    async fn remind(&self, snapshot: &Snapshot, place: &outbox::Model, now: DateTime<Utc>) -> Result<()> {
        let database = self.inventory.database();
        let today = now.date_naive();
        let [reviewed_on, digest_on] = [place.reviewed_on, place.digest_on].map(|day| day.map(|Date(day)| day));
        let monday = digest_day(digest_on, today);
        let mut new: Vec<NewDelivery> = Vec::new();
        if self.relay.is_some() {
            new = reviews(snapshot, reviewed_on, now).await?;
            new.extend(waivers(snapshot, reviewed_on, now).await?);
            if let Some(monday) = monday {
                new.extend(digests(snapshot, database, monday, now).await?);
            }
        }
        let write = begin_write(database).await?;
        let sql = "UPDATE outbox SET reviewed_on = $1, digest_on = $2 WHERE id = 1 AND (reviewed_on IS NULL OR reviewed_on < $1)";
        // The first week counts from its Monday, so that the next one is due.
        let digest_on: NaiveDate = monday.or(digest_on).unwrap_or_else(|| first_week(today));
        if move_place(&write, sql, vec![today.into(), digest_on.into()]).await? {
            keep(&write, new, now).await?;
            write.commit().await?;
            deliveries::forget(database, now).await?;
            turns::forget(database, now).await?;
        } else {
            write.rollback().await?;
        }
        Ok(())
    }

    /// Sends what waits, each endpoint by itself.
    async fn send(&self, clock: Clock, chance: &mut (dyn FnMut() -> f64 + Send)) -> Result<usize> {
        let database = self.inventory.database();
        let ready = ready_endpoints(database, clock.now()).await?;
        let mut tried = 0;
        for some in ready.chunks(AT_ONCE) {
            if !lease::take(database, &self.holder, clock.now()).await? {
                break;
            }
            let turns = some.iter().map(|endpoint| {
                let chance = chance();
                self.send_to(endpoint, chance, clock)
            });
            for done in join_all(turns).await {
                tried += done?;
            }
        }
        Ok(tried)
    }

    async fn send_to(&self, endpoint: &str, chance: f64, clock: Clock) -> Result<usize> {
        let database = self.inventory.database();
        let began = Instant::now();
        let mut tried = 0;
        for delivery in waiting_for(database, endpoint, clock.now()).await? {
            if began.elapsed() > TURN {
                break;
            }
            // Asked anew for each: a grant may have been revoked since the last.
            let snapshot = self.inventory.snapshot();
            let came = match Box::pin(self.try_one(&snapshot, &delivery, clock.now())).await {
                Ok(came) => came,
                Err(Error::Moved) => break,
                // One delivery that cannot be made holds up no other.
                Err(error) => {
                    tracing::error!(id = %delivery.id, %error, "a delivery cannot be made");
                    Tried::Refused(Refusal::new("an error of our own; the log tells more", Fault::Delivery))
                }
            };
            let state = settle(database, &delivery, &came, chance, clock.now()).await?;
            tried += 1;
            if let Tried::Refused(refusal) = &came {
                let dead = state == DeliveryState::Dead;
                tracing::warn!(id = %delivery.id, endpoint = %delivery.endpoint, reason = %refusal.reason, dead, "not delivered");
                // What comes after waits behind it, or would fail the same way.
                if delivery.webhook_id.is_some() || refusal.fault == Fault::Endpoint {
                    break;
                }
            }
        }
        Ok(tried)
    }

    async fn try_one(&self, snapshot: &Snapshot, delivery: &Model, now: DateTime<Utc>) -> Result<Tried> {
        let shelves = &snapshot.shared.shelves;
        if let Some(row) = delivery.webhook_id {
            let webhook = shelves.webhooks.all().iter().find(|webhook| webhook.row == row);
            return match webhook {
                Some(webhook) => self.tell(snapshot, webhook, delivery, now).await,
                None => Ok(Tried::Dropped("the webhook is gone")),
            };
        }
        let account = shelves
            .accounts
            .all()
            .iter()
            .find(|account| Some(account.row) == delivery.account_id);
        match account {
            Some(account) => self.write_to(snapshot, account, delivery, now).await,
            None => Ok(Tried::Dropped("the account is gone")),
        }
    }

    async fn tell(
        &self,
        snapshot: &Snapshot,
        webhook: &Webhook,
        delivery: &Model,
        now: DateTime<Utc>,
    ) -> Result<Tried> {
        if !is_still_told(snapshot, webhook, &delivery.body, now).await? {
            return Ok(Tried::Dropped("the webhook may not be told of it any more"));
        }
        let key = InstallationKey::of(self.inventory.database()).await?;
        let secrets: Vec<Secret> = webhook.salts(now).map(|salt| key.secret(&webhook.key, salt)).collect();
        let call = Call {
            url: &webhook.url,
            id: &delivery.id,
            body: &delivery.body,
        };
        Ok(tried(self.caller.call(call, &secrets, now).await))
    }

    async fn write_to(
        &self,
        snapshot: &Snapshot,
        account: &Arc<Account>,
        delivery: &Model,
        now: DateTime<Utc>,
    ) -> Result<Tried> {
        let Some(relay) = &self.relay else {
            return Ok(Tried::Refused(Refusal::endpoint("no mail relay is set")));
        };
        let about: About = serde_json::from_str(&delivery.body)
            .map_err(|error| Error::Internal(format!("a letter's body cannot be read: {error}")))?;
        let wants = !matches!(about, About::WeeklyDigest(_)) || account.weekly_digest;
        let actor = snapshot.actor(&account.key, None, now).await?;
        let (Some(to), Some(actor)) = (
            account.email.as_ref().filter(|_| is_written_to(account) && wants),
            actor,
        ) else {
            return Ok(Tried::Dropped("the account is not written to any more"));
        };
        let reader = Reader {
            account: Arc::clone(account),
            actor,
        };
        let Some(content) = content(snapshot, &reader, &about, &self.links, now).await? else {
            return Ok(Tried::Dropped("there is nothing left to tell"));
        };
        let letter = worded(account.language, &content)?;
        Ok(tried(relay.send(to, &letter, &delivery.id, now).await))
    }
}

fn tried(sent: std::result::Result<(), Refusal>) -> Tried {
    match sent {
        Ok(()) => Tried::Delivered,
        Err(refusal) => Tried::Refused(refusal),
    }
}

fn first_week(today: NaiveDate) -> NaiveDate {
    today.week(chrono::Weekday::Mon).first_day()
}

async fn place(database: &DatabaseConnection) -> Result<outbox::Model> {
    let row = outbox::Entity::find_by_id(1).one(database).await?;
    row.ok_or_else(|| Error::Internal("the table outbox has no row".to_owned()))
}

async fn move_place(write: &DatabaseTransaction, sql: &str, values: Vec<Value>) -> Result<bool> {
    let statement = Statement::from_sql_and_values(write.get_database_backend(), sql, values);
    Ok(write.execute_raw(statement).await?.rows_affected() == 1)
}
