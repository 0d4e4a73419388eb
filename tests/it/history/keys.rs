//! The key lives in a file, is rotated by an entry that the old one signs, and its loss is told.

use seloste::history::{
    Log, LogError,
    rotate::{replace_lost, rotate},
    verify::{Wrong, verify_database},
};

use super::{Installation, ORIGIN, after, created, officer, random};
use crate::support::{Base, now, on_each_database};

async fn reopen(city: &Installation) -> Result<Log, LogError> {
    Log::open(&city.database, Some(&city.key_file()), ORIGIN, now(), &mut random(8)).await
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_program_s_own_user_may_read_the_key() {
    use std::os::unix::fs::PermissionsExt;

    let city = Installation::new(Base::sqlite()).await;
    let about = std::fs::metadata(city.key_file()).expect("there");
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
    assert!(
        !format!("{:?}", city.log).contains("PRIVATE"),
        "and the secret is never shown"
    );
}

#[tokio::test]
async fn a_log_whose_key_is_not_there_says_what_to_do() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 3).await;
        let aside = city.folder.path().join("aside");
        std::fs::rename(city.key_file(), &aside).expect("moved");
        let refused = reopen(&city).await.expect_err("no key").to_string();
        for word in ["3 entries", "log-key", "put the file back", "rotate-key --lost"] {
            assert!(refused.contains(word), "{word:?} in {refused}");
        }
        assert!(!city.key_file().exists(), "no new key is made in silence");

        std::fs::write(city.key_file(), "half a ke").expect("written");
        assert!(matches!(reopen(&city).await, Err(LogError::KeyFile { .. })));
        let elsewhere = Installation::new(Base::sqlite()).await;
        rotate(&elsewhere.log, &elsewhere.database, officer(), after(1), &mut random(9))
            .await
            .expect("another key");
        std::fs::copy(elsewhere.key_file(), city.key_file()).expect("copied");
        assert!(matches!(reopen(&city).await, Err(LogError::OtherKey { .. })));
        std::fs::rename(&aside, city.key_file()).expect("moved back");
        reopen(&city).await.expect("it goes on");
    })
    .await;
}

#[tokio::test]
async fn the_key_is_rotated_and_the_old_one_vouches_for_the_new() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 4).await;
        let (old, other) = (city.log.public_key(), city.another().await);
        let new = rotate(&city.log, &city.database, officer(), after(5), &mut random(9))
            .await
            .expect("rotated");
        assert_ne!(new, old);
        city.write(6, vec![created(5)]).await;
        other
            .record(&city.database, after(7), vec![created(6)])
            .await
            .expect("another instance follows");
        assert_eq!(other.public_key(), new);
        assert_eq!(reopen(&city).await.expect("opens").public_key(), new);

        for trusted in [Vec::new(), vec![old.clone()], vec![new.clone()]] {
            let found = verify_database(&city.database, trusted, Vec::new())
                .await
                .expect("read");
            let keys: Vec<_> = found
                .expect("it fits")
                .keys
                .into_iter()
                .map(|period| (period.from, period.key))
                .collect();
            assert_eq!(keys, [(0, old.clone()), (5, new.clone())]);
        }
    })
    .await;
}

#[tokio::test]
async fn instances_that_rotate_one_after_another_do_not_lose_the_key() {
    on_each_database(|base| async move {
        let city = Installation::new(base).await;
        let other = city.another().await;
        for round in 0..3 {
            let by = if round % 2 == 0 { &other } else { &city.log };
            let new = rotate(
                by,
                &city.database,
                officer(),
                after(round),
                &mut random(round.unsigned_abs() + 20),
            )
            .await
            .expect("rotated");
            assert_eq!(reopen(&city).await.expect("opens").public_key(), new);
        }
        assert_eq!(city.verify().await.expect("it fits").keys.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_rotation_cut_short_after_its_commit_is_finished_at_the_next_start() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 3).await;
        let old = std::fs::read(city.key_file()).expect("read");
        let new = rotate(&city.log, &city.database, officer(), after(5), &mut random(9))
            .await
            .expect("rotated");
        // As the disk was between the commit and the move.
        std::fs::rename(city.key_file(), city.folder.path().join("log-key.next")).expect("moved");
        std::fs::write(city.key_file(), old).expect("written");
        let log = reopen(&city).await.expect("opens");
        assert_eq!(log.public_key(), new);
        log.record(&city.database, after(6), vec![created(9)])
            .await
            .expect("written");
        assert!(!city.folder.path().join("log-key.next").exists());
        city.verify().await.expect("it fits");
    })
    .await;
}

#[tokio::test]
async fn a_lost_key_is_replaced_and_whoever_verifies_decides() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 4).await;
        let old = city.log.public_key();
        let replace =
            || async { replace_lost(&city.database, &city.key_file(), officer(), after(5), &mut random(9)).await };
        let refused = replace().await.expect_err("it is not lost").to_string();
        assert!(refused.contains("without --lost"), "{refused}");
        std::fs::remove_file(city.key_file()).expect("lost");
        let new = replace().await.expect("replaced");
        let log = reopen(&city).await.expect("opens");
        log.record(&city.database, after(6), vec![created(9)])
            .await
            .expect("written");

        for trusted in [Vec::new(), vec![old.clone()]] {
            let found = verify_database(&city.database, trusted, Vec::new())
                .await
                .expect("read");
            let finding = found.expect_err("nobody vouches for it");
            assert_eq!(finding.index, 4);
            assert_eq!(finding.wrong, Wrong::LostKey { key: new.clone() });
        }
        let found = verify_database(&city.database, vec![old, new], Vec::new())
            .await
            .expect("read");
        let report = found.expect("the reader trusts it");
        assert!(report.keys[1].lost && report.keys[1].from == 4);
    })
    .await;
}

#[tokio::test]
async fn a_log_cannot_be_named_with_spaces() {
    let base = Base::sqlite();
    let database = seloste::records::database::open(&base.url).await.expect("opens");
    seloste::records::database::migrate(&database).await.expect("migrates");
    let refused = Log::open(&database, None, "City of Pori", now(), &mut random(1)).await;
    assert!(matches!(refused, Err(LogError::BadOrigin(_))));
}
