//! Who was sent to a provider and may come back? One row for each attempt, bound to one browser, used once, for a short time.
//!
//! The browser holds a random secret in a cookie. The nonce and the PKCE verifier are derived from it and the state, so the
//! database never holds them, and only the browser that began an attempt can end it.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{sign_in_attempt as table, vocabulary::Language};
use openidconnect::{
    CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    core::{CoreAuthenticationFlow, CoreClient},
    url::Url,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseConnection, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use super::{
    provider::Provider,
    refusal::Refusal,
    secret::{Hash, Secret},
};
use crate::notices::html::tag;

/// How long someone may take at the provider.
pub const LIFE: TimeDelta = TimeDelta::minutes(10);

/// An attempt that was taken: it is gone from the database, and nobody takes it again.
#[derive(Debug)]
pub struct Taken {
    /// What the ID token must repeat.
    pub nonce: Nonce,
    /// What proves to the provider that the code was meant for us.
    pub verifier: PkceCodeVerifier,
    /// Where the person wants to go.
    pub return_to: String,
    /// The language the person chose.
    pub language: Language,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
}

/// Begins an attempt. The address is where to send the browser.
pub async fn begin(
    database: &DatabaseConnection,
    provider: &Provider,
    browser: &Secret,
    return_to: String,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Url, Refusal> {
    let known = provider.known(now).await?;
    let state = Secret::random();
    let row = table::Model {
        id: state.hash().hex(),
        browser: browser.hash().hex(),
        provider: provider.settings().name.clone(),
        return_to,
        language,
        begun_at: now,
        expires_at: now + LIFE,
    };
    row.into_active_model().insert(database).await?;

    let client = CoreClient::from_provider_metadata(known.metadata.clone(), provider.client_id(), None)
        .set_redirect_uri(provider.redirect().clone());
    let (nonce, verifier) = derived(browser, &state);
    let shown = state.show();
    let mut request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(shown),
            move || nonce,
        )
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .add_ui_locale(LanguageTag::new(tag(language).to_owned()));
    for scope in &provider.settings().scopes {
        request = request.add_scope(Scope::new(scope.clone()));
    }
    let (address, _, _) = request.url();
    Ok(address)
}

/// Takes the attempt a browser comes back with. One that is another browser's stays, so that nobody can spoil it.
pub async fn take(
    database: &DatabaseConnection,
    provider: &str,
    browser: Option<&Secret>,
    state: &str,
    now: DateTime<Utc>,
) -> Result<Taken, Refusal> {
    let state = Secret::read(state).ok_or(Refusal::NoAttempt)?;
    let row = table::Entity::find_by_id(state.hash().hex())
        .one(database)
        .await?
        .filter(|row| now < row.expires_at)
        .ok_or(Refusal::NoAttempt)?;
    let browser = browser
        .filter(|browser| Hash::from_hex(&row.browser) == Some(browser.hash()))
        .ok_or(Refusal::OtherBrowser)?;
    if row.provider != provider {
        return Err(Refusal::MixedUp);
    }
    // Two may read the row; one deletes it.
    let deleted = table::Entity::delete_by_id(row.id).exec(database).await?;
    if deleted.rows_affected != 1 {
        return Err(Refusal::NoAttempt);
    }
    let (nonce, verifier) = derived(browser, &state);
    Ok(Taken {
        nonce,
        verifier,
        return_to: row.return_to,
        language: row.language,
        begun_at: row.begun_at,
    })
}

/// Forgets attempts that nobody came back from.
pub async fn sweep(database: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let swept = table::Entity::delete_many()
        .filter(table::Column::ExpiresAt.lte(now))
        .exec(database)
        .await?;
    Ok(swept.rows_affected)
}

fn derived(browser: &Secret, state: &Secret) -> (Nonce, PkceCodeVerifier) {
    (
        Nonce::new(browser.derive("nonce", state.bytes()).show()),
        PkceCodeVerifier::new(browser.derive("pkce", state.bytes()).show()),
    )
}
