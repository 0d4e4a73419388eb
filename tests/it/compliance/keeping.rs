//! Are findings as they would be found anew, after every kind of change, and is nothing looked at that did not change?

use std::sync::Arc;

use entity::{Date, LanguageText};
use seloste::{
    compliance::{
        since::{since, write_down_all},
        standing::{Row, examine, standing},
    },
    records::{
        change,
        exchange::{self, ImportOptions},
        inventory::Inventory,
        law::CountryPatch,
        noun::Key,
        post::PostPatch,
        register::RegisterPatch,
        service::ServicePatch,
        snapshot::Sight,
    },
};

use crate::support::{Base, dpo, make, now};

async fn sight(inventory: &Arc<Inventory>, controller: &str) -> Sight {
    let snapshot = inventory.snapshot();
    snapshot
        .sight(controller)
        .await
        .expect("it can be asked")
        .expect("it is there")
}

async fn cities() -> (Base, Arc<Inventory>) {
    let base = Base::sqlite();
    let inventory = base.open().await;
    exchange::import(&inventory, &dpo(), make::example(), ImportOptions::default(), now())
        .await
        .expect("the examples load");
    (base, inventory)
}

/// The findings that are kept are those that would be found anew, in every city.
async fn assert_current(inventory: &Arc<Inventory>, on: Date) {
    for city in ["pori", "jyvaskyla", "espoo"] {
        let sight = sight(inventory, city).await;
        let kept = standing(&sight, on);
        for register in sight.holding.shelves.registers.all() {
            let anew = examine(register, &sight, on);
            assert_eq!(kept.of(&register.key), &*anew.findings, "{} on {on:?}", register.key);
        }
    }
}

fn day(text: &str) -> Date {
    text.parse().expect("a test's own day")
}

fn value<T>(value: T) -> async_graphql::MaybeUndefined<T> {
    async_graphql::MaybeUndefined::Value(value)
}

#[tokio::test]
async fn findings_follow_every_kind_of_change() {
    let (_base, inventory) = cities().await;
    let today = Date(now().date_naive());
    assert_current(&inventory, today).await;
    let patch = RegisterPatch {
        no_transfers: value(entity::vocabulary::Answer::Yes),
        ..RegisterPatch::default()
    };
    change::edit(&inventory, &dpo(), &Key::new("pori/2"), 1, patch, now())
        .await
        .expect("a register");
    assert_current(&inventory, today).await;
    let patch = ServicePatch {
        hosting_countries: value(vec![Key::new("us")]),
        ..ServicePatch::default()
    };
    change::edit(&inventory, &dpo(), &Key::new("muster-konesali"), 1, patch, now())
        .await
        .expect("a shared service");
    assert_current(&inventory, today).await;
    let patch = PostPatch {
        email: value(Some("etunimi.sukunimi@pori.example".to_owned())),
        ..PostPatch::default()
    };
    change::edit(&inventory, &dpo(), &Key::new("pori/ict-paallikko"), 1, patch, now())
        .await
        .expect("a post");
    assert_current(&inventory, today).await;
    let patch = CountryPatch {
        eea_until: value(Some(day("2026-03-01"))),
        ..CountryPatch::default()
    };
    let country = Key::<seloste::records::law::Country>::new("ie");
    let version = inventory
        .snapshot()
        .find(&country)
        .await
        .expect("asked")
        .expect("there")
        .version;
    change::edit(&inventory, &dpo(), &country, version, patch, now())
        .await
        .expect("a country");
    assert_current(&inventory, today).await;
    let flow = Key::<seloste::records::data_flow::DataFlow>::new("esimerkkipilvi-alusta-sample-cloud-europe");
    change::archive(&inventory, &dpo(), &flow, 1, now())
        .await
        .expect("a shared flow");
    assert_current(&inventory, today).await;
}

#[tokio::test]
async fn findings_follow_the_day() {
    let (_base, inventory) = cities().await;
    for on in [
        "2026-03-02",
        "2026-05-31",
        "2026-06-01",
        "2026-12-31",
        "2027-01-09",
        "2027-01-10",
        "2032-01-01",
        "2020-01-01",
    ] {
        assert_current(&inventory, day(on)).await;
    }
}

fn rows(sight: &Sight, on: Date) -> Vec<Arc<Row>> {
    let mut rows: Vec<Arc<Row>> = standing(sight, on).rows().cloned().collect();
    rows.sort_by_key(|row| Arc::as_ptr(row) as usize);
    rows
}

/// How many registers were looked at anew.
fn looked_at(before: &[Arc<Row>], after: &[Arc<Row>]) -> usize {
    after
        .iter()
        .filter(|row| !before.iter().any(|kept| Arc::ptr_eq(kept, row)))
        .count()
}

#[tokio::test]
async fn only_what_a_change_touches_is_looked_at_anew() {
    let (_base, inventory) = cities().await;
    let today = Date(now().date_naive());
    let before = rows(&sight(&inventory, "pori").await, today);
    assert_eq!(looked_at(&before, &rows(&sight(&inventory, "pori").await, today)), 0);
    let patch = RegisterPatch {
        description: value(LanguageText::new(Some("Uusi kuvaus"), None, None)),
        ..RegisterPatch::default()
    };
    change::edit(&inventory, &dpo(), &Key::new("pori/2"), 1, patch, now())
        .await
        .expect("a register");
    let after = rows(&sight(&inventory, "pori").await, today);
    assert_eq!(looked_at(&before, &after), 1, "of {} registers", after.len());
    // A service that only Espoo uses touches nothing in Pori.
    let patch = ServicePatch {
        description: value(LanguageText::new(Some("Chat"), None, None)),
        ..ServicePatch::default()
    };
    change::edit(&inventory, &dpo(), &Key::new("elisa-livechat"), 1, patch, now())
        .await
        .expect("a shared service");
    let later = rows(&sight(&inventory, "pori").await, today);
    assert_eq!(looked_at(&after, &later), 0);
    // A day on which nothing turns looks at nothing.
    let next = rows(&sight(&inventory, "pori").await, day("2026-03-03"));
    assert_eq!(looked_at(&later, &next), 0);
}

#[tokio::test]
async fn since_when_a_finding_stands_is_written_down_once() {
    crate::support::on_each_database(|base| async move {
        let inventory = base.open().await;
        exchange::import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
            .await
            .expect("the city is sound");
        let first = write_down_all(&inventory, now()).await.expect("written");
        assert!(first > 0);
        assert_eq!(
            write_down_all(&inventory, now() + chrono::Days::new(1))
                .await
                .expect("written"),
            0
        );
        let patch = RegisterPatch {
            retention: value(Vec::new()),
            ..RegisterPatch::default()
        };
        change::edit(&inventory, &dpo(), &Key::new("pori/1"), 1, patch, now())
            .await
            .expect("edited");
        let later = now() + chrono::Days::new(8);
        assert_eq!(write_down_all(&inventory, later).await.expect("written"), 1);
        // Another instance reads the same.
        let again = base.open().await;
        let sight = sight(&again, "pori").await;
        let today = Date(later.date_naive());
        let days = since(&again, &sight, today).await.expect("read");
        assert_eq!(days.len(), first + 1);
        let new = days.values().filter(|day| **day == today).count();
        assert_eq!((new, days.len() - new), (1, first));
    })
    .await;
}
