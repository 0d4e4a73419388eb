//! Which service account does a provider's access token stand for? JWT access tokens (RFC 9068) by client credentials.
//!
//! Only a token that a client got for itself counts: its subject is the client. One that a person gave a client would
//! otherwise open this program to that client's people with the client's rights.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use openidconnect::{
    JsonWebKey, JsonWebKeyId,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Map, Value};

use super::{
    claims::{self, LEEWAY, Parts},
    identity::{Identity, Kind},
    provider::{ALGORITHMS, Known, Provider},
    refusal::Refusal,
};

const UNKNOWN_KEY: &str = "unknown key";

/// A longer token is not read.
const LONGEST: usize = 8 * 1024;

/// The identity an access token proves, or why it proves none. The provider is found by the issuer it names.
pub async fn identify(providers: &[Arc<Provider>], token: &str, now: DateTime<Utc>) -> Result<Identity, Refusal> {
    if token.len() > LONGEST {
        return Err(Refusal::Claims("too long"));
    }
    let parts = Parts::of(token).map_err(Refusal::Claims)?;
    let algorithm = header(&parts).map_err(Refusal::Claims)?;
    let issuer = parts.claims.get("iss").and_then(Value::as_str);
    let provider = providers
        .iter()
        .find(|provider| provider.settings().audience.is_some() && issuer == Some(provider.issuer().as_str()))
        .ok_or(Refusal::Claims("issuer"))?;
    // What can be refused without the provider's keys is, so that a token made up by anyone costs nobody a call.
    let client = check(provider, &parts.claims, now).map_err(Refusal::Claims)?.to_owned();

    let known = provider.known(now).await?;
    if let Err(error) = verify(&known, &parts, &algorithm) {
        // A key that is known and does not fit is no reason to ask: anyone can write a token that is not signed by it.
        if error != UNKNOWN_KEY && parts.header.contains_key("kid") {
            return Err(Refusal::Claims(error));
        }
        let newer = provider.newer_keys(&known, now).await;
        let newer = newer.ok_or(Refusal::Claims(error))?;
        verify(&newer, &parts, &algorithm).map_err(Refusal::Claims)?;
    }
    let settings = provider.settings();
    let groups = claims::groups(&parts.claims, &settings.groups_claim).map_err(Refusal::Claims)?;
    Ok(Identity {
        kind: Kind::Service,
        provider: settings.name.clone(),
        issuer: settings.issuer.clone(),
        subject: client,
        name: None,
        email: None,
        granted: settings.granted(&groups),
        groups,
    })
}

fn header(parts: &Parts<'_>) -> Result<CoreJwsSigningAlgorithm, &'static str> {
    // RFC 9068, section 4. A token without a type is an older provider's; one with another is another kind of token.
    let kind = match parts.header.get("typ") {
        None => true,
        Some(kind) => kind
            .as_str()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("at+jwt") || kind.eq_ignore_ascii_case("application/at+jwt")),
    };
    if !kind {
        return Err("kind of token");
    }
    // RFC 7515, section 4.1.11: what must be understood and is not.
    if parts.header.contains_key("crit") || parts.header.contains_key("cty") {
        return Err("critical header");
    }
    let algorithm = parts.header.get("alg").cloned().ok_or("algorithm")?;
    serde_json::from_value::<CoreJwsSigningAlgorithm>(algorithm)
        .ok()
        .filter(|algorithm| ALGORITHMS.contains(algorithm))
        .ok_or("algorithm")
}

/// The client, when all but the signature holds.
fn check<'c>(provider: &Provider, said: &'c Map<String, Value>, now: DateTime<Utc>) -> Result<&'c str, &'static str> {
    let audience = provider.settings().audience.as_deref();
    if !claims::audiences(said).iter().any(|one| Some(*one) == audience) {
        return Err("audience");
    }
    let expires = claims::moment(said, "exp")?.ok_or("no expiry")?;
    if now - LEEWAY >= expires {
        return Err("expired");
    }
    claims::has_begun(said, now)?;
    if claims::moment(said, "iat")?.is_some_and(|issued| issued > now + LEEWAY) {
        return Err("not yet issued");
    }
    let client = said
        .get("client_id")
        .and_then(Value::as_str)
        .filter(|client| !client.is_empty());
    let client = client.ok_or("no client")?;
    if claims::subject(said)? == client {
        Ok(client)
    } else {
        Err("a person's token")
    }
}

fn verify(known: &Known, parts: &Parts<'_>, algorithm: &CoreJwsSigningAlgorithm) -> Result<(), &'static str> {
    let name = match parts.header.get("kid") {
        None => None,
        Some(Value::String(name)) => Some(JsonWebKeyId::new(name.clone())),
        Some(_) => return Err(UNKNOWN_KEY),
    };
    let fits = |key: &&CoreJsonWebKey| name.is_none() || key.key_id() == name.as_ref();
    let mut keys = known.keys.keys().iter().filter(fits).peekable();
    if keys.peek().is_none() {
        return Err(UNKNOWN_KEY);
    }
    // The library looks whether a key is for signing, and for this algorithm.
    let is_signed = keys.any(|key| key.verify_signature(algorithm, parts.signed, &parts.signature).is_ok());
    if is_signed { Ok(()) } else { Err("signature") }
}
