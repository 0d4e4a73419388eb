//! Is the person who comes back whom the provider vouches for? The code is exchanged, and the ID token checked
//! (OpenID Connect Core, section 3.1.3.7).
//!
//! `openidconnect` checks signature, algorithm, issuer, audience, expiry and nonce. Checked here besides: that nothing is said
//! twice, the authorized party, `nbf`, the time of issue, the hash of the access token, and that there is a subject.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, HttpResponse, IdTokenVerifier,
    Nonce, OAuth2TokenResponse, PkceCodeVerifier, RequestTokenError, SignatureVerificationError,
    core::{
        CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier,
        CoreRequestTokenError, CoreTokenResponse, CoreTokenType,
    },
    http::{Request, StatusCode, header},
};
use serde_json::{Map, Value};

use super::{
    attempt::Taken,
    caller::CallError,
    claims::{self, LEEWAY, Parts},
    identity::{Identity, Kind},
    provider::{ALGORITHMS, Known, Provider},
    refusal::Refusal,
};

/// What the browser brings back.
#[derive(Debug, Default)]
pub struct Answer {
    /// The code to exchange.
    pub code: Option<String>,
    /// Who answered (RFC 9207).
    pub issuer: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

/// A longer name is cut off.
const LONGEST_NAME: usize = 200;

/// Exchanges the code of an answer, and tells whom the provider vouches for.
pub async fn redeem(
    provider: &Provider,
    answer: Answer,
    taken: Taken,
    now: DateTime<Utc>,
) -> Result<Identity, Refusal> {
    let known = provider.known(now).await?;
    let names_issuer = known
        .metadata
        .additional_metadata()
        .authorization_response_iss_parameter_supported;
    match &answer.issuer {
        Some(issuer) if issuer != provider.issuer().as_str() => return Err(Refusal::MixedUp),
        None if names_issuer => return Err(Refusal::MixedUp),
        _ => {}
    }
    if let Some(error) = &answer.error {
        return Err(Refusal::Declined(declined(error)));
    }
    let code = answer.code.ok_or(Refusal::Malformed("no code"))?;
    let tokens = exchange(provider, &known, code, &taken).await?;
    let id_token = tokens.extra_fields().id_token().ok_or(Refusal::Code("no ID token"))?;
    let (known, claims) = verified(provider, known, id_token, &taken, now).await?;
    check_hash(provider, &known, id_token, &claims, tokens.access_token())?;
    let mut said = read(id_token, &claims, provider, now).map_err(Refusal::Claims)?;
    if provider.settings().userinfo {
        let more = userinfo(provider, &known, tokens.access_token()).await?;
        if claims::subject(&more) != claims::subject(&said) {
            return Err(Refusal::Claims("userinfo of another subject"));
        }
        said.extend(more);
    }
    identity(provider, &said).map_err(Refusal::Claims)
}

async fn exchange(
    provider: &Provider,
    known: &Known,
    code: String,
    taken: &Taken,
) -> Result<CoreTokenResponse, Refusal> {
    let methods = known.metadata.token_endpoint_auth_methods_supported();
    // The standard's default is Basic; some providers take the secret in the body only.
    let in_body = methods.is_some_and(|methods| {
        methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
    });
    let client = CoreClient::from_provider_metadata(
        known.metadata.clone(),
        provider.client_id(),
        provider.client_secret().cloned(),
    )
    .set_redirect_uri(provider.redirect().clone())
    .set_auth_type(if in_body {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    });
    let verifier = PkceCodeVerifier::new(taken.verifier.secret().clone());
    let tokens = client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|_| Refusal::Provider("no token endpoint"))?
        .set_pkce_verifier(verifier)
        .request_async(provider.caller())
        .await
        .map_err(|error| refused(&error))?;
    if *tokens.token_type() != CoreTokenType::Bearer {
        return Err(Refusal::Code("token type"));
    }
    Ok(tokens)
}

/// The claims of an ID token whose signature and standard claims hold, with the keys that proved it.
async fn verified(
    provider: &Provider,
    known: Arc<Known>,
    id_token: &CoreIdToken,
    taken: &Taken,
    now: DateTime<Utc>,
) -> Result<(Arc<Known>, CoreIdTokenClaims), Refusal> {
    match check(provider, &known, id_token, taken, now) {
        Ok(claims) => Ok((known, claims)),
        Err(error) if !may_be_new_key(&error) => Err(Refusal::Claims(told(&error))),
        Err(error) => {
            // A key that is not known may be one that was made since; it is asked for once.
            let newer = provider.newer_keys(&known, now).await;
            let newer = newer.ok_or(Refusal::Claims(told(&error)))?;
            let claims = check(provider, &newer, id_token, taken, now);
            claims
                .map(|claims| (newer, claims))
                .map_err(|error| Refusal::Claims(told(&error)))
        }
    }
}

fn check(
    provider: &Provider,
    known: &Known,
    id_token: &CoreIdToken,
    taken: &Taken,
    now: DateTime<Utc>,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let begun_at = taken.begun_at;
    let verifier = verifier(provider, known)
        .set_time_fn(move || now - LEEWAY)
        .set_issue_time_verifier_fn(move |issued| {
            // It holds our nonce, so it cannot be older than the attempt.
            let in_time = issued >= begun_at - LEEWAY && issued <= now + LEEWAY + TimeDelta::seconds(1);
            in_time.then_some(()).ok_or_else(|| "issued at another time".to_owned())
        });
    let nonce: &Nonce = &taken.nonce;
    id_token.claims(&verifier, nonce).cloned()
}

fn verifier<'a>(provider: &Provider, known: &Known) -> CoreIdTokenVerifier<'a> {
    // Made as for a public client: the one for clients with a secret would take signatures made with that secret.
    IdTokenVerifier::new_public_client(provider.client_id(), provider.issuer().clone(), known.keys.clone())
        .set_allowed_algs(ALGORITHMS)
}

/// Where the ID token names the hash of the access token, it must be that one's.
fn check_hash(
    provider: &Provider,
    known: &Known,
    id_token: &CoreIdToken,
    claims: &CoreIdTokenClaims,
    access_token: &AccessToken,
) -> Result<(), Refusal> {
    const WRONG: Refusal = Refusal::Claims("hash of another access token");
    let Some(expected) = claims.access_token_hash() else {
        return Ok(());
    };
    let verifier = verifier(provider, known);
    let algorithm = id_token.signing_alg().map_err(|_| WRONG)?;
    let key = id_token.signing_key(&verifier).map_err(|_| WRONG)?;
    match AccessTokenHash::from_token(access_token, algorithm, key) {
        Ok(actual) if actual == *expected => Ok(()),
        _ => Err(WRONG),
    }
}

/// The claims as they were written, after what the library leaves unchecked.
fn read(
    id_token: &CoreIdToken,
    verified: &CoreIdTokenClaims,
    provider: &Provider,
    now: DateTime<Utc>,
) -> Result<Map<String, Value>, &'static str> {
    let text = id_token.to_string();
    let said = Parts::of(&text)?.claims;
    claims::subject(&said)?;
    claims::has_begun(&said, now)?;
    // Section 3.1.3.7, 4 and 5. The library has refused every audience but us.
    match verified.authorized_party() {
        Some(party) if party.as_str() != provider.settings().client_id => Err("another authorized party"),
        None if verified.audiences().len() > 1 => Err("several audiences, no authorized party"),
        _ => Ok(said),
    }
}

async fn userinfo(
    provider: &Provider,
    known: &Known,
    access_token: &AccessToken,
) -> Result<Map<String, Value>, Refusal> {
    let endpoint = known
        .metadata
        .userinfo_endpoint()
        .ok_or(Refusal::Provider("no userinfo endpoint"))?;
    let request = Request::get(endpoint.as_str())
        .header(header::ACCEPT, "application/json")
        .header(header::AUTHORIZATION, format!("Bearer {}", access_token.secret()))
        .body(Vec::new())
        .map_err(|_| Refusal::Provider("userinfo not askable"))?;
    let answer = provider
        .caller()
        .send(request)
        .await
        .map_err(|error| Refusal::Provider(error.word()))?;
    if answer.status() != StatusCode::OK || !is_json(&answer) {
        return Err(Refusal::Provider("userinfo not as agreed"));
    }
    claims::object(answer.body()).map_err(Refusal::Claims)
}

fn is_json(answer: &HttpResponse) -> bool {
    let kind = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn identity(provider: &Provider, said: &Map<String, Value>) -> Result<Identity, &'static str> {
    let settings = provider.settings();
    let text = |name: &str| said.get(name).and_then(Value::as_str).and_then(shown);
    let groups = claims::groups(said, &settings.groups_claim)?;
    Ok(Identity {
        kind: Kind::Person,
        provider: settings.name.clone(),
        issuer: settings.issuer.clone(),
        subject: claims::subject(said)?.to_owned(),
        name: text("name").or_else(|| text("preferred_username")),
        // An address nobody has verified may be someone else's.
        email: text("email").filter(|_| said.get("email_verified") == Some(&Value::Bool(true))),
        granted: settings.granted(&groups),
        groups,
    })
}

/// A text that can be shown: without control characters, not empty, not without end.
fn shown(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(|character| !character.is_control())
        .take(LONGEST_NAME)
        .collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

fn may_be_new_key(error: &ClaimsVerificationError) -> bool {
    matches!(
        error,
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_)
        )
    )
}

/// The library's words repeat what was sent; ours do not.
fn told(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "expired, or issued at another time",
        ClaimsVerificationError::InvalidAudience(_) => "audience",
        ClaimsVerificationError::InvalidIssuer(_) => "issuer",
        ClaimsVerificationError::InvalidNonce(_) => "nonce",
        ClaimsVerificationError::SignatureVerification(error) => match error {
            SignatureVerificationError::NoMatchingKey => "unknown key",
            SignatureVerificationError::AmbiguousKeyId(_) => "several keys fit",
            SignatureVerificationError::DisallowedAlg(_) | SignatureVerificationError::UnsupportedAlg(_) => "algorithm",
            SignatureVerificationError::NoSignature => "not signed",
            _ => "signature",
        },
        ClaimsVerificationError::Unsupported(_) => "kind of token",
        _ => "ID token",
    }
}

fn refused(error: &CoreRequestTokenError<CallError>) -> Refusal {
    match error {
        RequestTokenError::Request(error) => Refusal::Provider(error.word()),
        RequestTokenError::ServerResponse(answer) => Refusal::Code(match answer.error() {
            CoreErrorResponseType::InvalidGrant => "invalid_grant",
            CoreErrorResponseType::InvalidClient => "invalid_client",
            CoreErrorResponseType::InvalidRequest => "invalid_request",
            CoreErrorResponseType::InvalidScope => "invalid_scope",
            CoreErrorResponseType::UnauthorizedClient => "unauthorized_client",
            CoreErrorResponseType::UnsupportedGrantType => "unsupported_grant_type",
            CoreErrorResponseType::Extension(_) => "another error",
        }),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Refusal::Code("answer not as agreed"),
    }
}

/// The errors of the standards (RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6), by their own words.
fn declined(error: &str) -> &'static str {
    const KNOWN: [&str; 13] = [
        "access_denied",
        "account_selection_required",
        "consent_required",
        "interaction_required",
        "invalid_request",
        "invalid_request_object",
        "invalid_scope",
        "login_required",
        "request_not_supported",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
        "unsupported_response_type",
    ];
    KNOWN
        .into_iter()
        .find(|known| *known == error)
        .unwrap_or("another error")
}
