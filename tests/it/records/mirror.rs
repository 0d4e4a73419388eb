//! Two controllers of the inventory tell of the same engagement, and each of its readers is told no more than their own side.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use entity::{Date, vocabulary::Role};
use seloste::{
    access::Actor,
    compliance::standing::standing,
    records::{
        change::{create, edit},
        controller::Controller,
        exchange::{ImportOptions, import},
        inventory::Inventory,
        mirror::{Mirroring, engagements},
        noun::{Key, Read},
        past::as_of,
        problem::{Path, Problems},
        processor_record::ProcessorRecord,
        service::{Service, ServicePatch},
        snapshot::Sight,
    },
};
use serde_json::json;

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, person},
};

/// Espoo runs the service that a register of Pori uses.
async fn espoo_runs_poris_service(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    for city in ["pori", "espoo"] {
        import(&inventory, &dpo(), make::city(city), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
    espoo_runs(&inventory, "pori-service").await;
    inventory
}

async fn espoo_runs(inventory: &Arc<Inventory>, service: &str) {
    let patch = ServicePatch {
        run_by: async_graphql::MaybeUndefined::Value(Some(Key::new("espoo"))),
        ..ServicePatch::default()
    };
    let key = Key::<Service>::new(service);
    edit(inventory, &dpo(), &key, 1, patch, now()).await.expect("edited");
}

async fn told(inventory: &Arc<Inventory>, actor: &Actor, keeper: &str) -> Vec<(String, Mirroring, usize)> {
    let (snapshot, keeper) = (inventory.snapshot(), Key::<Controller>::new(keeper));
    let found = engagements(&snapshot, actor, &keeper, Date(now().date_naive())).await;
    let found = found.expect("the inventory answers").into_iter();
    found
        .map(|it| (it.on_behalf_of.to_string(), it.mirroring, it.registers.len()))
        .collect()
}

/// The rules on processors' records that speak of a city's first register.
async fn findings(inventory: &Arc<Inventory>, city: &str) -> Vec<&'static str> {
    let sight = inventory
        .snapshot()
        .sight(city)
        .await
        .expect("answered")
        .expect("there");
    findings_of(&sight, city)
}

fn findings_of(sight: &Sight, city: &str) -> Vec<&'static str> {
    let standing = standing(sight, Date(now().date_naive()));
    let found = standing.of(&Key::new(format!("{city}/1"))).iter();
    found
        .map(|finding| finding.rule.code)
        .filter(|code| code.starts_with("processor-record"))
        .collect()
}

async fn keep(inventory: &Arc<Inventory>, services: &[&str]) -> Arc<ProcessorRecord> {
    keep_from(inventory, services, now()).await
}

async fn keep_from(inventory: &Arc<Inventory>, services: &[&str], at: DateTime<Utc>) -> Arc<ProcessorRecord> {
    let mut problems = Problems::default();
    let record = json!({"key": "", "name": {"fi": "Palvelu Porille"}, "processing": {"fi": "Ylläpito"},
        "controller": "espoo", "onBehalfOf": "pori", "services": services});
    let record = ProcessorRecord::read(record, &mut Path::default(), &mut problems);
    let record = record.unwrap_or_else(|| panic!("{problems:?}"));
    create(inventory, &dpo(), record, at).await.expect("kept")
}

#[tokio::test]
async fn a_record_that_its_keeper_makes_ends_the_other_sides_finding_at_once() {
    on_each_database(|base| async move {
        let inventory = espoo_runs_poris_service(&base).await;
        let another = base.open().await;
        for seen in [&inventory, &another] {
            assert_eq!(findings(seen, "pori").await, ["processor-record-missing"]);
            assert_eq!(findings(seen, "espoo").await, [""; 0]);
            assert_eq!(
                told(seen, &dpo(), "espoo").await,
                [("pori".to_owned(), Mirroring::NotKept, 1)]
            );
        }
        keep(&inventory, &["pori-service"]).await;
        another.refresh().await.expect("it follows");
        // The database opened anew says the same as those that saw it happen.
        for seen in [&inventory, &another, &base.open().await] {
            assert_eq!(findings(seen, "pori").await, [""; 0]);
            assert_eq!(
                told(seen, &dpo(), "espoo").await,
                [("pori".to_owned(), Mirroring::Agrees, 1)]
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_city_that_comes_later_is_found_by_every_instance() {
    on_each_database(|base| async move {
        let inventory = espoo_runs_poris_service(&base).await;
        let another = base.open().await;
        import(&inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        espoo_runs(&inventory, "oulu-service").await;
        another.refresh().await.expect("it follows");
        for seen in [&inventory, &another, &base.open().await] {
            let expected = ["oulu", "pori"].map(|city| (city.to_owned(), Mirroring::NotKept, 1));
            assert_eq!(told(seen, &dpo(), "espoo").await, expected);
        }
        // What nobody runs for others is processed for nobody.
        assert!(told(&inventory, &dpo(), "oulu").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_past_day_is_told_by_what_the_other_side_said_then() {
    on_each_database(|base| async move {
        let inventory = espoo_runs_poris_service(&base).await;
        let later = now() + Duration::days(2);
        keep_from(&inventory, &["pori-service"], later).await;
        assert_eq!(findings(&inventory, "pori").await, [""; 0]);
        for (days, expected) in [(1, vec!["processor-record-missing"]), (3, vec![])] {
            let past = as_of(&inventory, "pori", now() + Duration::days(days)).await;
            let past = past.expect("told").expect("there is such a controller");
            assert_eq!(findings_of(&past.sight, "pori"), expected, "after {days} days");
            assert_eq!(past.unknown, []);
        }
    })
    .await;
}

#[tokio::test]
async fn two_sides_that_name_other_services_disagree() {
    on_each_database(|base| async move {
        let inventory = espoo_runs_poris_service(&base).await;
        keep(&inventory, &["espoo-service"]).await;
        assert_eq!(findings(&inventory, "pori").await, ["processor-record-disagrees"]);
        assert_eq!(
            told(&inventory, &dpo(), "espoo").await,
            [("pori".to_owned(), Mirroring::Disagrees, 1)]
        );
        // What Pori's own records would hold: nothing is processed for anybody there.
        assert!(told(&inventory, &dpo(), "pori").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_processors_reader_is_not_told_the_registers_of_the_other_side() {
    let base = Base::sqlite();
    let inventory = espoo_runs_poris_service(&base).await;
    let of = |city| Over {
        controller: Some(city),
        ..Over::default()
    };
    let espoos = person(&inventory, "Espoo", Role::Dpo, of("espoo")).await;
    let poris = person(&inventory, "Pori", Role::Dpo, of("pori")).await;
    assert_eq!(
        told(&inventory, &espoos, "espoo").await,
        [("pori".to_owned(), Mirroring::NotKept, 0)]
    );
    assert!(told(&inventory, &poris, "espoo").await.is_empty());
    assert!(told(&inventory, &Actor::public(), "espoo").await.is_empty());
}
