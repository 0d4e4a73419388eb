//! Does the public see what was published, in types of its own, and nothing else?

use chrono::Duration;
use entity::LanguageText;
use seloste::{
    access::Actor,
    notices::publish,
    records::{
        change::edit,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};
use serde_json::{Value, json};

use super::{Api, json_of};
use crate::support::{dpo, now};

const NOTICES: &str = r#"{
  publishedController(key: "pori") {
    key name notices { totalCount nodes { controller slug number state title digest path(language: FI) text(language: FI, form: PLAIN) } }
  }
  hidden: publishedNotice(controller: "pori", slug: "kirjasto") { number }
  missing: publishedNotice(controller: "pori", slug: "ei-ole") { number }
}"#;

async fn as_public(api: &Api, query: &str) -> Value {
    json_of(&api.answer(&Actor::public(), query, json!({})).await.into_response())
}

#[tokio::test]
async fn the_public_reads_frozen_notices_and_no_edit_since() {
    let api = Api::of_a_city().await;
    let empty = as_public(&api, NOTICES).await;
    assert_eq!(
        empty["data"]["publishedController"]["notices"],
        json!({"totalCount": 0, "nodes": []})
    );
    publish::publish(&api.inventory, &dpo(), &Key::new("pori/1"), 1, now())
        .await
        .expect("published");
    let patch = RegisterPatch {
        name: async_graphql::MaybeUndefined::Value(LanguageText::new(Some("Salainen nimi"), None, None)),
        ..RegisterPatch::default()
    };
    edit::<Register, _>(&api.inventory, &dpo(), &Key::new("pori/1"), 1, patch, now())
        .await
        .expect("edited");
    let answer = as_public(&api, NOTICES).await;
    let notices = &answer["data"]["publishedController"]["notices"];
    assert_eq!(notices["totalCount"], 1);
    let notice = &notices["nodes"][0];
    assert_eq!(notice["title"], json!({"fi": "Asiakkaat", "en": "Customers"}));
    assert_eq!(notice["path"], "/fi/pori/asiakkaat");
    assert!(notice["text"].as_str().is_some_and(|text| text.contains("Asiakkaat")));
    assert!(!answer.to_string().contains("Salainen"));
    assert_eq!(
        answer["data"]["hidden"], answer["data"]["missing"],
        "unpublished is as missing"
    );
}

#[tokio::test]
async fn the_public_reads_what_was_said_on_a_day() {
    let api = Api::of_a_city().await;
    let key = Key::<Register>::new("pori/1");
    for days in [0, 10] {
        publish::publish(&api.inventory, &dpo(), &key, 1, now() + Duration::days(days))
            .await
            .expect("published");
    }
    let notice = Key::new("pori/1/2");
    let reason = LanguageText::new(Some("Virhe"), None, None);
    publish::withdraw(&api.inventory, &dpo(), &notice, 1, reason, now() + Duration::days(20))
        .await
        .expect("withdrawn");
    let on = |day: &str| {
        format!(
            r#"{{ publishedNotice(controller: "pori", slug: "asiakkaat", on: "{day}") {{ number versions {{ number state }} }} }}"#
        )
    };
    for (day, number) in [
        ("2026-03-01", None),
        ("2026-03-02", Some(1)),
        ("2026-03-15", Some(2)),
        ("2026-03-22", None),
    ] {
        let answer = as_public(&api, &on(day)).await;
        assert_eq!(
            answer["data"]["publishedNotice"]["number"],
            json!(number),
            "{day}: {answer}"
        );
    }
    let by_number = r#"{ publishedNotice(controller: "pori", slug: "asiakkaat", number: 1) { state withdrawnAt } }"#;
    let answer = as_public(&api, by_number).await;
    assert_eq!(
        answer["data"]["publishedNotice"],
        json!({"state": "SUPERSEDED", "withdrawnAt": null})
    );
}
