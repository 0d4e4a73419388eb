//! Who sent this request, with which grants? Credentials become an actor here, for every way in.

use std::sync::Arc;

use axum::http::HeaderMap;
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
    sign_in::{AccountKey, NotAdmitted},
};

/// What came of asking.
pub enum Who {
    /// Someone, or the public.
    Actor(Actor),
    /// Credentials that prove nothing. The reason is for the program's log only.
    Refused(String),
    /// Someone known, whose account was closed.
    Closed,
}

/// Who sent a request with these headers. What does not hold any more is refused and not taken for the public: neither a person
/// nor a program would notice otherwise.
pub async fn who(app: &App, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Who> {
    let snapshot = app.inventory.snapshot();
    let found = match credentials(&app.sign_in, headers, now).await {
        Credentials::None => Some(Actor::public()),
        Credentials::Session(account, _) => snapshot.actor(&key(&account), None, now).await?,
        Credentials::Token(hash) => {
            let Some(token) = snapshot.token(&hash.hex(), now) else {
                return Ok(Who::Refused("an unknown, revoked or expired token".to_owned()));
            };
            app.inventory.token_is_used(token, now).await?;
            let scopes = Some(Arc::from(token.scopes.clone()));
            snapshot.actor(&token.account, scopes, now).await?
        }
        Credentials::AccessToken(identity) => {
            let Some(desk) = app.sign_in.desk() else {
                return Ok(Who::Refused("sign-in is closed".to_owned()));
            };
            match desk.accounts.admit(identity, now).await {
                Ok(account) => app.inventory.snapshot().actor(&key(&account), None, now).await?,
                Err(NotAdmitted::Failed(error)) => return Err(error),
                Err(refused) => return Ok(Who::Refused(format!("{refused:?}"))),
            }
        }
        Credentials::Refused(RefusedCredentials::Unavailable) => {
            return Err(Error::Internal("credentials cannot be checked now".to_owned()));
        }
        Credentials::Refused(reason) => return Ok(Who::Refused(format!("{reason:?}"))),
    };
    Ok(match found {
        Some(actor) => Who::Actor(Actor {
            request: request_id(),
            ..actor
        }),
        None => Who::Closed,
    })
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
