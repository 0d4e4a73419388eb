//! What takes too long: a question is given up, a write runs to its end.

use std::{sync::Arc, time::Duration};

use async_graphql::Variables;
use entity::vocabulary::Language;
use sea_orm::{ConnectionTrait, Database, TransactionTrait};
use seloste::{
    graphql::{Answer, Question, Schema},
    records::{
        exchange::{self, ImportOptions},
        inventory::Inventory,
    },
};
use serde_json::json;

use crate::support::{Base, dpo, make, now, on_each_database};

async fn cities(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    let mut document = make::city("pori");
    document.extend(make::city("turku"));
    document.extend(make::city("espoo"));
    Box::pin(exchange::import(
        &inventory,
        &dpo(),
        document,
        ImportOptions::default(),
        now(),
    ))
    .await
    .expect("the document is sound");
    inventory
}

async fn ask(schema: &Schema, inventory: &Arc<Inventory>, query: &str) -> Answer {
    let question = Question {
        query: query.to_owned(),
        variables: Variables::default(),
        ..Question::default()
    };
    schema.answer(inventory, &dpo(), now(), Language::Fi, question).await
}

const TURKU: &str = "{ registers(filter: {controller: \"controller:turku\"}) { nodes { id } } }";
const EDIT: &str = "mutation { editRegister(input: {id: \"register:pori/1\", version: 1, change: {internalNotes: \"late\"}}) \
                    { register { version } userErrors { code } } }";

#[tokio::test]
async fn a_write_that_is_not_done_in_time_is_told_so_and_still_made() {
    on_each_database(|base| async move {
        let inventory = cities(&base).await;
        let schema = Schema::new().with_deadline(Duration::from_millis(200));
        // Somebody else holds what every write takes first.
        let other = Database::connect(&base.url).await.expect("the database opens");
        let held = other.begin().await.expect("a transaction");
        held.execute_unprepared("UPDATE revision SET value = value WHERE id = 1")
            .await
            .expect("the row is free");

        let Answer::Late(response) = ask(&schema, &inventory, EDIT).await else {
            panic!("it could not be written yet");
        };
        let told = serde_json::to_value(&response).expect("JSON");
        assert_eq!(told["errors"][0]["extensions"]["code"], "DEADLINE_EXCEEDED");
        assert!(
            told["errors"][0]["message"]
                .as_str()
                .is_some_and(|text| text.starts_with("Muutos ei valmistunut"))
        );

        held.rollback().await.expect("it is let go");
        schema.writes_done().await;
        let schema = Schema::new();
        let now_it_is = ask(
            &schema,
            &inventory,
            "{ node(id: \"register:pori/1\") { ... on Register { internalNotes } } }",
        )
        .await;
        assert_eq!(
            serde_json::to_value(now_it_is.into_response().data).expect("JSON"),
            json!({"node": {"internalNotes": "late"}})
        );
    })
    .await;
}

#[tokio::test]
async fn a_write_is_made_though_whoever_asked_has_gone() {
    on_each_database(|base| async move {
        let inventory = cities(&base).await;
        let schema = Schema::new();
        let other = Database::connect(&base.url).await.expect("the database opens");
        let held = other.begin().await.expect("a transaction");
        held.execute_unprepared("UPDATE revision SET value = value WHERE id = 1")
            .await
            .expect("the row is free");
        let gone = tokio::time::timeout(Duration::from_millis(100), ask(&schema, &inventory, EDIT)).await;
        assert!(gone.is_err(), "it waits for the row");
        held.rollback().await.expect("it is let go");
        schema.writes_done().await;
        let made = ask(
            &schema,
            &inventory,
            "{ node(id: \"register:pori/1\") { ... on Register { internalNotes } } }",
        )
        .await;
        assert_eq!(
            serde_json::to_value(made.into_response().data).expect("JSON"),
            json!({"node": {"internalNotes": "late"}})
        );
    })
    .await;
}

#[tokio::test]
async fn a_question_that_is_not_answered_in_time_is_given_up_and_what_it_waited_for_is_still_loaded() {
    on_each_database(|base| async move {
        drop(cities(&base).await);
        // Turku is not loaded here yet, and loading waits for the write under way in Pori.
        let inventory = base.open().await;
        let schema = Schema::new().with_deadline(Duration::from_millis(200));
        let other = Database::connect(&base.url).await.expect("the database opens");
        let held = other.begin().await.expect("a transaction");
        held.execute_unprepared("UPDATE revision SET value = value WHERE id = 1")
            .await
            .expect("the row is free");
        assert!(matches!(ask(&schema, &inventory, EDIT).await, Answer::Late(_)));

        let Answer::Late(response) = ask(&schema, &inventory, TURKU).await else {
            panic!("the registers cannot be loaded yet");
        };
        let told = serde_json::to_value(&response).expect("JSON");
        assert_eq!(told["errors"][0]["extensions"]["code"], "LOADING");
        assert!(
            told["errors"][0]["message"]
                .as_str()
                .is_some_and(|text| text.starts_with("Tietoja ladataan"))
        );
        assert!(told["extensions"]["cost"]["requested"].is_number(), "{told}");
        held.rollback().await.expect("it is let go");
        schema.writes_done().await;
        // Nobody asks any more, and it comes into memory all the same, with what was not asked for.
        let all_loaded = async {
            while ["turku", "espoo"]
                .iter()
                .any(|key| inventory.snapshot().loaded(key).is_none())
            {
                tokio::task::yield_now().await;
            }
        };
        let loaded = tokio::time::timeout(Duration::from_secs(30), all_loaded).await;
        assert!(loaded.is_ok(), "loading goes on by itself");
    })
    .await;
}
