//! Which registers reach a country outside the EEA through sub-processors? What the graph says is what a recursive SQL statement
//! says, for every register of a generated inventory, on both databases.

use std::collections::BTreeMap;

use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entity::Date;
use sea_orm::{ConnectionTrait, Statement};
use seloste::{
    generate::{self, Size},
    graph::{Ground, third_country::Search},
    records::{
        change,
        data_flow::{DataFlow, DataFlowPatch},
        inventory::Inventory,
        service::{Service, ServicePatch},
        standing::Ties,
    },
};
use std::sync::Arc;

use super::naive::day;
use crate::support::{dpo, now, on_each_database};

/// The reference. A chain begins with a flow of the register's own and goes on by sub-processing and by the providers of services;
/// a provider's own country does not count, what it is built on does.
const REFERENCE: &str = "
WITH RECURSIVE
holding AS (
  SELECT * FROM data_flow
  WHERE (valid_from IS NULL OR valid_from <= 'DAY') AND (valid_until IS NULL OR 'DAY' <= valid_until)
    AND (archived_on IS NULL OR 'DAY' < archived_on)
),
outside AS (
  SELECT id FROM country
  WHERE eea_from IS NULL OR eea_from > 'DAY' OR (eea_until IS NOT NULL AND eea_until < 'DAY')
),
onward(from_id, to_id, provided, controller_id) AS (
  SELECT from_node, to_node, 0, controller_id FROM holding WHERE kind = 'SUB_PROCESSING'
  UNION ALL
  SELECT id, provider_id, 1, NULL FROM service WHERE provider_id IS NOT NULL
),
chain(register_id, controller_id, node_id, provided, hops) AS (
  SELECT from_node, controller_id, to_node, 0, 1 FROM holding WHERE from_kind = 'REGISTER' AND to_kind <> 'REGISTER'
  UNION
  SELECT chain.register_id, chain.controller_id, onward.to_id, onward.provided, chain.hops + 1
  FROM chain JOIN onward ON onward.from_id = chain.node_id
    AND (onward.controller_id IS NULL OR onward.controller_id = chain.controller_id)
  WHERE chain.hops < 20
),
there(node_id, provided) AS (
  SELECT service_id, 0 FROM service_country JOIN outside ON outside.id = country_id WHERE role IN (ROLES)
  UNION SELECT id, 0 FROM service WHERE hosted_in_eea = 'NO'
  UNION SELECT service.id, 0 FROM service JOIN processor ON processor.id = provider_id JOIN outside ON outside.id = country_id
    WHERE hosted_in_eea = 'NOT_STATED'
      AND NOT EXISTS (SELECT 1 FROM service_country WHERE service_id = service.id AND role = 'HOSTING')
  UNION SELECT processor.id, 0 FROM processor JOIN outside ON outside.id = country_id
  UNION SELECT recipient.id, 0 FROM recipient JOIN outside ON outside.id = country_id
)
SELECT register.key AS register, MIN(chain.hops) + 1 AS hops
FROM chain JOIN there ON there.node_id = chain.node_id AND there.provided = chain.provided
  JOIN register ON register.id = chain.register_id
GROUP BY register.key";

async fn by_sql(inventory: &Inventory, on: &str, roles: &str) -> BTreeMap<String, i64> {
    let database = inventory.database();
    let sql = REFERENCE.replace("DAY", on).replace("ROLES", roles);
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let rows = database.query_all_raw(statement).await.expect("the reference runs");
    let read = |row: sea_orm::QueryResult| {
        let hops = row
            .try_get::<i64>("", "hops")
            .or_else(|_| row.try_get::<i32>("", "hops").map(i64::from));
        (row.try_get("", "register").expect("a key"), hops.expect("a number"))
    };
    rows.into_iter().map(read).collect()
}

async fn by_graph(inventory: &Arc<Inventory>, on: Date, ties: Ties) -> (BTreeMap<String, i64>, usize) {
    let snapshot = inventory.snapshot();
    let (mut found, mut asked) = (BTreeMap::new(), 0);
    for controller in snapshot.shared.shelves.controllers.all() {
        let holding = snapshot
            .holding(controller.key.as_str())
            .await
            .expect("it loads")
            .expect("it is there");
        let ground = Ground::whole(&snapshot.shared, &holding, on);
        let search = Search::new(&ground, ties);
        for register in holding.shelves.registers.all() {
            asked += 1;
            let hops = search.hops(&register.key);
            let chain = search.chain(&register.key);
            assert_eq!(
                hops.map(usize::from),
                chain.as_ref().map(seloste::graph::Chain::hops),
                "{}",
                register.key
            );
            found.extend(hops.map(|hops| (register.key.to_string(), i64::from(hops))));
        }
    }
    (found, asked)
}

/// Some flows end, some have been put away, some services are run elsewhere than told.
async fn unsettle(inventory: &Arc<Inventory>) {
    let snapshot = inventory.snapshot();
    let ended = |date| MaybeUndefined::Value(Some(Date(NaiveDate::from_ymd_opt(2025, 12, date).expect("a day"))));
    for (index, flow) in snapshot
        .shared
        .shelves
        .data_flows
        .all()
        .iter()
        .enumerate()
        .filter(|(index, _)| index % 5 == 0)
    {
        let patch = DataFlowPatch {
            valid_until: ended(1 + u32::try_from(index % 28).expect("small")),
            ..DataFlowPatch::default()
        };
        change::edit::<DataFlow, _>(inventory, &dpo(), &flow.key, flow.version, patch, now())
            .await
            .expect("it ends");
    }
    for flow in snapshot.shared.shelves.data_flows.all().iter().skip(1).step_by(7) {
        let version = inventory
            .snapshot()
            .find(&flow.key)
            .await
            .expect("it answers")
            .expect("it is there")
            .version;
        change::archive(inventory, &dpo(), &flow.key, version, now())
            .await
            .expect("it is put away");
    }
    for service in snapshot.shared.shelves.services.all().iter().step_by(9) {
        let patch = ServicePatch {
            hosting_countries: MaybeUndefined::Value(vec![seloste::records::noun::Key::new("gb")]),
            ..ServicePatch::default()
        };
        change::edit::<Service, _>(inventory, &dpo(), &service.key, service.version, patch, now())
            .await
            .expect("it moves");
    }
}

#[tokio::test]
async fn for_every_register_of_a_generated_inventory_the_graph_says_what_sql_says() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let size = Size {
            controllers: 4,
            registers_per_controller: 50,
            seed: 11,
            flawed: 100,
        };
        Box::pin(generate::generate(&inventory, size, now(), &mut |_, _| ()))
            .await
            .expect("an inventory");
        let mut answers = Vec::new();
        for unsettled in [false, true] {
            if unsettled {
                Box::pin(unsettle(&inventory)).await;
            }
            // On the day Britain was still a member, and on the day after.
            for on in ["2026-03-02", "2020-01-31", "2020-02-01", "2026-03-01"] {
                for (ties, roles) in [(Ties::KEPT, "'HOSTING'"), (Ties::TRANSFER, "'HOSTING', 'SUPPORT'")] {
                    let (told, asked) = by_graph(&inventory, day(on), ties).await;
                    let expected = by_sql(&inventory, on, roles).await;
                    assert_eq!(told, expected, "on {on}, {roles}, {unsettled}");
                    assert!(
                        (10..asked).contains(&told.len()),
                        "{} of {asked}: neither none nor all",
                        told.len()
                    );
                    answers.push(told);
                }
            }
        }
        answers.sort();
        answers.dedup();
        assert!(
            answers.len() >= 5,
            "the days and the changes matter: {} answers",
            answers.len()
        );
    })
    .await;
}
