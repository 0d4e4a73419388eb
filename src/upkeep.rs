//! What does a running server do by itself? It follows other instances, publishes what is due, runs saved reports, keeps checkpoints
//! of the log.

use std::{future::Future, sync::Arc, time::Duration};

use chrono::Utc;
use tokio::{sync::broadcast::error::RecvError, task::JoinSet};

use crate::{
    app::App,
    compliance::since,
    history::checkpoint::{self, CheckpointWriter},
    http::sign_in,
    lookup::Lookup,
    notices::approval::publish_due,
    records::inventory::Inventory,
    reports::due::run_due,
};

/// How often it is asked whether a publication is due.
const DUE: Duration = Duration::from_secs(10);

/// How often it is asked whether a new day has begun.
const NEW_DAY: Duration = Duration::from_mins(10);

/// How long it is waited after findings could not be written down.
const AGAIN: Duration = Duration::from_mins(1);

/// Starts what goes on for as long as the server runs. Dropped, all of it stops; the writer of checkpoints is told by
/// `told_to_stop` and writes a last one.
pub fn start(
    app: &Arc<App>,
    checkpoints: Option<CheckpointWriter>,
    told_to_stop: impl Future<Output = ()> + Send + 'static,
) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    tasks.spawn(Arc::clone(&app.inventory).follow());
    // So that a question to all of a nation finds it in memory; no answer waits for it. It ends by itself, and so is none of the
    // tasks that a stop waits for.
    app.inventory.go_on_loading();
    tasks.spawn(sign_in::keep_swept(Arc::clone(app)));
    tasks.spawn(sign_in::keep_telling(Arc::clone(app)));
    tasks.spawn(sign_in::keep_hearing_of_ends(Arc::clone(app)));
    tasks.spawn(keep_publishing(Arc::clone(&app.inventory)));
    tasks.spawn(keep_running_reports(Arc::clone(&app.inventory)));
    tasks.spawn(keep_findings_dated(Arc::clone(&app.inventory)));
    tasks.spawn(Lookup::keep(Arc::clone(&app.inventory)));
    if let Some(writer) = checkpoints {
        let (app, database) = (Arc::clone(app), app.inventory.database().clone());
        // The last checkpoint speaks for all that is written, and so comes after it.
        let told_to_stop = async move {
            told_to_stop.await;
            sign_in::tell_refusals(&app, true).await;
        };
        tasks.spawn(checkpoint::keep(database, writer, checkpoint::EVERY, told_to_stop));
    }
    tasks
}

/// Writes down since when findings stand: of all controllers at the start and each new day, of the touched ones after a commit.
async fn keep_findings_dated(inventory: Arc<Inventory>) {
    let mut commits = inventory.follow_commits();
    let mut day = None;
    loop {
        let now = Utc::now();
        let done = if day == Some(now.date_naive()) {
            match tokio::time::timeout(NEW_DAY, commits.recv()).await {
                Ok(Ok(committed)) => since::write_down_after(&inventory, &committed, now).await,
                // Some were missed: then all are looked at.
                Ok(Err(RecvError::Lagged(_))) => since::write_down_all(&inventory, now).await,
                Ok(Err(RecvError::Closed)) => return,
                Err(_) => Ok(0),
            }
        } else {
            day = Some(now.date_naive());
            since::write_down_all(&inventory, now).await
        };
        if let Err(error) = done {
            tracing::error!(%error, "since when findings stand could not be written down; all are looked at again");
            // What was missed is found by comparing what stands with what is written.
            day = None;
            tokio::time::sleep(AGAIN).await;
        }
    }
}

async fn keep_publishing(inventory: Arc<Inventory>) {
    let mut ticks = tokio::time::interval(DUE);
    loop {
        ticks.tick().await;
        if let Err(error) = publish_due(&inventory, Utc::now()).await {
            tracing::error!(%error, "not all that was due could be published");
        }
    }
}

/// Runs saved reports whose time has come, one after another.
async fn keep_running_reports(inventory: Arc<Inventory>) {
    let mut ticks = tokio::time::interval(DUE);
    // A round may take longer than the pause between two; those that were missed are not made up for.
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = run_due(&inventory, Utc::now()).await {
            tracing::error!(%error, "not all saved reports that were due could be run");
        }
    }
}
