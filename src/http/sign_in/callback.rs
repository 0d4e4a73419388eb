//! Who comes back from a provider? The attempt is taken, the code redeemed, the account found, a session begun.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri, header},
    response::Response,
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;

use super::{
    begin::find,
    page::{Parameters, language, refused, see_other, turned_away},
};
use crate::{
    app::App,
    sign_in::{
        AccountKey, Refusal,
        attempt::take,
        cookie::Cookie,
        desk::Desk,
        provider::Provider,
        redeem::{Answer, redeem},
    },
};

/// What a provider may add to the address.
const ANSWER: [&str; 4] = ["state", "code", "iss", "error"];

/// `GET /sign-in/NAME/callback`.
pub async fn callback(State(app): State<Arc<App>>, Path(name): Path<String>, headers: HeaderMap, uri: Uri) -> Response {
    let parameters = Parameters::of(&uri);
    let mut language = language(&parameters, &headers);
    let Some((desk, provider)) = find(&app.sign_in, &name) else {
        return refused(language, None, &Refusal::NoSuchProvider);
    };
    // Boxed: the future holds every request to the provider.
    match Box::pin(answered(desk.desk(), provider, &headers, &parameters, &mut language)).await {
        Ok(response) => response,
        Err(refusal) => turned_away(&app, language, Some(provider.settings()), &refusal).await,
    }
}

async fn answered(
    desk: &Desk,
    provider: &Provider,
    headers: &HeaderMap,
    parameters: &Parameters,
    language: &mut Language,
) -> Result<Response, Refusal> {
    let now = Utc::now();
    if parameters.doubled(&ANSWER) {
        return Err(Refusal::Malformed("said twice"));
    }
    let state = parameters.get("state").ok_or(Refusal::Malformed("no state"))?;
    let browser = Cookie::Attempt.read(headers, &desk.address);
    let taken = take(&desk.database, &provider.settings().name, browser.as_ref(), state, now).await?;
    // From here on the language is the one that was chosen before leaving.
    *language = taken.language;
    let return_to = taken.return_to.clone();
    let text = |name| parameters.get(name).map(str::to_owned);
    let answer = Answer {
        code: text("code").filter(|code| !code.is_empty()),
        issuer: text("iss"),
        error: text("error"),
    };
    let identity = redeem(provider, answer, taken, now).await?;
    let account = desk.accounts.admit(identity, now).await.map_err(Refusal::NotAdmitted)?;
    signed_in(desk, headers, &account, &provider.settings().name, &return_to, now).await
}

/// Begins a session and leads to where the person wanted to go. A session this browser had before is ended.
pub async fn signed_in(
    desk: &Desk,
    headers: &HeaderMap,
    account: &AccountKey,
    provider: &str,
    return_to: &str,
    now: DateTime<Utc>,
) -> Result<Response, Refusal> {
    if let Some(before) = Cookie::Session.read(headers, &desk.address)
        && let Some(session) = desk.sessions.find(&before, now).await?
    {
        desk.sessions.end(&session.account, &session.id).await?;
    }
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let (secret, _) = desk
        .sessions
        .begin(account, provider, user_agent.unwrap_or_default(), now)
        .await?;
    let mut response = see_other(return_to);
    let cookies = response.headers_mut();
    // Without an age: the browser forgets it when it is closed, and the session runs out here.
    cookies.append(header::SET_COOKIE, Cookie::Session.keep(&secret, &desk.address, None));
    cookies.append(header::SET_COOKIE, Cookie::Attempt.forget(&desk.address));
    Ok(response)
}
