//! A provider of the tests' own, on loopback: honest until it is told to be otherwise.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Form, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Utc;
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
    url::Url,
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha512};

pub const CLIENT: &str = "seloste";
pub const CLIENT_SECRET: &str = "marker-client-secret";
pub const ACCESS_TOKEN: &str = "marker-access-token";
pub const SUBJECT: &str = "marker-subject";
/// What is personal or secret here, and must be in no page of failure and in no log.
pub const MARKERS: [&str; 6] = [
    CLIENT_SECRET,
    ACCESS_TOKEN,
    SUBJECT,
    "marker-name",
    "marker@city.example",
    "marker-code",
];

/// A key made for a test.
pub struct Key {
    pub id: String,
    key: CoreEdDsaPrivateSigningKey,
}

impl Key {
    pub fn new(id: &str) -> Self {
        let seed = seloste::sign_in::secret::Secret::random();
        // The one shape of an Ed25519 key in PKCS #8 (RFC 8410, section 7).
        let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
        der.extend(seed.bytes());
        let text = base64::engine::general_purpose::STANDARD.encode(der);
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
        let name = Some(JsonWebKeyId::new(id.to_owned()));
        Self {
            id: id.to_owned(),
            key: CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, name).expect("a well-formed key"),
        }
    }

    pub fn public(&self) -> Value {
        serde_json::to_value(self.key.as_verification_key()).expect("a key can be written")
    }

    /// A token of these parts, signed.
    pub fn token(&self, header: &Value, claims: &Value) -> String {
        self.token_of(&header.to_string(), &claims.to_string())
    }

    /// A token of these texts, signed as they stand.
    pub fn token_of(&self, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", coded(header), coded(claims));
        let algorithm = CoreJwsSigningAlgorithm::EdDsa;
        let signature = self.key.sign(&algorithm, signed.as_bytes()).expect("the key signs");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    pub fn header(&self) -> Value {
        json!({"alg": "EdDSA", "kid": self.id})
    }
}

pub fn coded(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// Changes claims: null takes one away, `@-60` is a minute ago, `@issuer` the issuer.
pub fn patched(claims: &mut Map<String, Value>, patch: &Value) {
    let issuer = claims.get("iss").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (name, value) in patch.as_object().expect("an object") {
        let special = value.as_str().and_then(|text| text.strip_prefix('@'));
        let value = match special.map(|text| (text.parse::<i64>(), text.strip_prefix("issuer"))) {
            Some((Ok(seconds), _)) => json!(Utc::now().timestamp() + seconds),
            Some((_, Some(rest))) => json!(format!("{issuer}{rest}")),
            _ => value.clone(),
        };
        if value.is_null() {
            claims.remove(name);
        } else {
            claims.insert(name.clone(), value);
        }
    }
}

/// The value of `at_hash` for a token signed with `EdDSA`: the left half of SHA-512.
pub fn hash_of(access_token: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha512::digest(access_token)[..32])
}

/// An answer of the provider.
#[derive(Clone)]
pub enum Reply {
    Json(Value),
    Raw(StatusCode, &'static str, String),
    Redirect(String),
    /// Begins, and never ends.
    Never,
    /// Says it is longer than it is, and hangs up.
    Broken,
}

/// What the token endpoint makes its answer of.
pub struct Making<'a> {
    pub issuer: &'a str,
    pub nonce: &'a str,
    pub key: &'a Key,
}

impl Making<'_> {
    /// The claims of an honest ID token.
    pub fn claims(&self) -> Map<String, Value> {
        let now = Utc::now().timestamp();
        let claims = json!({
            "iss": self.issuer, "sub": SUBJECT, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": self.nonce,
            "at_hash": hash_of(ACCESS_TOKEN), "groups": ["privacy", "others"],
            "name": "marker-name", "email": "marker@city.example", "email_verified": true,
        });
        claims.as_object().cloned().expect("an object")
    }

    /// An ID token of these claims, signed with the provider's key.
    pub fn signed(&self, claims: Map<String, Value>) -> String {
        self.key.token(&self.key.header(), &Value::Object(claims))
    }
}

/// The whole answer of the token endpoint with an ID token.
pub fn answer(id_token: &str) -> Reply {
    Reply::Json(json!({
        "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    }))
}

type Tokens = Box<dyn Fn(&Making<'_>) -> Reply + Send>;

/// How the provider behaves.
pub struct Manners {
    pub discovery: Value,
    /// In place of the discovery document.
    pub discovery_reply: Option<Reply>,
    pub keys: Reply,
    pub tokens: Tokens,
    pub userinfo: Reply,
    pub key: Key,
    /// Nonce and challenge of the codes that were given out and not redeemed.
    codes: HashMap<String, (String, String)>,
    /// The paths that were asked for.
    pub asked: Vec<String>,
}

/// The provider. It ends with the test's runtime.
pub struct Fake {
    pub issuer: String,
    manners: Arc<Mutex<Manners>>,
}

impl Fake {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let key = Key::new("first");
        let manners = Arc::new(Mutex::new(Manners {
            discovery: json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/auth"),
                "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"),
                "userinfo_endpoint": format!("{issuer}/me"),
                "end_session_endpoint": format!("{issuer}/end"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["EdDSA"],
            }),
            discovery_reply: None,
            keys: Reply::Json(json!({"keys": [key.public()]})),
            tokens: Box::new(|making| answer(&making.signed(making.claims()))),
            userinfo: Reply::Json(json!({"sub": SUBJECT, "groups": ["privacy"]})),
            key,
            codes: HashMap::new(),
            asked: vec![],
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(userinfo))
            .with_state((issuer.clone(), Arc::clone(&manners)));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, manners }
    }

    pub fn manners(&self) -> MutexGuard<'_, Manners> {
        self.manners.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the ID tokens hold other claims.
    pub fn claim(&self, change: impl Fn(&mut Map<String, Value>) + Send + 'static) {
        self.manners().tokens = Box::new(move |making| {
            let mut claims = making.claims();
            change(&mut claims);
            answer(&making.signed(claims))
        });
    }

    /// Signs from now on with a new key, and shows that one only.
    pub fn rotate(&self, id: &str) {
        let key = Key::new(id);
        let mut manners = self.manners();
        manners.keys = Reply::Json(json!({"keys": [key.public()]}));
        manners.key = key;
    }

    /// The person signs in here: the code for an authorization request.
    pub fn authorize(&self, request: &Url) -> String {
        let query: HashMap<_, _> = request.query_pairs().into_owned().collect();
        assert_eq!(request.path(), "/auth");
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["client_id"], CLIENT);
        assert_eq!(query["code_challenge_method"], "S256");
        let mut manners = self.manners();
        let code = format!("marker-code-{}", manners.codes.len() + manners.asked.len());
        let kept = (query["nonce"].clone(), query["code_challenge"].clone());
        manners.codes.insert(code.clone(), kept);
        code
    }

    /// How often a path was asked for.
    pub fn times(&self, path: &str) -> usize {
        self.manners().asked.iter().filter(|asked| *asked == path).count()
    }
}

type Shared = State<(String, Arc<Mutex<Manners>>)>;

fn asked<T>(State((_, manners)): &Shared, path: &str, answer: impl FnOnce(&mut Manners) -> T) -> T {
    let mut manners = manners.lock().unwrap_or_else(PoisonError::into_inner);
    manners.asked.push(path.to_owned());
    answer(&mut manners)
}

async fn discovery(state: Shared) -> Response {
    sent(asked(&state, "/discovery", |manners| {
        let document = Reply::Json(manners.discovery.clone());
        manners.discovery_reply.clone().unwrap_or(document)
    }))
}

async fn keys(state: Shared) -> Response {
    sent(asked(&state, "/keys", |manners| manners.keys.clone()))
}

async fn userinfo(state: Shared, headers: HeaderMap) -> Response {
    assert_eq!(headers[header::AUTHORIZATION], format!("Bearer {ACCESS_TOKEN}"));
    sent(asked(&state, "/me", |manners| manners.userinfo.clone()))
}

/// Exchanges a code as an honest provider would: once, for the client it was made for, and for who made the challenge.
async fn token(state: Shared, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    let secret = base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT}:{CLIENT_SECRET}"));
    assert_eq!(headers[header::AUTHORIZATION], format!("Basic {secret}"));
    assert_eq!(form["grant_type"], "authorization_code");
    let issuer = state.0.0.clone();
    sent(asked(&state, "/token", |manners| {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
        match manners.codes.remove(&form["code"]) {
            Some((nonce, expected)) if expected == challenge => (manners.tokens)(&Making {
                issuer: &issuer,
                nonce: &nonce,
                key: &manners.key,
            }),
            _ => Reply::Raw(
                StatusCode::BAD_REQUEST,
                "application/json",
                json!({"error": "invalid_grant", "error_description": SUBJECT}).to_string(),
            ),
        }
    }))
}

fn sent(reply: Reply) -> Response {
    match reply {
        Reply::Json(value) => ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response(),
        Reply::Raw(status, kind, body) => (status, [(header::CONTENT_TYPE, kind)], body).into_response(),
        Reply::Redirect(to) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Reply::Never => {
            let never = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
            ([(header::CONTENT_TYPE, "application/json")], Body::from_stream(never)).into_response()
        }
        Reply::Broken => {
            let pieces = [Ok(b"{\"keys\":".to_vec()), Err(std::io::Error::other("hung up"))];
            let body = Body::from_stream(futures_util::stream::iter(pieces));
            ([(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
    }
}
