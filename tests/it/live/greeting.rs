//! Who is let in, what is not understood, and how does a connection end?

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use entity::vocabulary::Role;
use seloste::{
    http::{live::Limits, sign_in::keep_hearing_of_ends},
    sign_in::{AccountKey, logged},
};
use serde_json::json;

use super::{CHANGES, Server, wire::Client};
use crate::support::{Base, now, on_each_database, soon};

#[tokio::test]
async fn what_is_not_the_protocol_is_closed_with_its_code() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    for text in [
        "",
        "{",
        "[]",
        r#"{"type": "start"}"#,
        r#"{"type": "subscribe", "id": "1"}"#,
    ] {
        let client = server.client(None).await;
        client.say_text(text);
        assert_eq!(client.closed().await, 4400, "{text}");
    }

    let stranger = Client::of(&server);
    stranger.ask("1", CHANGES);
    assert_eq!(stranger.closed().await, 4401, "a subscription before the greeting");

    let twice = server.client(None).await;
    twice.say(&json!({"type": "connection_init"}));
    assert_eq!(twice.closed().await, 4429);

    for shown in [json!("Basic x"), json!(7), json!("\n")] {
        let client = Client::of(&server);
        client.say(&json!({"type": "connection_init", "payload": {"authorization": shown}}));
        assert_eq!(client.closed().await, 4401);
    }
    let unknown = Client::of(&server);
    unknown.say(&json!({"type": "connection_init", "payload": {"authorization": "Account 999"}}));
    assert_eq!(unknown.closed().await, 4403);
}

#[tokio::test]
async fn an_id_names_one_subscription_at_a_time() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let mut client = server.client(Some(&contact)).await;
    client.subscribe("1", CHANGES).await;
    client.say(&json!({"type": "complete", "id": "1"}));
    client.subscribe("1", CHANGES).await;
    server.rename("pori/2", "Kirjastot").await;
    assert_eq!(
        client.event().await["aboutId"],
        "register:pori/2",
        "told once, by the second"
    );
    client.settle().await;
    client.ask("1", CHANGES);
    assert_eq!(client.closed().await, 4409);
}

#[tokio::test]
async fn whoever_does_not_say_who_they_are_is_let_go() {
    let limits = Limits {
        greeting: Duration::from_millis(20),
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    assert_eq!(Client::of(&server).closed().await, 4408);
}

#[tokio::test]
async fn whoever_is_no_longer_heard_is_let_go() {
    let limits = Limits {
        heartbeat: Duration::from_millis(20),
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    server.client(None).await.let_go().await;
}

#[tokio::test]
async fn whoever_signs_out_is_let_go_at_once_and_nobody_else() {
    let limits = Limits {
        // Nobody is asked again because of the time.
        heartbeat: Duration::from_hours(1),
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    let leaving = server.person("Leaving", Role::Contact, "pori").await;
    let staying = server.person("Staying", Role::Contact, "pori").await;
    let left = server.client(Some(&leaving)).await;
    let mut stays = server.client(Some(&staying)).await;
    stays.subscribe("1", CHANGES).await;
    server.sign_out(&leaving);
    assert_eq!(left.closed().await, 4401);
    server.rename("pori/1", "Asukkaat").await;
    stays.event().await;
}

#[tokio::test]
async fn whoever_signs_out_on_another_instance_is_let_go_soon() {
    on_each_database(|base| async move {
        let limits = Limits {
            heartbeat: Duration::from_hours(1),
            ..Limits::default()
        };
        let here = Server::with(&base, limits).await;
        let leaving = here.person("Leaving", Role::Contact, "pori").await;
        let there = Server::another(&base, limits).await;
        let hearing = tokio::spawn(keep_hearing_of_ends(std::sync::Arc::clone(&there.app)));
        let client = there.client(Some(&leaving)).await;
        // The session is gone from the database that both ask; only the first has been told.
        let key = leaving.account.key.to_string();
        let gone = there.door.signed_out.lock().map(|mut gone| gone.insert(key.clone()));
        assert!(gone.expect("no test panics with it"));
        let begun = Instant::now();
        logged::signed_out(&here.inventory, &AccountKey::new(key), 1, now())
            .await
            .expect("it is written");
        assert_eq!(client.closed().await, 4401);
        assert!(begun.elapsed() < soon(), "{:?}", begun.elapsed());
        hearing.abort();
    })
    .await;
}

#[tokio::test]
async fn what_is_followed_is_charged_to_where_it_comes_from() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let mut client = Client::from_afar(&server, "192.0.2.1");
    client.greet(None).await;
    let mut codes = Vec::new();
    for number in 0..100 {
        let id = number.to_string();
        client.ask(&id, "subscription { nothing { at all } }");
        codes.push(client.refusal(&id).await);
    }
    assert_eq!(
        (codes[0].as_str(), codes[99].as_str()),
        ("GRAPHQL_VALIDATION_FAILED", "RATE_LIMITED")
    );
    let mut other = Client::from_afar(&server, "192.0.2.2");
    other.greet(None).await;
    other.ask("1", "subscription { nothing { at all } }");
    assert_eq!(other.refusal("1").await, "GRAPHQL_VALIDATION_FAILED");
}

#[tokio::test]
async fn whoever_reads_nothing_is_let_go() {
    let limits = Limits {
        sending: Duration::from_millis(20),
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let mut client = server.client(Some(&contact)).await;
    client.subscribe("1", CHANGES).await;
    client.stuck.store(true, Ordering::SeqCst);
    server.rename("pori/1", "Asukkaat").await;
    client.let_go().await;
}

#[tokio::test]
async fn whoever_says_too_much_is_closed() {
    let limits = Limits {
        messages: 5,
        ..Limits::default()
    };
    let base = Base::sqlite();
    let server = Server::with(&base, limits).await;
    let client = server.client(None).await;
    for _ in 0..5 {
        client.say(&json!({"type": "pong"}));
    }
    assert_eq!(client.closed().await, 1008);
}

#[tokio::test]
async fn a_stop_is_told_to_every_connection_and_waits_for_them() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let (quiet, client) = (Client::of(&server), server.client(None).await);
    server.app.live.stop();
    assert_eq!(client.closed().await, 1001);
    assert_eq!(quiet.closed().await, 1001, "also before the greeting");
    server.app.live.all_closed().await;
}
