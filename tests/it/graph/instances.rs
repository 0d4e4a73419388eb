//! Does the graph follow what is written, here and by another instance, while a city's own part stays in memory?

use std::sync::Arc;

use seloste::records::{
    exchange::{self, ImportOptions},
    inventory::Inventory,
    noun::Key,
};

use super::naive::day;
use crate::support::{dpo, make, now, on_each_database};

/// A processor whose key comes before all others, and a service built on it.
const MORE: &str = r#"{
  "format": "seloste/1",
  "processors": [{"key": "aaa-NAME", "name": "First of all", "country": "us"}],
  "services": [{"key": "aab-NAME", "name": {"fi": "Ensimmäinen"}, "hostedInEea": "YES"}],
  "dataFlows": [
    {"key": "aaa-NAME", "kind": "SUB_PROCESSING", "from": "service:BELOW", "to": "service:aab-NAME"},
    {"key": "aab-NAME", "kind": "SUB_PROCESSING", "from": "service:aab-NAME", "to": "processor:aaa-NAME"}
  ]
}"#;

async fn add(inventory: &Arc<Inventory>, name: &str, below: &str) {
    let document = exchange::read(&MORE.replace("NAME", name).replace("BELOW", below)).expect("it is sound");
    exchange::import(inventory, &dpo(), document, ImportOptions::default(), now())
        .await
        .expect("it is kept");
}

/// The nodes on the chain from a city's register to a third country.
fn chain(inventory: &Arc<Inventory>, city: &str) -> Vec<String> {
    let register = Key::new(format!("{city}/1"));
    let chain = inventory.snapshot().third_country_chain(&register, day("2026-03-02"));
    chain
        .iter()
        .flat_map(seloste::graph::Chain::nodes)
        .map(ToString::to_string)
        .collect()
}

#[tokio::test]
async fn a_city_s_part_fits_the_shared_one_whoever_has_changed_that() {
    on_each_database(|base| async move {
        let here = base.open().await;
        for city in ["pori", "espoo"] {
            exchange::import(&here, &dpo(), make::city(city), ImportOptions::default(), now())
                .await
                .expect("a city");
            here.snapshot()
                .holding(city)
                .await
                .expect("it loads")
                .expect("it is there");
        }
        // Both cities' parts are made here, before anything stands outside.
        assert_eq!((chain(&here, "pori"), chain(&here, "espoo")), (Vec::new(), Vec::new()));

        add(&here, "here", "pori-service").await;
        let by_pori = [
            "register:pori/1",
            "service:pori-service",
            "service:aab-here",
            "processor:aaa-here",
        ];
        assert_eq!(
            (chain(&here, "pori"), chain(&here, "espoo")),
            (by_pori.map(str::to_owned).to_vec(), Vec::new())
        );

        let there = base.open().await;
        add(&there, "there", "espoo-service").await;
        here.refresh().await.expect("it catches up");
        let by_espoo = [
            "register:espoo/1",
            "service:espoo-service",
            "service:aab-there",
            "processor:aaa-there",
        ];
        let told = (chain(&here, "pori"), chain(&here, "espoo"));
        assert_eq!(
            told,
            (
                by_pori.map(str::to_owned).to_vec(),
                by_espoo.map(str::to_owned).to_vec()
            )
        );
        there
            .snapshot()
            .holding("espoo")
            .await
            .expect("it loads")
            .expect("it is there");
        assert_eq!(chain(&there, "espoo"), by_espoo);
    })
    .await;
}
