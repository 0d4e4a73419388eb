//! What does a provider say about itself, and with which keys does it sign? Asked for, kept for a while, asked for again.
//!
//! Keys rotate while the program runs. They are asked for anew every few minutes, and at once when a token names a key that
//! is not known; since anyone can make up such a name, no more often than [`KEYS_AGAIN`].

use std::sync::{Arc, PoisonError, RwLock};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AdditionalProviderMetadata, ClientId, ClientSecret, DiscoveryError, EndSessionUrl, IssuerUrl, JsonWebKey,
    JsonWebKeySet, ProviderMetadata, RedirectUrl, UserInfoUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJsonWebKeyType, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
        CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
    },
    http::StatusCode,
    url::Url,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;

use super::{
    caller::{CallError, CallLimits, Caller},
    public_address::{PublicAddress, is_plain_loopback, is_safe},
    refusal::Refusal,
    settings::ProviderSettings,
};

/// The ways to sign that are accepted. Never `none`; never `HS…`, where who can check can also sign.
pub const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// How long the discovery document is taken as it was.
const METADATA_FRESH: TimeDelta = TimeDelta::hours(1);
/// How long keys are. One that the provider takes back counts no longer than this.
const KEYS_FRESH: TimeDelta = TimeDelta::minutes(5);
/// How long either serves while the provider does not answer.
const STALE_AT_MOST: TimeDelta = TimeDelta::hours(2);
/// How often at most keys are asked for because of a name that is not known.
const KEYS_AGAIN: TimeDelta = TimeDelta::seconds(10);
/// How long a provider that did not answer is left alone while nothing is known of it: for those who waited behind the one
/// that asked.
const PAUSE_WITHOUT: TimeDelta = TimeDelta::seconds(2);
/// And while what was known before serves: each who asks waits for nothing.
const PAUSE_WITH: TimeDelta = TimeDelta::seconds(30);
/// The shortest RSA modulus that is believed, in bytes: 2048 bits (RFC 7518, section 3.3).
const SHORTEST_RSA: usize = 256;

/// What we read in a discovery document beside what the library reads.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct More {
    /// Where the person can sign out of the provider too (OpenID Connect RP-Initiated Logout).
    #[serde(default)]
    pub end_session_endpoint: Option<EndSessionUrl>,
    /// Whether every answer names its issuer (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

/// The discovery document.
pub type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The keys a provider signs with.
pub type Keys = JsonWebKeySet<CoreJsonWebKey>;

/// What is known of a provider at a time.
#[derive(Debug)]
pub struct Known {
    /// Its discovery document.
    pub metadata: Metadata,
    /// Its keys.
    pub keys: Keys,
    metadata_at: DateTime<Utc>,
    keys_at: DateTime<Utc>,
}

/// A provider that people can sign in with.
#[derive(Debug)]
pub struct Provider {
    settings: ProviderSettings,
    issuer: IssuerUrl,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    caller: Caller,
    known: RwLock<Option<Arc<Known>>>,
    // One asks, the others wait for what it hears.
    asking: Mutex<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    failed: Option<(DateTime<Utc>, &'static str)>,
    for_new_keys: Option<DateTime<Utc>>,
}

impl Provider {
    /// A provider by its settings. Nothing is asked of it yet: the server starts also while a provider does not answer.
    pub fn new(settings: ProviderSettings, public: &PublicAddress, limits: CallLimits) -> Result<Self, String> {
        let wrong = |error| format!("provider {}: {error}", settings.name);
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| wrong(error.to_string()))?;
        let redirect = RedirectUrl::new(public.at(&format!("/sign-in/{}/callback", settings.name)))
            .map_err(|error| wrong(error.to_string()))?;
        let caller = Caller::new(limits, is_plain_loopback(issuer.url())).map_err(wrong)?;
        Ok(Self {
            secret: settings.secret()?,
            settings,
            issuer,
            redirect,
            caller,
            known: RwLock::default(),
            asking: Mutex::default(),
        })
    }

    /// Its settings.
    pub const fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Its issuer identifier.
    pub const fn issuer(&self) -> &IssuerUrl {
        &self.issuer
    }

    /// Our id there.
    pub fn client_id(&self) -> ClientId {
        ClientId::new(self.settings.client_id.clone())
    }

    /// Our secret there.
    pub const fn client_secret(&self) -> Option<&ClientSecret> {
        self.secret.as_ref()
    }

    /// Where it sends people back to.
    pub const fn redirect(&self) -> &RedirectUrl {
        &self.redirect
    }

    /// The client it is called with.
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// What is known of it, asked for if that is not fresh. While it does not answer, what was known a while ago serves.
    pub async fn known(&self, now: DateTime<Utc>) -> Result<Arc<Known>, Refusal> {
        let fresh = |known: &Arc<Known>| known.is_fresh(now);
        if let Some(known) = self.current().filter(fresh) {
            return Ok(known);
        }
        let usable = self
            .current()
            .filter(|known| is_within(STALE_AT_MOST, known.keys_at, now));
        let mut asked = match (self.asking.try_lock(), &usable) {
            (Ok(asked), _) => asked,
            // Another is asking just now; nobody need wait who can do with what there is.
            (Err(_), Some(known)) => return Ok(Arc::clone(known)),
            (Err(_), None) => self.asking.lock().await,
        };
        if let Some(known) = self.current().filter(fresh) {
            return Ok(known);
        }
        let pause = if usable.is_some() { PAUSE_WITH } else { PAUSE_WITHOUT };
        if let Some((_, why)) = asked.failed.filter(|(at, _)| is_within(pause, *at, now)) {
            return usable.ok_or(Refusal::Provider(why));
        }
        match self.ask(now).await {
            Ok(known) => {
                asked.failed = None;
                Ok(self.keep(known))
            }
            Err(why) => {
                asked.failed = Some((now, why));
                tracing::warn!(
                    provider = self.settings.name,
                    why,
                    "the provider did not answer as agreed"
                );
                usable.ok_or(Refusal::Provider(why))
            }
        }
    }

    /// Keys asked for anew because those of `used` did not fit. None when that was done a moment ago, or fails.
    pub async fn newer_keys(&self, used: &Arc<Known>, now: DateTime<Utc>) -> Option<Arc<Known>> {
        let mut asked = self.asking.lock().await;
        if let Some(current) = self.current().filter(|current| !Arc::ptr_eq(current, used)) {
            return Some(current);
        }
        if asked.for_new_keys.is_some_and(|at| is_within(KEYS_AGAIN, at, now)) {
            return None;
        }
        asked.for_new_keys = Some(now);
        let keys = self.ask_keys(&used.metadata).await.ok()?;
        Some(self.keep(Known {
            metadata: used.metadata.clone(),
            keys,
            metadata_at: used.metadata_at,
            keys_at: now,
        }))
    }

    fn current(&self) -> Option<Arc<Known>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&known));
        known
    }

    async fn ask(&self, now: DateTime<Utc>) -> Result<Known, &'static str> {
        let only_keys = |known: &Arc<Known>| is_within(METADATA_FRESH, known.metadata_at, now);
        if let Some(current) = self.current().filter(only_keys) {
            return Ok(Known {
                metadata: current.metadata.clone(),
                keys: self.ask_keys(&current.metadata).await?,
                metadata_at: current.metadata_at,
                keys_at: now,
            });
        }
        let metadata = Metadata::discover_async(self.issuer.clone(), &self.caller)
            .await
            .map_err(|error| told(&error))?;
        check(&metadata, self.issuer.url())?;
        Ok(Known {
            keys: strong(metadata.jwks()),
            metadata,
            metadata_at: now,
            keys_at: now,
        })
    }

    async fn ask_keys(&self, metadata: &Metadata) -> Result<Keys, &'static str> {
        let keys = Keys::fetch_async(metadata.jwks_uri(), &self.caller)
            .await
            .map_err(|error| told(&error))?;
        Ok(strong(&keys))
    }
}

impl Known {
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        is_within(METADATA_FRESH, self.metadata_at, now) && is_within(KEYS_FRESH, self.keys_at, now)
    }
}

/// Whether no more than `span` has gone by. A clock that was set back makes nothing last longer.
fn is_within(span: TimeDelta, since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let age = now - since;
    age >= TimeDelta::zero() && age < span
}

/// The keys that are strong enough to be believed.
fn strong(keys: &Keys) -> Keys {
    let is_strong = |key: &&CoreJsonWebKey| {
        *key.key_type() != CoreJsonWebKeyType::RSA || modulus(key).is_some_and(|bytes| bytes >= SHORTEST_RSA)
    };
    Keys::new(keys.keys().iter().filter(is_strong).cloned().collect())
}

/// The bytes of an RSA key's modulus. The library keeps it to itself, but writes it.
fn modulus(key: &CoreJsonWebKey) -> Option<usize> {
    let written = serde_json::to_value(key).ok()?;
    let bytes = URL_SAFE_NO_PAD.decode(written.get("n").and_then(Value::as_str)?).ok()?;
    Some(bytes.iter().skip_while(|byte| **byte == 0).count())
}

/// Whether what a provider says of itself can be worked with, and leads nowhere in the clear.
fn check(metadata: &Metadata, issuer: &Url) -> Result<(), &'static str> {
    let token = metadata.token_endpoint().ok_or("no token endpoint")?;
    let addresses = [
        Some(metadata.authorization_endpoint().url()),
        Some(token.url()),
        Some(metadata.jwks_uri().url()),
        metadata.userinfo_endpoint().map(UserInfoUrl::url),
        metadata
            .additional_metadata()
            .end_session_endpoint
            .as_ref()
            .map(EndSessionUrl::url),
    ];
    // A provider on this machine may speak in the clear, and then with this machine only.
    let is_fit = |url: &Url| {
        if is_plain_loopback(url) {
            is_plain_loopback(issuer)
        } else {
            is_safe(url)
        }
    };
    if addresses.into_iter().flatten().all(is_fit) {
        Ok(())
    } else {
        Err("an address in the clear")
    }
}

fn told(error: &DiscoveryError<CallError>) -> &'static str {
    match error {
        DiscoveryError::Request(error) => error.word(),
        DiscoveryError::Response(status, ..) if *status != StatusCode::OK => "error status",
        DiscoveryError::Response(..) => "content type",
        DiscoveryError::Parse(_) => "not as agreed",
        DiscoveryError::Validation(_) => "another issuer",
        _ => "not askable",
    }
}

#[cfg(test)]
mod tests {
    use openidconnect::{core::CoreJsonWebKey, url::Url};
    use serde_json::json;

    use super::{Keys, Metadata, check, strong};

    fn metadata(issuer: &str, change: (&str, &str)) -> Metadata {
        let mut text = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/auth"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "userinfo_endpoint": format!("{issuer}/me"),
            "end_session_endpoint": format!("{issuer}/end"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        });
        text[change.0] = json!(change.1);
        serde_json::from_value(text).expect("a test's own document")
    }

    #[test]
    fn no_address_of_a_provider_leads_into_the_clear() {
        let issuer = "https://login.example";
        let is_fit = |issuer: &str, change| {
            check(
                &metadata(issuer, change),
                &Url::parse(issuer).expect("a test's own address"),
            )
            .is_ok()
        };
        assert!(is_fit(issuer, ("issuer", issuer)));
        for name in [
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
            "end_session_endpoint",
        ] {
            for wrong in [
                "http://login.example/x",
                "http://127.0.0.1/x",
                "ftp://login.example/x",
                "javascript:x",
            ] {
                assert!(!is_fit(issuer, (name, wrong)), "{name} {wrong}");
            }
            assert!(is_fit(issuer, (name, "https://other.example/x")), "{name}");
            let here = "http://127.0.0.1:9";
            assert!(is_fit(here, (name, "http://127.0.0.1:8/x")), "{name}");
            assert!(!is_fit(here, (name, "http://login.example/x")), "{name}");
        }
    }

    #[test]
    fn a_short_rsa_key_is_not_believed() {
        let key = |modulus: Vec<u8>| CoreJsonWebKey::new_rsa(modulus, vec![1, 0, 1], None);
        let padded = [vec![0; 200], vec![255; 128]].concat();
        let keys = Keys::new(vec![key(vec![255; 128]), key(padded), key(vec![255; 256])]);
        assert_eq!(strong(&keys), Keys::new(vec![key(vec![255; 256])]));
    }
}
