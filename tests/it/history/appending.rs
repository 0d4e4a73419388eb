//! Entries come into the log with the change they tell of, one after another, whoever writes them.

use std::sync::Arc;

use entity::vocabulary::LogAct;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use seloste::{
    history::{Entry, Log, append::stand_in_line, stored},
    records::database::{self, begin_write},
};

use super::{Installation, ORIGIN, after, created, officer, random};
use crate::support::{Base, now, on_each_database};

#[tokio::test]
async fn a_log_begins_at_first_start_and_goes_on_at_the_next() {
    on_each_database(|base| async move {
        let city = Installation::new(base).await;
        let key = city.log.public_key();
        assert_eq!(key.origin(), ORIGIN);
        let again = city.another().await;
        assert_eq!(again.public_key(), key, "the same key, and the name it was begun with");
        again
            .record(&city.database, after(1), vec![created(1)])
            .await
            .expect("written");
        let report = city.verify().await.expect("it fits");
        assert_eq!((report.size, report.origin.as_str()), (2, ORIGIN));
        assert_eq!(report.keys[0].key, key);
    })
    .await;
}

#[tokio::test]
async fn what_is_rolled_back_leaves_no_trace_in_the_log() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 3).await;
        let write = begin_write(&city.database).await.expect("begun");
        let revision = stand_in_line(&write).await.expect("in line");
        let lost = city
            .log
            .append(&write, revision, after(9), vec![created(90), created(91)])
            .await;
        assert_eq!(lost.expect("appended").first, 3);
        write.rollback().await.expect("taken back");
        city.write(10, vec![created(4)]).await;
        let report = city.verify().await.expect("it fits");
        assert_eq!(report.size, 4);
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_only_of_changes_that_were_committed_with_it() {
    on_each_database(|base| async move {
        let city = Installation::new(base).await;
        let write = begin_write(&city.database).await.expect("begun");
        let revision = stand_in_line(&write).await.expect("in line");
        write
            .execute_unprepared("UPDATE revision SET value = 41 WHERE id = 1")
            .await
            .expect("changed");
        let appended = city
            .log
            .append(&write, revision, after(1), vec![created(1)])
            .await
            .expect("appended");
        assert_eq!(
            stored::size(&city.database).await.expect("read"),
            1,
            "nobody sees it before"
        );
        write.commit().await.expect("committed");
        city.log.committed(appended);
        assert_eq!(stored::size(&city.database).await.expect("read"), 2);
    })
    .await;
}

#[tokio::test]
async fn several_instances_write_one_log() {
    on_each_database(|base| async move {
        let city = Arc::new(Installation::new(base).await);
        let mut writers = Vec::new();
        for writer in 0..4_u64 {
            let city = Arc::clone(&city);
            writers.push(tokio::spawn(async move {
                let log = city.another().await;
                for number in 0..8 {
                    let entries = (0..=number % 3)
                        .map(|part| created(writer * 100 + number * 10 + part))
                        .collect();
                    log.record(&city.database, after(1), entries).await.expect("written");
                }
            }));
        }
        for writer in writers {
            writer.await.expect("it writes");
        }
        // Each writes 1, 2, 3, 1, 2, 3, 1 and 2 entries.
        assert_eq!(city.verify().await.expect("it fits").size, 1 + 4 * 15);
    })
    .await;
}

#[tokio::test]
async fn two_first_starts_at_once_begin_one_log() {
    on_each_database(|base| async move {
        // The whole of it, so that its folder lives as long as the test.
        let base = base;
        let folder = tempfile::tempdir().expect("a folder");
        let database = database::open(&base.url).await.expect("opens");
        database::migrate(&database).await.expect("migrates");
        let key = folder.path().join("key");
        let open = |seed| {
            let (database, key) = (database.clone(), key.clone());
            async move {
                Log::open(&database, Some(&key), ORIGIN, now(), &mut random(seed))
                    .await
                    .expect("opens")
            }
        };
        let (one, other) = tokio::join!(open(1), open(2));
        assert_eq!(one.public_key(), other.public_key());
        assert_eq!(stored::size(&database).await.expect("read"), 1);
    })
    .await;
}

#[tokio::test]
async fn an_import_of_thousands_is_written_in_one_transaction() {
    on_each_database(|base: Base| async move {
        let city = Installation::new(base).await;
        let entries = (0..2_500).map(created).collect();
        let indexes = city
            .log
            .record(&city.database, after(1), entries)
            .await
            .expect("written");
        assert_eq!(indexes, 1..2_501);
        assert_eq!(city.verify().await.expect("it fits").size, 2_501);
        let rows = entity::log_entry::Entity::find()
            .count(&city.database)
            .await
            .expect("counted");
        assert_eq!(rows, 2_501);
    })
    .await;
}

#[tokio::test]
async fn an_entry_says_who_did_what_in_which_role_when_and_why() {
    on_each_database(|base| async move {
        let city = Installation::new(base).await;
        city.write(7, vec![created(1).in_request("r-9").detail("reason", "yearly review")])
            .await;
        let row = entity::log_entry::Entity::find_by_id(1)
            .one(&city.database)
            .await
            .expect("read")
            .expect("there");
        let entry = Entry::parse(&row.text).expect("an entry");
        assert_eq!((entry.index, entry.at, entry.by), (1, after(7), officer()));
        assert_eq!(
            (entry.act, entry.version, entry.request.as_deref()),
            (LogAct::Create, Some(1), Some("r-9"))
        );
        let subject = (entry.noun.as_deref(), entry.key.as_deref(), entry.controller.as_deref());
        assert_eq!(subject, (Some("register"), Some("pori/1"), Some("pori")));
        assert_eq!(entry.details["reason"], "yearly review");
        let [before, after] = &entry.fields["name"];
        assert!(before.is_null() && after["fi"] == "Rekisteri 1");
        assert_eq!(
            (row.noun, row.controller_id, row.act),
            (entry.noun, Some(7), LogAct::Create)
        );
    })
    .await;
}
