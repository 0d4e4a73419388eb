//! Who hears nothing, and how soon does a right that is gone stop?

use std::time::Instant;

use async_graphql::MaybeUndefined;
use chrono::{TimeDelta, Utc};
use entity::{LanguageText, vocabulary::Role};
use seloste::{
    http::live::Limits,
    notices::publish::{publish, withdraw},
    records::{
        account::AccountPatch,
        change,
        granting::{self, NewGrant},
        noun::Key,
    },
};
use serde_json::json;

use super::{CHANGES, NOTICES, Server, TASKS, to};
use crate::support::{Base, dpo, now, on_each_database, soon};

#[tokio::test]
async fn a_contact_of_another_controller_hears_nothing() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let stranger = server.person("Contact of Espoo", Role::Contact, "espoo").await;
    let mut client = server.client(Some(&stranger)).await;
    // Hidden and missing are refused with the same words.
    let mut refusals = Vec::new();
    for controller in ["controller:pori", "controller:turku", "pori", ""] {
        client.ask(
            "1",
            &format!(r#"subscription {{ registerChanged(controller: "{controller}") {{ aboutId }} }}"#),
        );
        refusals.push(client.hear().await);
    }
    assert_eq!(refusals[0]["payload"][0]["extensions"]["code"], "NOT_FOUND");
    assert!(refusals.iter().all(|refusal| *refusal == refusals[0]), "{refusals:?}");
    let register = |key: &str| {
        format!(
            r#"subscription {{ registerChanged(controller: "controller:espoo", register: "register:{key}") {{ aboutId }} }}"#
        )
    };
    for key in ["pori/1", "espoo/99"] {
        client.ask("1", &register(key));
        assert_eq!(client.hear().await["payload"], refusals[0]["payload"], "{key}");
    }
    client.subscribe("own", &register("espoo/1")).await;
    server.rename("pori/1", "Asukkaat").await;
    server.rename("espoo/1", "Asukkaat").await;
    assert_eq!(client.event().await, json!({"aboutId": "register:espoo/1"}));
}

#[tokio::test]
async fn an_auditor_of_a_department_hears_of_its_registers_only() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let account = server.account("Auditor of education").await;
        let grant = server
            .grant(NewGrant {
                role: Some(Role::Auditor),
                controller: Some(Key::new("pori")),
                department: Some(Key::new("pori/education")),
                ..to(&account)
            })
            .await;
        let mut client = server.client(Some(&super::Person { account, grant })).await;
        client.subscribe("1", CHANGES).await;
        server.rename("pori/2", "Kirjastot").await;
        server.rename("pori/1", "Asukkaat").await;
        assert_eq!(
            client.event().await["aboutId"],
            "register:pori/1",
            "the library is of no department"
        );
    })
    .await;
}

#[tokio::test]
async fn the_public_hears_what_was_published_and_nothing_behind_it() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let mut client = server.client(None).await;
        for (id, query) in [("a", CHANGES), ("b", TASKS)] {
            client.ask(id, query);
            client.refusal(id).await;
        }
        client.subscribe("1", NOTICES).await;
        server.rename("pori/1", "Salainen nimi").await;
        server.rename("pori/1", "Asukkaat").await;
        let register = server.register("pori/1").await;
        let notice = publish(&server.inventory, &dpo(), &register.key, register.version, now())
            .await
            .expect("it publishes");
        let mut expected = json!({
            "verb": "PUBLISH",
            "controller": "pori",
            "slug": "asiakkaat",
            "number": 1,
            "title": {"fi": "Asukkaat"},
            "digest": notice.digest,
            "notice": null,
        });
        assert_eq!(client.event().await, expected);

        let reason = LanguageText::new(Some("Virhe"), None, None);
        withdraw(&server.inventory, &dpo(), &notice.key, 1, reason, now())
            .await
            .expect("it is withdrawn");
        expected["verb"] = json!("WITHDRAW");
        assert_eq!(client.event().await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_contact_hears_of_a_notice_with_what_is_behind_it() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
    let mut client = server.client(Some(&contact)).await;
    client.subscribe("1", NOTICES).await;
    let register = server.register("pori/1").await;
    publish(&server.inventory, &dpo(), &register.key, register.version, now())
        .await
        .expect("it publishes");
    let expected = json!({"id": "notice:pori/1/1", "register": {"id": "register:pori/1"}});
    assert_eq!(client.event().await["notice"], expected);
}

#[tokio::test]
async fn a_revoked_grant_ends_its_subscriptions_soon_on_both_instances() {
    on_each_database(|base| async move {
        let here = Server::new(&base).await;
        let contact = here.person("Contact of Pori", Role::Contact, "pori").await;
        let there = Server::another(&base, Limits::default()).await;
        let follower = tokio::spawn(std::sync::Arc::clone(&there.inventory).follow());
        let (mut near, mut far) = (here.client(Some(&contact)).await, there.client(Some(&contact)).await);
        for client in [&mut near, &mut far] {
            client.subscribe("1", CHANGES).await;
            client.subscribe("2", NOTICES).await;
        }
        let begun = Instant::now();
        granting::revoke(&here.inventory, &dpo(), &contact.grant.key, 1, now())
            .await
            .expect("it is revoked");
        assert_eq!(near.refusal("1").await, "NOT_FOUND");
        assert!(begun.elapsed() < soon(), "{:?}", begun.elapsed());
        assert_eq!(far.refusal("1").await, "NOT_FOUND");
        assert!(begun.elapsed() < soon(), "{:?}", begun.elapsed());
        // What is public stays.
        near.settle().await;
        far.settle().await;
        near.ask("1", CHANGES);
        assert_eq!(near.refusal("1").await, "NOT_FOUND");
        follower.abort();
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_closes_its_connections_soon() {
    on_each_database(|base| async move {
        let server = Server::new(&base).await;
        let contact = server.person("Contact of Pori", Role::Contact, "pori").await;
        let client = server.client(Some(&contact)).await;
        let begun = Instant::now();
        let closed = AccountPatch {
            disabled: MaybeUndefined::Value(true),
            ..AccountPatch::default()
        };
        let account = &contact.account;
        change::edit(&server.inventory, &dpo(), &account.key, account.version, closed, now())
            .await
            .expect("the account is closed");
        assert_eq!(client.closed().await, 4403);
        assert!(begun.elapsed() < soon(), "{:?}", begun.elapsed());
    })
    .await;
}

#[tokio::test]
async fn a_grant_that_ends_by_itself_ends_its_subscriptions() {
    let base = Base::sqlite();
    let server = Server::new(&base).await;
    let account = server.account("Contact for a moment").await;
    // By the real clock, since nothing but time brings it to an end.
    let ends_at = Utc::now() + TimeDelta::seconds(2);
    let grant = server
        .grant(NewGrant {
            role: Some(Role::Contact),
            controller: Some(Key::new("pori")),
            ends_at: Some(ends_at),
            ..to(&account)
        })
        .await;
    let mut client = server.client(Some(&super::Person { account, grant })).await;
    client.subscribe("1", CHANGES).await;
    assert_eq!(client.refusal("1").await, "NOT_FOUND");
    let late = Utc::now() - ends_at;
    assert!(late >= TimeDelta::zero() && late < TimeDelta::seconds(1), "{late}");
}
