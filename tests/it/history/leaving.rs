//! What leaves the house is in the log, and an older copy of the database is refused before anything is written to it.

use entity::vocabulary::LogAct;
use sea_orm::ConnectionTrait;
use seloste::{
    history::{
        checkpoint::{CheckpointFile, CheckpointWriter},
        stored,
    },
    records::{database, exchange},
};
use serde_json::json;

use super::{after, entries_of};
use crate::{
    commands::{refused, text},
    enduring::program::Installation,
    support::{make, on_each_database},
};

#[tokio::test]
async fn each_export_of_the_inventory_is_one_entry_and_a_refused_one_is_none() {
    on_each_database(|base| async move {
        let installation = Installation::over(base);
        let file = installation.file("oulu.json");
        std::fs::write(&file, exchange::write(&make::city("oulu"))).expect("written");
        installation.run(&["import", text(&file)]);
        installation.run(&["export", "--controller", "oulu"]);
        refused(
            &installation.try_to_run(&["export", "--controller", "turku"]),
            1,
            &["turku"],
        );
        let whole = installation.file("whole.json");
        installation.run(&["export", "--output", text(&whole)]);

        let database = database::open(&installation.base.url).await.expect("opens");
        let told = entries_of(&database, LogAct::Export).await;
        let details: Vec<_> = told.iter().map(|entry| json!(entry.details)).collect();
        assert_eq!(
            details,
            [
                json!({"what": "inventory", "controllers": ["oulu"]}),
                json!({"what": "inventory"})
            ]
        );
        assert!(told.iter().all(|entry| &*entry.by.role == "OPERATOR"));
        installation.log_fits(None);
    })
    .await;
}

#[tokio::test]
async fn an_older_copy_is_refused_before_anything_is_written_to_it() {
    on_each_database(|base| async move {
        let installation = Installation::over(base);
        let file = installation.file("oulu.json");
        std::fs::write(&file, exchange::write(&make::city("oulu"))).expect("written");
        installation.run(&["import", text(&file)]);
        let database = database::open(&installation.base.url).await.expect("opens");
        let mut kept = CheckpointWriter::new(Some(CheckpointFile::at(installation.checkpoints()))).expect("a writer");
        kept.write(&database, after(1), &mut std::io::sink())
            .await
            .expect("written");

        // The end is cut off; then all of it, so that a log would be begun anew if that were not looked at first.
        for left in [2, 0] {
            let cut = format!("DELETE FROM log_entry WHERE entry_index >= {left}");
            database.execute_unprepared(&cut).await.expect("the database obeys");
            refused(
                &installation.try_to_run(&["demo", "--listen", "127.0.0.1:0"]),
                3,
                &["rolled back", "accept-rollback"],
            );
            assert_eq!(
                stored::size(&database).await.expect("read"),
                left,
                "something was written"
            );
        }
    })
    .await;
}
