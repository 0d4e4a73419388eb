//! A person is erased, Art. 17: nothing personal is left, not in what they said to colleagues either, and every proof holds.

use std::sync::Arc;

use entity::{personal_value, vocabulary::Role};
use sea_orm::EntityTrait;
use seloste::{
    access::Actor,
    history::{export::export, verify::verify_database},
    notices::approval::{NewSubmission, submit},
    records::{
        account::Account,
        breach_handling::{BreachPatch, open},
        change::{archive, create},
        comment::Comment,
        discussing::{NewComment, comment},
        erasing::{ERASED_NAME, erase},
        exchange::{ImportOptions, import},
        granting::{NewGrant, grant},
        inventory::Inventory,
        noun::{Key, Read},
        post::Person,
        problem::{Path, Problems},
    },
};
use serde_json::json;

use crate::support::{
    Base, dpo, make, now, on_each_database,
    someone::{Over, person, signed_in},
};

/// What is said about somebody, in a way that is found wherever it is left.
const MARKER: &str = "Kerttu Kadonnut";

/// A person in the organisation, with an account.
async fn with_account(inventory: &Arc<Inventory>) -> (Key<Person>, Arc<Account>) {
    let (mut problems, path) = (Problems::default(), &mut Path::default());
    let text = json!({"key": "", "name": MARKER, "email": "kerttu@pori.example", "controller": "pori"});
    let made = Person::read(text, path, &mut problems).unwrap_or_else(|| panic!("{problems:?}"));
    let made = create(inventory, &dpo(), made, now())
        .await
        .expect("a person")
        .key
        .clone();
    let text = json!({"key": "", "name": MARKER, "person": made.as_str(), "controller": "pori"});
    let account = Account::read(text, path, &mut problems).unwrap_or_else(|| panic!("{problems:?}"));
    (
        made,
        create(inventory, &dpo(), account, now()).await.expect("an account"),
    )
}

async fn says(
    inventory: &Arc<Inventory>,
    by: &Actor,
    register: &str,
    mentions: &[&Key<Account>],
    text: &str,
) -> Key<Comment> {
    let new = NewComment {
        register: Key::new(register),
        text: text.to_owned(),
        mentions: mentions.iter().copied().cloned().collect(),
        ..NewComment::default()
    };
    comment(inventory, by, new, now()).await.expect("a comment").key.clone()
}

async fn said(inventory: &Arc<Inventory>, key: &Key<Comment>) -> String {
    let comment = inventory.snapshot().find(key).await.expect("read").expect("there");
    comment.text.clone()
}

async fn inventory_of_two_cities(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    for city in ["pori", "espoo"] {
        import(&inventory, &dpo(), make::city(city), ImportOptions::default(), now())
            .await
            .expect("imported");
    }
    inventory
}

#[tokio::test]
async fn what_an_erased_person_wrote_or_is_mentioned_in_is_erased_with_them() {
    on_each_database(|base| async move {
        let inventory = inventory_of_two_cities(&base).await;
        let (who, account) = with_account(&inventory).await;
        let colleague = person(&inventory, "Colleague", Role::Dpo, Over::default()).await;
        // Comments lie with their registers: those of another city count, also when nobody has asked for that city yet.
        let theirs = [
            says(
                &inventory,
                &dpo(),
                "pori/1",
                &[&account.key],
                &format!("{MARKER}, katsotko?"),
            )
            .await,
            says(
                &inventory,
                &dpo(),
                "espoo/2",
                &[&account.key],
                &format!("Kysy: {MARKER}"),
            )
            .await,
        ];
        let other = says(&inventory, &colleague, "espoo/2", &[], "Valmis").await;
        let inventory = base.open().await;
        let version = inventory
            .snapshot()
            .find(&who)
            .await
            .expect("read")
            .expect("there")
            .version;
        erase(&inventory, &dpo(), &who, version, now()).await.expect("erased");

        for seen in [&inventory, &base.open().await] {
            for key in &theirs {
                assert_eq!(said(seen, key).await, ERASED_NAME);
            }
            assert_eq!(said(seen, &other).await, "Valmis", "what others say of others stays");
        }
        let mut file = Vec::new();
        export(inventory.database(), true, &mut file).await.expect("exported");
        let file = String::from_utf8(file).expect("text");
        assert!(
            !file.contains("Kadonnut") && !file.contains("kerttu@"),
            "the history tells who it was"
        );
        assert!(file.contains("Valmis"));
        let left = personal_value::Entity::find()
            .all(inventory.database())
            .await
            .expect("read");
        let owned = |key: &Key<Comment>| left.iter().filter(|value| value.key == key.as_str()).count();
        assert_eq!((owned(&theirs[0]), owned(&theirs[1]), owned(&other)), (0, 0, 1));
        let report = verify_database(inventory.database(), Vec::new(), Vec::new()).await;
        report.expect("read").expect("every proof holds");
    })
    .await;
}

#[tokio::test]
async fn what_a_person_wrote_is_erased_after_their_account_was_archived_too() {
    on_each_database(|base| async move {
        let inventory = inventory_of_two_cities(&base).await;
        let (who, account) = with_account(&inventory).await;
        let role = NewGrant {
            account: account.key.clone(),
            role: Some(Role::Contact),
            controller: Some(Key::new("espoo")),
            ..NewGrant::default()
        };
        grant(&inventory, &dpo(), role, now()).await.expect("a role");
        let acting = signed_in(&inventory, &account.key).await;
        let wrote = says(&inventory, &acting, "espoo/1", &[], "Tein tämän itse").await;
        let submission = NewSubmission {
            register: Key::new("espoo/1"),
            version: 1,
            message: Some("Tein tämän itse, tarkista".to_owned()),
            ..NewSubmission::default()
        };
        let submission = submit(&inventory, &acting, submission, now()).await.expect("submitted");
        archive(&inventory, &dpo(), &account.key, 1, now())
            .await
            .expect("archived");
        erase(&inventory, &dpo(), &who, 1, now()).await.expect("erased");
        assert_eq!(said(&inventory, &wrote).await, ERASED_NAME);
        let submission = inventory
            .snapshot()
            .find(&submission.key)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(submission.message.as_deref(), Some(ERASED_NAME));
        assert!(submission.is_open(), "what was submitted still waits");
        let mut file = Vec::new();
        export(inventory.database(), true, &mut file).await.expect("exported");
        assert!(!String::from_utf8_lossy(&file).contains("Tein tämän itse"));
    })
    .await;
}

#[tokio::test]
async fn what_is_documented_of_a_breach_stays_and_no_longer_says_who_wrote_it() {
    on_each_database(|base| async move {
        let inventory = inventory_of_two_cities(&base).await;
        let (who, account) = with_account(&inventory).await;
        // The last officer could not be erased.
        person(&inventory, "Colleague", Role::Dpo, Over::default()).await;
        let role = NewGrant {
            account: account.key.clone(),
            role: Some(Role::Dpo),
            controller: Some(Key::new("pori")),
            ..NewGrant::default()
        };
        grant(&inventory, &dpo(), role, now()).await.expect("a role");
        let acting = signed_in(&inventory, &account.key).await;
        let known = BreachPatch {
            title: Some("Kadonnut puhelin".to_owned()),
            known_at: Some(now()),
            facts: Some("Puhelin katosi bussiin".to_owned()),
            note: Some("Soitin operaattorille".to_owned()),
            ..BreachPatch::default()
        };
        let case = open(&inventory, &acting, &Key::new("pori"), known, now())
            .await
            .expect("opened");
        erase(&inventory, &dpo(), &who, 1, now()).await.expect("erased");

        for seen in [&inventory, &base.open().await] {
            let snapshot = seen.snapshot();
            let kept = snapshot.find(&case.key).await.expect("read").expect("there");
            // Art. 33(5) and 17(3)(b): what happened and what was done is what the authority asks for.
            assert_eq!(
                (&kept.facts, &kept.entries, kept.version),
                (&case.facts, &case.entries, case.version)
            );
            let author = kept.entries[0].by.as_ref().expect("an account wrote it");
            let author = snapshot.find(author).await.expect("read").expect("there");
            assert_eq!((author.name.as_str(), &author.email), (ERASED_NAME, &None));
        }
        let mut file = Vec::new();
        export(inventory.database(), true, &mut file).await.expect("exported");
        let file = String::from_utf8(file).expect("text");
        assert!(file.contains("Soitin operaattorille") && file.contains("Puhelin katosi bussiin"));
        assert!(
            !file.contains("Kerttu") && !file.contains("kerttu@"),
            "the history tells who it was"
        );
        let report = verify_database(inventory.database(), Vec::new(), Vec::new()).await;
        report.expect("read").expect("every proof holds");
    })
    .await;
}
