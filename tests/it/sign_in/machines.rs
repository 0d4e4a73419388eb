//! Machines: tokens of ours, and access tokens of providers.

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::Utc;
use seloste::{
    http::sign_in::{Credentials, RefusedCredentials, credentials},
    sign_in::{Kind, api_token::new_token},
};
use serde_json::{Map, Value, json};

use super::{
    Site,
    fake::{CLIENT_SECRET, Fake, Key, Reply, coded, patched},
    settings,
};

async fn who(site: &Site, authorization: &[&str]) -> Credentials {
    let values = authorization
        .iter()
        .map(|value| (header::AUTHORIZATION, HeaderValue::from_str(value).expect("text")));
    let headers: HeaderMap = values.collect();
    credentials(&site.app.sign_in, &headers, Utc::now()).await
}

async fn of_token(site: &Site, token: &str) -> Credentials {
    who(site, &[&format!("Bearer {token}")]).await
}

/// The claims of an honest access token of client credentials.
fn claims(fake: &Fake) -> Map<String, Value> {
    let now = Utc::now().timestamp();
    let claims = json!({
        "iss": fake.issuer, "sub": "exporter", "client_id": "exporter", "aud": "seloste-api", "exp": now + 300,
        "iat": now, "jti": "1", "groups": ["privacy"],
    });
    claims.as_object().cloned().expect("an object")
}

fn signed(fake: &Fake, claims: Map<String, Value>) -> String {
    let manners = fake.manners();
    let header = json!({"alg": "EdDSA", "kid": manners.key.id, "typ": "at+jwt"});
    manners.key.token(&header, &Value::Object(claims))
}

#[tokio::test]
async fn a_token_of_ours_is_known_by_its_form_alone() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let (shown, hash) = new_token();
    assert_eq!(of_token(&site, &shown).await, Credentials::Token(hash));
    assert_eq!(
        who(&site, &[&format!("bearer  {shown} ")]).await,
        Credentials::Token(hash)
    );
    let cut = &shown[..shown.len() - 1];
    assert_eq!(
        of_token(&site, cut).await,
        Credentials::Refused(RefusedCredentials::Token)
    );
    assert_eq!(fake.manners().asked.len(), 0, "no provider is asked");
}

#[tokio::test]
async fn what_is_no_bearer_token_is_refused_and_never_taken_for_nothing() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let (shown, _) = new_token();
    let bearer = format!("Bearer {shown}");
    for wrong in [
        vec!["Basic c2VsbzpzdGU="],
        vec!["Bearer"],
        vec!["Bearer "],
        vec![""],
        vec![shown.as_str()],
        vec!["Bearer a b"],
        vec![bearer.as_str(), bearer.as_str()],
    ] {
        let found = who(&site, &wrong).await;
        assert_eq!(
            found,
            Credentials::Refused(RefusedCredentials::NotUnderstood),
            "{wrong:?}"
        );
    }
}

#[tokio::test]
async fn an_access_token_of_client_credentials_stands_for_its_client() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    for aud in [json!("seloste-api"), json!(["other-api", "seloste-api"])] {
        let mut said = claims(&fake);
        said.insert("aud".to_owned(), aud);
        let Credentials::AccessToken(identity) = of_token(&site, &signed(&fake, said)).await else {
            panic!("it is honest")
        };
        assert_eq!((identity.kind, identity.subject.as_str()), (Kind::Service, "exporter"));
        assert_eq!(identity.granted.len(), 1);
    }
    fake.rotate("second");
    assert!(matches!(
        of_token(&site, &signed(&fake, claims(&fake))).await,
        Credentials::AccessToken(_)
    ));
    assert_eq!(fake.times("/keys"), 2);
}

#[tokio::test]
async fn an_access_token_with_wrong_claims_proves_nothing() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let cases = [
        ("issuer", json!({"iss": "https://evil.example"})),
        ("issuer", json!({"iss": null})),
        ("audience", json!({"aud": "seloste"})),
        ("audience", json!({"aud": []})),
        ("audience", json!({"aud": null})),
        ("no expiry", json!({"exp": null})),
        ("expired", json!({"exp": 1})),
        ("expired", json!({"exp": "@-60"})),
        ("a time is no time", json!({"exp": "9999999999"})),
        ("not yet valid", json!({"nbf": "@+120"})),
        ("not yet issued", json!({"iat": "@+120"})),
        ("no client", json!({"client_id": null})),
        ("no client", json!({"client_id": ""})),
        ("no subject", json!({"sub": null})),
        ("a person's token", json!({"sub": "marker-subject"})),
        ("a person's token", json!({"client_id": "other"})),
        ("groups are no list of names", json!({"groups": 1})),
    ];
    for (reason, patch) in cases {
        let mut said = claims(&fake);
        patched(&mut said, &patch);
        let found = of_token(&site, &signed(&fake, said)).await;
        assert_eq!(
            found,
            Credentials::Refused(RefusedCredentials::AccessToken(reason)),
            "{patch}"
        );
    }
}

#[tokio::test]
async fn a_forged_access_token_proves_nothing() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    // Keys are known before anyone forges: none of this makes us ask for them, but for a name nobody knows.
    assert!(matches!(
        of_token(&site, &signed(&fake, claims(&fake))).await,
        Credentials::AccessToken(_)
    ));
    let said = Value::Object(claims(&fake)).to_string();
    let honest = signed(&fake, claims(&fake));
    let header = |change: Value| {
        let manners = fake.manners();
        let mut header = json!({"alg": "EdDSA", "kid": manners.key.id, "typ": "at+jwt"});
        for (name, value) in change.as_object().expect("an object") {
            header[name] = value.clone();
        }
        manners.key.token(&header, &Value::Object(claims(&fake)))
    };
    let other = Key::new("first");
    let cases = [
        ("algorithm", format!("{}.{}.", coded(r#"{"alg":"none"}"#), coded(&said))),
        ("algorithm", header(json!({"alg": "HS256"}))),
        ("algorithm", header(json!({"alg": null}))),
        ("signature", header(json!({"alg": "RS256"}))),
        ("kind of token", header(json!({"typ": "JWT"}))),
        ("kind of token", header(json!({"typ": 1}))),
        ("critical header", header(json!({"crit": ["exp"]}))),
        ("critical header", header(json!({"cty": "JWT"}))),
        ("unknown key", header(json!({"kid": "nobody"}))),
        ("unknown key", header(json!({"kid": 1}))),
        ("signature", other.token(&other.header(), &Value::Object(claims(&fake)))),
        ("signature", honest[..honest.len() - 2].to_owned()),
        ("not JSON, or doubled names", {
            let manners = fake.manners();
            let twice = said.replacen('{', "{\"client_id\":\"admin\",", 1);
            manners.key.token_of(&manners.key.header().to_string(), &twice)
        }),
        ("not a token", CLIENT_SECRET.to_owned()),
        ("not a token", format!("{honest}.e30")),
        ("too long", format!("{honest}{}", "A".repeat(9000))),
        ("audience", {
            // An ID token of the same provider.
            let mut id_token = claims(&fake);
            id_token.insert("aud".to_owned(), json!("seloste"));
            let manners = fake.manners();
            manners.key.token(&manners.key.header(), &Value::Object(id_token))
        }),
    ];
    for (reason, token) in cases {
        let found = of_token(&site, &token).await;
        assert_eq!(
            found,
            Credentials::Refused(RefusedCredentials::AccessToken(reason)),
            "{token}"
        );
    }
    assert_eq!(fake.times("/keys"), 2, "once at first, once for the name nobody knows");
}

#[tokio::test]
async fn access_tokens_of_a_provider_without_an_audience_are_not_accepted() {
    let fake = Fake::start().await;
    let mut provider = settings("city", &fake.issuer);
    provider.audience = None;
    let site = Site::with(vec![provider]).await;
    let found = of_token(&site, &signed(&fake, claims(&fake))).await;
    assert_eq!(found, Credentials::Refused(RefusedCredentials::AccessToken("issuer")));
    assert_eq!(fake.manners().asked.len(), 0);
}

#[tokio::test]
async fn a_provider_that_is_away_refuses_nobody_for_good() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    fake.manners().keys = Reply::Redirect("/elsewhere".to_owned());
    let found = of_token(&site, &signed(&fake, claims(&fake))).await;
    assert_eq!(found, Credentials::Refused(RefusedCredentials::Unavailable));
}
