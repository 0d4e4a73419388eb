//! What did a register and its flows say on a day gone by?

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::Api;
use crate::support::{dpo, make, now, on_each_database};

const FLOWS: &str = "query ($time: DateTime!) {
  registers(first: 2) { nodes { flowsAsOf(time: $time) { id version to { ... on Service { id } } } } }
}";

/// The flows of both registers at a time, each with its version and the service it goes to.
async fn flows(api: &Api, at: DateTime<Utc>) -> Vec<Vec<(String, Value, String)>> {
    let data = api.ask_with(FLOWS, json!({"time": at.to_rfc3339()})).await;
    assert!(data["errors"].is_null(), "{data:#}");
    let registers = data["data"]["registers"]["nodes"].as_array().expect("registers");
    let told = |flow: &Value| {
        let text = |name: &Value| name.as_str().unwrap_or_default().to_owned();
        (text(&flow["id"]), flow["version"].clone(), text(&flow["to"]["id"]))
    };
    let of = |register: &Value| {
        register["flowsAsOf"]
            .as_array()
            .expect("flows")
            .iter()
            .map(told)
            .collect()
    };
    registers.iter().map(of).collect()
}

async fn act(api: &Api, at: DateTime<Utc>, act: &str, input: Value) {
    let query = format!(
        "mutation ($input: {act}Input!) {{ done: {}(input: $input) {{ userErrors {{ message }} }} }}",
        act[..1].to_lowercase() + &act[1..]
    );
    let answer = api
        .answer_at(at, &dpo(), &query, json!({"input": input}))
        .await
        .into_response();
    let answer = super::json_of(&answer);
    assert_eq!(answer["data"], json!({"done": {"userErrors": []}}), "{answer:#}");
}

#[tokio::test]
async fn flows_at_a_register_are_told_as_they_were_also_those_that_left_it_since() {
    on_each_database(|base| async move {
        let api = Api::on(base, [make::city("pori")]).await;
        let [first, second, third] = [1, 2, 3].map(|days| now() + TimeDelta::days(days));
        let (id, service) = ("flow:pori/hosting", "service:pori-service");
        act(
            &api,
            first,
            "EditDataFlow",
            json!({"id": id, "version": 1, "change": {"means": "INTERFACE"}}),
        )
        .await;
        // It is the other register's now.
        let other = json!({"from": "register:pori/2", "dataGroups": [], "purposes": []});
        act(
            &api,
            second,
            "EditDataFlow",
            json!({"id": id, "version": 2, "change": other}),
        )
        .await;
        act(&api, third, "ArchiveDataFlow", json!({"id": id, "version": 3})).await;

        let flow = |version: i32| vec![(id.to_owned(), json!(version), service.to_owned())];
        let hour = TimeDelta::hours(1);
        for (at, expected) in [
            (now() - hour, [vec![], vec![]]),
            (first - hour, [flow(1), vec![]]),
            (second - hour, [flow(2), vec![]]),
            (third - hour, [vec![], flow(3)]),
            (third + hour, [vec![], vec![]]),
        ] {
            assert_eq!(flows(&api, at).await, expected, "{at}");
        }
    })
    .await;
}
