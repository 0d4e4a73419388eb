//! What does each report say of the small city? Every row here was worked out by hand, on 2 March 2026.

mod flows;
mod record;
mod standing;
mod upkeep;

use serde_json::Value;

use super::cities;
use crate::graphql::Api;

/// What a report of the city answers to a selection.
async fn of_pori(report: &str, selection: &str) -> Value {
    with("", report, selection).await
}

async fn with(arguments: &str, report: &str, selection: &str) -> Value {
    let api = Api::over(cities()).await;
    let query = format!("{{ reports(controller: \"controller:pori\"{arguments}) {{ {report} {{ {selection} }} }} }}");
    let name = report.split('(').next().unwrap_or_default();
    api.data(&query).await["reports"][name].clone()
}

/// Only the values at these fields, so that a table reads like one.
fn table(answer: &Value, fields: &[&str]) -> Vec<Vec<Value>> {
    let rows = answer["nodes"].as_array().expect("rows");
    let plain = |value: &Value| match value {
        Value::Object(object) if object.contains_key("text") => object["text"].clone(),
        Value::Array(items) => items.iter().map(|item| item["text"].clone()).collect(),
        other => other.clone(),
    };
    rows.iter()
        .map(|row| fields.iter().map(|field| plain(&row[field])).collect())
        .collect()
}

fn rows(rows: &Value) -> Vec<Vec<Value>> {
    serde_json::from_value(rows.clone()).expect("rows of a table")
}
