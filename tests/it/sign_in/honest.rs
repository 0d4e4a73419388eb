//! Honest people and providers: they get in, and where they wanted to go.

use axum::http::StatusCode;
use openidconnect::url::Url;
use seloste::sign_in::Kind;
use serde_json::json;

use super::{
    SESSION, Site,
    fake::{Fake, Key, Reply, SUBJECT, answer, hash_of, patched},
    parameter, settings, state,
};

#[tokio::test]
async fn someone_the_provider_vouches_for_gets_in_and_where_they_wanted_to_go() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let page = browser.sign_in(&fake).await;
    assert_eq!(
        (page.status, page.header("location")),
        (StatusCode::SEE_OTHER, "/fi/pori")
    );
    assert_eq!(page.header("cache-control"), "no-store");
    let cookies: Vec<&str> = page
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|set| set.to_str().expect("text"))
        .collect();
    let session = cookies
        .iter()
        .find(|set| set.starts_with("__Host-seloste="))
        .expect("a session");
    assert!(
        session.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{session}"
    );
    assert_eq!(
        browser.cookies.keys().collect::<Vec<_>>(),
        [SESSION],
        "the attempt's cookie is gone"
    );

    let admitted = site.people.admitted.lock().expect("unharmed");
    let [identity] = admitted.as_slice() else {
        panic!("{admitted:?}")
    };
    assert_eq!((identity.kind, identity.provider.as_str()), (Kind::Person, "city"));
    assert_eq!(
        (identity.issuer.as_str(), identity.subject.as_str()),
        (fake.issuer.as_str(), SUBJECT)
    );
    assert_eq!(identity.email.as_deref(), Some("marker@city.example"));
    assert_eq!(identity.groups, ["privacy", "others"]);
    let [grant] = identity.granted.as_slice() else {
        panic!("one grant for one line")
    };
    assert_eq!(grant.reach.to_string(), "controller:pori");
    assert!(
        !format!("{identity:?}").contains("marker"),
        "an identity is not shown by mistake"
    );
}

#[tokio::test]
async fn an_answer_may_differ_in_what_the_standard_leaves_open() {
    let cases = [
        ("a list of one audience", json!({"aud": ["seloste"]})),
        ("us as the party", json!({"azp": "seloste"})),
        ("no hash of the access token", json!({"at_hash": null})),
        (
            "no groups, name and address",
            json!({"groups": null, "name": null, "email": null}),
        ),
        ("clocks that differ a little", json!({"iat": "@+30", "exp": "@-30"})),
        ("an address nobody verified", json!({"email_verified": false})),
    ];
    for (name, patch) in cases {
        let fake = Fake::start().await;
        let site = Site::of(&fake).await;
        fake.claim(move |claims| patched(claims, &patch));
        let mut browser = site.browser();
        let page = browser.sign_in(&fake).await;
        assert!(browser.is_signed_in(), "{name}: {}", page.text);
        let admitted = site.people.admitted.lock().expect("unharmed");
        let email = admitted[0].email.is_some();
        assert_eq!(email, !name.contains("address"), "{name}");
    }
}

#[tokio::test]
async fn an_answer_that_names_its_issuer_is_taken_where_that_is_promised() {
    let fake = Fake::start().await;
    fake.manners().discovery["authorization_response_iss_parameter_supported"] = json!(true);
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let request = browser.leave("city").await;
    let code = fake.authorize(&request);
    let path = format!(
        "/sign-in/city/callback?code={code}&state={}&iss={}",
        state(&request),
        fake.issuer
    );
    assert_eq!(browser.get(&path).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn keys_rotate_while_the_server_runs_and_are_asked_for_once() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    assert_eq!(site.browser().sign_in(&fake).await.status, StatusCode::SEE_OTHER);
    assert_eq!((fake.times("/discovery"), fake.times("/keys")), (1, 1));
    fake.rotate("second");
    assert_eq!(site.browser().sign_in(&fake).await.status, StatusCode::SEE_OTHER);
    assert_eq!((fake.times("/discovery"), fake.times("/keys")), (1, 2));

    // A name that nobody knows makes no second call so soon after.
    let unknown = Key::new("third");
    fake.manners().tokens =
        Box::new(move |making| answer(&unknown.token(&unknown.header(), &serde_json::Value::Object(making.claims()))));
    for _ in 0..3 {
        assert_eq!(site.browser().sign_in(&fake).await.status, StatusCode::BAD_GATEWAY);
    }
    assert_eq!(fake.times("/keys"), 2);
}

#[tokio::test]
async fn a_key_without_a_name_rotates_too() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let unnamed = |fake: &Fake| {
        let key = Key::new("first");
        let mut public = key.public();
        public.as_object_mut().expect("an object").remove("kid");
        let mut manners = fake.manners();
        manners.keys = Reply::Json(json!({"keys": [public]}));
        manners.tokens = Box::new(move |making| {
            let claims = serde_json::Value::Object(making.claims());
            answer(&key.token(&json!({"alg": "EdDSA"}), &claims))
        });
    };
    unnamed(&fake);
    assert_eq!(site.browser().sign_in(&fake).await.status, StatusCode::SEE_OTHER);
    unnamed(&fake);
    assert_eq!(site.browser().sign_in(&fake).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_provider_that_was_away_is_asked_again() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    fake.manners().discovery_reply = Some(Reply::Raw(StatusCode::SERVICE_UNAVAILABLE, "text/plain", String::new()));
    let provider = &site.app.sign_in.providers()[0];
    let now = chrono::Utc::now();
    assert!(provider.known(now).await.is_err());
    fake.manners().discovery_reply = None;
    // Those who come while it is known to be away are not kept waiting for it one by one.
    assert!(provider.known(now + chrono::TimeDelta::seconds(1)).await.is_err());
    assert_eq!(fake.times("/discovery"), 1);
    assert!(provider.known(now + chrono::TimeDelta::seconds(3)).await.is_ok());
}

#[tokio::test]
async fn what_a_provider_says_of_itself_is_asked_for_again_in_time_and_outlives_a_short_absence() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let provider = &site.app.sign_in.providers()[0];
    let now = chrono::Utc::now();
    let later = |minutes| now + chrono::TimeDelta::minutes(minutes);
    for (minutes, discovery, keys) in [(0, 1, 1), (4, 1, 1), (6, 1, 2), (61, 2, 3)] {
        provider.known(later(minutes)).await.expect("the provider answers");
        assert_eq!(
            (fake.times("/discovery"), fake.times("/keys")),
            (discovery, keys),
            "after {minutes} minutes"
        );
    }
    fake.manners().discovery_reply = Some(Reply::Json(json!({})));
    fake.manners().keys = Reply::Json(json!({}));
    assert!(
        provider.known(later(61 + 119)).await.is_ok(),
        "it was there less than two hours ago"
    );
    assert!(provider.known(later(61 + 121)).await.is_err());
}

#[tokio::test]
async fn two_windows_of_a_browser_do_not_spoil_each_others_attempts() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    let (first, second) = (browser.leave("city").await, browser.leave("city").await);
    let mut windows = [(browser.clone(), first), (browser, second)];
    for (window, request) in &mut windows {
        let code = fake.authorize(request);
        let path = format!("/sign-in/city/callback?code={code}&state={}", state(request));
        assert_eq!(window.get(&path).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn each_sign_in_begins_a_new_session_and_ends_the_one_before() {
    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    let mut browser = site.browser();
    // A session somebody planted is not taken over.
    let planted = seloste::sign_in::secret::Secret::random().show();
    browser.cookies.insert(SESSION.to_owned(), planted.clone());
    browser.sign_in(&fake).await;
    let first = browser.cookies[SESSION].clone();
    assert_ne!(first, planted);
    browser.sign_in(&fake).await;
    assert_ne!(browser.cookies[SESSION], first);
    assert_eq!(site.sessions().await, 1);
}

#[tokio::test]
async fn the_groups_of_userinfo_count_where_it_is_asked() {
    let fake = Fake::start().await;
    fake.claim(|claims| patched(claims, &json!({"groups": ["others"]})));
    let mut provider = settings("city", &fake.issuer);
    provider.userinfo = true;
    let site = Site::with(vec![provider]).await;
    site.browser().sign_in(&fake).await;
    let groups = site.people.admitted.lock().expect("unharmed")[0].groups.clone();
    assert_eq!(groups, ["privacy"]);
    assert_eq!(fake.times("/me"), 1);

    let fake = Fake::start().await;
    let site = Site::of(&fake).await;
    site.browser().sign_in(&fake).await;
    assert_eq!(fake.times("/me"), 0, "it is not asked where nobody says so");
}

#[tokio::test]
async fn the_choice_of_providers_speaks_three_languages_and_leads_to_each() {
    let (city, other) = (Fake::start().await, Fake::start().await);
    let site = Site::with(vec![settings("city", &city.issuer), settings("other", &other.issuer)]).await;
    let mut browser = site.browser();
    for (language, heading, title) in [
        ("fi", "Kirjaudu sisään", "Kaupunki city"),
        ("sv", "Logga in", "Kaupunki city"),
        ("en", "Sign in", "City city"),
    ] {
        let page = browser
            .get(&format!("/sign-in?lang={language}&return_to=/fi/pori?q=a%26b"))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("content-language"), language);
        assert_eq!(
            (page.header("cache-control"), page.header("referrer-policy")),
            ("no-store", "same-origin")
        );
        for text in [format!("<h1>{heading}</h1>").as_str(), title, "hreflang=\"sv\""] {
            assert!(page.text.contains(text), "no {text} in\n{}", page.text);
        }
        assert!(!page.text.contains("<script") && !page.text.contains("style=\""));
        let link = format!("/sign-in/other?return_to=%2Ffi%2Fpori%3Fq%3Da%26b&amp;lang={language}");
        let plain = link.replace("&amp;", "&");
        assert!(
            page.text.contains(&link) || page.text.contains(&plain.replace('&', "&amp;")),
            "{}",
            page.text
        );
    }
    let page = browser.get("/sign-in/other?lang=sv").await;
    let request = Url::parse(page.header("location")).expect("an address");
    assert!(request.as_str().starts_with(&other.issuer));
    assert_eq!(parameter(&request, "ui_locales"), "sv");
    assert_eq!(parameter(&request, "scope"), "openid profile email");
}

#[tokio::test]
async fn a_failure_is_told_in_the_language_one_left_in() {
    let fake = Fake::start().await;
    let mut provider = settings("city", &fake.issuer);
    provider.help = entity::LanguageText::new(None, Some("Ring 000"), None);
    let site = Site::with(vec![provider]).await;
    fake.claim(|claims| patched(claims, &json!({"at_hash": hash_of("other")})));
    let mut browser = site.browser();
    let page = browser.get("/sign-in/city?lang=sv").await;
    let request = Url::parse(page.header("location")).expect("an address");
    let code = fake.authorize(&request);
    let page = browser
        .get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
        .await;
    for text in [
        "Inloggningen lyckades inte",
        "gick inte att lita på",
        "Ring 000",
        "/sign-in",
    ] {
        assert!(page.text.contains(text), "no {text} in\n{}", page.text);
    }
}
