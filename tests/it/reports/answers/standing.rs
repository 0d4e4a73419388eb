//! What do the reports say of notices and findings that have a history? Worked out by hand, over a city that has published.

use std::sync::Arc;

use async_graphql::MaybeUndefined;
use chrono::{Days, TimeDelta};
use entity::Date;
use seloste::{
    compliance::{
        since::write_down_all,
        standing::standing,
        waiving::{NewWaiver, waive},
    },
    notices::{
        approval::{NewSubmission, submit},
        publish::{publish, withdraw},
    },
    records::{
        change,
        exchange::{self, Document},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};
use serde_json::{Value, json};

use super::{rows, table};
use crate::{
    graphql::Api,
    support::{dpo, make, now},
};

/// The small city with more registers like its first, each with its flow under the same agreement.
fn city() -> Document {
    let mut city: Value = serde_json::from_str(&exchange::write(&make::city("pori"))).expect("JSON");
    let alike = |list: &str, city: &Value| city[list][0].clone();
    let (register, flow) = (alike("registers", &city), alike("dataFlows", &city));
    for number in 3..=6 {
        let (mut register, mut flow) = (register.clone(), flow.clone());
        register["key"] = format!("pori/{number}").into();
        register["number"] = number.into();
        register["slug"] = format!("alike-{number}").into();
        flow["key"] = format!("pori/hosting-{number}").into();
        flow["from"] = format!("register:pori/{number}").into();
        let agreement = &mut city["agreements"][0]["registers"];
        agreement.as_array_mut().expect("a list").push(register["key"].clone());
        city["registers"].as_array_mut().expect("a list").push(register);
        city["dataFlows"].as_array_mut().expect("a list").push(flow);
    }
    exchange::read(&city.to_string())
        .unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)))
}

async fn edit(inventory: &Arc<Inventory>, key: &str, patch: RegisterPatch) {
    change::edit::<Register, _>(inventory, &dpo(), &Key::new(key), 1, patch, now())
        .await
        .expect("it may be changed");
}

#[tokio::test]
async fn notices_stand_as_they_were_published_changed_withdrawn_and_submitted() {
    let api = Api::over([city()]).await;
    let inventory = &api.inventory;
    for (key, hours) in [("pori/1", 1), ("pori/3", 2), ("pori/4", 3)] {
        let published = publish(inventory, &dpo(), &Key::new(key), 1, now() + TimeDelta::hours(hours)).await;
        published.unwrap_or_else(|error| panic!("{key}: {error:?}"));
    }
    let renamed = RegisterPatch {
        name: MaybeUndefined::Value(make::finnish("Muutettu nimi")),
        ..RegisterPatch::default()
    };
    edit(inventory, "pori/3", renamed).await;
    let reason = make::finnish("Rekisteri lakkautettiin");
    withdraw(
        inventory,
        &dpo(),
        &Key::new("pori/4/1"),
        1,
        reason,
        now() + TimeDelta::hours(4),
    )
    .await
    .expect("it is withdrawn");
    let new = NewSubmission {
        register: Key::new("pori/5"),
        version: 1,
        message: None,
        correction: entity::LanguageText::default(),
    };
    submit(inventory, &dpo(), new, now() + TimeDelta::hours(5))
        .await
        .expect("it waits");
    let query = "{ reports(controller: \"controller:pori\") { publication(first: 100) {
        nodes { register state { code text } version publishedAt changedSince withdrawnAt submission { code text } submittedAt languages { text } missingLanguages { text } }
        totals { registers inForce outdated withdrawn neverPublished waiting } } } }";
    let answer = api.data(query).await["reports"]["publication"].clone();
    let codes: Vec<&str> = (answer["nodes"].as_array().expect("rows").iter())
        .map(|row| row["state"]["code"].as_str().expect("a code"))
        .collect();
    assert_eq!(
        codes,
        [
            "IN_FORCE",
            "NEVER_PUBLISHED",
            "OUTDATED",
            "WITHDRAWN",
            "NEVER_PUBLISHED",
            "NEVER_PUBLISHED"
        ]
    );
    let at = |hour: u32| format!("2026-03-02T{:02}:00:00+00:00", 9 + hour);
    let fields = [
        "register",
        "version",
        "publishedAt",
        "changedSince",
        "withdrawnAt",
        "submittedAt",
        "languages",
        "missingLanguages",
    ];
    // Its name stands in two languages; the city must speak one.
    let (told, missing) = (json!(["in Finnish", "in English"]), json!(["in Finnish"]));
    assert_eq!(
        table(&answer, &fields),
        rows(&json!([
            ["pori/1", 1, at(1), "NO", null, null, told, []],
            ["pori/2", null, null, "NOT_STATED", null, null, [], missing],
            ["pori/3", 1, at(2), "YES", null, null, told, []],
            ["pori/4", 1, at(3), "NO", at(4), null, told, []],
            ["pori/5", null, null, "NOT_STATED", null, at(5), [], missing],
            ["pori/6", null, null, "NOT_STATED", null, null, [], missing],
        ]))
    );
    assert_eq!(answer["nodes"][4]["submission"]["code"], "WAITING");
    assert_eq!(
        answer["totals"],
        json!({"registers": 6, "inForce": 1, "outdated": 1, "withdrawn": 1, "neverPublished": 3, "waiting": 1})
    );
}

/// The findings of two rules, as the table has them.
async fn findings(api: &Api, on: &str) -> Value {
    let query = format!(
        "{{ reports(controller: \"controller:pori\", asOf: \"{on}\") {{ findings(first: 100) {{
            nodes {{ register rule severity {{ code }} since ageDays waived waivedUntil reason place }} totals {{ registers errors waived }} }} }} }}"
    );
    api.data(&query).await["reports"]["findings"].clone()
}

#[tokio::test]
async fn findings_have_their_age_and_a_waiver_ends_with_its_last_day() {
    let api = Api::over([city()]).await;
    let inventory = &api.inventory;
    for key in ["pori/1", "pori/3"] {
        let without = RegisterPatch {
            retention: MaybeUndefined::Value(Vec::new()),
            ..RegisterPatch::default()
        };
        edit(inventory, key, without).await;
    }
    let sight = inventory.snapshot().sight("pori").await.expect("told").expect("there");
    // A server has seen it since ten days before.
    let today = Date(now().date_naive());
    write_down_all(inventory, now() - Days::new(10))
        .await
        .expect("written down");
    let register = sight.get(&Key::<Register>::new("pori/3")).expect("it is there");
    let standing = standing(&sight, today);
    let found = standing
        .of(&register.key)
        .iter()
        .find(|one| one.rule.code == "retention-missing");
    let new = NewWaiver {
        register: register.key.clone(),
        mark: found.expect("it is found").mark(register).to_string(),
        reason: "The archive decides in April".to_owned(),
        expires_on: Some(Date(today.0 + Days::new(5))),
    };
    waive(inventory, &dpo(), new, now()).await.expect("it is waived");
    let of_rule = |answer: &Value| -> Value {
        let nodes = answer["nodes"].as_array().expect("rows").iter();
        let own = nodes.filter(|row| row["rule"] == "retention-missing");
        json!({"nodes": own.cloned().collect::<Vec<_>>()})
    };
    let fields = [
        "register",
        "place",
        "since",
        "ageDays",
        "waived",
        "waivedUntil",
        "reason",
    ];
    let until = "2026-03-07";
    let reason = "The archive decides in April";
    let told = findings(&api, "2026-03-02").await;
    assert_eq!(
        table(&of_rule(&told), &fields),
        rows(&json!([
            ["pori/1", "/retention", "2026-02-20", 10, "NO", null, null],
            ["pori/3", "/retention", "2026-02-20", 10, "YES", until, reason],
        ]))
    );
    // The registers alike have no error; the library says nothing at all. What is waived is no open error.
    let errors = |answer: &Value| -> Vec<(String, String)> {
        let nodes = answer["nodes"].as_array().expect("rows").iter();
        let open = nodes.filter(|row| row["severity"]["code"] == "ERROR" && row["waived"] == "NO");
        let text = |row: &Value, field: &str| row[field].as_str().expect("words").to_owned();
        open.map(|row| (text(row, "register"), text(row, "rule"))).collect()
    };
    let expected = |more: &[&str]| -> Vec<(String, String)> {
        let mut expected = vec![("pori/1", "retention-missing")];
        let library = [
            "purpose-missing",
            "subjects-missing",
            "data-missing",
            "recipients-not-stated",
            "transfers-not-stated",
        ];
        expected.extend(library.map(|rule| ("pori/2", rule)));
        expected.extend(more.iter().map(|key| (*key, "retention-missing")));
        let mut expected: Vec<_> = expected
            .into_iter()
            .map(|(key, rule)| (key.to_owned(), rule.to_owned()))
            .collect();
        expected.sort();
        expected
    };
    let mut open = errors(&told);
    open.sort();
    assert_eq!(open, expected(&[]));
    assert_eq!(
        told["totals"],
        json!({"registers": 6, "errors": expected(&[]).len(), "waived": 1})
    );
    // On its last day it is waived, and not on the day after.
    assert_eq!(findings(&api, until).await["totals"]["waived"], 1);
    let after = findings(&api, "2026-03-08").await;
    assert_eq!(after["totals"]["waived"], 0);
    let mut open = errors(&after);
    open.sort();
    assert_eq!(open, expected(&["pori/3"]));
    assert_eq!(of_rule(&after)["nodes"][1]["ageDays"], 16);
}
