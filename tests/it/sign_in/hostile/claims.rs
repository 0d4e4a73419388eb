//! ID tokens that the provider signed, and that say something wrong.

use serde_json::{Value, json};

use super::{Ground, refused};
use crate::sign_in::fake::{Fake, hash_of, patched};

async fn refused_for(ground: &Ground, name: &str, patch: Value, expected: super::Expected) {
    let arrange = |fake: &Fake| fake.claim(move |claims| patched(claims, &patch));
    refused(ground, name, arrange, expected).await;
}

#[tokio::test]
async fn an_id_token_with_wrong_claims_lets_nobody_in() {
    const TIME: &str = "expired, or issued at another time";
    let two = json!({"aud": ["seloste", "other"]});
    let two_and_us = json!({"aud": ["seloste", "other"], "azp": "seloste"});
    let cases = [
        ("no nonce", "nonce", json!({"nonce": null})),
        ("another nonce", "nonce", json!({"nonce": "x"})),
        ("another issuer", "issuer", json!({"iss": "https://evil.example"})),
        ("an issuer with one slash more", "issuer", json!({"iss": "@issuer/"})),
        ("another audience", "audience", json!({"aud": "other"})),
        ("no audience", "audience", json!({"aud": null})),
        ("an empty list of audiences", "audience", json!({"aud": []})),
        ("two audiences, no party", "audience", two),
        ("two audiences, us as the party", "audience", two_and_us),
        (
            "us twice, no party",
            "several audiences, no authorized party",
            json!({"aud": ["seloste", "seloste"]}),
        ),
        ("another party", "another authorized party", json!({"azp": "other"})),
        ("expired", TIME, json!({"exp": "@-120"})),
        ("expired at the edge of leeway", TIME, json!({"exp": "@-60"})),
        ("expired long ago", TIME, json!({"exp": 0})),
        ("not yet valid", "not yet valid", json!({"nbf": "@+120"})),
        ("valid from a text", "a time is no time", json!({"nbf": "soon"})),
        ("valid from no day there is", "a time is no time", json!({"nbf": 1e300})),
        ("issued in the future", TIME, json!({"iat": "@+120"})),
        ("issued before the attempt", TIME, json!({"iat": "@-3600"})),
        ("an empty subject", "subject is no name", json!({"sub": ""})),
        ("a blank subject", "subject is no name", json!({"sub": "  "})),
        (
            "a subject without end",
            "subject is no name",
            json!({"sub": "s".repeat(300)}),
        ),
        (
            "a subject with a line break",
            "subject is no name",
            json!({"sub": "a\nb"}),
        ),
        (
            "the hash of another token",
            "hash of another access token",
            json!({"at_hash": hash_of("other")}),
        ),
        ("an empty hash", "hash of another access token", json!({"at_hash": ""})),
        (
            "groups that are no list",
            "groups are no list of names",
            json!({"groups": {"privacy": true}}),
        ),
        (
            "groups of numbers",
            "groups are no list of names",
            json!({"groups": [1]}),
        ),
    ];
    let ground = Ground::new().await;
    for (name, detail, patch) in cases {
        refused_for(&ground, name, patch, ("claims", detail)).await;
    }
}

#[tokio::test]
async fn an_id_token_whose_claims_are_of_another_kind_lets_nobody_in() {
    let cases = [
        ("no issuer", json!({"iss": null})),
        ("an issuer that is no address", json!({"iss": "login"})),
        ("no expiry", json!({"exp": null})),
        ("an expiry in words", json!({"exp": "tomorrow"})),
        ("no time of issue", json!({"iat": null})),
        ("no subject", json!({"sub": null})),
        ("a subject that is a number", json!({"sub": 1})),
        ("a nonce that is a number", json!({"nonce": 1})),
    ];
    let ground = Ground::new().await;
    for (name, patch) in cases {
        refused_for(&ground, name, patch, ("code", "answer not as agreed")).await;
    }
}
