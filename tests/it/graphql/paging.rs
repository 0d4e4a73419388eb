//! Do pages, put together, make the whole list?

use serde_json::{Value, json};

use super::Api;
use crate::support::make;

/// Two cities with a good many registers.
async fn api() -> Api {
    let cities = ["espoo", "pori"].map(|key| {
        let mut city = make::city(key);
        let pattern = city.registers[1].clone();
        for number in 3..=23 {
            let mut register = pattern.clone();
            register.number = number;
            register.key = seloste::records::noun::Key::new(format!("{key}/{number}"));
            register.slug = format!("rekisteri-{number}");
            register.name = make::finnish(&format!("Rekisteri {}", (number * 7) % 23));
            city.registers.push(register);
        }
        city
    });
    Api::over(cities).await
}

const PAGE: &str =
    "query ($first: Int, $after: String, $last: Int, $before: String, $order: Order, $filter: RegisterFilter) {
  registers(first: $first, after: $after, last: $last, before: $before, orderBy: $order, filter: $filter) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}";

async fn page(api: &Api, variables: Value) -> Value {
    let answer = api.ask_with(PAGE, variables).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["registers"].clone()
}

fn ids(page: &Value) -> Vec<String> {
    page["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .map(|edge| edge["node"]["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn pages_forward_and_backward_make_the_whole_list_in_every_order() {
    let api = api().await;
    for order in [
        json!(null),
        json!({"direction": "DESC"}),
        json!({"field": "NAME"}),
        json!({"field": "NAME", "direction": "DESC"}),
        json!({"field": "REVIEW_DUE"}),
        json!({"field": "REVIEW_DUE", "direction": "DESC"}),
        json!({"field": "COMPLETENESS"}),
        json!({"field": "COMPLETENESS", "direction": "DESC"}),
    ] {
        let whole = ids(&page(&api, json!({"first": 100, "order": order})).await);
        assert_eq!(whole.len(), 46);
        for size in [1, 7, 20, 45, 46, 100] {
            let (mut forward, mut after) = (Vec::new(), Value::Null);
            loop {
                let page = page(&api, json!({"first": size, "after": after, "order": order})).await;
                forward.extend(ids(&page));
                assert_eq!(page["totalCount"], 46);
                assert_eq!(page["pageInfo"]["hasPreviousPage"], !after.is_null());
                after = page["pageInfo"]["endCursor"].clone();
                if page["pageInfo"]["hasNextPage"] == false {
                    break;
                }
            }
            assert_eq!(forward, whole, "{size} forward, {order}");

            let (mut backward, mut before) = (Vec::new(), Value::Null);
            loop {
                let page = page(&api, json!({"last": size, "before": before, "order": order})).await;
                let mut ids = ids(&page);
                ids.append(&mut backward);
                backward = ids;
                before = page["pageInfo"]["startCursor"].clone();
                if page["pageInfo"]["hasPreviousPage"] == false {
                    break;
                }
            }
            assert_eq!(backward, whole, "{size} backward, {order}");
        }
    }
}

#[tokio::test]
async fn the_usual_order_is_by_city_and_number_and_names_sort_without_marks() {
    let api = api().await;
    let numbers = ids(&page(&api, json!({"first": 12})).await);
    assert_eq!(numbers[..2], ["register:espoo/1", "register:espoo/2"]);
    assert_eq!(
        numbers[9..12],
        ["register:espoo/10", "register:espoo/11", "register:espoo/12"]
    );
    let names = ids(&page(&api, json!({"first": 2, "order": {"field": "NAME"}})).await);
    assert_eq!(names, ["register:espoo/1", "register:pori/1"]);
}

#[tokio::test]
async fn a_page_between_two_cursors_holds_what_stands_between_them() {
    let api = api().await;
    let whole = page(&api, json!({"first": 10})).await;
    let (after, before) = (&whole["edges"][2]["cursor"], &whole["edges"][7]["cursor"]);
    for size in [json!({"first": 100}), json!({"last": 100})] {
        let mut variables = size.clone();
        variables["after"] = after.clone();
        variables["before"] = before.clone();
        assert_eq!(ids(&page(&api, variables).await), ids(&whole)[3..7], "{size}");
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_is_refused_in_words() {
    let api = api().await;
    let flow = api.data("{ flows(first: 1) { edges { cursor } } }").await["flows"]["edges"][0]["cursor"].clone();
    let sorted = api
        .ask_with(
            "{ services(first: 1, orderBy: {field: COMPLETENESS}) { nodes { id } } }",
            json!({}),
        )
        .await;
    assert_eq!(super::codes(&sorted), ["BAD_USER_INPUT"]);
    for variables in [
        json!({"first": 101}),
        json!({"first": -1}),
        json!({"last": 1000}),
        json!({"first": 1, "last": 1}),
        json!({"after": "not a cursor"}),
        json!({"after": ""}),
        json!({"before": flow}),
    ] {
        let answer = api.ask_with(PAGE, variables.clone()).await;
        assert_eq!(super::codes(&answer), ["BAD_USER_INPUT"], "{variables}");
        assert!(answer["data"]["registers"].is_null());
        let message = answer["errors"][0]["message"].as_str().expect("a message");
        assert!(
            message.ends_with('.') && !message.contains("symbol") && !message.contains("padding"),
            "{message}"
        );
    }
    assert_eq!(ids(&page(&api, json!({"first": 0})).await), Vec::<String>::new());
}
