//! Checkpoints go to a file that only grows, and tell when an older copy of the database was put back.

use std::time::Duration;

use seloste::{
    history::{
        LogError,
        checkpoint::{CheckpointFile, CheckpointWriter, keep, read_all},
        head::Checkpoint,
        rollback::{accept_rollback, check_against},
        verify::{Wrong, verify_database},
    },
    records::database,
};
use tokio::sync::oneshot;

use super::{Installation, after, created, officer};
use crate::support::on_each_database;

fn file(city: &Installation) -> CheckpointFile {
    CheckpointFile::at(city.folder.path().join("checkpoints"))
}

async fn write(city: &Installation, seconds: i64) -> bool {
    let mut writer = CheckpointWriter::new(Some(file(city))).expect("a writer");
    writer
        .write(&city.database, after(seconds), &mut Vec::new())
        .await
        .expect("written")
}

fn sizes(checkpoints: &[Checkpoint]) -> Vec<u64> {
    checkpoints.iter().map(Checkpoint::size).collect()
}

#[tokio::test]
async fn a_checkpoint_is_written_when_something_happened_and_only_then() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 3).await;
        let mut writer = CheckpointWriter::new(Some(file(&city))).expect("a writer");
        let mut out = Vec::new();
        for (seconds, news) in [(1, true), (2, false), (3, false)] {
            assert_eq!(
                writer
                    .write(&city.database, after(seconds), &mut out)
                    .await
                    .expect("written"),
                news
            );
        }
        city.write(4, vec![created(9)]).await;
        assert!(writer.write(&city.database, after(5), &mut out).await.expect("written"));
        let kept = file(&city).all().expect("read");
        assert_eq!(sizes(&kept), [3, 4]);
        assert!(kept.iter().all(|kept| kept.is_signed_by(&city.log.public_key())));
        let said = std::fs::read(file(&city).path()).expect("read");
        assert_eq!(out, said, "standard output says the same");
        assert!(
            !write(&city, 6).await,
            "a program that starts anew writes nothing twice"
        );
    })
    .await;
}

#[tokio::test]
async fn the_server_writes_checkpoints_by_itself_and_once_more_when_it_stops() {
    let city = Installation::with_entries(crate::support::Base::sqlite(), 3).await;
    let written = |size: u64| {
        let file = file(&city);
        async move {
            while file
                .last()
                .expect("read")
                .is_none_or(|kept| kept.checkpoint.size() != size)
            {
                tokio::task::yield_now().await;
            }
        }
    };
    let writer = CheckpointWriter::new(Some(file(&city))).expect("a writer");
    let (stop, told) = oneshot::channel::<()>();
    let often = Duration::from_millis(5);
    let keeping = tokio::spawn(keep(city.database.clone(), writer, often, async { drop(told.await) }));
    tokio::time::timeout(Duration::from_secs(20), written(3))
        .await
        .expect("it writes");
    city.write(4, vec![created(9)]).await;
    tokio::time::timeout(Duration::from_secs(20), written(4))
        .await
        .expect("it writes");
    stop.send(()).expect("it listens");
    keeping.await.expect("it stops");

    let writer = CheckpointWriter::new(Some(file(&city))).expect("a writer");
    city.write(5, vec![created(10)]).await;
    // Told to stop before it ever looked.
    keep(city.database.clone(), writer, Duration::from_hours(1), async {}).await;
    assert_eq!(file(&city).last().expect("read").expect("there").checkpoint.size(), 5);
}

#[tokio::test]
async fn a_line_that_a_power_cut_left_half_written_is_passed_over() {
    let city = Installation::with_entries(crate::support::Base::sqlite(), 3).await;
    write(&city, 1).await;
    let whole = std::fs::read_to_string(file(&city).path()).expect("read");
    std::fs::write(file(&city).path(), format!("{whole}{}", &whole[..40])).expect("written");
    assert_eq!(file(&city).last().expect("read").expect("there").checkpoint.size(), 3);
    city.write(4, vec![created(9)]).await;
    assert!(write(&city, 5).await);
    assert_eq!(file(&city).last().expect("read").expect("there").checkpoint.size(), 4);
    assert_eq!(file(&city).all().expect("read").len(), 2);
    std::fs::write(file(&city).path(), "a shopping list\nmilk\n").expect("written");
    assert!(matches!(file(&city).last(), Err(LogError::NotACheckpoint(_))));
}

#[tokio::test]
async fn one_signed_note_by_itself_is_read_too() {
    let city = Installation::with_entries(crate::support::Base::sqlite(), 3).await;
    write(&city, 1).await;
    let kept = file(&city).last().expect("read").expect("there").checkpoint;
    assert_eq!(read_all(kept.text()).expect("read"), [kept]);
}

#[tokio::test]
async fn an_older_copy_put_back_is_refused_in_plain_words() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 6).await;
        check_against(&city.database, &file(&city))
            .await
            .expect("nothing is known against it");
        write(&city, 1).await;
        city.write(7, vec![created(9)]).await;
        check_against(&city.database, &file(&city)).await.expect("it went on");
        city.damage("DELETE FROM log_entry WHERE entry_index >= 4").await;
        let refused = check_against(&city.database, &file(&city))
            .await
            .expect_err("it went back");
        assert!(matches!(refused, LogError::RolledBack { size: 6, now: 4, .. }));
        let words = refused.to_string();
        for word in [
            "rolled back",
            "2026-03-02T09:00:01",
            "6 entries",
            "now it has 4",
            "accept-rollback",
        ] {
            assert!(words.contains(word), "{word:?} in {words}");
        }
        // The program went on from the older copy: as long as before, but another log.
        let log = city.another().await;
        log.record(&city.database, after(9), vec![created(70), created(71), created(72)])
            .await
            .expect("written");
        let refused = check_against(&city.database, &file(&city)).await;
        assert!(matches!(refused, Err(LogError::Forked { size: 6, .. })));
    })
    .await;
}

#[tokio::test]
async fn a_rollback_that_is_accepted_is_told_by_the_log_for_ever() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 4).await;
        for (seconds, number) in [(1, 50), (2, 51), (3, 52)] {
            write(&city, seconds).await;
            city.write(10, vec![created(number)]).await;
        }
        write(&city, 4).await;
        city.damage("DELETE FROM log_entry WHERE entry_index >= 5").await;
        let log = city.another().await;
        let kept = file(&city);
        let accept = || accept_rollback(&log, &city.database, &kept, officer(), after(20));
        assert_eq!(accept().await.expect("accepted"), Some(5));
        check_against(&city.database, &file(&city))
            .await
            .expect("the new checkpoint fits");
        assert_eq!(accept().await.expect("done"), None, "there is nothing more to accept");

        let kept = file(&city).all().expect("read");
        assert_eq!(sizes(&kept), [4, 5, 6, 7, 6]);
        let found = verify_database(&city.database, Vec::new(), kept).await.expect("read");
        let report = found.expect("what is gone was accepted");
        assert_eq!((report.size, report.checkpoints), (6, 3));
        let told = &report.rollbacks[0];
        assert_eq!((told.index, told.kept, told.lost), (5, 5, 7));

        // Another loss is not covered by what was accepted then.
        city.damage("DELETE FROM log_entry WHERE entry_index >= 5").await;
        let kept = file(&city).all().expect("read");
        let finding = verify_database(&city.database, Vec::new(), kept)
            .await
            .expect("read")
            .expect_err("found");
        assert_eq!(finding.index, 5);
        assert!(matches!(finding.wrong, Wrong::RolledBack { .. }));
    })
    .await;
}

#[tokio::test]
async fn checkpoints_of_another_log_are_refused() {
    let city = Installation::with_entries(crate::support::Base::sqlite(), 3).await;
    write(&city, 1).await;
    let text = std::fs::read_to_string(file(&city).path()).expect("read");
    let base = crate::support::Base::sqlite();
    let other = database::open(&base.url).await.expect("opens");
    database::migrate(&other).await.expect("migrates");
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("key");
    seloste::history::Log::open(&other, Some(&key), "elsewhere.example", after(0), &mut super::random(9))
        .await
        .expect("begins");
    let wrong = CheckpointFile::at(folder.path().join("checkpoints"));
    std::fs::write(wrong.path(), text).expect("written");
    let refused = check_against(&other, &wrong).await.expect_err("of another log");
    assert!(matches!(refused, LogError::OtherLog { .. }), "{refused}");
}
