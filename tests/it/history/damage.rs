//! Whoever changes the database behind the program's back is found out by verifying it.

use migration::{Migrator, MigratorTrait};
use seloste::history::{
    checkpoint::{CheckpointFile, CheckpointWriter},
    verify::{Finding, Wrong, verify_database},
};

use super::{Installation, after};
use crate::support::{Base, on_each_database};

async fn found_after(base: Base, sql: &str) -> Finding {
    let city = Installation::with_entries(base, 12).await;
    assert!(city.verify().await.is_ok());
    city.damage(sql).await;
    city.verify().await.expect_err(sql)
}

#[tokio::test]
async fn a_row_that_was_taken_out_is_missed() {
    on_each_database(|base| async move {
        let finding = found_after(base, "DELETE FROM log_entry WHERE entry_index = 4").await;
        assert_eq!(
            finding,
            Finding {
                index: 4,
                wrong: Wrong::Missing { found: 5 }
            }
        );
    })
    .await;
}

#[tokio::test]
async fn an_entry_that_was_rewritten_is_found() {
    on_each_database(|base| async move {
        let sql = "UPDATE log_entry SET text = replace(text, 'Rekisteri', 'Luettelo') WHERE entry_index = 4";
        assert_eq!(
            found_after(base, sql).await,
            Finding {
                index: 4,
                wrong: Wrong::Edited
            }
        );
    })
    .await;
}

#[tokio::test]
async fn a_signature_taken_from_another_entry_is_found() {
    on_each_database(|base| async move {
        let sql = "UPDATE log_entry SET signature = (SELECT signature FROM log_entry WHERE entry_index = 3) WHERE entry_index = 4";
        assert_eq!(found_after(base, sql).await, Finding { index: 4, wrong: Wrong::NotSigned });
    })
    .await;
}

#[tokio::test]
async fn a_column_that_says_otherwise_than_its_entry_is_found() {
    on_each_database(|base| async move {
        let sql = "UPDATE log_entry SET key = 'pori/99' WHERE entry_index = 4";
        assert_eq!(
            found_after(base, sql).await,
            Finding {
                index: 4,
                wrong: Wrong::Column { name: "key" }
            }
        );
    })
    .await;
    on_each_database(|base| async move {
        // Whose deed it was is asked of the column; what is signed is the text.
        let sql = "UPDATE log_entry SET account = 'a-99' WHERE entry_index = 4";
        assert_eq!(
            found_after(base, sql).await,
            Finding {
                index: 4,
                wrong: Wrong::Column { name: "account" }
            }
        );
    })
    .await;
}

#[tokio::test]
async fn who_did_it_is_told_again_of_a_log_from_before_it_was_kept_beside() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 12).await;
        let steps = Migrator::migrations();
        let since = steps.iter().position(|step| step.name().ends_with("who_did_it"));
        let back = u32::try_from(steps.len() - since.expect("a step of this name")).expect("a few");
        Migrator::down(&city.database, Some(back)).await.expect("taken back");
        Migrator::up(&city.database, None).await.expect("made again");
        // The verifier compares every column with its text.
        assert!(city.verify().await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_hash_of_the_tree_that_was_changed_is_found() {
    on_each_database(|base| async move {
        // Entry 7 completes three subtrees; what others stored there would mislead every later proof.
        let sql =
            "UPDATE log_entry SET hashes = (SELECT hashes FROM log_entry WHERE entry_index = 3) WHERE entry_index = 7";
        let finding = found_after(base, sql).await;
        assert_eq!(
            finding,
            Finding {
                index: 7,
                wrong: Wrong::Edited
            }
        );
    })
    .await;
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_missed_by_whoever_kept_a_checkpoint() {
    on_each_database(|base| async move {
        let city = Installation::with_entries(base, 12).await;
        let file = CheckpointFile::at(city.folder.path().join("checkpoints"));
        let mut writer = CheckpointWriter::new(Some(file.clone())).expect("a writer");
        writer
            .write(&city.database, after(20), &mut Vec::new())
            .await
            .expect("written");
        city.damage("DELETE FROM log_entry WHERE entry_index >= 9").await;
        assert!(city.verify().await.is_ok(), "by itself it fits");
        let kept = file.all().expect("read");
        let finding = verify_database(&city.database, Vec::new(), kept)
            .await
            .expect("read")
            .expect_err("cut");
        assert_eq!(
            finding,
            Finding {
                index: 9,
                wrong: Wrong::RolledBack { size: 12 }
            }
        );
    })
    .await;
}
