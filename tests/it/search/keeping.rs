//! Do the indexes follow what is written, here and by another instance?

use std::sync::Arc;

use async_graphql::MaybeUndefined;
use entity::LanguageText;
use seloste::{
    lookup::{Lookup, Wanted, notices, records},
    notices::publish,
    records::{
        change,
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
        service::{Service, ServicePatch},
    },
};

use super::{found, found_by_all, ids};
use crate::support::{dpo, make, now, on_each_database};

async fn city(inventory: &Arc<Inventory>) {
    Box::pin(exchange::import(
        inventory,
        &dpo(),
        make::city("pori"),
        ImportOptions::default(),
        now(),
    ))
    .await
    .expect("the city is sound");
}

async fn rename(inventory: &Arc<Inventory>, register: &str, version: i32, name: &str) {
    let patch = RegisterPatch {
        name: MaybeUndefined::Value(make::finnish(name)),
        ..RegisterPatch::default()
    };
    change::edit::<Register, _>(inventory, &dpo(), &Key::new(register), version, patch, now())
        .await
        .expect("it can be renamed");
}

async fn registers(inventory: &Arc<Inventory>, text: &str) -> Vec<String> {
    let found = found(inventory, text, None).await;
    let ids = ids(&found).into_iter().filter(|id| id.starts_with("register:"));
    ids.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_change_is_found_after_its_commit_and_what_was_there_before_is_not() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        city(&inventory).await;
        assert_eq!(registers(&inventory, "kirjasto").await, ["register:pori/2"]);
        rename(&inventory, "pori/2", 1, "Uimahalli").await;
        assert_eq!(registers(&inventory, "uimahallin").await, ["register:pori/2"]);
        assert!(registers(&inventory, "kirjasto").await.is_empty());
        change::archive::<Register>(&inventory, &dpo(), &Key::new("pori/2"), 2, now())
            .await
            .expect("it can be put away");
        assert!(registers(&inventory, "uimahalli").await.is_empty());
        // Nothing was built anew for it: an instance that starts now says the same.
        let later = base.open().await;
        Lookup::of(&later).settle(&later).await;
        assert!(registers(&later, "uimahalli").await.is_empty());
        assert_eq!(registers(&later, "asiakkaan").await, ["register:pori/1"]);
    })
    .await;
}

#[tokio::test]
async fn a_register_is_found_by_the_new_name_of_what_it_uses() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        city(&inventory).await;
        let before = found(&inventory, "Service of pori", None).await;
        assert!(ids(&before).contains(&"register:pori/1"), "{before:?}");
        let patch = ServicePatch {
            name: MaybeUndefined::Value(make::finnish("Asiointialusta")),
            ..ServicePatch::default()
        };
        let key = Key::<Service>::new("pori-service");
        change::edit::<Service, _>(&inventory, &dpo(), &key, 1, patch, now())
            .await
            .expect("it can be renamed");
        let after = found(&inventory, "asiointialustan", None).await;
        assert_eq!(
            ids(&after),
            ["service:pori-service", "register:pori/1", "agreement:pori/hosting"]
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_published_moves_in_and_out_of_what_the_public_finds() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        city(&inventory).await;
        let all = async |text: &str| {
            let found = found_by_all(&inventory, text, None).await;
            ids(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(all("asiakkaat").await.is_empty(), "a draft is nobody's to find");
        publish::publish(&inventory, &dpo(), &Key::new("pori/1"), 1, now())
            .await
            .expect("it publishes");
        assert_eq!(all("asiakkaat").await, ["notice:pori/1/1"]);
        rename(&inventory, "pori/1", 1, "Uimarit").await;
        assert!(
            all("uimarit").await.is_empty(),
            "what was edited since is not published"
        );
        assert_eq!(all("asiakkaat").await, ["notice:pori/1/1"]);
        publish::publish(&inventory, &dpo(), &Key::new("pori/1"), 2, now())
            .await
            .expect("it publishes again");
        assert_eq!(all("uimarit").await, ["notice:pori/1/2"]);
        let reason = LanguageText::new(Some("Virhe"), None, None);
        publish::withdraw(&inventory, &dpo(), &Key::new("pori/1/2"), 1, reason, now())
            .await
            .expect("it can be withdrawn");
        for text in ["uimarit", "asiakkaat", "virhe"] {
            assert!(all(text).await.is_empty(), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_one_instance_writes_another_finds() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        city(&here).await;
        there.refresh().await.expect("it follows");
        assert_eq!(registers(&there, "kirjasto").await, ["register:pori/2"]);
        rename(&here, "pori/2", 1, "Uimahalli").await;
        publish::publish(&here, &dpo(), &Key::new("pori/1"), 1, now())
            .await
            .expect("it publishes");
        there.refresh().await.expect("it follows");
        assert_eq!(registers(&there, "uimahalli").await, ["register:pori/2"]);
        assert!(registers(&there, "kirjasto").await.is_empty());
        assert_eq!(ids(&found_by_all(&there, "asiakkaat", None).await), ["notice:pori/1/1"]);
        // And back: each follows the other.
        rename(&there, "pori/2", 2, "Jäähalli").await;
        here.refresh().await.expect("it follows");
        assert_eq!(registers(&here, "jäähallissa").await, ["register:pori/2"]);
    })
    .await;
}

/// Nobody asks: the task beside the server does it by itself, for what this instance writes and for what another does.
#[tokio::test]
async fn the_indexes_are_built_and_brought_up_without_being_asked() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        city(&here).await;
        let following = [
            tokio::spawn(Arc::clone(&here).follow()),
            tokio::spawn(Lookup::keep(Arc::clone(&here))),
        ];
        Lookup::of(&here).wait_for(here.snapshot().revision).await;
        rename(&there, "pori/2", 1, "Uimahalli").await;
        let written = there.snapshot().revision;
        Lookup::of(&here).wait_for(written).await;
        assert_eq!(registers(&here, "uimahalli").await, ["register:pori/2"]);
        following.iter().for_each(tokio::task::JoinHandle::abort);
    })
    .await;
}

/// Until the indexes are built the answer says so, and is not taken for a whole one.
#[tokio::test]
async fn an_answer_before_the_indexes_are_built_says_that_it_is_not_complete() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        city(&inventory).await;
        let lookup = Lookup::of(&inventory);
        let holding = lookup.hold().await;
        let wanted = Wanted {
            text: "asiakkaat".to_owned(),
            first: 10,
            ..Wanted::default()
        };
        let snapshot = inventory.snapshot();
        let early = records(&inventory, &snapshot, &dpo(), &wanted)
            .await
            .expect("it answers");
        assert_eq!((early.answer.total, early.complete), (0, false));
        let early = notices(&inventory, &snapshot, &dpo(), &wanted)
            .await
            .expect("it answers");
        assert_eq!((early.answer.total, early.complete), (0, false));
        drop(holding);
        lookup.settle(&inventory).await;
        let later = records(&inventory, &snapshot, &dpo(), &wanted)
            .await
            .expect("it answers");
        assert!(later.complete && ids(&later).contains(&"register:pori/1"), "{later:?}");
    })
    .await;
}
