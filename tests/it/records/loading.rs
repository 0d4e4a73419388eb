//! Is what many ask for at once loaded once, and is nothing let go to load ahead?

use std::sync::Arc;

use seloste::records::{
    exchange::{ImportOptions, import},
    inventory::{Inventory, Limits},
};

use crate::support::{Base, dpo, make, now, on_each_database};

const CITIES: [&str; 3] = ["espoo", "pori", "turku"];

async fn cities(base: &Base) {
    let inventory = base.open().await;
    for city in CITIES {
        import(&inventory, &dpo(), make::city(city), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
}

fn loaded(inventory: &Arc<Inventory>) -> Vec<String> {
    let snapshot = inventory.snapshot();
    let mut keys: Vec<String> = snapshot
        .loaded_holdings()
        .map(|holding| holding.controller.to_string())
        .collect();
    keys.sort_unstable();
    keys
}

#[tokio::test]
async fn what_many_ask_for_at_once_is_loaded_once() {
    on_each_database(|base| async move {
        cities(&base).await;
        let inventory = base.open().await;
        let snapshot = inventory.snapshot();
        let (one, other) = tokio::join!(snapshot.holding("pori"), snapshot.holding("pori"));
        let [one, other] = [one, other].map(|holding| holding.expect("loads").expect("is there"));
        assert!(Arc::ptr_eq(&one, &other));
        assert!(!inventory.is_loading());
        assert!(snapshot.holding("nowhere").await.expect("it is asked").is_none());
    })
    .await;
}

#[tokio::test]
async fn all_is_loaded_ahead_as_far_as_there_is_room() {
    on_each_database(|base| async move {
        cities(&base).await;
        let inventory = base.open().await;
        inventory.load_all().await.expect("loads");
        assert_eq!(loaded(&inventory), CITIES);

        let one = inventory.snapshot().loaded("pori").expect("it was loaded").size();
        let limits = Limits {
            registers: 2 * one + 1,
            ..Limits::default()
        };
        let narrow = base.open_within(limits).await;
        let turku = narrow.snapshot().holding("turku").await.expect("loads");
        assert!(turku.is_some());
        narrow.load_all().await.expect("loads");
        // Room for two: what was asked for stays, and one is loaded beside it.
        assert_eq!(loaded(&narrow), ["espoo", "turku"]);
    })
    .await;
}
