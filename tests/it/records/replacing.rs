//! A category is replaced everywhere as one act, or not at all; and whoever asks who uses it is told of their own reach.

use std::sync::Arc;

use entity::vocabulary::Role;
use sea_orm::{ConnectionTrait, Statement};
use seloste::{
    access::Actor,
    error::Error,
    records::{
        category::{DataSubjectCategory, PersonalDataCategory},
        category_uses::{CategoryUse, category_uses},
        change::{archive, create},
        data_flow::DataFlow,
        exchange::{ImportOptions, import},
        inventory::Inventory,
        noun::{Key, Read},
        problem::{Path, ProblemCode, Problems},
        reach::{Reached, View},
        register::Register,
        replacing::{Extent, Replacement, replace},
        snapshot::Kept,
    },
};
use serde_json::json;

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, person},
};

async fn two_cities(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    for city in ["pori", "espoo"] {
        import(&inventory, &dpo(), make::city(city), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
    inventory
}

async fn standing<N: Kept>(inventory: &Arc<Inventory>, key: &str) -> Arc<N> {
    let found = inventory.snapshot().find(&Key::<N>::new(key)).await;
    found.expect("the inventory answers").expect("it is there")
}

async fn of<C: Kept>(inventory: &Arc<Inventory>, from: &str, to: &str) -> Replacement<C> {
    Replacement {
        from: Key::new(from),
        version: standing::<C>(inventory, from).await.version(),
        to: Key::new(to),
    }
}

fn refusal<T: std::fmt::Debug>(refused: Result<T, Error>) -> (String, ProblemCode) {
    match refused {
        Err(Error::Invalid(problems)) => (problems.0[0].field.clone(), problems.0[0].code),
        other => panic!("{other:?}"),
    }
}

/// How many entries of the log a revision has.
async fn entries(inventory: &Arc<Inventory>, revision: i64) -> i64 {
    let database = inventory.database();
    let sql = format!("SELECT count(*) AS n FROM log_entry WHERE revision = {revision}");
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let row = database
        .query_one_raw(statement)
        .await
        .expect("answered")
        .expect("a row");
    row.try_get("", "n").expect("a number")
}

#[tokio::test]
async fn a_category_is_replaced_in_every_city_as_one_act() {
    on_each_database(|base| async move {
        let inventory = two_cities(&base).await;
        let change = of::<PersonalDataCategory>(&inventory, "name", "identification-data").await;
        let before = inventory.snapshot().revision;
        let (_, tried) = replace(&inventory, &dpo(), &change, true, now())
            .await
            .expect("it would do");
        assert_eq!(inventory.snapshot().revision, before, "trying changes nothing");
        let (gone, done) = replace(&inventory, &dpo(), &change, false, now())
            .await
            .expect("it is done");
        assert_eq!(done, tried, "what was told is what was done");
        let done = done.expect("it was done now");
        assert_eq!(
            (done.controllers, done.registers, done.groups, done.flows),
            (2, 2, 2, 0)
        );
        assert_eq!(inventory.snapshot().revision, before + 1, "one act");
        assert_eq!(gone.replaced_by, Some(Key::new("identification-data")));
        assert!(gone.archived_on.is_some());
        // Another instance of the program sees the same.
        for seen in [&inventory, &base.open().await] {
            for city in ["pori", "espoo"] {
                let register = standing::<Register>(seen, &format!("{city}/1")).await;
                let item = &register.data_groups[0].items[0];
                assert_eq!(item.category, Some(Key::new("identification-data")));
                assert_eq!(item.text, make::finnish("Nimi"), "own words stay");
            }
            // What stood below it stands below the other; what took its place is not below it.
            let below = standing::<PersonalDataCategory>(seen, "first-name").await;
            assert_eq!(below.parent, Some(Key::new("identification-data")));
        }
        // The category, two registers, three below it; what no person had changed before is first taken into the log as it stood.
        let changed = 1 + done.registers + done.categories;
        let adopted = 1 + done.categories;
        let written = entries(&inventory, before + 1).await;
        assert_eq!(usize::try_from(written).expect("a count"), changed + adopted);
    })
    .await;
}

#[tokio::test]
async fn people_at_the_ends_of_flows_are_replaced_too() {
    on_each_database(|base| async move {
        let inventory = two_cities(&base).await;
        let mut problems = Problems::default();
        let flow = json!({"key": "", "kind": "COLLECTION", "from": "subjects:customer", "to": "register:pori/1"});
        let flow = DataFlow::read(flow, &mut Path::default(), &mut problems);
        let flow = create(&inventory, &dpo(), flow.expect("a flow"), now())
            .await
            .expect("made");
        let change = of::<DataSubjectCategory>(&inventory, "customer", "resident").await;
        let (_, done) = replace(&inventory, &dpo(), &change, false, now()).await.expect("done");
        assert_eq!(done.map(|done| (done.registers, done.flows)), Some((2, 1)));
        let flow = standing::<DataFlow>(&inventory, flow.key.as_str()).await;
        assert_eq!(flow.from.to_string(), "subjects:resident");
    })
    .await;
}

/// A flow that begins with people of a category, at Pori's first register.
async fn flow_from(inventory: &Arc<Inventory>, category: &str) -> Result<Arc<DataFlow>, Error> {
    let mut problems = Problems::default();
    let flow =
        json!({"key": "", "kind": "COLLECTION", "from": format!("subjects:{category}"), "to": "register:pori/1"});
    let flow = DataFlow::read(flow, &mut Path::default(), &mut problems);
    create(inventory, &dpo(), flow.expect("a flow"), now()).await
}

async fn new_category(inventory: &Arc<Inventory>, key: &str) {
    let mut problems = Problems::default();
    let category = json!({"key": key, "name": {"fi": key}});
    let category = DataSubjectCategory::read(category, &mut Path::default(), &mut problems);
    let made = create(inventory, &dpo(), category.expect("a category"), now()).await;
    made.expect("made");
}

#[tokio::test]
async fn what_another_instance_has_brought_in_is_replaced_too_and_refused_afterwards() {
    on_each_database(|base| async move {
        let inventory = two_cities(&base).await;
        // This one has not heard of the category when it is asked to replace it, nor of who uses it.
        let behind = base.open().await;
        new_category(&inventory, "boat-owner").await;
        flow_from(&inventory, "boat-owner").await.expect("made");
        let change = of::<DataSubjectCategory>(&inventory, "boat-owner", "resident").await;
        let (_, done) = replace(&behind, &dpo(), &change, false, now()).await.expect("done");
        assert_eq!(done.map(|done| (done.controllers, done.flows)), Some((1, 1)));
        let late = flow_from(&inventory, "boat-owner").await;
        assert_eq!(refusal(late).1, ProblemCode::ArchivedReference);
    })
    .await;
}

#[tokio::test]
async fn a_use_that_comes_at_the_same_time_is_replaced_or_refused() {
    on_each_database(|base| async move {
        let inventory = two_cities(&base).await;
        let categories: Vec<String> = (0..8).map(|number| format!("boat-owner-{number}")).collect();
        for category in &categories {
            new_category(&inventory, category).await;
        }
        let another = base.open().await;
        for category in &categories {
            let change = of::<DataSubjectCategory>(&inventory, category, "resident").await;
            let admin = dpo();
            let (made, replaced) = tokio::join!(
                flow_from(&another, category),
                replace(&inventory, &admin, &change, false, now())
            );
            let (_, extent) = replaced.expect("it is replaced");
            let flows = extent.expect("it was done now").flows;
            match made {
                Ok(_) => assert_eq!(flows, 1, "{category}"),
                refused => assert_eq!((refusal(refused).1, flows), (ProblemCode::ArchivedReference, 0)),
            }
        }
        let snapshot = inventory.snapshot();
        let pori = snapshot.sight("pori").await.expect("answered").expect("there");
        let flows = pori.holding.shelves.data_flows.all().iter();
        let mut ends = flows.map(|flow| flow.from.to_string());
        assert!(ends.all(|from| !from.contains("boat-owner")));
    })
    .await;
}

#[tokio::test]
async fn what_the_law_says_of_a_category_may_not_be_lost_and_a_refusal_changes_nothing() {
    let base = Base::sqlite();
    let inventory = two_cities(&base).await;
    let before = inventory.snapshot().revision;
    let try_it = |from: &'static str, to: &'static str| {
        let inventory = &inventory;
        async move {
            let change = of::<PersonalDataCategory>(inventory, from, to).await;
            refusal(replace(inventory, &dpo(), &change, false, now()).await)
        }
    };
    assert_eq!(
        try_it("identity-code", "name").await,
        ("/to".to_owned(), ProblemCode::MeaningLost)
    );
    assert_eq!(
        try_it("health", "name").await,
        ("/to".to_owned(), ProblemCode::MeaningLost)
    );
    assert_eq!(try_it("name", "name").await, ("/to".to_owned(), ProblemCode::Loop));
    let mut stale = of::<PersonalDataCategory>(&inventory, "name", "email").await;
    stale.version += 1;
    let stale = replace(&inventory, &dpo(), &stale, false, now()).await;
    assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
    let unknown = Replacement {
        to: Key::new("nowhere"),
        ..of::<PersonalDataCategory>(&inventory, "name", "email").await
    };
    let unknown = refusal(replace(&inventory, &dpo(), &unknown, false, now()).await);
    assert_eq!(unknown, ("/to".to_owned(), ProblemCode::UnknownReference));
    assert_eq!(inventory.snapshot().revision, before);
}

#[tokio::test]
async fn what_was_replaced_by_one_is_not_replaced_by_another_and_an_archived_one_replaces_nothing() {
    let base = Base::sqlite();
    let inventory = two_cities(&base).await;
    let change = of::<PersonalDataCategory>(&inventory, "name", "email").await;
    replace(&inventory, &dpo(), &change, false, now()).await.expect("done");
    let again = of::<PersonalDataCategory>(&inventory, "name", "email").await;
    let (_, extent) = replace(&inventory, &dpo(), &again, false, now())
        .await
        .expect("nothing is left to do");
    assert_eq!(extent, Some(Extent::default()));
    let other = of::<PersonalDataCategory>(&inventory, "name", "phone").await;
    let other = refusal(replace(&inventory, &dpo(), &other, false, now()).await);
    assert_eq!(other, ("/from".to_owned(), ProblemCode::Archived));
    let back = of::<PersonalDataCategory>(&inventory, "email", "name").await;
    let back = refusal(replace(&inventory, &dpo(), &back, false, now()).await);
    assert_eq!(back, ("/to".to_owned(), ProblemCode::ArchivedReference));
}

#[tokio::test]
async fn an_officer_of_one_city_replaces_nothing_for_all_and_sees_who_uses_it_at_home() {
    on_each_database(|base| async move {
        let inventory = two_cities(&base).await;
        let own = Over {
            controller: Some("pori"),
            ..Over::default()
        };
        let officer = person(&inventory, "Officer", Role::Dpo, own).await;
        let change = of::<PersonalDataCategory>(&inventory, "name", "email").await;
        let refused = replace(&inventory, &officer, &change, false, now()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let snapshot = inventory.snapshot();
        let key = Key::<PersonalDataCategory>::new("name");
        let seen = |actor: Actor| {
            let (snapshot, key) = (snapshot.clone(), key.clone());
            async move {
                let uses = category_uses(&snapshot, &actor, &key).await.expect("answered");
                uses.iter().map(CategoryUse::id).collect::<Vec<_>>()
            }
        };
        assert_eq!(seen(officer).await, ["register:pori/1"]);
        assert_eq!(seen(dpo()).await, ["register:espoo/1", "register:pori/1"]);
        assert!(seen(Actor::public()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_city_proposes_a_category_below_a_common_one_and_the_public_does_not_see_it() {
    let base = Base::sqlite();
    let inventory = two_cities(&base).await;
    let own = Over {
        controller: Some("pori"),
        ..Over::default()
    };
    let contact = person(&inventory, "Contact", Role::Contact, own).await;
    let read = |text| {
        let mut problems = Problems::default();
        DataSubjectCategory::read(text, &mut Path::default(), &mut problems).unwrap_or_else(|| panic!("{problems:?}"))
    };
    let free = read(json!({"key": "boat-owner", "name": {"fi": "Veneilijä"}}));
    let refused = create(&inventory, &contact, free, now()).await;
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    let below = read(json!({"key": "boat-owner", "name": {"fi": "Veneilijä"}, "parent": "customer"}));
    let proposed = create(&inventory, &contact, below, now())
        .await
        .expect("it is proposed");
    assert!(proposed.proposed);
    let snapshot = inventory.snapshot();
    let view = View {
        shared: &snapshot.shared,
        holding: None,
    };
    assert!(proposed.may_be_read(&contact, view) && !proposed.may_be_read(&Actor::public(), view));
    let archived = archive(&inventory, &contact, &proposed.key, proposed.version, now()).await;
    assert!(matches!(archived, Err(Error::Forbidden)), "{archived:?}");
}
