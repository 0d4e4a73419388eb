//! Which registers reach a country outside the EEA through sub-processors, and how? What the graph says is what recursive SQL
//! statements say, for every register of a generated inventory, on both databases: whether and how far, by which flows, and to which
//! countries. `SELOSTE_NATION=309x100` tries it on a whole nation (`make soak`); what is left to chance follows from `SELOSTE_SEED`.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::MaybeUndefined;
use chrono::NaiveDate;
use entity::{Date, vocabulary::NodeKind};
use sea_orm::{ConnectionTrait, Statement};
use seloste::{
    generate::{self, Size},
    graph::{
        Chain, Ground,
        third_country::{Search, chains_of},
    },
    records::{
        change,
        data_flow::{DataFlow, DataFlowPatch},
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        register::Register,
        service::{Service, ServicePatch},
        standing::Ties,
    },
};
use serde_json::json;
use std::sync::Arc;

use super::naive::day;
use crate::support::{dpo, now, on_each_database, seed, told};

/// What every reference begins with. A longer chain than 12 steps is none to it, and would be told as a difference. A chain begins with a flow of the register's own and goes on by sub-processing and by the providers of services;
/// a provider's own country does not count, what it is built on does.
const CHAINS: &str = "
WITH RECURSIVE
holding AS (
  SELECT * FROM data_flow
  WHERE (valid_from IS NULL OR valid_from <= 'DAY') AND (valid_until IS NULL OR 'DAY' <= valid_until)
    AND (archived_on IS NULL OR 'DAY' < archived_on)
),
outside AS (
  SELECT id, key FROM country
  WHERE eea_from IS NULL OR eea_from > 'DAY' OR (eea_until IS NOT NULL AND eea_until < 'DAY')
),
onward(from_id, to_id, provided, controller_id, step) AS (
  SELECT from_node, to_node, 0, controller_id, CAST(key AS TEXT) FROM holding WHERE kind = 'SUB_PROCESSING'
  UNION ALL
  SELECT id, provider_id, 1, NULL, 'provider of ' || key FROM service WHERE provider_id IS NOT NULL
),
start(register_id, controller_id, node_id, step) AS (
  SELECT from_node, controller_id, to_node, CAST(key AS TEXT) FROM holding
  WHERE from_kind = 'REGISTER' AND to_kind <> 'REGISTER'
),
chain(controller_id, first_id, node_id, provided, hops) AS (
  SELECT DISTINCT controller_id, node_id, node_id, 0, 1 FROM start
  UNION
  SELECT chain.controller_id, chain.first_id, onward.to_id, onward.provided, chain.hops + 1
  FROM chain JOIN onward ON onward.from_id = chain.node_id
    AND (onward.controller_id IS NULL OR onward.controller_id = chain.controller_id)
  WHERE chain.hops < 12
),
there(node_id, provided, land) AS (
  SELECT service_id, 0, outside.key FROM service_country JOIN outside ON outside.id = country_id WHERE role IN (ROLES)
  UNION SELECT id, 0, '?' FROM service WHERE hosted_in_eea = 'NO'
  UNION SELECT service.id, 0, outside.key
    FROM service JOIN processor ON processor.id = provider_id JOIN outside ON outside.id = country_id
    WHERE hosted_in_eea = 'NOT_STATED'
      AND NOT EXISTS (SELECT 1 FROM service_country WHERE service_id = service.id AND role = 'HOSTING')
  UNION SELECT processor.id, 0, outside.key FROM processor JOIN outside ON outside.id = country_id
  UNION SELECT recipient.id, 0, outside.key FROM recipient JOIN outside ON outside.id = country_id
),
come(register_id, land, hops) AS (
  SELECT start.register_id, there.land, MIN(chain.hops) + 1
  FROM chain JOIN there ON there.node_id = chain.node_id AND there.provided = chain.provided
    JOIN start ON start.controller_id = chain.controller_id AND start.node_id = chain.first_id
  GROUP BY start.register_id, there.land
)";

/// How far the nearest such country is.
const HOPS: &str = "
SELECT register.key AS register, CAST('' AS TEXT) AS way, MIN(hops) AS hops
FROM come JOIN register ON register.id = come.register_id GROUP BY register.key";

/// Every country there is on any chain, and how far it is. One that is told to be outside, and not which it is, says nothing more
/// where the same service names one that is.
const LANDS: &str = "
SELECT register.key AS register, CAST(come.land AS TEXT) AS way, come.hops AS hops
FROM come JOIN register ON register.id = come.register_id WHERE come.land <> '?'
UNION ALL
SELECT register.key, '?', MIN(chain.hops) + 1
FROM chain JOIN service ON service.id = chain.node_id AND service.hosted_in_eea = 'NO'
  JOIN start ON start.controller_id = chain.controller_id AND start.node_id = chain.first_id
  JOIN register ON register.id = start.register_id
WHERE NOT EXISTS (SELECT 1 FROM service_country JOIN outside ON outside.id = country_id
  WHERE service_id = service.id AND role = 'HOSTING')
GROUP BY register.key";

/// Every way to a nearest one: its flows and the country.
const WAYS: &str = ",
least(register_id, hops) AS (SELECT register_id, MIN(hops) FROM come GROUP BY register_id),
way(register_id, controller_id, node_id, provided, hops, steps) AS (
  SELECT register_id, controller_id, node_id, 0, 1, step FROM start
  UNION ALL
  SELECT way.register_id, way.controller_id, onward.to_id, onward.provided, way.hops + 1, way.steps || ' > ' || onward.step
  FROM way JOIN least ON least.register_id = way.register_id
    JOIN onward ON onward.from_id = way.node_id
    AND (onward.controller_id IS NULL OR onward.controller_id = way.controller_id)
  WHERE way.hops + 1 < least.hops
)
SELECT register.key AS register, way.steps || ' in ' || there.land AS way, way.hops + 1 AS hops
FROM way JOIN least ON least.register_id = way.register_id AND least.hops = way.hops + 1
  JOIN there ON there.node_id = way.node_id AND there.provided = way.provided
  JOIN register ON register.id = way.register_id";

/// Of each register, what stands in the column `way`, and how far that is.
type Told = BTreeMap<String, BTreeSet<(String, i64)>>;

async fn by_sql(inventory: &Inventory, asked: &str, on: &str, roles: &str) -> Told {
    let database = inventory.database();
    let sql = format!("{CHAINS}{asked}").replace("DAY", on).replace("ROLES", roles);
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let rows = database.query_all_raw(statement).await.expect("the reference runs");
    let mut told = Told::new();
    for row in rows {
        let hops = row
            .try_get::<i64>("", "hops")
            .or_else(|_| row.try_get::<i32>("", "hops").map(i64::from))
            .expect("a number");
        let register: String = row.try_get("", "register").expect("a key");
        let way = row.try_get("", "way").expect("words");
        told.entry(register).or_default().insert((way, hops));
    }
    told
}

/// What the graph says of every register.
#[derive(Default)]
struct Said {
    asked: usize,
    hops: Told,
    lands: Told,
    ways: BTreeMap<String, (String, i64)>,
}

impl Said {
    fn note(&mut self, register: &Key<Register>, nearest: Option<u16>, chain: Option<&Chain>, chains: &[Chain]) {
        self.asked += 1;
        let hops = chain.map(|chain| i64::try_from(chain.hops()).expect("few"));
        assert_eq!(nearest.map(i64::from), hops, "{register}");
        let Some((chain, hops)) = chain.zip(hops) else {
            assert!(chains.is_empty(), "{register} comes to no country, and to {chains:?}");
            return;
        };
        let register = register.to_string();
        self.hops.insert(register.clone(), [(String::new(), hops)].into());
        let lands = chains
            .iter()
            .map(|chain| (land(chain), i64::try_from(chain.hops()).expect("few")));
        self.lands.insert(register.clone(), lands.collect());
        let steps: Vec<String> = chain.steps.iter().map(step).collect();
        self.ways
            .insert(register, (format!("{} in {}", steps.join(" > "), land(chain)), hops));
    }
}

fn land(chain: &Chain) -> String {
    let end = chain.end.as_ref().expect("it ends in a country");
    end.country
        .as_ref()
        .map_or_else(|| "?".to_owned(), |country| country.key.to_string())
}

fn step(step: &seloste::graph::Step) -> String {
    match &step.flow {
        Some(flow) => flow.key.to_string(),
        None => format!("provider of {}", step.from.key),
    }
}

async fn by_graph(inventory: &Arc<Inventory>, on: Date, ties: Ties) -> Said {
    let snapshot = inventory.snapshot();
    let mut said = Said::default();
    for controller in snapshot.shared.shelves.controllers.all() {
        let holding = snapshot
            .holding(controller.key.as_str())
            .await
            .expect("it loads")
            .expect("it is there");
        let ground = Ground::whole(&snapshot.shared, &holding, on);
        let search = Search::new(&ground, ties);
        for register in holding.shelves.registers.all() {
            let chains = chains_of(&ground, &register.key, ties);
            let (nearest, chain) = (search.hops(&register.key), search.chain(&register.key));
            said.note(&register.key, nearest, chain.as_ref(), &chains);
        }
    }
    said
}

/// Changes of each kind at most: each is a transaction of its own.
const MOST: usize = 60;

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
        .step_by(5)
        .take(MOST)
    {
        let patch = DataFlowPatch {
            valid_until: ended(1 + u32::try_from(index % 28).expect("small")),
            ..DataFlowPatch::default()
        };
        change::edit::<DataFlow, _>(inventory, &dpo(), &flow.key, flow.version, patch, now())
            .await
            .expect("it ends");
    }
    for flow in snapshot
        .shared
        .shelves
        .data_flows
        .all()
        .iter()
        .skip(1)
        .step_by(7)
        .take(MOST)
    {
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
    for service in snapshot.shared.shelves.services.all().iter().step_by(9).take(MOST) {
        let patch = ServicePatch {
            hosting_countries: MaybeUndefined::Value(vec![Key::new("gb")]),
            ..ServicePatch::default()
        };
        change::edit::<Service, _>(inventory, &dpo(), &service.key, service.version, patch, now())
            .await
            .expect("it moves");
    }
    Box::pin(add_detours(inventory)).await;
}

/// Services are built on each other in circles, beside flows that stand already, and as one city alone tells it.
async fn add_detours(inventory: &Arc<Inventory>) {
    let snapshot = inventory.snapshot();
    let services: Vec<&str> = snapshot
        .shared
        .shelves
        .services
        .all()
        .iter()
        .map(|it| it.key.as_str())
        .collect();
    let built_on = |key: String, from: &str, to: &str| {
        json!({
            "key": key, "kind": "SUB_PROCESSING", "from": format!("service:{from}"), "to": format!("service:{to}"),
        })
    };
    let mut flows = Vec::new();
    for (index, flow) in snapshot
        .shared
        .shelves
        .data_flows
        .all()
        .iter()
        .enumerate()
        .step_by(6)
        .take(MOST)
    {
        let (from, to) = (flow.from.to_string(), flow.to.to_string());
        flows.push(json!({
            "key": format!("beside-{index}"), "kind": "SUB_PROCESSING", "from": from, "to": to, "validFrom": "2020-02-01",
        }));
        if flow.to.kind == NodeKind::Service && flow.from.kind == NodeKind::Service {
            flows.push(built_on(format!("circle-{index}"), &flow.to.key, &flow.from.key));
        }
    }
    for (index, controller) in snapshot.shared.shelves.controllers.all().iter().enumerate().step_by(2) {
        for (at, pair) in services.windows(2).skip(index % 5).step_by(11).take(3).enumerate() {
            flows.push(built_on(format!("{}/own-{at}", controller.key), pair[0], pair[1]));
        }
    }
    let document = json!({"format": "seloste/1", "dataFlows": flows}).to_string();
    let document = exchange::read(&document)
        .unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)));
    exchange::import(inventory, &dpo(), document, ImportOptions::default(), now())
        .await
        .expect("it is kept");
}

/// How many controllers of how many registers: ten of thirty, or as `SELOSTE_NATION` says.
fn size() -> (u32, u32) {
    let Some(text) = told::<String>("SELOSTE_NATION") else {
        return (10, 30);
    };
    let numbers = text
        .split_once('x')
        .and_then(|(left, right)| Some((left.parse().ok()?, right.parse().ok()?)));
    numbers.unwrap_or_else(|| panic!("SELOSTE_NATION is {text:?}, and not as 309x100"))
}

/// Asks both, and says what the graph said.
async fn compare(inventory: &Arc<Inventory>, on: &str, (ties, roles): (Ties, &str)) -> Told {
    let said = by_graph(inventory, day(on), ties).await;
    let what = format!("on {on}, {roles}");
    assert_same(
        &said.hops,
        &by_sql(inventory, HOPS, on, roles).await,
        &format!("hops {what}"),
    );
    assert_same(
        &said.lands,
        &by_sql(inventory, LANDS, on, roles).await,
        &format!("countries {what}"),
    );
    let ways = by_sql(inventory, WAYS, on, roles).await;
    assert_eq!(said.ways.len(), ways.len(), "{what}");
    for (register, way) in &said.ways {
        let known = &ways[register];
        assert!(known.contains(way), "{register} {what}: {way:?} is none of {known:?}");
    }
    let found = said.hops.len();
    assert!(found >= 10, "{found} of {} {what}: too few to find a fault", said.asked);
    said.lands
}

/// Tells the first that differ, since a nation is too long to be read.
fn assert_same(told: &Told, expected: &Told, what: &str) {
    let keys: BTreeSet<&String> = told.keys().chain(expected.keys()).collect();
    let differing = keys
        .into_iter()
        .filter(|key| told.get(*key) != expected.get(*key))
        .map(|key| (key, told.get(key), expected.get(key)));
    let differing: Vec<_> = differing.take(5).collect();
    assert!(differing.is_empty(), "{what}: (register, graph, SQL) {differing:?}");
}

#[tokio::test]
async fn for_every_register_of_a_generated_inventory_the_graph_says_what_sql_says() {
    let ((controllers, registers_per_controller), seed) = (size(), seed());
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let size = Size {
            controllers,
            registers_per_controller,
            seed,
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
            // On the last day Britain was a member, and on the day after.
            for on in ["2026-03-02", "2020-01-31", "2020-02-01", "2026-03-01"] {
                for by in [(Ties::KEPT, "'HOSTING'"), (Ties::TRANSFER, "'HOSTING', 'SUPPORT'")] {
                    answers.push(compare(&inventory, on, by).await);
                }
            }
        }
        let all = (controllers * registers_per_controller) as usize;
        assert!(answers.iter().any(|answer| answer.len() < all), "some reach none");
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
