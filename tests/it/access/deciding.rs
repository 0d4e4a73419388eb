//! Does the program decide as the lawyer's table says, for whoever asks whatever at any time?

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::{Role, Scope};
use fastrand::Rng;
use seloste::{
    access::{Action, Actor, Place, Target},
    records::{
        account::Account,
        exchange::{self, ImportOptions},
        grant::Grant,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::Path,
        snapshot::AnyNoun,
    },
};

use super::reference::{self, About, Above, Asker, Given, Spot};
use crate::support::{Base, dpo, now, people, seed, told};

const ROLES: [Role; 4] = [Role::Contact, Role::Dpo, Role::Auditor, Role::Admin];
const SCOPES: [Scope; 6] = [
    Scope::ReadPublished,
    Scope::ReadInventory,
    Scope::EditInventory,
    Scope::Publish,
    Scope::ReadLog,
    Scope::Manage,
];

/// Two cities, each with departments in three layers and one beside them, and a register in each and one in none.
const CITIES: [&str; 2] = ["vesi", "metsa"];
const DEPARTMENTS: [(&str, Option<&str>); 5] = [
    ("top", None),
    ("middle", Some("top")),
    ("low", Some("middle")),
    ("sister", Some("top")),
    ("beside", None),
];

struct Tree;

impl Above for Tree {
    fn above(&self, department: &str) -> Option<String> {
        let (city, own) = department.split_once('/')?;
        let (_, above) = DEPARTMENTS.iter().find(|(name, _)| *name == own)?;
        above.map(|above| format!("{city}/{above}"))
    }
}

fn document() -> exchange::Document {
    let mut text = String::from(r#"{"format": "seloste/1""#);
    let mut lists: HashMap<&str, Vec<String>> = HashMap::new();
    for city in CITIES {
        let name = format!(r#""name": {{"fi": "{city}"}}"#);
        lists
            .entry("controllers")
            .or_default()
            .push(format!(r#"{{"key": "{city}", {name}}}"#));
        for (index, (own, above)) in DEPARTMENTS.iter().enumerate() {
            let parent = above
                .map(|above| format!(r#", "parent": "{city}/{above}""#))
                .unwrap_or_default();
            lists.entry("departments").or_default().push(format!(
                r#"{{"key": "{city}/{own}", {name}, "controller": "{city}"{parent}}}"#
            ));
            let number = index + 1;
            lists.entry("registers").or_default().push(format!(
                r#"{{"key": "{city}/{number}", {name}, "controller": "{city}", "number": {number}, "slug": "r{number}", "department": "{city}/{own}"}}"#
            ));
        }
        lists.entry("registers").or_default().push(format!(
            r#"{{"key": "{city}/6", {name}, "controller": "{city}", "number": 6, "slug": "r6"}}"#
        ));
    }
    for (list, items) in lists {
        text.push_str(&format!(r#", "{list}": [{}]"#, items.join(", ")));
    }
    text.push('}');
    exchange::read(&text).unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)))
}

/// Where a register stands, by its key.
fn department_of(register: &str) -> Option<String> {
    let (city, number) = register.split_once('/')?;
    let number: usize = number.parse().ok()?;
    DEPARTMENTS.get(number - 1).map(|(own, _)| format!("{city}/{own}"))
}

fn some_department(rng: &mut Rng, city: &str) -> String {
    format!("{city}/{}", DEPARTMENTS[rng.usize(..DEPARTMENTS.len())].0)
}

fn some_register(rng: &mut Rng, city: &str) -> String {
    format!("{city}/{}", rng.usize(1..=6))
}

fn some_given(rng: &mut Rng) -> Given {
    let city = CITIES[rng.usize(..CITIES.len())].to_owned();
    let mut given = Given {
        role: ROLES[rng.usize(..ROLES.len())],
        city: Some(city.clone()),
        department: None,
        registers: Vec::new(),
        from: None,
        until: None,
        taken_back: rng.u8(..8) == 0,
    };
    match rng.u8(..5) {
        0 => given.city = None,
        1 => {}
        2 => given.registers = (0..rng.usize(1..4)).map(|_| some_register(rng, &city)).collect(),
        _ => given.department = Some(some_department(rng, &city)),
    }
    given.registers.sort();
    given.registers.dedup();
    if rng.bool() {
        given.from = Some(now() + TimeDelta::hours(rng.i64(-4..3)));
    }
    if rng.bool() {
        // An end comes after its beginning.
        let from = given.from.unwrap_or(now() - TimeDelta::hours(4));
        given.until = Some(from + TimeDelta::hours(rng.i64(1..5)));
    }
    given
}

fn some_spot(rng: &mut Rng) -> Spot {
    let city = CITIES[rng.usize(..CITIES.len())].to_owned();
    match rng.u8(..4) {
        0 => Spot {
            department: None,
            register: None,
            city,
        },
        1 => Spot {
            department: Some(some_department(rng, &city)),
            register: None,
            city,
        },
        _ => {
            let register = some_register(rng, &city);
            Spot {
                department: department_of(&register),
                register: Some(register),
                city,
            }
        }
    }
}

fn some_about(rng: &mut Rng) -> About {
    let spots = |rng: &mut Rng| (0..rng.usize(..4)).map(|_| some_spot(rng)).collect();
    match rng.u8(..6) {
        0 => About::Shared,
        1 => About::OneOf(spots(rng)),
        2 => About::EachOf(spots(rng)),
        _ => About::Place(some_spot(rng)),
    }
}

fn place(spot: &Spot) -> Place<'_> {
    Place {
        controller: &spot.city,
        department: spot.department.as_deref(),
        register: spot.register.as_deref(),
    }
}

fn target(about: &About) -> Target<'_> {
    match about {
        About::Shared => Target::Shared,
        About::Place(spot) => Target::At(place(spot)),
        About::OneOf(spots) => Target::Any(spots.iter().map(place).collect()),
        About::EachOf(spots) => Target::All(spots.iter().map(place).collect()),
    }
}

/// Writes people with these grants, as sign-in and administrators would have made them over time.
async fn settle(inventory: &Arc<Inventory>, all: &[Vec<Given>]) -> Vec<Key<Account>> {
    let mut changes = Vec::new();
    let mut keys = Vec::new();
    let mut number = 0;
    for (index, given) in all.iter().enumerate() {
        let key = Key::<Account>::new((index + 1).to_string());
        let account = Account {
            key: key.clone(),
            ..people::account("Someone", None)
        };
        changes.push(created(AnyNoun::Account(Arc::new(account))));
        for given in given {
            number += 1;
            changes.push(created(AnyNoun::Grant(Arc::new(Grant {
                version: 1,
                key: Key::new(number.to_string()),
                role: Some(given.role),
                starts_at: given.from,
                ends_at: given.until,
                given_at: Some(now()),
                revoked_at: given.taken_back.then(now),
                account: key.clone(),
                controller: given.city.as_deref().map(Key::new),
                department: given.department.as_deref().map(Key::new),
                registers: given.registers.iter().map(|key| Key::new(key.as_str())).collect(),
                ..Grant::default()
            }))));
        }
        keys.push(key);
    }
    let actor = dpo();
    let plan = |_: &_| {
        Ok(Plan {
            by: actor.by(None),
            changes,
        })
    };
    Box::pin(inventory.change(&actor, now(), &CITIES, plan))
        .await
        .expect("people can be written");
    keys
}

fn created(after: AnyNoun) -> Change {
    Change {
        before: None,
        after,
        verb: Verb::Create,
        at: Path::default(),
    }
}

/// How many decisions are compared: a tenth of a million each time, and the million when asked for (`make soak`).
fn decisions() -> usize {
    told("SELOSTE_DECISIONS").unwrap_or(100_000)
}

#[tokio::test]
async fn random_decisions_are_those_of_the_lawyers_table() {
    let seed = seed();
    let mut rng = Rng::with_seed(seed);
    let base = Base::sqlite();
    let inventory = base.open().await;
    Box::pin(exchange::import(
        &inventory,
        &dpo(),
        document(),
        ImportOptions::default(),
        now(),
    ))
    .await
    .expect("the cities are sound");
    let all: Vec<Vec<Given>> = (0..200)
        .map(|_| (0..rng.usize(..5)).map(|_| some_given(&mut rng)).collect())
        .collect();
    let keys = settle(&inventory, &all).await;
    // Whole and half hours, so that moments on the edge of a grant come up as well as moments beside it.
    let moments: Vec<DateTime<Utc>> = (-8..=8).map(|half| now() + TimeDelta::minutes(30 * half)).collect();
    let mut actors: HashMap<(usize, usize), Actor> = HashMap::new();
    let (mut yes, mut total) = (0_usize, 0_usize);
    while total < decisions() {
        let (who, when) = (rng.usize(..keys.len()), rng.usize(..moments.len()));
        let known = actors.get(&(who, when)).cloned();
        let known = match known {
            Some(actor) => actor,
            None => people::acting(&inventory, &keys[who], None, moments[when]).await,
        };
        actors.insert((who, when), known.clone());
        let scopes: Option<Vec<Scope>> = (rng.u8(..3) == 0).then(|| {
            let number = rng.usize(..4);
            (0..number).map(|_| SCOPES[rng.usize(..SCOPES.len())]).collect()
        });
        let actor = Actor {
            scopes: scopes.as_deref().map(Arc::from),
            ..known
        };
        let asker = Asker {
            given: all[who].clone(),
            scopes,
        };
        // Some questions to each, since making them ready costs more than asking.
        for _ in 0..20 {
            let action = Action::ALL[rng.usize(..Action::ALL.len())];
            let about = some_about(&mut rng);
            let expected = reference::may(&asker, action, &about, moments[when], &Tree);
            let decided = actor.may(action, &target(&about));
            assert_eq!(
                decided, expected,
                "seed {seed}: {action:?} to {about:?} by {asker:?} at {}",
                moments[when]
            );
            named_role_would_do(&actor, action, &about);
            let city = CITIES[rng.usize(..CITIES.len())];
            let expected = reference::may_somewhere(&asker, action, city, moments[when]);
            assert_eq!(
                actor.touches(action, city),
                expected,
                "seed {seed}: {action:?} somewhere in {city} by {asker:?}"
            );
            yes += usize::from(decided);
            total += 1;
        }
    }
    // Neither answer is so rare that it was hardly tried.
    assert!(yes * 20 > total && yes * 20 < total * 19, "{yes} of {total}");
}

/// The role that history will name is one that permits the act by itself.
fn named_role_would_do(actor: &Actor, action: Action, about: &About) {
    let target = target(about);
    match actor.role_for(action, &target) {
        None => assert!(actor.require(action, &target).is_err()),
        Some(role) => {
            let by = actor.require(action, &target).expect("it may be done");
            assert_eq!(by.role, role);
            assert_eq!(Some(&by.account), actor.account.as_ref());
            let Some(role) = role else {
                return assert!(Actor::public().may(action, &target), "{action:?}");
            };
            let grants = actor.grants.iter().filter(|granted| granted.role == role).cloned();
            let alone = Actor {
                grants: grants.collect(),
                ..actor.clone()
            };
            // Of several places the role named is that of the first.
            let first = match &target {
                Target::All(places) => Target::At(places[0]),
                other => other.clone(),
            };
            assert!(alone.may(action, &first), "{role:?} for {action:?} to {about:?}");
        }
    }
}

#[test]
fn every_action_has_its_line_in_the_lawyers_table() {
    let mut words: Vec<&str> = Action::ALL.iter().map(|action| reference::words(*action)).collect();
    for action in Action::ALL {
        reference::rule(*action);
    }
    assert_eq!(reference::lines(), Action::ALL.len());
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), Action::ALL.len(), "no two actions share a line");
}

#[test]
fn nobody_signed_in_is_public_and_whoever_has_an_account_or_a_role_is_not() {
    assert!(Actor::public().is_public());
    assert!(!dpo().is_public());
    let without_role = Actor {
        account: Some(Arc::from("1")),
        ..Actor::public()
    };
    assert!(!without_role.is_public());
}

#[test]
fn the_command_line_manages_and_protects_data_and_signs_with_its_own_name() {
    let actor = Actor::command_line();
    let by = actor
        .require(Action::ManageAccount, &Target::Shared)
        .expect("it manages");
    assert_eq!(
        (&*by.account, by.role, &*by.request),
        ("command-line", Some(Role::Admin), "")
    );
    let by = actor
        .require(Action::EditLaw, &Target::Shared)
        .expect("it protects data");
    assert_eq!(by.role, Some(Role::Dpo));
}

#[test]
fn what_is_done_is_signed_with_the_account_and_the_request() {
    let actor = Actor {
        account: Some(Arc::from("7")),
        request: Arc::from("r-1"),
        ..dpo()
    };
    let by = actor.by(Some(Role::Dpo));
    assert_eq!((&*by.account, by.role, &*by.request), ("7", Some(Role::Dpo), "r-1"));
}
