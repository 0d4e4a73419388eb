//! How does one get to a provider? Sent there, with an attempt that this browser alone can end.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri, header},
    response::Response,
};
use chrono::Utc;
use entity::vocabulary::Language;

use super::page::{Parameters, language, refused, see_other, turned_away};
use crate::{
    app::App,
    sign_in::{
        ProviderDesk, Refusal, SignIn,
        attempt::{self, LIFE},
        cookie::Cookie,
        provider::Provider,
        return_to::own_path,
        secret::Secret,
    },
};

/// `GET /sign-in/NAME`.
pub async fn begin(State(app): State<Arc<App>>, Path(name): Path<String>, headers: HeaderMap, uri: Uri) -> Response {
    let parameters = Parameters::of(&uri);
    let language = language(&parameters, &headers);
    let Some((desk, provider)) = find(&app.sign_in, &name) else {
        return refused(language, None, &Refusal::NoSuchProvider);
    };
    let return_to = own_path(parameters.get("return_to"));
    match sent(desk, provider, &headers, return_to, language).await {
        Ok(response) => response,
        Err(refusal) => turned_away(&app, language, Some(provider.settings()), &refusal).await,
    }
}

/// The provider of a name, with the desk it stands at.
pub fn find<'a>(sign_in: &'a SignIn, name: &str) -> Option<(&'a ProviderDesk, &'a Arc<Provider>)> {
    match sign_in {
        SignIn::Providers(desk) => desk.provider(name).map(|provider| (desk, provider)),
        SignIn::Closed | SignIn::Demo(_) => None,
    }
}

async fn sent(
    desk: &ProviderDesk,
    provider: &Provider,
    headers: &HeaderMap,
    return_to: String,
    language: Language,
) -> Result<Response, Refusal> {
    let desk = desk.desk();
    // One secret for all attempts of a browser, so that two windows do not spoil each other's.
    let browser = Cookie::Attempt
        .read(headers, &desk.address)
        .unwrap_or_else(Secret::random);
    let address = attempt::begin(&desk.database, provider, &browser, return_to, language, Utc::now()).await?;
    let mut response = see_other(address.as_str());
    let cookie = Cookie::Attempt.keep(&browser, &desk.address, Some(LIFE));
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
