//! May a document carry in or out what its bearer may not change or read themselves?

use entity::vocabulary::Language;
use seloste::{
    error::Error,
    records::exchange::{self, Document, ImportOptions},
};
use serde_json::json;

use super::world::World;
use crate::support::{Base, now};

fn document(nouns: &serde_json::Value) -> Document {
    let mut document = json!({"format": "seloste/1"});
    for (list, items) in nouns.as_object().expect("lists of nouns") {
        document[list] = items.clone();
    }
    exchange::read(&document.to_string()).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)))
}

#[tokio::test]
async fn a_document_changes_only_what_its_bearer_may_change() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let name = json!({"fi": "Uusi"});
    let act = json!({"acts": [{"key": "new-act", "number": "1/2026", "title": name}]});
    let city = json!({"controllers": [{"key": "espoo", "name": name}]});
    let service = json!({"services": [{"key": "new-service", "name": name}]});
    let post = json!({"posts": [{"key": "pori/new", "title": name, "controller": "pori"}]});
    let abroad = json!({"posts": [{"key": "espoo/new", "title": name, "controller": "espoo"}]});
    for (who, what, allowed) in [
        ("public", &act, false),
        ("public", &service, false),
        ("contact", &service, false),
        ("dpo", &act, false),
        ("dpo", &city, false),
        ("dpo", &abroad, false),
        ("admin", &post, false),
        ("dpo", &post, true),
        ("dpo", &service, true),
        ("chief", &act, true),
        ("chief", &city, true),
    ] {
        let before = world.inventory.snapshot().revision;
        let options = ImportOptions {
            update: true,
            ..ImportOptions::default()
        };
        let actor = &world.person(who).actor;
        let done = Box::pin(exchange::import(
            &world.inventory,
            actor,
            document(what),
            options,
            now(),
        ))
        .await;
        match done {
            Ok(_) => assert!(allowed, "{who} may not: {what}"),
            Err(Error::Forbidden) => assert!(!allowed, "{who} may: {what}"),
            Err(other) => panic!("{who}: {what}: {other:?}"),
        }
        assert_eq!(
            world.inventory.snapshot().revision - before,
            i64::from(allowed),
            "{who}: {what}"
        );
    }
}

#[tokio::test]
async fn a_city_out_of_reach_is_exported_as_one_that_is_not_there() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    for who in ["public", "contact", "dpo", "auditor", "inspector", "admin"] {
        for city in ["espoo", "nowhere"] {
            let told = exchange::export(&world.inventory, &world.person(who).actor, &[city.to_owned()]).await;
            assert!(matches!(told, Err(Error::Forbidden)), "{city} by {who}");
        }
    }
    let own = exchange::export(&world.inventory, &world.person("auditor").actor, &["pori".to_owned()]).await;
    assert!(own.is_ok());
}

#[tokio::test]
async fn what_the_viewer_may_do_is_told_at_the_first_question_too() {
    let world = Box::pin(World::on(Base::sqlite())).await.started_again().await;
    let query = r#"{ node(id: "flow:pori/f1") { ... on DataFlow { viewerCan { edit } } } }"#;
    let answer = world.ask(&world.person("contact").actor, query, json!({})).await;
    assert_eq!(answer, json!({"data": {"node": {"viewerCan": {"edit": true}}}}));
    let world = world.started_again().await;
    let query = r#"{ node(id: "notice:pori/2/1") { ... on NoticeVersion { viewerCan { publish } } } }"#;
    let answer = world.ask(&world.person("dpo").actor, query, json!({})).await;
    assert_eq!(answer, json!({"data": {"node": {"viewerCan": {"publish": true}}}}));
}
