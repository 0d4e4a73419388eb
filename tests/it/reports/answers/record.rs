//! What do the reports say of what a record holds? Art. 30, lawful bases, sensitive data, publicity.

use serde_json::{Value, json};

use super::{of_pori, rows, table};
use crate::{graphql::Api, reports::cities};

#[tokio::test]
async fn the_record_of_processing_tells_what_article_30_asks() {
    let answer = of_pori(
        "article30",
        "nodes { name { text { text language } } controllerName { text } controllerContact { text } purposes { text } bases { text } conditions { text }
           subjects { text } data { text } special { text } recipients { text } processors { text } transfers { text } noTransfers
           retention { text } security { text } lastConfirmed dpo { text } department { text } number register controller }
         totals { registers withoutPurpose withoutBasis withoutRetention transfersNotStated } totalCount",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &["register", "number", "controller", "department", "purposes", "bases"]
        ),
        rows(&json!([
            [
                "pori/1",
                1,
                "pori",
                "Education",
                ["Palvelu"],
                ["Task in the public interest or official authority (Article 6(1)(e)): section 1(2) (410/2015)"]
            ],
            ["pori/2", 2, "pori", null, [], []],
            [
                "pori/3",
                3,
                "pori",
                "Culture",
                ["Sales"],
                ["Contract (Article 6(1)(b))"]
            ],
        ]))
    );
    // A text in another language says so.
    assert_eq!(
        answer["nodes"][1]["name"]["text"],
        json!({"text": "Kirjasto", "language": "FI"})
    );
    assert_eq!(
        answer["nodes"][2]["name"]["text"],
        json!({"text": "Web shop", "language": null})
    );
    assert_eq!(
        table(
            &answer,
            &[
                "conditions",
                "special",
                "data",
                "recipients",
                "processors",
                "noTransfers",
                "lastConfirmed"
            ]
        ),
        rows(&json!([
            [[], [], ["Nimi"], [], ["Service of pori"], "YES", null],
            [[], [], [], [], ["Mailer (United States)"], "NOT_STATED", null],
            [
                ["Explicit consent (Article 9(2)(a))"],
                ["Data concerning health"],
                ["Orders"],
                ["Tax authority (Finland)"],
                ["CRM"],
                "YES",
                "2024-02-01"
            ],
        ]))
    );
    assert_eq!(
        table(&answer, &["transfers", "retention", "security"]),
        rows(&json!([
            [[], ["Asiakas: at most 5 years; Last contact; The data are deleted"], []],
            [["United States: the ground of the transfer is not stated"], [], []],
            [
                [
                    "India: the ground of the transfer is not stated",
                    "United States: Standard clauses of the Commission (Article 46(2)(c))"
                ],
                ["Buyers: at most 1 year; Order or booking; The data are deleted"],
                ["Encryption: on the way"]
            ],
        ]))
    );
    assert_eq!(
        answer["nodes"][0]["dpo"],
        json!([{"text": "Tietosuojavastaava"}, {"text": "dpo@city.example"}])
    );
    assert_eq!(
        (&answer["totals"], &answer["totalCount"]),
        (
            &json!({"registers": 3, "withoutPurpose": 1, "withoutBasis": 1, "withoutRetention": 1, "transfersNotStated": 0}),
            &json!(3)
        )
    );
}

#[tokio::test]
async fn sensitive_data_are_told_and_so_is_where_nobody_said() {
    let answer = of_pori(
        "sensitiveData",
        "nodes { register group { text } special categories { text } conditions { text } criminal identityCode children largeScale subjects { text } }
         totals { groups special withoutCondition notStated criminal identityCode children health geneticData }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "register",
                "group",
                "special",
                "categories",
                "conditions",
                "criminal",
                "identityCode",
                "children",
                "largeScale"
            ]
        ),
        rows(&json!([
            [
                "pori/1",
                "Asiakas",
                "NOT_STATED",
                [],
                [],
                "NOT_STATED",
                "NOT_STATED",
                "NOT_STATED",
                "NOT_STATED"
            ],
            [
                "pori/2",
                null,
                "NOT_STATED",
                [],
                [],
                "NOT_STATED",
                "NOT_STATED",
                "NOT_STATED",
                "NOT_STATED"
            ],
            [
                "pori/3",
                "Buyers",
                "YES",
                ["Data concerning health"],
                ["Explicit consent (Article 9(2)(a))"],
                "NO",
                "NO",
                "YES",
                "NO"
            ],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"groups": 3, "special": 1, "withoutCondition": 0, "notStated": 2, "criminal": 0, "identityCode": 0, "children": 1, "health": 1, "geneticData": 0})
    );
}

#[tokio::test]
async fn bases_are_counted_by_department() {
    let answer = of_pori(
        "basesByDepartment",
        "nodes { department { text } basis { code } article registers purposes withoutProvision } totals { registers basisNotStated }",
    )
    .await;
    let nodes = answer["nodes"].as_array().expect("rows").iter();
    let told: Vec<Value> = nodes
        .map(|row| {
            json!([
                row["department"]["text"],
                row["basis"]["code"],
                row["article"],
                row["registers"],
                row["purposes"],
                row["withoutProvision"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["no department", "NOT_STATED", null, 1, 0, 0]),
            json!(["Culture", "CONTRACT", "6(1)(b)", 1, 1, 1]),
            json!(["Education", "PUBLIC_TASK", "6(1)(e)", 1, 1, 0]),
        ]
    );
    assert_eq!(answer["totals"], json!({"registers": 3, "basisNotStated": 1}));
}

#[tokio::test]
async fn document_publicity_says_what_is_not_stated() {
    let answer = of_pori(
        "documentPublicity",
        "nodes { register publicity { code text } systems { text } searchTerms { text } noSearchTerms contact { text } } totals { public partlySecret secret notStated searchTermsNotStated }",
    )
    .await;
    assert_eq!(
        table(
            &answer,
            &[
                "register",
                "publicity",
                "systems",
                "searchTerms",
                "noSearchTerms",
                "contact"
            ]
        ),
        rows(&json!([
            [
                "pori/1",
                "not stated",
                ["Service of pori"],
                null,
                "NOT_STATED",
                ["Johtaja"]
            ],
            ["pori/2", "not stated", [], null, "YES", []],
            [
                "pori/3",
                "Partly secret",
                ["CRM"],
                "Name, number of the order",
                "NOT_STATED",
                ["Johtaja"]
            ],
        ]))
    );
    assert_eq!(
        answer["totals"],
        json!({"public": 0, "partlySecret": 1, "secret": 0, "notStated": 2, "searchTermsNotStated": 1})
    );
}

#[tokio::test]
async fn what_is_done_for_others_is_held_against_what_they_tell() {
    let selection = "nodes { name { text } onBehalfOf { text } processing { text } transfers mirrored } totals { records controllers unmirrored }";
    let answer = of_pori("article30Processor", selection).await;
    assert_eq!(
        table(&answer, &["name", "onBehalfOf", "processing", "transfers", "mirrored"]),
        rows(&json!([[
            "Payroll",
            "Kaupunki espoo",
            "Paying salaries",
            "NOT_STATED",
            "NO"
        ]]))
    );
    assert_eq!(
        answer["totals"],
        json!({"records": 1, "controllers": 1, "unmirrored": 1})
    );
    // The other side tells of a service that this city runs.
    let mut documents = cities();
    let told = r#"{"format": "seloste/1",
        "services": [{"key": "payroll", "name": {"en": "Payroll"}, "runBy": "pori"}],
        "dataFlows": [{"key": "espoo/payroll", "kind": "PROCESSING", "from": "register:espoo/1", "to": "service:payroll"}]}"#;
    documents[1].extend(seloste::records::exchange::read(told).expect("it is sound"));
    let api = Api::over(documents).await;
    let query = format!("{{ reports(controller: \"controller:pori\") {{ article30Processor {{ {selection} }} }} }}");
    let answer = api.data(&query).await;
    assert_eq!(answer["reports"]["article30Processor"]["nodes"][0]["mirrored"], "YES");
}
