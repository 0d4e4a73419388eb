//! Who manages webhooks, and what are they shown?

use chrono::TimeDelta;
use entity::vocabulary::{AccountKind, LogAct, Role};
use seloste::{access::Actor, records::inventory::Inventory};
use serde_json::{Value, json};
use std::sync::Arc;

use super::support::{Receiver, account, actor, dispatcher, edit, round};
use crate::{
    graphql::{Api, codes, json_of},
    history::entries_of,
    support::now,
};

const CREATE: &str = "mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) {
    secret webhook { id version label url } userErrors { code field } } }";

async fn ask(api: &Api, actor: &Actor, query: &str, input: Value) -> Value {
    json_of(&api.answer(actor, query, json!({"input": input})).await.into_response())
}

async fn program(inventory: &Arc<Inventory>, controller: Option<&str>) -> String {
    let account = account(inventory, "program", AccountKind::Service, Role::Auditor, controller).await;
    format!("account:{}", account.key)
}

fn input(account: &str, url: &str) -> Value {
    json!({"account": account, "label": "Archive", "url": url, "events": ["REGISTER_CHANGED"]})
}

#[tokio::test]
async fn the_secret_is_shown_once() {
    let api = Api::of_a_city().await;
    let program = program(&api.inventory, Some("pori")).await;
    let admin = Actor::over_all("admin", &[Role::Admin]);
    let made = ask(&api, &admin, CREATE, input(&program, "https://hooks.city.example/")).await;
    let made = &made["data"]["createWebhook"];
    let secret = made["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
    let rotate = "mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret webhook { version } } }";
    let again = ask(&api, &admin, rotate, json!({"id": made["webhook"]["id"], "version": 1})).await;
    assert_ne!(again["data"]["rotateWebhookSecret"]["secret"], json!(secret));
    let everything =
        "{ webhooks { nodes { id label url events disabled madeAt rotatedAt previousUntil failures restsUntil
        account { id } deliveries { deliveryId } } } }";
    let shown = json_of(&api.answer(&admin, everything, json!({})).await.into_response());
    assert_eq!(shown["data"]["webhooks"]["nodes"][0]["label"], "Archive");
    assert!(!shown.to_string().contains(&secret["whsec_".len()..]), "{shown}");
}

#[tokio::test]
async fn a_webhook_is_managed_by_those_whose_reach_its_account_lies_in() {
    let api = Api::of_a_city().await;
    let program = program(&api.inventory, Some("pori")).await;
    let person = account(
        &api.inventory,
        "contact",
        AccountKind::Person,
        Role::Contact,
        Some("pori"),
    )
    .await;
    let contact = actor(&api.inventory, &person).await;
    let url = "https://hooks.city.example/";
    assert_eq!(
        codes(&ask(&api, &contact, CREATE, input(&program, url)).await),
        ["FORBIDDEN"]
    );
    assert_eq!(
        codes(&ask(&api, &Actor::public(), CREATE, input(&program, url)).await),
        ["NOT_FOUND"]
    );
    let admin = Actor::over_all("admin", &[Role::Admin]);
    for (account, url, field) in [
        (program.as_str(), "http://user:word@hooks.city.example/", "/url"),
        (&format!("account:{}", person.key), url, "/account"),
    ] {
        let refused = ask(&api, &admin, CREATE, input(account, url)).await;
        assert_eq!(
            refused["data"]["createWebhook"]["userErrors"][0]["field"], field,
            "{refused}"
        );
        assert!(refused["data"]["createWebhook"]["secret"].is_null());
    }
    ask(&api, &admin, CREATE, input(&program, url)).await;
    let list = "{ webhooks { totalCount } viewer { deliveries { deliveryId } } }";
    let seen = json_of(&api.answer(&contact, list, json!({})).await.into_response());
    assert_eq!(seen["data"]["webhooks"]["totalCount"], 0, "{seen}");
}

#[tokio::test]
async fn a_dead_delivery_is_shown_with_its_reason_and_tried_again_when_asked() {
    let api = Api::of_a_city().await;
    let program = program(&api.inventory, Some("pori")).await;
    let admin = Actor::over_all("admin", &[Role::Admin]);
    let receiver = Receiver::answering([410]).await;
    let dispatcher = dispatcher(&api.inventory, None, "one").await;
    round(&dispatcher, now()).await;
    ask(&api, &admin, CREATE, input(&program, &receiver.url)).await;
    edit(&api.inventory, "pori/1", "one").await;
    round(&dispatcher, now()).await;
    let dead = "{ viewer { deliveries(state: DEAD) { deliveryId about state tries reason revision webhook { label } account { id } } } }";
    let shown = json_of(&api.answer(&admin, dead, json!({})).await.into_response());
    let shown = &shown["data"]["viewer"]["deliveries"][0];
    assert_eq!(
        (&shown["reason"], &shown["about"]),
        (&json!("HTTP 410"), &json!("REGISTER_CHANGED"))
    );
    let retry = "mutation ($input: RetryDeliveryInput!) { retryDelivery(input: $input) { delivery { state } userErrors { code } } }";
    let id = json!({"deliveryId": shown["deliveryId"]});
    let auditor = Actor::over_all("auditor", &[Role::Auditor]);
    assert_eq!(codes(&ask(&api, &auditor, retry, id.clone()).await), ["NOT_FOUND"]);
    let revived = ask(&api, &admin, retry, id.clone()).await;
    assert_eq!(
        revived["data"]["retryDelivery"]["delivery"]["state"], "WAITING",
        "{revived}"
    );
    let twice = ask(&api, &admin, retry, id).await;
    assert_eq!(twice["data"]["retryDelivery"]["userErrors"][0]["code"], "WRONG_STATE");
    let told = entries_of(api.inventory.database(), LogAct::RetryDelivery).await;
    assert_eq!(told.len(), 1, "what was refused is not in the log");
    assert_eq!((&*told[0].by.account, &*told[0].by.role), ("admin", "ADMIN"));
    round(&dispatcher, now() + TimeDelta::minutes(5)).await;
    assert_eq!(receiver.ids().len(), 1);
    assert_eq!(receiver.heard().len(), 2);
}
