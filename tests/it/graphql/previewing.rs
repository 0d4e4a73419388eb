//! Does a preview tell what an edit would come to, and write nothing?

use entity::vocabulary::Role;
use seloste::access::Actor;
use serde_json::{Value, json};

use super::{Api, json_of};
use crate::support::{
    dpo, make,
    someone::{Over, person},
};

const PREVIEW: &str =
    "query ($change: RegisterPatchInput, $layout: String) { node(id: \"register:pori/1\") { ... on Register {
    version
    preview(change: $change) {
        problems { code field }
        layouts { key own }
        notice(language: FI, form: PLAIN, layout: $layout)
        html: notice(language: SV, form: HTML)
        differences(language: FI) { heading removed added }
        findings { rule { code } mark }
        completeness { part percent }
    }
} } }";
const EDIT: &str = "mutation ($change: RegisterPatchInput!) { it: editRegister(input: {id: \"register:pori/1\", version: 1, change: $change}) { userErrors { code } } }";
const FOUND: &str = "{ node(id: \"register:pori/1\") { ... on Register { findings { rule { code } mark } completeness { part percent } } } }";

async fn asked(api: &Api, actor: &Actor, query: &str, variables: Value) -> Value {
    json_of(&api.answer(actor, query, variables).await.into_response())
}

#[tokio::test]
async fn a_preview_is_what_the_edit_comes_to_and_nothing_is_written() {
    let api = Api::of_a_city().await;
    let change = json!({"name": {"fi": "Uusi nimi", "sv": "Nytt namn"}, "retention": []});
    let before = asked(&api, &dpo(), FOUND, json!({})).await;
    let log = api.inventory.snapshot().revision;

    let told = asked(&api, &dpo(), PREVIEW, json!({"change": change})).await;
    let preview = &told["data"]["node"]["preview"];
    assert_eq!(preview["problems"], json!([]));
    assert_eq!(preview["differences"], Value::Null, "nothing was published");
    let notice = preview["notice"].as_str().expect("a text");
    assert!(notice.contains("Uusi nimi"), "{notice}");
    let html = preview["html"].as_str().expect("a document");
    assert!(html.starts_with("<!") && html.contains("Nytt namn"), "{html}");
    assert!(!html.contains("<script"), "{html}");
    assert_eq!(api.inventory.snapshot().revision, log);
    assert_eq!(asked(&api, &dpo(), FOUND, json!({})).await, before);

    let edited = asked(&api, &dpo(), EDIT, json!({"change": change})).await;
    assert_eq!(edited["data"]["it"]["userErrors"], json!([]), "{edited:#}");
    let after = asked(&api, &dpo(), FOUND, json!({})).await;
    assert_eq!(after["data"]["node"]["findings"], preview["findings"]);
    assert_eq!(after["data"]["node"]["completeness"], preview["completeness"]);
    assert_ne!(after, before);
    let now = asked(&api, &dpo(), PREVIEW, json!({})).await;
    assert_eq!(now["data"]["node"]["preview"]["notice"], preview["notice"]);
}

#[tokio::test]
async fn what_differs_from_the_version_in_force_is_told() {
    let api = Api::of_a_city().await;
    let publish = "mutation { it: publishNotice(input: {register: \"register:pori/1\", version: 1}) { userErrors { code message } } }";
    let published = asked(&api, &dpo(), publish, json!({})).await;
    assert_eq!(published["data"]["it"]["userErrors"], json!([]), "{published:#}");
    let same = asked(&api, &dpo(), PREVIEW, json!({})).await;
    assert_eq!(same["data"]["node"]["preview"]["differences"], json!([]));
    let change = json!({"description": {"fi": "Aivan toinen kuvaus."}});
    let told = asked(&api, &dpo(), PREVIEW, json!({"change": change})).await;
    let differences = told["data"]["node"]["preview"]["differences"].as_array().expect("some");
    let added: Vec<&str> = differences
        .iter()
        .flat_map(|section| section["added"].as_array().expect("a list"))
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(added, ["Kuvaus:", "Aivan toinen kuvaus."], "{told:#}");
}

#[tokio::test]
async fn what_cannot_be_is_told_with_its_place() {
    let api = Api::of_a_city().await;
    let told = asked(&api, &dpo(), PREVIEW, json!({"change": {"name": null}})).await;
    let problems = &told["data"]["node"]["preview"]["problems"];
    assert_eq!(*problems, json!([{"code": "REQUIRED", "field": "/name"}]), "{told:#}");
    let unknown = asked(&api, &dpo(), PREVIEW, json!({"layout": "nowhere"})).await;
    assert_eq!(unknown["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    let layouts = &asked(&api, &dpo(), PREVIEW, json!({"layout": "espoo"})).await["data"]["node"]["preview"]["layouts"];
    let own: Vec<&Value> = layouts
        .as_array()
        .expect("layouts")
        .iter()
        .filter(|it| it["own"] == true)
        .collect();
    assert_eq!(own.len(), 1, "{layouts:#}");
}

#[tokio::test]
async fn a_register_is_not_shown_as_another_controllers() {
    let api = Api::over([make::city("pori"), make::city("espoo")]).await;
    let change = json!({"controller": "controller:espoo"});
    let told = asked(&api, &dpo(), PREVIEW, json!({"change": change})).await;
    let preview = &told["data"]["node"]["preview"];
    assert_eq!(
        preview["problems"],
        json!([{"code": "OTHER_CONTROLLER", "field": "/controller"}]),
        "{told:#}"
    );
    let notice = preview["notice"].as_str().expect("a text");
    assert!(
        notice.contains("Kaupunki pori") && !notice.contains("espoo"),
        "{notice}"
    );
}

#[tokio::test]
async fn only_who_may_edit_or_publish_is_shown_it() {
    let api = Api::of_a_city().await;
    let over = |department, registers| Over {
        controller: Some("pori"),
        department,
        registers,
    };
    let one =
        "{ node(id: \"register:pori/1\") { id ... on Register { preview { notice(language: FI, form: PLAIN) } } } }";
    for (name, role, over, shown) in [
        ("Kaisa", Role::Contact, over(Some("pori/education"), &[][..]), true),
        ("Olli", Role::Contact, over(None, &["pori/2"][..]), false),
        ("Tuija", Role::Dpo, over(None, &[][..]), true),
        ("Aino", Role::Auditor, over(None, &[][..]), false),
    ] {
        let who = person(&api.inventory, name, role, over).await;
        let told = asked(&api, &who, one, json!({})).await;
        assert_eq!(told["data"]["node"]["id"], "register:pori/1", "{told:#}");
        assert_eq!(!told["data"]["node"]["preview"].is_null(), shown, "{name}: {told:#}");
    }
}
