//! Who is told of findings, and is everyone told the same by register, across the inventory, and as facets?

use entity::vocabulary::Role;
use seloste::access::Actor;
use serde_json::{Value, json};

use crate::{
    graphql::{Api, codes, json_of},
    support::{
        dpo, make,
        someone::{Over, person},
    },
};

const ACROSS: &str = "query ($filter: FindingFilter!, $first: Int, $after: String) { findings(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } byRule { rule { code } count } bySeverity { severity count }
    byController { controller { key: id } count } byDepartment { department { id } count } byAge { age count }
    nodes { mark severity pointer rule { code } register { id } } } }";

async fn across(api: &Api, actor: &Actor, filter: Value, paging: Value) -> Value {
    let mut variables = paging;
    variables["filter"] = filter;
    let answer = json_of(&api.answer(actor, ACROSS, variables).await.into_response());
    assert!(answer["errors"].is_null(), "{answer:#}");
    answer["data"]["findings"].clone()
}

#[tokio::test]
async fn findings_are_narrowed_as_registers_are() {
    let api = Api::over([make::city("pori"), make::city("espoo")]).await;
    let all = across(&api, &dpo(), json!({}), json!({})).await;
    let of = |controller: &str| json!({"controller": format!("controller:{controller}")});
    let pori = across(&api, &dpo(), of("pori"), json!({})).await;
    let count = |told: &Value| told["totalCount"].as_u64().expect("a count");
    assert!(count(&pori) > 5 && count(&all) == 2 * count(&pori));
    let contact = person(
        &api.inventory,
        "Contact of Pori",
        Role::Contact,
        Over {
            controller: Some("pori"),
            ..Over::default()
        },
    )
    .await;
    assert_eq!(across(&api, &contact, json!({}), json!({})).await, pori);
    let none = across(&api, &contact, of("espoo"), json!({})).await;
    assert_eq!(
        none,
        across(&api, &contact, of("nowhere"), json!({})).await,
        "hidden is as missing"
    );
    assert_eq!(count(&none), 0);
    let public = across(&api, &Actor::public(), json!({}), json!({})).await;
    assert_eq!(
        (count(&public), &public["byRule"], &public["byController"]),
        (0, &json!([]), &json!([]))
    );
}

#[tokio::test]
async fn pages_and_facets_add_up() {
    let api = Api::over([make::city("pori"), make::city("espoo")]).await;
    let whole = across(&api, &dpo(), json!({}), json!({"first": 100})).await;
    let nodes = whole["nodes"].as_array().expect("a list");
    let total = whole["totalCount"].as_u64().expect("a count");
    assert_eq!(nodes.len() as u64, total);
    for facet in ["byRule", "bySeverity", "byController", "byDepartment", "byAge"] {
        let rows = whole[facet].as_array().expect("a list");
        let sum: u64 = rows.iter().map(|row| row["count"].as_u64().expect("a count")).sum();
        assert_eq!(sum, total, "{facet}");
    }
    let errors_first: Vec<&str> = nodes
        .iter()
        .map(|node| node["severity"].as_str().expect("a word"))
        .collect();
    assert!(
        errors_first.is_sorted_by_key(|word| ["ERROR", "WARNING", "ADVICE"].iter().position(|known| known == word))
    );
    let (mut walked, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = across(&api, &dpo(), json!({}), json!({"first": 3, "after": after})).await;
        walked.extend(page["nodes"].as_array().expect("a list").clone());
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(&walked, nodes);
    // What a page ended with stands no longer: the register's others of that weight are told again, and none is left out.
    let gone = json!({"first": 100, "after": "0|pori|2|0000000000000000"});
    let after_gone = across(&api, &dpo(), json!({}), gone).await;
    let begins = |node: &&Value| node["severity"] == "ERROR" && node["register"]["id"] == "register:pori/2";
    let from = nodes.iter().position(|node| begins(&node)).expect("it has errors");
    assert_eq!(after_gone["nodes"].as_array().expect("a list"), &nodes[from..]);
    let refused = api.ask_with(ACROSS, json!({"filter": {}, "first": 101})).await;
    assert_eq!(codes(&refused), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_register_tells_its_findings_with_law_and_sentence_and_how_complete_it_is() {
    let api = Api::over([make::city("pori")]).await;
    let data = api
        .data(
            r#"{ register(controller: "pori", slug: "kirjasto") {
                findings(code: "purpose-missing") { severity part aboutId pointer message messages since waiver { id }
                    rule { code title law { label number eli provision { id } } } }
                errors: findings(severity: ERROR) { rule { code } }
                completeness { part percent findings { rule { code } } } } }"#,
        )
        .await;
    let register = &data["register"];
    let finding = &register["findings"][0];
    assert_eq!(
        (
            &finding["severity"],
            &finding["part"],
            &finding["aboutId"],
            &finding["pointer"],
            &finding["since"],
            &finding["waiver"]
        ),
        (
            &json!("ERROR"),
            &json!("PURPOSES"),
            &json!("register:pori/2"),
            &json!("/purposes"),
            &json!(null),
            &json!(null)
        )
    );
    assert_eq!(
        finding["message"],
        "The register has no purpose. Write what the data are used for."
    );
    assert_eq!(finding["messages"]["en"], finding["message"]);
    let law = &finding["rule"]["law"][0];
    assert_eq!(
        (&law["label"], &law["provision"]["id"]),
        (&json!("Article 30(1)(b)"), &json!("provision:2016-679/30-1-b"))
    );
    assert!(law["eli"].as_str().is_some_and(|eli| eli.starts_with("http")), "{law}");
    assert!(register["errors"].as_array().is_some_and(|errors| errors.len() > 2));
    let parts = register["completeness"].as_array().expect("a list");
    assert_eq!(parts.len(), 14);
    for part in parts {
        let complete = part["percent"] == json!(100);
        assert_eq!(complete, part["findings"] == json!([]), "{part}");
    }
    let rules = api
        .data("{ rules { code severity part title law { label act } } }")
        .await;
    assert!(rules["rules"].as_array().is_some_and(|rules| rules.len() >= 65));
}

#[tokio::test]
async fn who_publishes_what_is_not_sound_is_told_each_error_in_their_language() {
    let api = Api::over([make::city("pori")]).await;
    let publish = "mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { notice { id } userErrors { code field message } } }";
    let answer = api
        .ask_with(publish, json!({"input": {"register": "register:pori/2", "version": 1}}))
        .await;
    let payload = &answer["data"]["publishNotice"];
    assert_eq!(payload["notice"], json!(null));
    let errors = payload["userErrors"].as_array().expect("a list");
    assert!(
        errors.len() > 2 && errors.iter().all(|error| error["code"] == "RULE_BROKEN"),
        "{payload:#}"
    );
    let messages: Vec<&str> = errors.iter().filter_map(|error| error["message"].as_str()).collect();
    assert!(
        messages.contains(&"The register has no purpose. Write what the data are used for."),
        "{messages:?}"
    );
}
