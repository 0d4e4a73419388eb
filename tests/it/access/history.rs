//! Whose history is told to whom? Every entry names its subject, and its subject is one that the reader may read.

use entity::vocabulary::Scope;
use seloste::access::Action;
use serde_json::{Value, json};

use super::{
    reference::may,
    schema_map::SchemaMap,
    situations::ids_of,
    whereabouts::Whereabouts,
    world::{HERE, THERE, World},
};
use crate::support::{Base, now};

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
                // What is shared is everyone's who sees it; so is what happened to it.
                let action = if shared {
                    Action::ReadSharedNode
                } else {
                    Action::ReadHistory
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
