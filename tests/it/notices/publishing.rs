//! Does a published notice stay what it was, and is every refusal clear?

use std::sync::Arc;

use chrono::Duration;
use entity::{
    LanguageText,
    vocabulary::{Language, NoticeState},
};
use seloste::{
    access::Actor,
    error::Error,
    notices::{
        difference::difference,
        publish::{Frozen, publish, withdraw},
    },
    records::{
        change,
        exchange::{self, ImportOptions, digest},
        inventory::Inventory,
        notice_version::NoticeVersion,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};

use crate::support::{Base, dpo, make, now, on_each_database};

async fn city(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    exchange::import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
        .await
        .expect("the city is sound");
    inventory
}

fn customers() -> Key<Register> {
    Key::new("pori/1")
}

async fn version(inventory: &Arc<Inventory>) -> i32 {
    inventory
        .snapshot()
        .find(&customers())
        .await
        .expect("it can be asked")
        .expect("it is there")
        .version
}

async fn frozen(inventory: &Arc<Inventory>, notice: &NoticeVersion) -> Frozen {
    let text = inventory
        .notice_content(&notice.key)
        .await
        .expect("it can be read")
        .expect("it is kept");
    assert_eq!(digest(&text), notice.digest);
    let frozen = Frozen::read(&text, &notice.digest).expect("it is what was frozen");
    assert_eq!(frozen.text(), *text, "the kept text is canonical");
    frozen
}

async fn rename(inventory: &Arc<Inventory>, name: &str) {
    let patch = RegisterPatch {
        name: async_graphql::MaybeUndefined::Value(make::finnish(name)),
        ..RegisterPatch::default()
    };
    change::edit(inventory, &dpo(), &customers(), version(inventory).await, patch, now())
        .await
        .expect("a new name is fine");
}

#[tokio::test]
async fn a_published_version_stays_and_the_next_supersedes_it() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let first = publish(&inventory, &dpo(), &customers(), version(&inventory).await, now())
            .await
            .expect("it publishes");
        assert_eq!(
            (first.number, first.state, first.key.as_str()),
            (1, NoticeState::InForce, "pori/1/1")
        );
        let said_first = frozen(&inventory, &first).await;

        rename(&inventory, "Asiakkaiden uusi nimi").await;
        let second = publish(&inventory, &dpo(), &customers(), version(&inventory).await, now())
            .await
            .expect("it publishes");
        assert_eq!((second.number, second.state), (2, NoticeState::InForce));
        let snapshot = inventory.snapshot();
        let first = snapshot
            .find(&first.key)
            .await
            .expect("it can be asked")
            .expect("it is there");
        assert_eq!(first.state, NoticeState::Superseded);
        assert_eq!(frozen(&inventory, &first).await, said_first, "what was said stays said");

        let differences = difference(&said_first, &frozen(&inventory, &second).await, Language::Fi);
        let told: Vec<String> = differences.iter().flat_map(|section| section.added.clone()).collect();
        assert!(
            told.iter().any(|line| line.contains("Asiakkaiden uusi nimi")),
            "{differences:?}"
        );
        assert!(
            differences.iter().all(|section| section.number != "9"),
            "what stayed is not told: {differences:?}"
        );
        // Another instance, and the same one started again, read the same.
        let again = base.open().await;
        let kept = again
            .snapshot()
            .find(&second.key)
            .await
            .expect("it can be asked")
            .expect("it is there");
        assert_eq!(kept.digest, second.digest);
        assert_eq!(frozen(&again, &kept).await, frozen(&inventory, &second).await);
    })
    .await;
}

#[tokio::test]
async fn publishing_is_refused_clearly() {
    let base = Base::sqlite();
    let inventory = city(&base).await;
    let seen = version(&inventory).await;
    let public = publish(&inventory, &Actor::public(), &customers(), seen, now()).await;
    assert!(matches!(public, Err(Error::NotFound)), "{public:?}");
    let missing = publish(&inventory, &dpo(), &Key::new("pori/77"), 1, now()).await;
    assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
    rename(&inventory, "Muutettu").await;
    let stale = publish(&inventory, &dpo(), &customers(), seen, now()).await;
    assert!(
        matches!(stale, Err(Error::Stale { now, .. }) if now == seen + 1),
        "{stale:?}"
    );
    // The flow at its end first: what is in use cannot be archived.
    let flow = Key::<seloste::records::data_flow::DataFlow>::new("pori/hosting");
    let flow_version = inventory
        .snapshot()
        .find(&flow)
        .await
        .expect("it can be asked")
        .expect("it is there")
        .version;
    change::archive(&inventory, &dpo(), &flow, flow_version, now())
        .await
        .expect("the flow can be archived");
    change::archive(&inventory, &dpo(), &customers(), version(&inventory).await, now())
        .await
        .expect("it can be archived");
    let archived = publish(&inventory, &dpo(), &customers(), version(&inventory).await, now()).await;
    assert!(
        matches!(&archived, Err(Error::Invalid(problems)) if problems.0[0].code.name() == "ARCHIVED"),
        "{archived:?}"
    );
    assert!(
        inventory
            .snapshot()
            .sight("pori")
            .await
            .expect("it can be asked")
            .expect("the city")
            .holding
            .shelves
            .notices
            .all()
            .is_empty()
    );
}

#[tokio::test]
async fn a_withdrawn_version_keeps_its_reason_and_its_content() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let notice = publish(&inventory, &dpo(), &customers(), version(&inventory).await, now())
            .await
            .expect("it publishes");
        let silent = withdraw(
            &inventory,
            &dpo(),
            &notice.key,
            notice.version,
            LanguageText::default(),
            now(),
        )
        .await;
        assert!(
            matches!(&silent, Err(Error::Invalid(problems)) if problems.0[0].field == "/reason"),
            "{silent:?}"
        );
        let reason = make::finnish("Väärä rekisteri");
        let public = withdraw(
            &inventory,
            &Actor::public(),
            &notice.key,
            notice.version,
            reason.clone(),
            now(),
        )
        .await;
        assert!(matches!(public, Err(Error::NotFound)), "{public:?}");
        let later = now() + Duration::days(1);
        let withdrawn = withdraw(&inventory, &dpo(), &notice.key, notice.version, reason.clone(), later)
            .await
            .expect("it withdraws");
        assert_eq!(
            (withdrawn.state, withdrawn.withdrawn_at),
            (NoticeState::Withdrawn, Some(later))
        );
        assert_eq!(withdrawn.withdrawn_reason, reason);
        frozen(&inventory, &withdrawn).await;
        let stale = withdraw(&inventory, &dpo(), &notice.key, notice.version, reason.clone(), later).await;
        assert!(matches!(stale, Err(Error::Stale { .. })), "{stale:?}");
        let twice = withdraw(&inventory, &dpo(), &notice.key, withdrawn.version, reason, later).await;
        assert!(
            matches!(&twice, Err(Error::Invalid(problems)) if problems.0[0].code.name() == "WRONG_STATE"),
            "{twice:?}"
        );
        // The next version is numbered on: a number is never used twice.
        let next = publish(&inventory, &dpo(), &customers(), version(&inventory).await, later)
            .await
            .expect("it publishes");
        assert_eq!(next.number, 2);
    })
    .await;
}

#[test]
fn content_that_was_tampered_with_is_not_shown() {
    let tampered = Frozen::read("{}", &digest("{ }"));
    assert!(matches!(tampered, Err(Error::Internal(_))), "{tampered:?}");
}
