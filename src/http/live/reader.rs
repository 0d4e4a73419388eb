//! Who reads on a live connection, and until when do their rights hold as they were looked up?

use std::sync::Arc;

use axum::http::HeaderMap;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::{Admission, message::Close};
use crate::{
    access::Actor,
    app::App,
    error::Error,
    records::{noun::Key, snapshot::Shared},
};

/// How often the door is asked again because the state it looked at was gone.
const TRIES: usize = 3;

/// A client that was let in.
pub(super) struct Reader {
    /// Who it is, with the rights that were looked up.
    pub actor: Actor,
    /// What all shared when they were looked up: when that is another, they are looked up again.
    pub shared: Arc<Shared>,
    /// When they change by themselves, or a new day begins.
    pub turns: DateTime<Utc>,
    day: NaiveDate,
}

impl Reader {
    /// Whether rights and day are those of before: then there is nothing new to tell.
    pub fn sees_the_same_as(&self, before: &Self) -> bool {
        self.actor.grants == before.actor.grants && self.actor.scopes == before.actor.scopes && self.day == before.day
    }
}

/// Asks the door who comes with these headers, with the rights of now; or says how the connection is closed.
pub(super) async fn admit(app: &App, headers: &HeaderMap) -> Result<Reader, Close> {
    let now = (app.live.clock)();
    for _ in 0..TRIES {
        let shared = app.inventory.snapshot().shared;
        match app.live.door.admit(app, headers, now).await {
            Ok(Admission::As { actor, until }) => {
                let turns = turns(&actor, &shared, until, now);
                return Ok(Reader {
                    actor,
                    shared,
                    turns,
                    day: now.date_naive(),
                });
            }
            Ok(Admission::Unauthorized) => return Err(Close::UNAUTHORIZED),
            Ok(Admission::Forbidden) => return Err(Close::FORBIDDEN),
            Err(Error::Moved) => {}
            Err(error) => {
                tracing::error!(%error, "it could not be told who is at a live connection");
                return Err(Close::FAILED);
            }
        }
    }
    Err(Close::FAILED)
}

/// The next moment at which rights change by themselves or a new day begins.
fn turns(actor: &Actor, shared: &Shared, until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    let tomorrow = now
        .checked_add_days(Days::new(1))
        .map_or(now, |later| later.date_naive().and_time(NaiveTime::MIN).and_utc());
    let account = actor.account.clone().map(Key::new);
    let grants = account.iter().flat_map(|account| shared.grants.to(account));
    grants
        .filter_map(|grant| grant.turns_after(now))
        .chain(until.filter(|end| *end > now))
        .fold(tomorrow, DateTime::min)
}
