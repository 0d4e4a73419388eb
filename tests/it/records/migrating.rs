//! Programs that start at once on one database: one takes the steps, the others find them taken.

use seloste::records::database::{self, Fit};

use crate::support::on_each_database;

#[tokio::test]
async fn programs_that_start_at_once_migrate_one_database_once() {
    on_each_database(|base| async move {
        // The whole of it, so that its folder lives as long as the test.
        let base = base;
        let mut programs = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let url = base.url.clone();
            programs.spawn(async move {
                let database = database::open(&url).await.expect("opens");
                database::migrate(&database).await.expect("migrates");
                database::fit(&database).await.expect("told")
            });
        }
        for fit in programs.join_all().await {
            assert_eq!(fit, Fit::Current);
        }
    })
    .await;
}
