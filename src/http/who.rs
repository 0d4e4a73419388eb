//! Who sent this request, with which grants? Credentials become an actor here, for every way in.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};

use super::{
    live::{Admission, Admitting, Door},
    sign_in::{Credentials, RefusedCredentials, credentials},
};
use crate::{
    access::Actor,
    app::App,
    error::{Error, Result},
    records::noun::Key,
    sign_in::{AccountKey, NotAdmitted, Refusal},
};

/// What came of asking.
pub enum Who {
    /// Someone, or the public.
    Actor(Actor),
    /// Credentials that prove nothing. The reason is for the program's log only.
    Refused(&'static str),
    /// Someone known, whose account was closed.
    Closed,
}

/// Who sent a request with these headers. What does not hold any more is refused and not taken for the public: neither a person
/// nor a program would notice otherwise. A token that is refused is counted for the log.
pub async fn who(app: &App, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Who> {
    let who = asked(app, headers, now).await?;
    if let Who::Refused(reason) = &who
        && headers.contains_key(header::AUTHORIZATION)
        && let Some(desk) = app.sign_in.desk()
    {
        desk.refused.token_refused(reason);
    }
    Ok(who)
}

async fn asked(app: &App, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Who> {
    let found = match credentials(&app.sign_in, headers, now).await {
        Credentials::None => Some(Actor::public()),
        Credentials::Session(account, _) => app.inventory.snapshot().actor(&key(&account), None, now).await?,
        Credentials::Token(hash) => match with_token(app, &hash.hex(), now).await? {
            Ok(actor) => actor,
            Err(reason) => return Ok(Who::Refused(reason)),
        },
        Credentials::AccessToken(identity) => {
            let Some(desk) = app.sign_in.desk() else {
                return Ok(Who::Refused("sign-in is closed"));
            };
            match desk.accounts.admit(identity, now).await {
                Ok(account) => app.inventory.snapshot().actor(&key(&account), None, now).await?,
                Err(NotAdmitted::Failed(error)) => return Err(error),
                Err(refused) => return Ok(Who::Refused(Refusal::NotAdmitted(refused).reason().1)),
            }
        }
        Credentials::Refused(RefusedCredentials::Unavailable) => {
            return Err(Error::Internal("credentials cannot be checked now".to_owned()));
        }
        Credentials::Refused(reason) => return Ok(Who::Refused(reason.word())),
    };
    Ok(match found {
        Some(actor) => Who::Actor(Actor {
            request: request_id(),
            ..actor
        }),
        None => Who::Closed,
    })
}

/// Whom a token of ours lets in, `None` when their account was closed; or why the token does not hold. One that is not known is
/// looked for once more in the newest state: it may have been made just now, on the command line or on another instance.
async fn with_token(
    app: &App,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Option<Actor>, &'static str>> {
    let mut snapshot = app.inventory.snapshot();
    if snapshot.token(hash, now).is_none() && app.unknown_tokens.may_look() {
        app.inventory.refresh().await?;
        snapshot = app.inventory.snapshot();
    }
    let Some(token) = snapshot.token(hash, now) else {
        return Ok(Err("unknown, revoked or expired"));
    };
    app.inventory.token_is_used(token, now).await?;
    let scopes = Some(Arc::from(token.scopes.clone()));
    Ok(Ok(snapshot.actor(&token.account, scopes, now).await?))
}

/// How often it may be looked for tokens that are not known: anyone can make them up, and each look asks the database.
#[derive(Debug, Default)]
pub struct UnknownTokens(Mutex<Option<Instant>>);

impl UnknownTokens {
    /// Between two looks.
    const REST: Duration = Duration::from_millis(100);

    /// Whether it may be looked now; then not for a while.
    fn may_look(&self) -> bool {
        let now = Instant::now();
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let may = last.is_none_or(|last| now.duration_since(last) >= Self::REST);
        if may {
            *last = Some(now);
        }
        may
    }
}

fn key(account: &AccountKey) -> Key<crate::records::account::Account> {
    Key::new(account.as_str())
}

/// A name for a request, in the log of history and in the program's own.
fn request_id() -> Arc<str> {
    Arc::from(format!("{:016x}", fastrand::u64(..)))
}

/// The door of live connections: the same question as for a request.
pub struct SameAsOverHttp;

impl Door for SameAsOverHttp {
    fn admit<'a>(&'a self, app: &'a App, headers: &'a HeaderMap, now: DateTime<Utc>) -> Admitting<'a> {
        Box::pin(async move {
            Ok(match who(app, headers, now).await? {
                Who::Actor(actor) => Admission::As { actor, until: None },
                Who::Refused(_) => Admission::Unauthorized,
                Who::Closed => Admission::Forbidden,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::UnknownTokens;

    #[test]
    fn made_up_tokens_are_not_each_looked_for() {
        let unknown = UnknownTokens::default();
        assert!(unknown.may_look());
        let looks = (0..1_000).filter(|_| unknown.may_look()).count();
        // One more at most, should this machine have rested for so long in between.
        assert!(looks <= 1, "{looks}");
    }
}
