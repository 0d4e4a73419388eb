//! Does every list hold what its reader may read, and nothing else?

use serde_json::{Value, json};

use super::{
    schema_map::{SchemaMap, word},
    whereabouts::Whereabouts,
    world::World,
};
use crate::support::on_each_database;

#[tokio::test]
async fn every_list_holds_exactly_what_its_reader_may_read() {
    on_each_database(|base| async move {
        let world = Box::pin(World::on(base)).await;
        let whereabouts = Whereabouts::of(&world.inventory).await;
        let map = SchemaMap::read();
        for person in &world.people {
            for (list, noun) in map.lists() {
                let archived = map.filter_has(&list, "archived");
                for with_archived in [false, true] {
                    let filter = if with_archived && archived { "filter: {archived: true}, " } else { "" };
                    let query = format!(
                        "query ($after: String) {{ page: {list}({filter}first: 100, after: $after) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
                    );
                    let (ids, total) = all_pages(&world, person, &query).await;
                    let account = person.actor.account.as_deref();
                    let word = word(&noun);
                    let expected = whereabouts.all_readable(&person.asker, account, word, with_archived && archived);
                    assert_eq!(ids, expected, "{list} for {}", person.name);
                    assert_eq!(total, expected.len(), "how many {list} for {}", person.name);
                }
            }
        }
    })
    .await;
}

async fn all_pages(world: &World, person: &super::world::Person, query: &str) -> (Vec<String>, usize) {
    let (mut ids, mut after) = (Vec::new(), Value::Null);
    loop {
        let answer = world.ask(&person.actor, query, json!({"after": after})).await;
        assert!(answer["errors"].is_null(), "{query} for {}: {answer}", person.name);
        let page = &answer["data"]["page"];
        let nodes = page["nodes"].as_array().expect("a list");
        ids.extend(nodes.iter().map(|node| node["id"].as_str().expect("an id").to_owned()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            ids.sort_unstable();
            let total = page["totalCount"].as_u64().expect("a number");
            return (ids, usize::try_from(total).expect("a small number"));
        }
    }
}

#[tokio::test]
async fn the_counts_of_the_inventory_and_of_registers_are_those_of_the_lists() {
    let world = Box::pin(World::on(crate::support::Base::sqlite())).await;
    let whereabouts = Whereabouts::of(&world.inventory).await;
    for person in &world.people {
        let account = person.actor.account.as_deref();
        let query = "{ inventory { counts { kind count } } registerCounts(by: [CONTROLLER, DEPARTMENT]) { registers controller { id } } }";
        let answer = world.ask(&person.actor, query, json!({})).await;
        assert!(answer["errors"].is_null(), "{}: {answer}", person.name);
        for count in answer["data"]["inventory"]["counts"].as_array().expect("a list") {
            let word = count["kind"].as_str().expect("a word");
            let readable = whereabouts.all_readable(&person.asker, account, word, false).len();
            assert_eq!(count["count"], readable, "{word} for {}", person.name);
        }
        let groups = answer["data"]["registerCounts"].as_array().expect("a list");
        let counted: u64 = groups.iter().filter_map(|group| group["registers"].as_u64()).sum();
        let readable = whereabouts
            .all_readable(&person.asker, account, "register", false)
            .len();
        assert_eq!(counted, readable as u64, "registers counted for {}", person.name);
    }
}
