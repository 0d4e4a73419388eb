//! Who is signed in, in which browser, since when? A row in the database for each; the browser holds the secret, we its hash.
//!
//! Ended means ended: each use asks the database, with a memory of one second at most, so a session that one instance ends
//! is dead on all of them a second later, and on that one at once.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use entity::session as table;
use lru::LruCache;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseConnection, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, sea_query::Expr,
};

use super::{identity::AccountKey, secret::Secret};

/// How long a session is believed without a look into the database.
const REMEMBERED: TimeDelta = TimeDelta::seconds(1);
/// How often at most its use is written down.
const WRITTEN: TimeDelta = TimeDelta::minutes(1);
/// Sessions held in memory; at some 300 bytes each that is 3 MB.
const HELD: NonZeroUsize = NonZeroUsize::new(10_000).expect("not zero");

/// How long sessions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without use. Use is written down once a minute, so it may end up to a minute early.
    pub idle: TimeDelta,
    /// In all.
    pub absolute: TimeDelta,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self {
            idle: TimeDelta::minutes(60),
            absolute: TimeDelta::hours(12),
        }
    }
}

/// What a session is called where it can be seen: in lists, and when it is ended. The cookie cannot be made from it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// The id of this text.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What it is called.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountKey,
    /// The provider that vouched; `demo` in the demo.
    pub provider: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub used_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// The browser, in a few words: `Firefox, Linux`.
    pub user_agent: String,
}

/// The sessions of this installation.
pub struct Sessions {
    database: DatabaseConnection,
    limits: SessionLimits,
    held: Mutex<Held>,
}

struct Held {
    sessions: LruCache<String, (DateTime<Utc>, Arc<Session>)>,
    // Counts endings: what was read before one is not held after it.
    ended: u64,
}

impl Sessions {
    /// The sessions in a database.
    pub fn new(database: DatabaseConnection, limits: SessionLimits) -> Self {
        Self {
            database,
            limits,
            held: Mutex::new(Held {
                sessions: LruCache::new(HELD),
                ended: 0,
            }),
        }
    }

    /// How long they last.
    pub const fn limits(&self) -> SessionLimits {
        self.limits
    }

    /// Begins a session, always under a new secret. It is what the browser keeps; nobody else has it.
    pub async fn begin(
        &self,
        account: &AccountKey,
        provider: &str,
        user_agent: &str,
        now: DateTime<Utc>,
    ) -> Result<(Secret, Session), DbErr> {
        // Databases keep microseconds at best; what is told now is what will be read later.
        let now = now.trunc_subsecs(3);
        let secret = Secret::random();
        let row = table::Model {
            id: secret.hash().hex(),
            account: account.to_string(),
            provider: provider.to_owned(),
            created_at: now,
            used_at: now,
            expires_at: now + self.limits.absolute,
            user_agent: shortened(user_agent),
        };
        row.clone().into_active_model().insert(&self.database).await?;
        Ok((secret, session(row)))
    }

    /// The session of a secret, if it is there and has not run out. Writes down that it is used, once a minute.
    pub async fn find(&self, secret: &Secret, now: DateTime<Utc>) -> Result<Option<Arc<Session>>, DbErr> {
        let id = secret.hash().hex();
        let ended = {
            let mut held = self.held();
            let remembered = held.sessions.get(&id).filter(|(at, _)| {
                let age = now - *at;
                age >= TimeDelta::zero() && age < REMEMBERED
            });
            if let Some((_, session)) = remembered {
                return Ok(self.is_alive(session, now).then(|| Arc::clone(session)));
            }
            held.ended
        };
        let row = table::Entity::find_by_id(&id).one(&self.database).await?;
        let Some(mut session) = row.map(session).filter(|session| self.is_alive(session, now)) else {
            self.held().sessions.pop(&id);
            return Ok(None);
        };
        if now - session.used_at >= WRITTEN {
            session.used_at = now.trunc_subsecs(3);
            self.write_use(&session).await;
        }
        let session = Arc::new(session);
        let mut held = self.held();
        if held.ended == ended {
            held.sessions.put(id, (now, Arc::clone(&session)));
        }
        Ok(Some(session))
    }

    /// The sessions of an account that have not run out, the one used last first.
    pub async fn of_account(&self, account: &AccountKey, now: DateTime<Utc>) -> Result<Vec<Session>, DbErr> {
        let rows = table::Entity::find()
            .filter(table::Column::Account.eq(account.as_str()))
            .order_by_desc(table::Column::UsedAt)
            .order_by_asc(table::Column::Id)
            .all(&self.database)
            .await?;
        let sessions = rows.into_iter().map(session);
        Ok(sessions.filter(|session| self.is_alive(session, now)).collect())
    }

    /// Ends a session of an account. False when the account has no such session.
    pub async fn end(&self, account: &AccountKey, id: &SessionId) -> Result<bool, DbErr> {
        let ended = table::Entity::delete_many()
            .filter(table::Column::Id.eq(id.as_str()))
            .filter(table::Column::Account.eq(account.as_str()))
            .exec(&self.database)
            .await?;
        self.forget(|session| session.id == *id && session.account == *account);
        Ok(ended.rows_affected > 0)
    }

    /// Ends every session of an account: when its owner says so, when it is closed, when its grants are taken away.
    pub async fn end_all(&self, account: &AccountKey) -> Result<u64, DbErr> {
        let ended = table::Entity::delete_many()
            .filter(table::Column::Account.eq(account.as_str()))
            .exec(&self.database)
            .await?;
        self.forget(|session| session.account == *account);
        Ok(ended.rows_affected)
    }

    /// Believes no session any more without a look into the database: one was ended on another instance.
    pub fn look_again(&self) {
        self.forget(|_| true);
    }

    /// Forgets sessions that have run out.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<u64, DbErr> {
        let ran_out = Condition::any()
            .add(table::Column::ExpiresAt.lte(now))
            .add(table::Column::UsedAt.lte(now - self.limits.idle));
        let swept = table::Entity::delete_many()
            .filter(ran_out)
            .exec(&self.database)
            .await?;
        Ok(swept.rows_affected)
    }

    fn is_alive(&self, session: &Session, now: DateTime<Utc>) -> bool {
        now < session.expires_at && now < session.used_at + self.limits.idle
    }

    /// A use that could not be written down ends the session early at worst; the request goes on.
    async fn write_use(&self, session: &Session) {
        let written = table::Entity::update_many()
            .col_expr(table::Column::UsedAt, Expr::value(session.used_at))
            .filter(table::Column::Id.eq(session.id.as_str()))
            .filter(table::Column::UsedAt.lt(session.used_at))
            .exec(&self.database)
            .await;
        if let Err(error) = written {
            tracing::warn!(%error, "the use of a session was not written down");
        }
    }

    fn forget(&self, is_ended: impl Fn(&Session) -> bool) {
        let mut held = self.held();
        held.ended += 1;
        let ended: Vec<String> = held
            .sessions
            .iter()
            .filter(|(_, (_, session))| is_ended(session))
            .map(|(id, _)| id.clone())
            .collect();
        for id in ended {
            held.sessions.pop(&id);
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn session(row: table::Model) -> Session {
    Session {
        id: SessionId(row.id),
        account: AccountKey::new(row.account),
        provider: row.provider,
        created_at: row.created_at,
        used_at: row.used_at,
        expires_at: row.expires_at,
        user_agent: row.user_agent,
    }
}

/// The browser and the system a `User-Agent` names, and no more: enough to know one's own, too little to know a person by.
fn shortened(user_agent: &str) -> String {
    // Browsers name those they resemble, so the order matters.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrom", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(sign, _)| user_agent.contains(sign))
            .map(|(_, name)| *name)
    };
    [named(&BROWSERS), named(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_browser_is_known_by_a_few_words() {
        for (sent, kept) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
                "Safari, macOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
            ("curl/8.5.0", ""),
            ("<script>alert(1)</script>", ""),
        ] {
            assert_eq!(shortened(sent), kept, "{sent}");
        }
    }
}
