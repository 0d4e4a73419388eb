//! Whose history is told to whom? Every entry names its subject, and its subject is one that the reader may read.

use async_graphql::MaybeUndefined;
use entity::vocabulary::Scope;
use seloste::{
    access::Action,
    records::{
        change::edit,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};
use serde_json::{Value, json};

use super::{
    reference::may,
    schema_map::SchemaMap,
    situations::ids_of,
    whereabouts::Whereabouts,
    world::{HERE, Person, THERE, World},
};
use crate::support::{Base, dpo, make::finnish, now, on_each_database};

const ENTRIES: &str = "{ nodes { subject by { id } fields { field before after } } }";

/// What an entry tells is about something that its reader may read.
fn subjects(entries: &Value) -> Vec<&str> {
    let nodes = entries["nodes"].as_array().into_iter().flatten();
    nodes.filter_map(|entry| entry["subject"].as_str()).collect()
}

#[tokio::test]
async fn what_changed_in_a_city_names_only_what_its_reader_may_read() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let whereabouts = Whereabouts::of(&world.inventory).await;
    let mut told = 0;
    for person in &world.people {
        for city in [HERE, THERE] {
            let query = format!(
                "query ($id: ID!) {{ changes(controller: $id, from: \"2020-01-01T00:00:00Z\", to: \"2030-01-01T00:00:00Z\", first: 100) {ENTRIES} }}"
            );
            let answer = world
                .ask(&person.actor, &query, json!({"id": format!("controller:{city}")}))
                .await;
            for subject in subjects(&answer["data"]["changes"]) {
                let account = person.actor.account.as_deref();
                let (_, about) = whereabouts.eyes(subject).expect("it is somewhere");
                assert!(
                    whereabouts.readable(&person.asker, account, subject)
                        && may(&person.asker, Action::ReadHistory, about, now(), &whereabouts),
                    "{} is told what happened to {subject}",
                    person.name
                );
                told += 1;
            }
        }
    }
    assert!(told > 100, "{told} entries");
}

const CHANGES: &str = "query ($id: ID!, $first: Int, $after: Int, $order: LogOrder!) { \
    changes(controller: $id, from: \"2020-01-01T00:00:00Z\", to: \"2030-01-01T00:00:00Z\", first: $first, after: $after, order: $order) { \
    nodes { index subject } hasMore end } }";

/// A page of what changed here, as somebody is told of it.
async fn page_of_changes(world: &World, person: &Person, order: &str, first: u64, after: Option<u64>) -> Value {
    let about = json!({"id": format!("controller:{HERE}"), "first": first, "after": after, "order": order});
    world.ask(&person.actor, CHANGES, about).await["data"]["changes"].clone()
}

#[tokio::test]
async fn pages_of_what_changed_are_cut_from_what_their_reader_may_know_of() {
    on_each_database(|base| async move {
        let world = Box::pin(World::on(base)).await;
        let mut readers = 0;
        for person in &world.people {
            for order in ["NEWEST_FIRST", "OLDEST_FIRST"] {
                let whole = page_of_changes(&world, person, order, 100, None).await;
                let expected = whole["nodes"].as_array().cloned().unwrap_or_default();
                let (mut told, mut after) = (Vec::new(), None);
                while told.len() < expected.len() {
                    let page = page_of_changes(&world, person, order, 7, after).await;
                    let nodes = page["nodes"].as_array().expect("a page").clone();
                    let left = expected.len() - told.len();
                    assert_eq!(nodes.len(), left.min(7), "{}: pages are full but the last", person.name);
                    assert_eq!(page["hasMore"], left > 7, "{}", person.name);
                    assert_eq!(page["end"], nodes[nodes.len() - 1]["index"], "{}", person.name);
                    after = page["end"].as_u64();
                    told.extend(nodes);
                }
                assert_eq!(told, expected, "{}", person.name);
                let none = page_of_changes(&world, person, order, 0, None).await;
                assert!(
                    none.is_null() || none["hasMore"] == !expected.is_empty(),
                    "{}",
                    person.name
                );
                readers += usize::from(expected.len() > 7);
            }
        }
        assert!(readers >= 8, "{readers} readers turned a page");
    })
    .await;
}

#[tokio::test]
async fn what_changes_out_of_reach_changes_no_page() {
    on_each_database(|base| async move {
        let world = Box::pin(World::on(base)).await;
        // Over the department of education alone; the second register is another department's.
        let inspector = world.person("inspector");
        let before = [
            page_of_changes(&world, inspector, "NEWEST_FIRST", 3, None).await,
            page_of_changes(&world, inspector, "OLDEST_FIRST", 100, None).await,
        ];
        assert_eq!(before[0]["hasMore"], true);
        assert_eq!(before[1]["hasMore"], false);
        // More than are looked at at once.
        for number in 0..520 {
            let key: Key<Register> = Key::new(format!("{HERE}/2"));
            let register = world
                .inventory
                .snapshot()
                .find(&key)
                .await
                .expect("read")
                .expect("there");
            let patch = RegisterPatch {
                name: MaybeUndefined::Value(finnish(&format!("Nimi {number}"))),
                ..RegisterPatch::default()
            };
            edit(&world.inventory, &dpo(), &key, register.version, patch, now())
                .await
                .expect("edited");
        }
        let after = [
            page_of_changes(&world, inspector, "NEWEST_FIRST", 3, None).await,
            page_of_changes(&world, inspector, "OLDEST_FIRST", 100, None).await,
        ];
        assert_eq!(after, before);
        let dpo = page_of_changes(&world, world.person("dpo"), "NEWEST_FIRST", 100, None).await;
        assert_eq!(
            dpo["nodes"][99]["subject"],
            format!("register:{HERE}/2"),
            "the officer is told of them"
        );
    })
    .await;
}

#[tokio::test]
async fn the_history_of_a_noun_is_told_to_those_who_may_read_histories_there() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let whereabouts = Whereabouts::of(&world.inventory).await;
    let map = SchemaMap::read();
    let mut told = 0;
    for noun in map.nouns() {
        for (_, id) in ids_of(noun, &world, &whereabouts) {
            let query = format!(
                "query ($id: ID!) {{ node(id: $id) {{ ... on {noun} {{ history {ENTRIES} lastChanges {{ field }} }} }} }}"
            );
            let (_, about) = whereabouts.eyes(&id).expect("it is somewhere");
            for person in &world.people {
                let answer = world.ask(&person.actor, &query, json!({"id": id})).await;
                let node = &answer["data"]["node"];
                let shown = subjects(&node["history"]);
                assert!(shown.iter().all(|subject| *subject == id), "{id} for {}", person.name);
                let changes = node["lastChanges"].as_array().map_or(0, Vec::len);
                let shared = matches!(about, super::reference::About::Shared);
                // What is shared is everyone's who sees it; so is what happened to it, but for the accounts of others.
                let own = person
                    .actor
                    .account
                    .as_ref()
                    .is_some_and(|own| id == format!("account:{own}"));
                let action = match noun {
                    "Account" if shared && !own => Action::ReadAccount,
                    _ if shared => Action::ReadSharedNode,
                    _ => Action::ReadHistory,
                };
                let allowed = person
                    .asker
                    .scopes
                    .as_ref()
                    .is_none_or(|scopes| scopes.contains(&Scope::ReadLog))
                    && may(&person.asker, action, about, now(), &whereabouts);
                assert!(allowed || shown.is_empty() && changes == 0, "{id} for {}", person.name);
                told += shown.len();
            }
        }
    }
    assert!(told > 100, "{told} entries");
}

#[tokio::test]
async fn the_whole_log_is_told_to_those_over_the_whole_installation_only() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    for person in &world.people {
        for query in ["{ log { nodes { index } } }", "{ logProof(index: 1) }"] {
            let answer = world.ask(&person.actor, query, json!({})).await;
            let told = answer["errors"].is_null();
            assert_eq!(
                told,
                matches!(person.name, "chief" | "root"),
                "{query} for {}: {answer:#}",
                person.name
            );
        }
    }
}
