//! Is everybody who may deal with a breach written to at the hours of its clock, once, and is nobody told what happened?

use std::sync::Arc;

use async_graphql::MaybeUndefined::Value;
use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::{AccountKind, BreachRisk, DeliveryState, Role};
use seloste::{
    outbox::deliveries::{self, Looked},
    records::{
        account::Account,
        breach::BreachCase,
        breach_handling::{BreachPatch, open, record},
        inventory::Inventory,
        noun::Key,
    },
};

use super::support::{Sink, account, actor, city, dispatcher, round};
use crate::support::{now, on_each_database};

fn hours(hours: i64) -> DateTime<Utc> {
    now() + TimeDelta::hours(hours)
}

struct People {
    opener: Arc<Account>,
    officer: Arc<Account>,
    others: [Arc<Account>; 3],
}

async fn people(inventory: &Arc<Inventory>) -> People {
    let person = AccountKind::Person;
    People {
        opener: account(inventory, "opener", person, Role::Dpo, Some("pori")).await,
        officer: account(inventory, "officer", person, Role::Dpo, Some("pori")).await,
        others: [
            account(inventory, "contact", person, Role::Contact, Some("pori")).await,
            account(inventory, "auditor", person, Role::Auditor, None).await,
            account(inventory, "stranger", person, Role::Dpo, Some("espoo")).await,
        ],
    }
}

/// A breach that the controller became aware of now, opened an hour later.
async fn opened(inventory: &Arc<Inventory>, people: &People) -> Arc<BreachCase> {
    let known = BreachPatch {
        title: Some("Kadonnut puhelin".to_owned()),
        known_at: Some(now()),
        registers: Some(vec![Key::new("pori/1")]),
        note: Some("Aino Esimerkki kertoi".to_owned()),
        ..BreachPatch::default()
    };
    let opener = actor(inventory, &people.opener).await;
    open(inventory, &opener, &Key::new("pori"), known, hours(1))
        .await
        .expect("opened")
}

async fn write(inventory: &Arc<Inventory>, people: &People, case: &BreachCase, known: BreachPatch, at: DateTime<Utc>) {
    let officer = actor(inventory, &people.officer).await;
    record(inventory, &officer, &case.key, case.version, known, at)
        .await
        .expect("recorded");
}

/// Letters to an account about breaches, first to last: what they are about, and what became of them.
async fn letters(inventory: &Arc<Inventory>, account: &Account) -> Vec<(String, DeliveryState)> {
    let looked = Looked {
        accounts: vec![account.row],
        ..Looked::default()
    };
    let latest = deliveries::latest(inventory.database(), looked, 100).await;
    let mut letters: Vec<_> = latest.expect("readable");
    letters.retain(|letter| letter.kind.starts_with("BREACH_"));
    letters.sort_by_key(|letter| letter.made_at);
    letters.into_iter().map(|letter| (letter.kind, letter.state)).collect()
}

fn delivered(kinds: &[&str]) -> Vec<(String, DeliveryState)> {
    let letter = |kind: &&str| ((*kind).to_owned(), DeliveryState::Delivered);
    kinds.iter().map(letter).collect()
}

#[tokio::test]
async fn each_hour_of_the_clock_is_written_of_once() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let people = people(&inventory).await;
        let one = dispatcher(&inventory, Some(&sink), "one").await;
        opened(&inventory, &people).await;
        round(&one, hours(1)).await;
        assert_eq!(sink.recipients(), ["officer@city.example"], "who opened it knows");
        for hour in 2..48 {
            round(&one, hours(hour)).await;
        }
        assert_eq!(
            letters(&inventory, &people.officer).await,
            delivered(&["BREACH_OPENED"])
        );
        round(&one, hours(48)).await;
        let day_left = ["BREACH_OPENED", "BREACH_DAY_LEFT"];
        assert_eq!(letters(&inventory, &people.officer).await, delivered(&day_left));
        assert_eq!(letters(&inventory, &people.opener).await, delivered(&day_left[1..]));

        // Another instance goes on, and tells nothing anew.
        one.let_go().await.expect("let go");
        let other = base.open().await;
        let two = dispatcher(&other, Some(&sink), "two").await;
        for hour in 49..=72 {
            round(&two, hours(hour)).await;
        }
        assert_eq!(
            letters(&other, &people.officer).await.len(),
            2,
            "the 72nd hour is in time"
        );
        round(&two, hours(72) + TimeDelta::seconds(1)).await;
        for hour in 73..90 {
            round(&two, hours(hour)).await;
        }
        let all = ["BREACH_OPENED", "BREACH_DAY_LEFT", "BREACH_OVER"];
        assert_eq!(letters(&other, &people.officer).await, delivered(&all));
        assert_eq!(letters(&other, &people.opener).await, delivered(&all[1..]));
        for account in &people.others {
            assert!(letters(&other, account).await.is_empty(), "{}", account.name);
        }
        for posted in sink.posted() {
            assert!(
                !posted.data.contains("Kadonnut") && !posted.data.contains("Aino"),
                "{}",
                posted.data
            );
        }
    })
    .await;
}

#[tokio::test]
async fn no_clock_is_told_of_once_the_authority_was_told_or_the_risk_is_unlikely() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let people = people(&inventory).await;
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        let told = opened(&inventory, &people).await;
        let unlikely = opened(&inventory, &people).await;
        round(&dispatcher, hours(1)).await;
        let patch = BreachPatch {
            authority_told_at: Value(hours(20)),
            ..BreachPatch::default()
        };
        write(&inventory, &people, &told, patch, hours(20)).await;
        let patch = BreachPatch {
            risk: Value(BreachRisk::Unlikely),
            ..BreachPatch::default()
        };
        write(&inventory, &people, &unlikely, patch, hours(20)).await;
        for hour in 20..100 {
            round(&dispatcher, hours(hour)).await;
        }
        let opened = delivered(&["BREACH_OPENED", "BREACH_OPENED"]);
        assert_eq!(letters(&inventory, &people.officer).await, opened);
        assert!(letters(&inventory, &people.opener).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_anew_is_told_anew_and_after_a_pause_only_the_last_hour() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let people = people(&inventory).await;
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        let case = opened(&inventory, &people).await;
        round(&dispatcher, hours(1)).await;
        // It was known three days earlier than was thought: the 72 hours are over already.
        let earlier = BreachPatch {
            known_at: Some(hours(-80)),
            ..BreachPatch::default()
        };
        write(&inventory, &people, &case, earlier, hours(2)).await;
        round(&dispatcher, hours(2)).await;
        let expected = ["BREACH_OPENED", "BREACH_OVER"];
        assert_eq!(letters(&inventory, &people.officer).await, delivered(&expected));

        // No instance ran for a week.
        let late = opened(&inventory, &people).await;
        round(&dispatcher, hours(24 * 7)).await;
        let expected = ["BREACH_OPENED", "BREACH_OVER", "BREACH_OPENED"];
        assert_eq!(letters(&inventory, &people.officer).await, delivered(&expected));
        round(&dispatcher, hours(24 * 7 + 1)).await;
        assert_eq!(letters(&inventory, &people.officer).await.len(), 3);
        assert!(late.waits_for_authority());
    })
    .await;
}
