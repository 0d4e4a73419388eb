//! The demo: the example cities, loaded once and published once.

use seloste::{
    demo,
    records::{
        exchange::{ImportOptions, import},
        noun::Key,
    },
};

use seloste::sign_in::{accounts::InventoryAccounts, identity::Accounts};

use crate::support::{Base, dpo, make, now};

#[tokio::test]
async fn a_demo_that_was_cut_short_is_made_whole_and_then_left_alone() {
    let base = Base::sqlite();
    let inventory = base.open().await;
    // The start that was killed had imported, and published nothing yet.
    import(&inventory, &dpo(), make::example(), ImportOptions::default(), now())
        .await
        .expect("imported");
    assert!(!demo::load_once(&inventory, now()).await.expect("made whole"));
    let snapshot = inventory.snapshot();
    let pori = snapshot.holding("pori").await.expect("read").expect("there");
    assert!(pori.notices_of(&Key::new("pori/3")).next().is_some());
    let revision = snapshot.revision;
    assert!(!demo::load_once(&inventory, now()).await.expect("nothing to do"));
    assert_eq!(inventory.snapshot().revision, revision);
}

#[tokio::test]
async fn a_demo_over_other_cities_has_those_who_are_over_all_of_them() {
    let base = Base::sqlite();
    let inventory = base.open().await;
    import(
        &inventory,
        &dpo(),
        make::city("tuusula"),
        ImportOptions::default(),
        now(),
    )
    .await
    .expect("imported");
    assert!(!demo::load_once(&inventory, now()).await.expect("started"));
    let people = InventoryAccounts(inventory).demo_people();
    let keys: Vec<_> = people.iter().map(|person| person.account.as_str()).collect();
    assert_eq!(keys, ["1", "5", "6"]);
}
