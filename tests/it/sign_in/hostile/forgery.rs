//! ID tokens that were forged, or can be read in two ways.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    PrivateSigningKey,
    core::{CoreHmacKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};

use super::{Expected, Ground, refused};
use crate::sign_in::fake::{CLIENT_SECRET, Fake, Key, Making, answer, coded};

/// What the log says of a token that is none.
const SHAPE: Expected = ("code", "answer not as agreed");

type Forge = fn(&Making<'_>) -> String;

async fn none_is_taken<const N: usize>(cases: [(&str, Expected, Forge); N]) {
    let ground = Ground::new().await;
    for (name, expected, forge) in cases {
        let arrange = |fake: &Fake| {
            fake.manners().tokens = Box::new(move |making| answer(&forge(making)));
        };
        refused(&ground, name, arrange, expected).await;
    }
}

fn whole(making: &Making<'_>) -> Value {
    Value::Object(making.claims())
}

fn honest(making: &Making<'_>) -> String {
    making.signed(making.claims())
}

fn with_mac(making: &Making<'_>, secret: &[u8]) -> String {
    let signed = format!("{}.{}", coded(r#"{"alg":"HS256"}"#), coded(&whole(making).to_string()));
    let mac = CoreHmacKey::new(secret).sign(&CoreJwsSigningAlgorithm::HmacSha256, signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.expect("a MAC")))
}

fn with_header(making: &Making<'_>, patch: &Value) -> String {
    let mut header = making.key.header();
    for (name, value) in patch.as_object().expect("an object") {
        header[name] = value.clone();
    }
    making.key.token(&header, &whole(making))
}

/// Signed with a key of its own, under a header that says this besides.
fn by_another_key(making: &Making<'_>, key: &Key, patch: Value) -> String {
    let mut header = key.header();
    for (name, value) in patch.as_object().expect("an object") {
        header[name] = value.clone();
    }
    key.token(&header, &whole(making))
}

/// The honest claims as a text, with one piece put in at the beginning.
fn with_text(making: &Making<'_>, text: &str) -> String {
    let claims = whole(making).to_string().replacen('{', &format!("{{{text},"), 1);
    making.key.token_of(&making.key.header().to_string(), &claims)
}

#[tokio::test]
async fn a_token_whose_algorithm_proves_nothing_lets_nobody_in() {
    none_is_taken([
        ("no signature, no algorithm", ("claims", "not signed"), |making| {
            format!("{}.{}.", coded(r#"{"alg":"none"}"#), coded(&whole(making).to_string()))
        }),
        ("a signature, no algorithm", ("claims", "not signed"), |making| {
            with_header(making, &json!({"alg": "none"}))
        }),
        ("None with a capital", SHAPE, |making| {
            with_header(making, &json!({"alg": "None"}))
        }),
        ("an algorithm nobody knows", SHAPE, |making| {
            with_header(making, &json!({"alg": "XX256"}))
        }),
        ("no word of an algorithm", SHAPE, |making| {
            with_header(making, &json!({"alg": null}))
        }),
        ("a MAC with the public key", ("claims", "algorithm"), |making| {
            let public = making.key.public();
            let bytes = URL_SAFE_NO_PAD.decode(public["x"].as_str().expect("the key's bytes"));
            with_mac(making, &bytes.expect("base64url"))
        }),
        ("a MAC with the public key as text", ("claims", "algorithm"), |making| {
            with_mac(making, making.key.public().to_string().as_bytes())
        }),
        ("a MAC with the client secret", ("claims", "algorithm"), |making| {
            with_mac(making, CLIENT_SECRET.as_bytes())
        }),
        ("a longer hash than is agreed", ("claims", "algorithm"), |making| {
            with_header(making, &json!({"alg": "RS512"}))
        }),
        (
            "another algorithm than the key's",
            ("claims", "unknown key"),
            |making| with_header(making, &json!({"alg": "RS256"})),
        ),
        ("an encrypted token", ("claims", "kind of token"), |making| {
            with_header(making, &json!({"alg": "A128GCM"}))
        }),
    ])
    .await;
}

#[tokio::test]
async fn a_token_that_the_provider_did_not_sign_lets_nobody_in() {
    none_is_taken([
        ("the right name of a wrong key", ("claims", "signature"), |making| {
            by_another_key(making, &Key::new(&making.key.id), json!({}))
        }),
        ("a key nobody knows", ("claims", "unknown key"), |making| {
            by_another_key(making, &Key::new("other"), json!({}))
        }),
        ("a wrong key without a name", ("claims", "signature"), |making| {
            Key::new("x").token(&json!({"alg": "EdDSA"}), &whole(making))
        }),
        ("its own key in the header", ("claims", "signature"), |making| {
            let other = Key::new(&making.key.id);
            by_another_key(making, &other, json!({"jwk": other.public()}))
        }),
        (
            "the address of its own key in the header",
            ("claims", "unknown key"),
            |making| by_another_key(making, &Key::new("other"), json!({"jku": "https://evil.example/keys"})),
        ),
        ("an empty signature", ("claims", "signature"), |making| {
            format!("{}.", honest(making).rsplit_once('.').expect("three parts").0)
        }),
        ("half a signature", ("claims", "signature"), |making| {
            let token = honest(making);
            token[..token.len() - 43].to_owned()
        }),
        ("claims changed after signing", ("claims", "signature"), |making| {
            let token = honest(making);
            let parts: Vec<&str> = token.split('.').collect();
            let mut claims = making.claims();
            claims.insert("sub".to_owned(), json!("another"));
            format!(
                "{}.{}.{}",
                parts[0],
                coded(&Value::Object(claims).to_string()),
                parts[2]
            )
        }),
    ])
    .await;
}

#[tokio::test]
async fn a_token_of_another_kind_or_with_two_readings_lets_nobody_in() {
    const KIND: Expected = ("claims", "kind of token");
    const DOUBLED: Expected = ("claims", "not JSON, or doubled names");
    none_is_taken([
        ("what must be understood and is not", KIND, |making| {
            with_header(making, &json!({"crit": ["exp"]}))
        }),
        ("an access token", KIND, |making| {
            with_header(making, &json!({"typ": "at+jwt"}))
        }),
        ("a token in a token", KIND, |making| {
            with_header(making, &json!({"cty": "JWT"}))
        }),
        ("two subjects", SHAPE, |making| with_text(making, r#""sub": "other""#)),
        ("two issuers", SHAPE, |making| {
            with_text(making, r#""iss": "https://evil.example""#)
        }),
        ("two lists of groups", DOUBLED, |making| {
            with_text(making, r#""groups": ["administrators"]"#)
        }),
        ("two lists under two spellings", DOUBLED, |making| {
            with_text(making, r#""\u0067roups": ["administrators"]"#)
        }),
        ("two algorithms", SHAPE, |making| {
            let header = making.key.header().to_string().replacen('{', r#"{"alg":"none","#, 1);
            making.key.token_of(&header, &whole(making).to_string())
        }),
        ("two names that nobody reads, in the header", DOUBLED, |making| {
            let header = making.key.header().to_string().replacen('{', r#"{"x":1,"x":2,"#, 1);
            making.key.token_of(&header, &whole(making).to_string())
        }),
        ("four parts", SHAPE, |making| format!("{}.e30", honest(making))),
        ("half of its claims", SHAPE, |making| {
            let claims = whole(making).to_string();
            making
                .key
                .token_of(&making.key.header().to_string(), &claims[..claims.len() / 2])
        }),
        ("no token", SHAPE, |_| "marker-access-token".to_owned()),
    ])
    .await;
}
