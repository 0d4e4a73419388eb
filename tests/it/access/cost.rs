//! Does the price of a question tell what its asker may not know?

use seloste::records::exchange::{self, ImportOptions};
use serde_json::json;

use super::world::World;
use crate::support::{Base, dpo, now};

/// What a question may cost someone.
async fn cost(world: &World, who: &str, query: &str) -> u64 {
    let answer = world.answer(&world.person(who).actor, query, json!({})).await;
    let told = serde_json::to_value(&answer.extensions["cost"]).expect("it is JSON");
    told["requested"]
        .as_u64()
        .unwrap_or_else(|| panic!("{who}: {query}: {answer:?}"))
}

/// Forty registers of which the city has told nobody.
async fn more_registers(world: &World) {
    let registers: Vec<_> = (901..941)
        .map(|number| {
            json!({"key": format!("pori/{number}"), "number": number, "slug": format!("uusi-{number}"),
                             "name": {"fi": format!("Uusi {number}")}, "controller": "pori"})
        })
        .collect();
    let document = exchange::read(&json!({"format": "seloste/1", "registers": registers}).to_string());
    let document = document.unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    Box::pin(exchange::import(
        &world.inventory,
        &dpo(),
        document,
        ImportOptions::default(),
        now(),
    ))
    .await
    .expect("the registers are sound");
}

#[tokio::test]
async fn a_price_moves_with_what_its_asker_may_read_and_with_nothing_else() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let queries = [
        r#"{ registers(first: 1, filter: {text: "x"}) { totalCount } }"#,
        r#"{ registers(first: 1, filter: {controller: "controller:pori"}, orderBy: {field: NAME}) { nodes { id } } }"#,
        "{ registerCounts(by: [DEPARTMENT]) { registers } }",
        "{ publishedNotices(first: 1) { totalCount } }",
        "{ services(first: 1) { nodes { usedBy(first: 1) { totalCount } } } }",
        "{ controllers(first: 1) { nodes { mirroredEngagements(first: 1) { totalCount } } } }",
    ];
    let people: Vec<&str> = world.people.iter().map(|person| person.name).collect();
    let mut before = Vec::new();
    for who in &people {
        for query in queries {
            before.push(cost(&world, who, query).await);
        }
    }
    more_registers(&world).await;
    let mut moved = Vec::new();
    for (who, before) in people.iter().zip(before.chunks(queries.len())) {
        let mut after = Vec::new();
        for query in queries {
            after.push(cost(&world, who, query).await);
        }
        if after != before {
            moved.push(*who);
        }
    }
    for who in ["public", "inspector"] {
        assert!(
            !moved.contains(&who),
            "{who} learns of registers they may not read: {moved:?}"
        );
    }
    assert!(moved.contains(&"dpo"), "who may read them pays for them: {moved:?}");
}
