//! What is held in memory: how much, for how long, and how it follows what others write.

use std::{sync::Arc, time::Duration};

use seloste::records::{
    change::create,
    exchange::{ImportOptions, import},
    inventory::{Inventory, Limits},
    noun::Key,
    register::Register,
};

use crate::support::{
    dpo,
    make::{self, finnish},
    now, on_each_database,
};

async fn add_register(inventory: &Arc<Inventory>, controller: &str) {
    let template = inventory
        .snapshot()
        .find::<Register>(&Key::new(format!("{controller}/2")))
        .await;
    let template = template.expect("read").expect("there");
    let fresh = Register {
        key: Key::default(),
        number: 0,
        slug: String::new(),
        name: finnish("Uusi"),
        ..Register::clone(&template)
    };
    create(inventory, &dpo(), fresh, now()).await.expect("made");
}

#[tokio::test]
async fn an_instance_follows_another_by_itself() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        import(&here, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        let following = tokio::spawn(Arc::clone(&there).follow());
        let wanted = here.snapshot().revision;
        let followed = tokio::time::timeout(Duration::from_secs(20), async {
            while there.snapshot().revision < wanted {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        followed.await.expect("it follows");
        assert!(there.snapshot().shared.shelves.controllers.get("oulu").is_some());
        following.abort();
    })
    .await;
}

#[tokio::test]
async fn what_another_instance_changed_is_loaded_anew() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        import(&here, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        there.refresh().await.expect("follows");
        let before = there.snapshot();
        assert_eq!(
            before
                .holding("oulu")
                .await
                .expect("read")
                .expect("there")
                .shelves
                .registers
                .all()
                .len(),
            2
        );
        // Taken now, the snapshot stays as it is, whatever is written afterwards.
        let before = there.snapshot();
        add_register(&here, "oulu").await;
        there.refresh().await.expect("follows");
        let after = there.snapshot();
        assert_eq!(
            after
                .holding("oulu")
                .await
                .expect("read")
                .expect("there")
                .shelves
                .registers
                .all()
                .len(),
            3
        );
        assert_eq!(
            before
                .holding("oulu")
                .await
                .expect("read")
                .expect("there")
                .shelves
                .registers
                .all()
                .len(),
            2
        );
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_that_can_no_longer_be_told_says_so_instead_of_mixing_states() {
    on_each_database(|base| async move {
        let (here, there) = (base.open().await, base.open().await);
        import(&here, &dpo(), make::city("oulu"), ImportOptions::default(), now())
            .await
            .expect("imported");
        there.refresh().await.expect("follows");
        // Nothing of the city is in memory there when it changes.
        let old = there.snapshot();
        add_register(&here, "oulu").await;
        assert!(matches!(old.holding("oulu").await, Err(seloste::error::Error::Moved)));
        let new = there.snapshot();
        assert_eq!(
            new.holding("oulu")
                .await
                .expect("read")
                .expect("there")
                .shelves
                .registers
                .all()
                .len(),
            3
        );
    })
    .await;
}

#[tokio::test]
async fn the_controller_used_longest_ago_is_let_go_when_memory_is_full() {
    let base = crate::support::Base::sqlite();
    let first = base.open().await;
    for city in ["oulu", "kemi", "rauma"] {
        import(&first, &dpo(), make::city(city), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
    let limits = Limits {
        registers: 4,
        ..Limits::default()
    };
    let small = base.open_within(limits).await;
    for city in ["oulu", "kemi", "rauma"] {
        assert!(small.snapshot().holding(city).await.expect("read").is_some());
    }
    let snapshot = small.snapshot();
    let mut held: Vec<&str> = snapshot.loaded_holdings().map(|holding| &*holding.controller).collect();
    held.sort_unstable();
    assert_eq!(held, ["kemi", "rauma"]);
    assert!(
        snapshot.holding("oulu").await.expect("read").is_some(),
        "it comes back when asked for"
    );
}
