//! What do the reports say of those whom data go to? Third countries, processors, agreements, and what happens when one fails.

use serde_json::{Value, json};

use super::{of_pori, rows, table, with};

#[tokio::test]
async fn exposure_to_third_countries_names_the_chain_to_each_country() {
    let answer = of_pori(
        "thirdCountryExposure",
        "nodes { name { text { text } } country { code } tie { code } hops chain { text } processors { text } mechanism { code } adequacy { text } noTransfers }
         totals { registersLookedAt registers countries withoutMechanism noneStatedThoughReached }",
    )
    .await;
    let nodes = answer["nodes"].as_array().expect("rows");
    let told: Vec<Value> = nodes
        .iter()
        .map(|row| {
            json!([
                row["country"]["code"],
                row["tie"]["code"],
                row["hops"],
                row["mechanism"]["code"],
                row["noTransfers"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["US", "ESTABLISHMENT", 2, null, "NOT_STATED"]),
            json!(["IN", "SUPPORT", 2, null, "YES"]),
            json!(["US", "ESTABLISHMENT", 3, "STANDARD_CLAUSES_COMMISSION", "YES"]),
        ]
    );
    assert_eq!(
        table(&answer, &["chain", "processors"]),
        rows(&json!([
            [["Kirjasto", "Mailer"], ["Mailer"]],
            [["Web shop", "CRM"], ["Host Oy"]],
            [["Web shop", "CRM", "Mailer"], ["Host Oy", "Mailer"]],
        ]))
    );
    // On that day there is a decision on the United States, for certified companies, and none on India.
    let adequacy = table(&answer, &["adequacy"]);
    assert!(
        adequacy[0][0].to_string().contains("certified companies only"),
        "{adequacy:?}"
    );
    assert_eq!(adequacy[1][0], json!([]));
    assert_eq!(
        answer["totals"],
        json!({"registersLookedAt": 3, "registers": 2, "countries": 2, "withoutMechanism": 2, "noneStatedThoughReached": 1})
    );
    // While the first register still mailed.
    let before = with(
        ", asOf: \"2025-12-31\"",
        "thirdCountryExposure",
        "nodes { register country { code } } asOf",
    )
    .await;
    assert_eq!(
        before["nodes"][0],
        json!({"register": "pori/1", "country": {"code": "US"}})
    );
    assert_eq!(before["asOf"], "2025-12-31");
}

#[tokio::test]
async fn processors_stand_on_the_level_where_they_are_nearest() {
    let answer = of_pori(
        "processors",
        "nodes { name level services { text } via { text } registers registerNames { text } agreement { text code } parent foreignParent outsideEea subProcessorsTold }
         totals { processors subProcessors withoutAgreement foreignParent }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "name",
                "level",
                "services",
                "via",
                "registers",
                "registerNames",
                "agreement"
            ]
        ),
        rows(&json!([
            ["Host Oy", 1, ["CRM"], [], 1, ["Web shop"], "expired"],
            ["Mailer", 1, [], [], 1, ["Kirjasto"], "missing"],
            ["Mailer", 2, [], ["CRM"], 1, ["Web shop"], null],
            [
                "Cloud of pori",
                1,
                ["Service of pori"],
                [],
                1,
                ["Customers"],
                "in force"
            ],
        ]))
    );
    assert_eq!(
        table(&answer, &["parent", "foreignParent", "outsideEea", "subProcessorsTold"]),
        rows(&json!([
            ["Host Inc", "YES", "NO", "YES"],
            [null, "NOT_STATED", "YES", "NOT_STATED"],
            [null, "NOT_STATED", "YES", "NOT_STATED"],
            [null, "NOT_STATED", "NO", "NOT_STATED"],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"processors": 3, "subProcessors": 0, "withoutAgreement": 1, "foreignParent": 1})
    );
}

#[tokio::test]
async fn agreements_are_told_with_the_processings_that_have_none() {
    let answer = of_pori(
        "agreements",
        "nodes { processor { text } agreement { text } state { text code } validUntil daysLeft services { text } registers { text } }
         totals { missing expired expiring undated inForce }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "processor",
                "agreement",
                "state",
                "validUntil",
                "daysLeft",
                "services",
                "registers"
            ]
        ),
        rows(&json!([
            [
                "Cloud of pori",
                "Palvelun sopimus",
                "no end stated",
                null,
                null,
                ["Service of pori"],
                ["Customers"]
            ],
            [
                "Host Oy",
                "Agreement of the shop",
                "expired",
                "2026-01-31",
                -30,
                [],
                ["Web shop"]
            ],
            ["Mailer", null, "missing", null, null, [], ["Kirjasto"]],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"missing": 1, "expired": 1, "expiring": 0, "undated": 1, "inForce": 0})
    );
    // 90 days before its end it is expiring, a day earlier it is not.
    for (day, state) in [
        ("2025-11-01", "IN_FORCE"),
        ("2025-11-02", "EXPIRING"),
        ("2026-01-31", "EXPIRING"),
        ("2026-02-01", "EXPIRED"),
    ] {
        let answer = with(&format!(", asOf: \"{day}\""), "agreements", "nodes { state { code } }").await;
        assert_eq!(answer["nodes"][1]["state"]["code"], state, "{day}");
    }
}

#[tokio::test]
async fn what_many_depend_on_comes_first() {
    let answer = of_pori(
        "concentration",
        "nodes { name { text } node registers direct nearest } totals { registersLookedAt nodes }",
    )
    .await;
    assert_eq!(
        table(&answer, &["name", "node", "registers", "direct", "nearest"]),
        rows(&json!([
            ["Mailer", "processor:mailer", 2, 1, 1],
            ["CRM", "service:crm", 1, 1, 1],
            ["Service of pori", "service:pori-service", 1, 1, 1],
            ["Host Oy", "processor:host-oy", 1, 0, 2],
            ["Cloud of pori", "processor:pori-cloud", 1, 0, 2],
        ]))
    );
    assert_eq!(answer["totals"], json!({"registersLookedAt": 3, "nodes": 5}));
}

#[tokio::test]
async fn a_breach_tells_whom_to_call_and_until_when() {
    let answer = with(
        ", of: \"processor:mailer\", knownAt: \"2026-03-02T06:00:00Z\"",
        "breach",
        "nodes { register hops chain { text } subjects { text } special { text } children post { text } } totals { registers subjectCategories specialRegisters childrenRegisters posts deadline }",
    )
    .await;
    assert_eq!(
        table(&answer, &["register", "hops", "chain", "special", "children", "post"]),
        rows(&json!([
            ["pori/2", 1, ["Kirjasto", "Mailer"], [], "NOT_STATED", null],
            [
                "pori/3",
                2,
                ["Web shop", "CRM", "Mailer"],
                ["Data concerning health"],
                "YES",
                "Johtaja"
            ],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"registers": 2, "subjectCategories": 1, "specialRegisters": 1, "childrenRegisters": 1, "posts": 1,
               "deadline": "2026-03-05T06:00:00+00:00"})
    );
}

#[tokio::test]
async fn an_end_tells_the_places_that_rest_on_it() {
    let selection =
        "nodes { register how { text } places { text } endsOn notice { address } } totals { registers notices }";
    let act = with(", of: \"act:410-2015\"", "ending", selection).await;
    assert_eq!(
        table(&act, &["register", "how", "places"]),
        rows(&json!([[
            "pori/1",
            ["lawful basis"],
            ["/purposes/0/bases/0/provisions/0"]
        ]]))
    );
    let agreement = with(", of: \"agreement:pori/shop\"", "ending", selection).await;
    assert_eq!(
        table(&agreement, &["register", "how", "places", "endsOn"]),
        rows(&json!([[
            "pori/3",
            ["data flow", "covered by the agreement"],
            [],
            "2026-01-31"
        ]]))
    );
    // A decision covers what rests on it or on nothing that is told: the library's mailer.
    let decision = with(", of: \"adequacy:us-dpf-2023\"", "ending", selection).await;
    assert_eq!(table(&decision, &["register"]), rows(&json!([["pori/2"]])));
}
