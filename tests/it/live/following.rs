//! What is an event, and what is told when there are too many?

use std::sync::Arc;

use entity::vocabulary::Role;
use seloste::{
    http::live::Limits,
    records::{
        discussing::{self, NewComment},
        inventory::{Committed, Head, Verb},
        noun::{Key, Kind},
    },
};
use serde_json::json;
use tokio::sync::broadcast;

use super::{CHANGES, NOTICES, Server, wire::Client};
use crate::support::{Base, dpo, now, on_each_database};

#[tokio::test]
async fn a_change_is_told_with_the_register_as_it_is_then() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
        let mut client = server.client(Some(&contact)).await;
        client.subscribe("1", CHANGES).await;
        for name in ["Asukkaat", "Kuntalaiset"] {
            server.rename("pori/1", name).await;
            let expected = json!({
                "verb": "EDIT",
                "aboutId": "register:pori/1",
                "register": {"id": "register:pori/1", "name": {"fi": name}},
            });
            assert_eq!(client.event().await, expected);
        }
        let comment = NewComment {
            register: Key::new("pori/2"),
            text: "Onko tämä totta?".to_owned(),
            ..NewComment::default()
        };
        let comment = discussing::comment(&server.inventory, &dpo(), comment, now())
            .await
            .expect("a comment");
        let event = client.event().await;
        assert_eq!(
            (&event["verb"], &event["aboutId"]),
            (&json!("COMMENT"), &json!(comment.key.id().0))
        );
        assert_eq!(
            event["register"]["id"], "register:pori/2",
            "it belongs to that register"
        );
    })
    .await;
}

#[tokio::test]
async fn what_one_instance_writes_is_told_by_the_other() {
    on_each_database(|base| async move {
        let here = Server::new(&base).await;
        let contact = here.person("Contact of Pori", Role::Contact, "pori").await;
        let there = Server::another(&base, Limits::default()).await;
        let follower = tokio::spawn(Arc::clone(&there.inventory).follow());
        let mut client = there.client(Some(&contact)).await;
        client.subscribe("1", CHANGES).await;
        // Loaded there before the write, so that what is told is not what was loaded.
        assert_eq!(there.register("pori/1").await.version, 1);
        here.rename("pori/1", "Asukkaat").await;
        assert_eq!(client.event().await["register"]["name"]["fi"], "Asukkaat");
        follower.abort();
    })
    .await;
}

#[tokio::test]
async fn one_register_is_followed_by_its_id() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let mut client = server.client(Some(&contact)).await;
    let one =
        r#"subscription { registerChanged(controller: "controller:pori", register: "register:pori/2") { aboutId } }"#;
    client.subscribe("one", one).await;
    server.rename("pori/1", "Asukkaat").await;
    server.rename("pori/2", "Kirjastot").await;
    assert_eq!(
        client.event().await,
        json!({"aboutId": "register:pori/2"}),
        "the first is not told"
    );
}

#[tokio::test]
async fn only_subscriptions_of_one_field_are_carried() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let mut client = server.client(None).await;
    for (query, code) in [
        ("{ viewer { name } }", "SUBSCRIPTIONS_ONLY"),
        (
            r#"mutation { archiveRegister(input: {id: "register:pori/1", version: 1}) { userErrors { code } } }"#,
            "SUBSCRIPTIONS_ONLY",
        ),
        ("subscription {", "GRAPHQL_PARSE_FAILED"),
        ("subscription { robot }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { taskAssigned { robot } }", "GRAPHQL_VALIDATION_FAILED"),
        (
            r#"subscription { noticePublished(controller: "controller:pori") { slug } b: noticePublished(controller: "controller:pori") { slug } }"#,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            r#"subscription { ...f } fragment f on Subscription { noticePublished(controller: "controller:pori") { slug } }"#,
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        // Twice: what was found valid once is not taken for valid here.
        for _ in 0..2 {
            client.ask("1", query);
            assert_eq!(client.refusal("1").await, code, "{query}");
        }
    }
    assert_eq!(server.register("pori/1").await.archived_on, None);
    client.subscribe("1", NOTICES).await;
}

#[tokio::test]
async fn a_connection_carries_so_many_subscriptions_and_no_more() {
    let limits = Limits {
        subscriptions: 2,
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    let mut client = server.client(None).await;
    client.subscribe("1", NOTICES).await;
    client.subscribe("2", NOTICES).await;
    client.ask("3", NOTICES);
    assert_eq!(client.refusal("3").await, "TOO_MANY_SUBSCRIPTIONS");
    client.say(&json!({"type": "complete", "id": "1"}));
    client.subscribe("3", NOTICES).await;
}

fn commit(registers: i32) -> Arc<Committed> {
    let head = |_| Head {
        kind: Kind::Register,
        key: Arc::from("pori/1"),
        verb: Verb::Edit,
    };
    Arc::new(Committed {
        revision: 1,
        heads: (0..registers).map(head).collect(),
    })
}

#[tokio::test]
async fn whoever_lags_behind_is_told_to_ask_anew() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let commits = broadcast::Sender::new(2);
    let mut client = Client::following(&server, commits.subscribe());
    client.greet(Some(&contact)).await;
    client.subscribe("1", CHANGES).await;
    // All in one breath, so that the other task cannot run in between: this runtime has one thread.
    for _ in 0..5 {
        commits.send(commit(1)).expect("it listens");
    }
    let heard = client.hear().await;
    assert_eq!((&heard["type"], &heard["id"]), (&json!("next"), &json!("1")));
    assert_eq!(heard["payload"]["errors"][0]["extensions"]["code"], "LAGGED");
    assert_eq!(client.hear().await, json!({"type": "complete", "id": "1"}));

    // It follows again once it has subscribed again.
    client.subscribe("1", CHANGES).await;
    server.rename("pori/1", "Asukkaat").await;
    assert_eq!(client.event().await["aboutId"], "register:pori/1");
}

#[tokio::test]
async fn a_commit_of_very_many_changes_is_not_told_one_by_one() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let commits = broadcast::Sender::new(2);
    let mut client = Client::following(&server, commits.subscribe());
    client.greet(Some(&contact)).await;
    client.subscribe("1", CHANGES).await;
    commits.send(commit(100)).expect("it listens");
    for _ in 0..100 {
        assert_eq!(client.event().await["aboutId"], "register:pori/1");
    }
    commits.send(commit(101)).expect("it listens");
    assert_eq!(
        client.hear().await["payload"]["errors"][0]["extensions"]["code"],
        "LAGGED"
    );
    assert_eq!(client.hear().await["type"], "complete");
}

#[tokio::test]
async fn a_finding_is_told_when_it_is_raised_and_when_it_is_resolved() {
    const FINDINGS: &str = "subscription { findingChanged(controller: \"controller:pori\") { turn severity rule { code } \
                            register { id } finding { pointer } } }";
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
        let mut client = server.client(Some(&contact)).await;
        client.subscribe("1", FINDINGS).await;
        let register = server.register("pori/1").await;
        // A new name raises nothing; without retention times something is raised, and with them it is resolved.
        server.rename("pori/1", "Asukkaat").await;
        for (version, retention, turn) in [(2, Vec::new(), "RAISED"), (3, register.retention.clone(), "RESOLVED")] {
            let patch = seloste::records::register::RegisterPatch {
                retention: async_graphql::MaybeUndefined::Value(retention),
                ..Default::default()
            };
            seloste::records::change::edit(&server.inventory, &dpo(), &register.key, version, patch, now())
                .await
                .expect("a register may be incomplete");
            let finding = if turn == "RAISED" {
                json!({"pointer": "/retention"})
            } else {
                json!(null)
            };
            let expected = json!({
                "turn": turn,
                "severity": "ERROR",
                "rule": {"code": "retention-missing"},
                "register": {"id": "register:pori/1"},
                "finding": finding,
            });
            assert_eq!(client.event().await, expected);
        }
        let mut stranger = server.client(None).await;
        stranger.ask("1", FINDINGS);
        assert_eq!(stranger.refusal("1").await, "NOT_FOUND");
    })
    .await;
}

/// Waits until the rule on processors' records turns, and tells how.
async fn turn_of_mirror(client: &mut Client) -> String {
    loop {
        let event = client.event().await;
        if event["rule"]["code"] == "processor-record-missing" {
            return event["turn"].as_str().expect("a word").to_owned();
        }
    }
}

#[tokio::test]
async fn a_finding_is_told_that_another_controllers_record_resolves() {
    use seloste::records::{
        change,
        noun::Read,
        problem::{Path, Problems},
        processor_record::ProcessorRecord,
        service::{Service, ServicePatch},
    };
    const FINDINGS: &str = "subscription { findingChanged(controller: \"controller:pori\") { turn rule { code } } }";
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
        let mut client = server.client(Some(&contact)).await;
        client.subscribe("1", FINDINGS).await;
        let patch = ServicePatch {
            run_by: async_graphql::MaybeUndefined::Value(Some(Key::new("espoo"))),
            ..ServicePatch::default()
        };
        let service = Key::<Service>::new("pori-service");
        change::edit(&server.inventory, &dpo(), &service, 1, patch, now())
            .await
            .expect("edited");
        assert_eq!(turn_of_mirror(&mut client).await, "RAISED");
        let record = json!({"key": "", "name": {"fi": "Palvelu Porille"}, "processing": {"fi": "Ylläpito"},
            "controller": "espoo", "onBehalfOf": "pori", "services": ["pori-service"]});
        let mut problems = Problems::default();
        let record = ProcessorRecord::read(record, &mut Path::default(), &mut problems);
        let record = record.unwrap_or_else(|| panic!("{problems:?}"));
        change::create(&server.inventory, &dpo(), record, now())
            .await
            .expect("kept");
        assert_eq!(turn_of_mirror(&mut client).await, "RESOLVED");
    })
    .await;
}
