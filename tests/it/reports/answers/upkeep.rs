//! What do the reports say of how the records are kept? Findings, retention, completeness, reviews, publication, assessments.

use serde_json::{Value, json};

use super::{of_pori, rows, table, with};
use crate::{graphql::Api, reports::cities};

#[tokio::test]
async fn findings_and_the_rules_that_speak_say_the_same() {
    let answer = of_pori(
        "findings(first: 100)",
        "nodes { register rule severity { code } part { code } sentence law { text } waived since ageDays place } totals { registers errors warnings advice waived } totalCount",
    )
    .await;
    let nodes = answer["nodes"].as_array().expect("rows");
    let past: Vec<&Value> = nodes.iter().filter(|row| row["rule"] == "past-its-end").collect();
    assert_eq!(past.len(), 1);
    assert_eq!(
        (
            &past[0]["register"],
            &past[0]["severity"]["code"],
            &past[0]["part"]["code"],
            &past[0]["waived"],
            &past[0]["place"]
        ),
        (
            &json!("pori/3"),
            &json!("ERROR"),
            &json!("IDENTITY"),
            &json!("NO"),
            &json!("/lifeCycle")
        )
    );
    assert!(
        past[0]["law"][0]["text"].as_str().expect("the law").contains("5(1)(e)"),
        "{past:?}"
    );
    // Nobody has written down since when.
    assert_eq!((&past[0]["since"], &past[0]["ageDays"]), (&Value::Null, &Value::Null));
    let number = |key: &str| answer["totals"][key].as_u64().expect("a number");
    let sum = number("errors") + number("warnings") + number("advice") + number("waived");
    assert_eq!(answer["totalCount"], sum);
    let rules = of_pori(
        "findingsByRule(first: 100)",
        "nodes { rule department { text } registers findings waived } totals { findings waived }",
    )
    .await;
    assert_eq!(rules["totals"], json!({"findings": sum, "waived": 0}));
    let of = |rule: &str| -> Vec<Value> {
        let nodes = rules["nodes"].as_array().expect("rows").iter();
        let own = nodes.filter(|row| row["rule"] == rule);
        own.map(|row| json!([row["department"]["text"], row["registers"], row["findings"]]))
            .collect()
    };
    assert_eq!(of("agreement-missing"), [json!(["no department", 1, 1])]);
    assert_eq!(of("agreement-expired"), [json!(["Culture", 1, 1])]);
    assert_eq!(of("purpose-missing"), [json!(["no department", 1, 1])]);
}

#[tokio::test]
async fn retention_tells_each_group_and_what_should_be_gone() {
    let answer = of_pori(
        "retention",
        "nodes { register group { text } time maximum countedFrom { text } then { code } } totals { groups withoutLimit openEnded permanent }",
    )
    .await;
    assert_eq!(
        table(&answer, &["register", "group", "time", "maximum", "countedFrom"]),
        rows(&json!([
            ["pori/1", "Asiakas", "at most 5 years", "P5Y", "Last contact"],
            ["pori/2", null, null, null, null],
            ["pori/3", "Buyers", "at most 1 year", "P1Y", "Order or booking"],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"groups": 3, "withoutLimit": 1, "openEnded": 0, "permanent": 0})
    );
    let past = of_pori(
        "pastRetention",
        "nodes { register endedOn lastDay daysOver lifeCycle { text code } } totals { registersLookedAt registers }",
    )
    .await;
    assert_eq!(
        past,
        json!({
            "nodes": [{"register": "pori/3", "endedOn": "2020-12-31", "lastDay": "2021-12-31", "daysOver": 1522,
                       "lifeCycle": {"text": "Closed", "code": "CLOSED"}}],
            "totals": {"registersLookedAt": 3, "registers": 1}
        })
    );
    // On its last day they may still be kept.
    let then = with(", asOf: \"2021-12-31\"", "pastRetention", "totalCount").await;
    assert_eq!(then["totalCount"], 0);
}

#[tokio::test]
async fn completeness_is_what_each_register_says_of_itself() {
    let api = Api::over(cities()).await;
    let parts = "identity who purposes dataGroups sources recipients transfers retention security automatedDecisions publicity assessments review notice";
    let answer = api
        .data(&format!(
            "{{ reports(controller: \"controller:pori\") {{ completeness {{ nodes {{ register whole lowest {{ code }} {parts} }} totals {{ registers complete mean }} }} }}
               registers(filter: {{controller: \"controller:pori\"}}) {{ nodes {{ completeness {{ part percent }} }} }} }}"
        ))
        .await;
    let told = answer["reports"]["completeness"]["nodes"].as_array().expect("rows");
    let own = answer["registers"]["nodes"].as_array().expect("registers");
    assert_eq!((told.len(), own.len()), (3, 3));
    let mut wholes = Vec::new();
    for (row, register) in told.iter().zip(own) {
        let percents: Vec<i64> = register["completeness"]
            .as_array()
            .expect("parts")
            .iter()
            .map(|part| part["percent"].as_i64().expect("a number"))
            .collect();
        let here: Vec<i64> = parts
            .split(' ')
            .map(|part| row[part].as_i64().expect("a number"))
            .collect();
        assert_eq!(here, percents, "{row}");
        assert_eq!(row["whole"], percents.iter().sum::<i64>() / 14, "{row}");
        wholes.push(percents.iter().sum::<i64>() / 14);
    }
    // The library's record says next to nothing.
    assert!(wholes[1] < wholes[0], "{wholes:?}");
    assert_eq!(
        answer["reports"]["completeness"]["totals"]["mean"],
        wholes.iter().sum::<i64>() / 3
    );
}

#[tokio::test]
async fn reviews_that_are_late_and_those_that_never_were_are_told() {
    let answer = of_pori(
        "reviews",
        "nodes { register state { text code } due overdueDays interval lastConfirmed by { text } partsNeverConfirmed } totals { registersInUse overdue neverConfirmed withoutInterval }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "register",
                "state",
                "due",
                "overdueDays",
                "interval",
                "lastConfirmed",
                "by",
                "partsNeverConfirmed"
            ]
        ),
        rows(&json!([
            ["pori/1", "never confirmed", null, null, null, null, null, 12],
            ["pori/2", "never confirmed", null, null, null, null, null, 12],
            [
                "pori/3",
                "overdue",
                "2025-02-01",
                394,
                "1 year",
                "2024-02-01",
                "Johtaja",
                0
            ],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"registersInUse": 3, "overdue": 1, "neverConfirmed": 2, "withoutInterval": 0})
    );
}

#[tokio::test]
async fn what_was_never_published_is_told_with_the_languages_that_are_missing() {
    let answer = of_pori(
        "publication",
        "nodes { register state { code text } version changedSince languages { text } missingLanguages { text } } totals { registers inForce outdated withdrawn neverPublished waiting }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "register",
                "state",
                "version",
                "changedSince",
                "languages",
                "missingLanguages"
            ]
        ),
        rows(&json!([
            ["pori/1", "never published", null, "NOT_STATED", [], ["in Finnish"]],
            ["pori/2", "never published", null, "NOT_STATED", [], ["in Finnish"]],
            ["pori/3", "never published", null, "NOT_STATED", [], ["in Finnish"]],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"registers": 3, "inForce": 0, "outdated": 0, "withdrawn": 0, "neverPublished": 3, "waiting": 0})
    );
}

#[tokio::test]
async fn assessments_whose_review_has_passed_are_overdue() {
    let answer = of_pori(
        "assessments",
        "nodes { subject { text } standing { code text } kind { code } state { code } nextReviewOn overdueDays residualRisk { text } registers { text } } totals { missing overdue due open done }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "subject",
                "standing",
                "nextReviewOn",
                "overdueDays",
                "residualRisk",
                "registers"
            ]
        ),
        rows(&json!([[
            "Impact of the shop",
            "review overdue",
            "2026-03-01",
            1,
            "low",
            ["Web shop"]
        ]]))
    );
    assert_eq!(
        answer["totals"],
        json!({"missing": 0, "overdue": 1, "due": 0, "open": 0, "done": 0})
    );
}
