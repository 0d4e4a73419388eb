//! Who sent a request? What its headers prove, before anything is asked about accounts.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use chrono::{DateTime, Utc};

use crate::{
    app::App,
    sign_in::{
        AccountKey, Identity, Refusal, SignIn,
        access_token::identify,
        api_token::{self, TokenHash},
        cookie::Cookie,
        session::SessionId,
    },
};

/// What the headers of a request prove. A request without cookie and `Authorization` is the public's, and costs nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// Nothing is shown.
    None,
    /// Someone is signed in in this browser.
    Session(AccountKey, SessionId),
    /// An API token of ours, well-formed; whether there is such a one is asked of the accounts.
    Token(TokenHash),
    /// A provider vouches for a service account; `Accounts::admit` knows which.
    AccessToken(Identity),
    /// Something is shown, and it proves nothing.
    Refused(RefusedCredentials),
}

/// Why what is shown proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedCredentials {
    /// `Authorization` is there twice, or is not `Bearer` with one token.
    NotUnderstood,
    /// It looks like an API token of ours and is none.
    Token,
    /// It is no access token that a provider of ours made for us; with the reason, for the log.
    AccessToken(&'static str),
    /// The cookie stands for no session: it has run out or was ended.
    SessionEnded,
    /// It cannot be told now: the database or the provider does not answer.
    Unavailable,
}

impl RefusedCredentials {
    /// The reason in a word of ours, for logs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotUnderstood => "not understood",
            Self::Token => "no token of ours",
            Self::AccessToken(reason) => reason,
            Self::SessionEnded => "the session has ended",
            Self::Unavailable => "unavailable",
        }
    }
}

/// What the headers of a request prove. `Authorization` wins over the cookie: it is never added by a browser on its own.
pub async fn credentials(sign_in: &SignIn, headers: &HeaderMap, now: DateTime<Utc>) -> Credentials {
    if headers.contains_key(header::AUTHORIZATION) {
        return match bearer(headers) {
            Some(token) => of_token(sign_in, token, now).await,
            None => Credentials::Refused(RefusedCredentials::NotUnderstood),
        };
    }
    let Some(desk) = sign_in.desk() else {
        return Credentials::None;
    };
    let Some(secret) = Cookie::Session.read(headers, &desk.address) else {
        return Credentials::None;
    };
    match desk.sessions.find(&secret, now).await {
        Ok(Some(session)) => Credentials::Session(session.account.clone(), session.id.clone()),
        Ok(None) => Credentials::Refused(RefusedCredentials::SessionEnded),
        Err(error) => {
            tracing::error!(%error, "a session could not be looked up");
            Credentials::Refused(RefusedCredentials::Unavailable)
        }
    }
}

async fn of_token(sign_in: &SignIn, token: &str, now: DateTime<Utc>) -> Credentials {
    if token.starts_with(api_token::PREFIX) {
        let hash = api_token::hash_of(token).map(Credentials::Token);
        return hash.unwrap_or(Credentials::Refused(RefusedCredentials::Token));
    }
    // Boxed: the future holds the requests to the provider, and stands in every handler.
    match Box::pin(identify(sign_in.providers(), token, now)).await {
        Ok(identity) => Credentials::AccessToken(identity),
        Err(Refusal::Provider(_) | Refusal::Failed(_)) => Credentials::Refused(RefusedCredentials::Unavailable),
        Err(refusal) => Credentials::Refused(RefusedCredentials::AccessToken(refusal.reason().1)),
    }
}

/// The token of `Authorization: Bearer TOKEN` (RFC 6750, section 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next()?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim_matches(' ');
    let is_one = values.next().is_none() && !token.is_empty() && !token.contains([' ', ',']);
    (is_one && scheme.eq_ignore_ascii_case("bearer")).then_some(token)
}

impl FromRequestParts<Arc<App>> for Credentials {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        Ok(credentials(&app.sign_in, &parts.headers, Utc::now()).await)
    }
}
