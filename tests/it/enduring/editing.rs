//! Edits at once, on one instance and on two: is each that was acknowledged kept, once, and in its place?

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use async_graphql::MaybeUndefined;
use entity::{
    log_entry::{Column, Entity},
    vocabulary::LogAct,
};
use fastrand::Rng;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use seloste::{
    access::Actor,
    error::Error,
    history::{Entry, verify::verify_database},
    records::{
        change::{create, edit},
        exchange::{self, ImportOptions, import},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};
use tokio::task::JoinSet;

use crate::support::{
    Base, dpo,
    make::{self, finnish},
    now, on_each_database, seed, told,
};

/// Edits when nothing else is told.
const EDITS: u64 = 500;

/// Writers on each instance; each has a register of its own.
const WRITERS: usize = 4;

/// Registers that all writers share.
const SHARED: usize = 3;

/// What was acknowledged: the text that an edit gave, by register and version.
type Kept = BTreeMap<(String, i32), String>;

/// What a writer has to tell at the end.
#[derive(Default)]
struct Told {
    kept: Kept,
    stale: u64,
}

/// Someone who edits one's own register and the shared ones, by the versions one has seen: those of shared ones are often stale.
struct Writer {
    number: usize,
    inventory: Arc<Inventory>,
    actor: Actor,
    registers: Vec<Key<Register>>,
    random: Rng,
    seen: HashMap<Key<Register>, i32>,
    told: Told,
}

impl Writer {
    async fn write(mut self, left: Arc<AtomicU64>) -> Told {
        let taken = |left: u64| left.checked_sub(1);
        let mut made = 0;
        while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).is_ok() {
            // One edit that is kept, however often it is refused before.
            loop {
                made += 1;
                if self.tries(made).await {
                    break;
                }
                self.told.stale += 1;
            }
        }
        self.told
    }

    /// Edits one of the registers, now and then by a version that is known to be replaced. Whether it was kept.
    async fn tries(&mut self, made: u64) -> bool {
        let register = self.registers[self.random.usize(..self.registers.len())].clone();
        let known = self.seen.get(&register).copied().unwrap_or(1);
        let outdated = known > 1 && self.random.u8(..20) == 0;
        let based_on = if outdated {
            self.random.i32(known.saturating_sub(50).max(1)..known)
        } else {
            known
        };
        let text = format!("Muutos {}.{made}", self.number);
        let patch = RegisterPatch {
            name: MaybeUndefined::Value(finnish(&text)),
            ..RegisterPatch::default()
        };
        match edit(&self.inventory, &self.actor, &register, based_on, patch, now()).await {
            Ok(after) => {
                assert!(
                    !outdated,
                    "{register} was edited by version {based_on}, of which {known} was known"
                );
                assert_eq!(after.version, based_on + 1);
                // What one has written, one reads.
                let found = self
                    .inventory
                    .snapshot()
                    .find(&register)
                    .await
                    .expect("read")
                    .expect("there");
                assert!(
                    found.version >= after.version,
                    "{register} went back to {}",
                    found.version
                );
                self.seen.insert(register.clone(), after.version);
                self.told.kept.insert((register.to_string(), after.version), text);
                true
            }
            Err(Error::Stale { now, .. }) => {
                assert!(now > based_on, "{register}: {now} is not newer than {based_on}");
                self.seen.insert(register, now);
                false
            }
            Err(other) => panic!("{register}: {other}"),
        }
    }
}

/// The registers of a city: two that come with it, and as many more as are asked for.
async fn registers(inventory: &Arc<Inventory>, many: usize) -> Vec<Key<Register>> {
    import(inventory, &dpo(), make::city("oulu"), ImportOptions::default(), now())
        .await
        .expect("imported");
    let template = inventory.snapshot().find::<Register>(&Key::new("oulu/2")).await;
    let template = template.expect("read").expect("there");
    let mut keys = vec![Key::new("oulu/1"), Key::new("oulu/2")];
    while keys.len() < many {
        let fresh = Register {
            key: Key::default(),
            number: 0,
            slug: String::new(),
            name: finnish(&format!("Rekisteri {}", keys.len())),
            ..Register::clone(&template)
        };
        keys.push(create(inventory, &dpo(), fresh, now()).await.expect("made").key.clone());
    }
    keys
}

/// Lets several write at once on some instances, and looks at what came of it.
async fn edit_at_once(base: Base, instances: usize) {
    let edits = told("SELOSTE_EDITS").unwrap_or(EDITS);
    let mut random = Rng::with_seed(seed());
    let mut inventories = Vec::new();
    let mut following = JoinSet::new();
    for _ in 0..instances {
        let inventory = base.open().await;
        following.spawn(Arc::clone(&inventory).follow());
        inventories.push(inventory);
    }
    let writers = WRITERS * instances;
    let registers = registers(&inventories[0], writers + SHARED).await;
    let before = verify_database(inventories[0].database(), Vec::new(), Vec::new()).await;
    let before = before.expect("read").expect("the log fits").size;

    let left = Arc::new(AtomicU64::new(edits));
    let mut writing = JoinSet::new();
    let begun = Instant::now();
    for number in 0..writers {
        let mut own = registers[writers..].to_vec();
        own.push(registers[number].clone());
        let writer = Writer {
            number,
            inventory: Arc::clone(&inventories[number % instances]),
            actor: dpo(),
            registers: own,
            random: random.fork(),
            seen: HashMap::new(),
            told: Told::default(),
        };
        writing.spawn(writer.write(Arc::clone(&left)));
    }
    let mut kept = Kept::new();
    let mut stale = 0;
    for told in writing.join_all().await {
        stale += told.stale;
        for (place, text) in told.kept {
            let other = kept.insert(place.clone(), text);
            assert_eq!(other, None, "{place:?} was acknowledged twice");
        }
    }
    let took = begun.elapsed();
    assert_eq!(kept.len() as u64, edits);
    assert!(stale > 0, "some were refused, or nobody was in another's way");
    following.shutdown().await;

    versions_have_no_gaps(&kept);
    assert!(
        logged(&inventories[0]).await == kept,
        "the log holds what was acknowledged, and no other edit"
    );
    all_see_the_same(&base, &inventories).await;
    let report = verify_database(inventories[0].database(), Vec::new(), Vec::new()).await;
    assert_eq!(report.expect("read").expect("the log fits").size, before + edits);
    println!(
        "{:?}, {instances} instances, {writers} writers: {edits} edits in {:.1} s, {} a second; {stale} stale ones refused",
        inventories[0].database().get_database_backend(),
        took.as_secs_f64(),
        u128::from(edits) * 1_000 / took.as_millis().max(1),
    );
}

fn versions_have_no_gaps(kept: &Kept) {
    let mut last: HashMap<&str, i32> = HashMap::new();
    for (register, version) in kept.keys() {
        let before = last.insert(register, *version).unwrap_or(1);
        assert_eq!(*version, before + 1, "{register} has a gap");
    }
}

/// The texts that edits gave, as the log has them.
async fn logged(inventory: &Inventory) -> Kept {
    let rows = Entity::find()
        .filter(Column::Act.eq(LogAct::Edit))
        .filter(Column::Noun.eq("register"))
        .order_by_asc(Column::EntryIndex)
        .all(inventory.database())
        .await
        .expect("the log can be read");
    let mut logged = Kept::new();
    for row in rows {
        let entry = Entry::parse(&row.text).expect("an entry");
        let place = (entry.key.expect("a key"), entry.version.expect("a version"));
        let text = entry.fields["name"][1]["fi"].as_str().expect("a name").to_owned();
        let twice = logged.insert(place.clone(), text);
        assert_eq!(twice, None, "{place:?} is in the log twice");
    }
    logged
}

/// What each instance holds in memory is what the database holds, read afresh.
async fn all_see_the_same(base: &Base, inventories: &[Arc<Inventory>]) {
    let fresh = base.open().await;
    let expected = exchange::export(&fresh, &dpo(), &[]).await.expect("exported");
    let expected = exchange::write(&expected);
    for inventory in inventories {
        inventory.refresh().await.expect("follows");
        assert_eq!(inventory.snapshot().revision, fresh.snapshot().revision);
        let held = exchange::export(inventory, &dpo(), &[]).await.expect("exported");
        assert!(exchange::write(&held) == expected, "memory differs from the database");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_at_once_are_each_kept_once_and_in_their_place() {
    on_each_database(|base| edit_at_once(base, 1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_at_once_on_two_instances_are_each_kept_once_and_in_their_place() {
    on_each_database(|base| edit_at_once(base, 2)).await;
}
