//! A person is erased from the log, and every proof still holds.

use chrono::{DateTime, Utc};
use entity::{personal_value, vocabulary::LogAct};
use sea_orm::{EntityTrait, PaginatorTrait};
use seloste::{
    history::{
        NewEntry, Subject,
        append::stand_in_line,
        ask::{Page, history_of},
        erase::{Erasure, erase},
        past::{ERASED, as_of},
        prove::{check, prove_entry},
        seal::erased,
        verify::{Failure, Wrong, verify_export},
    },
    records::{database::begin_write, logged::was, post::Person},
};
use serde_json::{Value, json};

use super::{Installation, after, edited, officer, random};
use crate::support::on_each_database;

fn person(version: i32) -> Subject {
    Subject {
        noun: "person",
        key: "pori/p-1".into(),
        controller: Some(("pori".into(), 7)),
        version: Some(version),
    }
}

fn form(email: &str) -> Value {
    json!({"key": "pori/p-1", "controller": "pori", "name": "Testi Henkilö", "email": email})
}

/// A log in which a person comes, changes the address, and is given an account.
async fn with_person(base: crate::support::Base) -> Installation {
    let city = Installation::with_entries(base, 3).await;
    let created =
        NewEntry::new(LogAct::Create, officer())
            .on(person(1))
            .changed(None, form("one@pori.example"), &mut random(1));
    let edit = edited(person(2), form("one@pori.example"), form("two@pori.example"));
    let account = Subject {
        noun: "account",
        key: "17".into(),
        controller: None,
        version: Some(1),
    };
    let account = NewEntry::new(LogAct::Create, officer()).on(account).changed(
        None,
        json!({"key": "17", "name": "Testi Henkilö", "language": "SV"}),
        &mut random(2),
    );
    city.write(10, vec![created]).await;
    city.write(20, vec![edit, account]).await;
    city
}

async fn erase_person(city: &Installation, texts: &[&str]) -> u64 {
    let write = begin_write(&city.database).await.expect("begun");
    let revision = stand_in_line(&write).await.expect("in line");
    let erasure = Erasure {
        owners: &[("person", "pori/p-1")],
        texts,
    };
    let (gone, appended) = erase(&city.log, &write, revision, officer(), erasure, after(30))
        .await
        .expect("erased");
    write.commit().await.expect("committed");
    city.log.committed(appended);
    gone
}

async fn entries(city: &Installation, noun: &str, key: &str) -> Vec<seloste::history::Entry> {
    let page = Page {
        after: None,
        limit: 10,
        newest_first: false,
    };
    history_of(&city.database, noun, key, page).await.expect("told").entries
}

async fn person_at(city: &Installation, at: DateTime<Utc>) -> Person {
    let past = as_of(&city.database, "person", "pori/p-1", at)
        .await
        .expect("told")
        .expect("there");
    was(&past).expect("it reads as a person")
}

#[tokio::test]
async fn personal_values_are_not_in_the_entries_but_readers_see_them() {
    on_each_database(|base| async move {
        let city = with_person(base).await;
        let plain = String::from_utf8(city.export(false).await).expect("text");
        for value in ["Testi", "one@pori.example", "two@pori.example"] {
            assert!(!plain.contains(value), "{value}");
        }
        let told = entries(&city, "person", "pori/p-1").await;
        assert_eq!(
            told[1].fields["email"],
            [json!("one@pori.example"), json!("two@pori.example")]
        );
        assert!(!told[1].fields.contains_key("name"), "what did not change is not told");
        assert_eq!(
            person_at(&city, after(15)).await.email.as_deref(),
            Some("one@pori.example")
        );
        assert_eq!(
            person_at(&city, after(20)).await.email.as_deref(),
            Some("two@pori.example")
        );
    })
    .await;
}

#[tokio::test]
async fn a_person_is_erased_and_every_proof_still_holds() {
    on_each_database(|base| async move {
        let city = with_person(base).await;
        let proof = prove_entry(&city.database, 3, None).await.expect("proved");
        let export = city.export(true).await;
        assert_eq!(erase_person(&city, &["Testi Henkilö"]).await, 5);
        let left = personal_value::Entity::find()
            .count(&city.database)
            .await
            .expect("counted");
        assert_eq!(left, 0);

        assert_eq!(city.verify().await.expect("it fits").size, 7);
        assert_eq!(check(&proof, &[city.log.public_key()]), Ok(()));
        let again = prove_entry(&city.database, 3, Some(6)).await.expect("proved");
        assert_eq!(again, proof, "the entry is the same to the last byte");
        assert!(
            verify_export(&*export, Vec::new(), Vec::new()).is_ok(),
            "and so is what was exported before"
        );

        let told = entries(&city, "person", "pori/p-1").await;
        assert_eq!(told[1].fields["email"], [erased(), erased()]);
        assert_eq!(entries(&city, "account", "17").await[0].fields["name"][1], erased());
        let person = person_at(&city, after(20)).await;
        assert_eq!((person.name.as_str(), person.email.as_deref()), (ERASED, Some(ERASED)));
        let said = city.export(true).await;
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("ERASE_PERSON") && !said.contains("Testi"));
    })
    .await;
}

#[tokio::test]
async fn an_erasure_of_nobody_erases_nothing() {
    on_each_database(|base| async move {
        let city = with_person(base).await;
        let write = begin_write(&city.database).await.expect("begun");
        let revision = stand_in_line(&write).await.expect("in line");
        let (gone, appended) = erase(&city.log, &write, revision, officer(), Erasure::default(), after(30))
            .await
            .expect("done");
        write.commit().await.expect("committed");
        city.log.committed(appended);
        assert_eq!(gone, 0);
        let left = personal_value::Entity::find()
            .count(&city.database)
            .await
            .expect("counted");
        assert_eq!(left, 5);
    })
    .await;
}

#[tokio::test]
async fn a_personal_value_that_was_changed_does_not_fit_its_seal() {
    on_each_database(|base| async move {
        let city = with_person(base).await;
        let export = String::from_utf8(city.export(true).await).expect("text");
        let forged = export.replace("two@pori.example", "six@pori.example");
        assert_ne!(forged, export);
        let Err(Failure::Found(finding)) = verify_export(forged.as_bytes(), Vec::new(), Vec::new()) else {
            panic!("it was not found");
        };
        assert_eq!((finding.index, finding.wrong), (4, Wrong::Value));
        city.damage("UPDATE personal_value SET value = '\"six@pori.example\"' WHERE value = '\"two@pori.example\"'")
            .await;
        let finding = city.verify().await.expect_err("found");
        assert_eq!((finding.index, finding.wrong), (4, Wrong::Value));
    })
    .await;
}
