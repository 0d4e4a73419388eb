//! Can one walk from anything to what it has to do with?

use serde_json::{Value, json};

use super::Api;
use crate::support::make;

#[tokio::test]
async fn one_query_walks_from_the_city_to_the_law_and_to_the_country() {
    let api = Api::of_a_city().await;
    let data = api
        .data(
            r#"{
              controller(key: "pori") {
                registers {
                  nodes {
                    number
                    department { name }
                    purposes { bases { basis provisions { section act { number } } } }
                    outgoingFlows {
                      nodes { kind to { id ... on Service { name provider { name country { code inEea } parent { id } } hostingCountries { code } } } }
                    }
                  }
                }
              }
            }"#,
        )
        .await;
    let register = &data["controller"]["registers"]["nodes"][0];
    assert_eq!(register["number"], 1);
    assert_eq!(register["department"]["name"]["en"], "Education");
    assert_eq!(
        register["purposes"],
        json!([{"bases": [{"basis": "PUBLIC_TASK", "provisions": [{"section": "1-2", "act": {"number": "410/2015"}}]}]}])
    );
    let service = &register["outgoingFlows"]["nodes"][0];
    assert_eq!(
        *service,
        json!({"kind": "PROCESSING", "to": {
            "id": "service:pori-service",
            "name": {"fi": "Service of pori"},
            "provider": {"name": "Cloud of pori", "country": {"code": "IE", "inEea": true}, "parent": null},
            "hostingCountries": [{"code": "IE"}],
        }})
    );
}

#[tokio::test]
async fn the_deepest_question_that_is_allowed_is_answered() {
    let mut city = make::city("pori");
    // A body that stands above itself cannot be typed in, so the chain is long instead.
    for number in 0..20 {
        let mut body = city.controllers[0].clone();
        body.key = seloste::records::noun::Key::new(format!("body-{number}"));
        body.dpo = None;
        body.parent = Some(if number == 0 {
            city.controllers[0].key.clone()
        } else {
            seloste::records::noun::Key::new(format!("body-{}", number - 1))
        });
        city.controllers.push(body);
    }
    let api = Api::over([city]).await;
    let query = format!(
        "{{ controller(key: \"body-19\") {{ {} id {} }} }}",
        "parent { ".repeat(18),
        "} ".repeat(18)
    );
    assert!(api.data(&query).await.to_string().contains("controller:body-1\""));
    let query = format!(
        "{{ controllers(first: 1) {{ nodes {{ {} id {} }} }} }}",
        "bodies(first: 1) { nodes { ".repeat(8),
        "} } ".repeat(8)
    );
    api.data(&query).await;
}

#[tokio::test]
async fn a_relation_leads_back_to_where_one_came_from() {
    let api = Api::of_a_city().await;
    let data = api
        .data(
            r#"{
              node(id: "service:pori-service") { ... on Service { usedBy { totalCount nodes { id processings { to { id } } } } } }
              provision: nodes(ids: ["provision:410-2015/1-2"]) { ... on Provision { registers { nodes { id } } } }
              department: node(id: "department:pori/education") { ... on Department { registers { totalCount } } }
              post: node(id: "post:pori/head") { ... on Post { registers { nodes { id } } } }
            }"#,
        )
        .await;
    assert_eq!(
        data["node"]["usedBy"],
        json!({"totalCount": 1, "nodes": [{"id": "register:pori/1", "processings": [{"to": {"id": "service:pori-service"}}]}]})
    );
    assert_eq!(
        data["provision"][0]["registers"]["nodes"],
        json!([{"id": "register:pori/1"}])
    );
    assert_eq!(data["department"]["registers"]["totalCount"], 1);
    assert_eq!(data["post"]["registers"]["nodes"], json!([{"id": "register:pori/1"}]));
}

#[tokio::test]
async fn every_id_that_is_told_is_found_again() {
    let api = Api::of_a_city().await;
    let lists = [
        "acts",
        "provisions",
        "countries",
        "adequacyDecisions",
        "supervisoryAuthorities",
        "dataSubjectCategories",
        "personalDataCategories",
        "controllers",
        "departments",
        "posts",
        "people",
        "processors",
        "services",
        "recipients",
        "outsideSources",
        "agreements",
        "assessments",
        "registers",
        "flows",
        "processorRecords",
        "notices",
    ];
    for list in lists {
        let data = api
            .data(&format!("{{ list: {list}(first: 3) {{ nodes {{ id __typename }} }} }}"))
            .await;
        for node in data["list"]["nodes"].as_array().expect("a list") {
            let found = api
                .ask_with(
                    "query ($id: ID!) { node(id: $id) { id __typename } }",
                    json!({"id": node["id"]}),
                )
                .await;
            assert_eq!(found["data"]["node"], *node, "{list}");
        }
    }
}

#[tokio::test]
async fn an_id_that_names_nothing_is_null_and_no_error() {
    let api = Api::of_a_city().await;
    for id in [
        "",
        ":",
        "register",
        "register:",
        "register:nowhere/1",
        "register:pori/99",
        "person:pori/1/2",
        "robot:7",
        "service:\u{0}",
        "🜨",
    ] {
        let answer = api
            .ask_with(
                "query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }",
                json!({"id": id, "ids": [id, "controller:pori"]}),
            )
            .await;
        assert_eq!(
            (&answer["data"], &answer["errors"]),
            (
                &json!({"node": null, "nodes": [null, {"id": "controller:pori"}]}),
                &Value::Null
            ),
            "{id:?}"
        );
    }
}

#[tokio::test]
async fn the_rights_of_people_follow_from_the_bases() {
    let api = Api::of_a_city().await;
    let data = api
        .data(
            r#"{
              register(controller: "pori", slug: "asiakkaat") { rights { right article holds holdsFor } before: rights(on: "2018-01-01") { right } }
              rightsByBasis(basis: PUBLIC_TASK, on: "2026-01-01") { right holds source }
            }"#,
        )
        .await;
    let rights = data["register"]["rights"].as_array().expect("a list");
    assert!(
        rights.contains(&json!({"right": "OBJECTION", "article": "21", "holds": "YES", "holdsFor": ["p1"]})),
        "{rights:?}"
    );
    assert!(
        rights.contains(&json!({"right": "ERASURE", "article": "17", "holds": "NO", "holdsFor": []})),
        "{rights:?}"
    );
    assert_eq!(data["register"]["before"], json!([]));
    assert_eq!(data["rightsByBasis"].as_array().map(Vec::len), Some(9));
}

#[tokio::test]
async fn a_register_is_found_by_its_web_address() {
    let api = Api::of_a_city().await;
    let data = api.data(r#"{ register(controller: "pori", slug: "kirjasto") { id specialCategories legalBases noticeInForce { id } } none: register(controller: "pori", slug: "x") { id } }"#).await;
    assert_eq!(
        data,
        json!({"register": {"id": "register:pori/2", "specialCategories": "NOT_STATED", "legalBases": [], "noticeInForce": null}, "none": null})
    );
}

#[tokio::test]
async fn text_that_looks_like_html_stays_text() {
    let mut city = make::city("pori");
    let text = "<script>alert('x')</script> {{7*7}} =cmd|' /C calc'!A0 \u{1F600}";
    city.registers[1].description = make::finnish(text);
    let api = Api::over([city]).await;
    let data = api
        .data(r#"{ register(controller: "pori", slug: "kirjasto") { description } }"#)
        .await;
    assert_eq!(data["register"]["description"]["fi"], text);
}

#[tokio::test]
async fn nobody_signed_in_sees_the_law_and_nothing_of_the_city() {
    let api = Api::of_a_city().await;
    let query = r#"{
      controller(key: "pori") { id }
      register(controller: "pori", slug: "asiakkaat") { id }
      node(id: "register:pori/1") { id }
      registers { totalCount nodes { id } pageInfo { hasNextPage } }
      flows { totalCount }
      services { totalCount }
      people { totalCount }
      provisions(filter: {text: "§"}) { nodes { registers { totalCount } } }
      countries(filter: {code: "FI"}) { totalCount }
      registerCounts(by: [BASIS]) { registers }
      viewer { name signedIn roles { role } account { id } }
    }"#;
    let answer = api
        .answer(&seloste::access::Actor::public(), query, json!({}))
        .await
        .into_response();
    let data = &super::json_of(&answer)["data"];
    for hidden in ["controller", "register", "node"] {
        assert_eq!(data[hidden], Value::Null, "{hidden}");
    }
    assert_eq!(
        data["registers"],
        json!({"totalCount": 0, "nodes": [], "pageInfo": {"hasNextPage": false}})
    );
    for hidden in ["flows", "services", "people"] {
        assert_eq!(data[hidden]["totalCount"], 0, "{hidden}");
    }
    assert!(
        data["provisions"]["nodes"]
            .as_array()
            .is_some_and(|nodes| nodes.iter().all(|node| node["registers"]["totalCount"] == 0))
    );
    assert_eq!(data["countries"]["totalCount"], 1);
    assert_eq!(data["registerCounts"], json!([]));
    assert_eq!(
        data["viewer"],
        json!({"name": "public", "signedIn": false, "roles": [], "account": null})
    );
}
