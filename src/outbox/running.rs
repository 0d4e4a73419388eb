//! When does the dispatcher go round, and how does it stop? After each commit, every few seconds, and until it is told to.

use std::{sync::Arc, time::Duration};

use chrono::Utc;
use tokio::{sync::oneshot, task::JoinHandle};

use super::dispatcher::Dispatcher;
use crate::error::Error;

/// The shortest time between two rounds, so that a busy log is told in batches.
const PAUSE: Duration = Duration::from_millis(200);
/// The longest time between two rounds.
const LOOK: Duration = Duration::from_secs(5);
/// How long a round may go on after the program was told to stop.
const GRACE: Duration = Duration::from_secs(4);

/// A dispatcher at work.
pub struct Running {
    dispatcher: Arc<Dispatcher>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// Puts a dispatcher to work.
    pub fn start(dispatcher: Dispatcher) -> Self {
        let dispatcher = Arc::new(dispatcher);
        let (stop, stopped) = oneshot::channel();
        let working = Arc::clone(&dispatcher);
        Self {
            dispatcher,
            stop,
            task: tokio::spawn(async move { run(&working, stopped).await }),
        }
    }

    /// Lets the round under way come to its end, for a while, and lets go of the lease. What was cut off is sent by the next.
    pub async fn stop(self) {
        let Self {
            dispatcher,
            stop,
            mut task,
        } = self;
        // It may have ended by itself.
        let _ = stop.send(());
        if tokio::time::timeout(GRACE, &mut task).await.is_err() {
            task.abort();
            // A connection whose statement was cut off is not to be used again: the lease ends by itself.
            tracing::warn!("stopped while something was being told; another instance goes on when the lease ends");
            return;
        }
        if let Err(error) = dispatcher.let_go().await {
            tracing::warn!(%error, "the lease on telling was not let go; it ends by itself");
        }
    }
}

/// Goes round until told to stop. A round under way comes to its end first.
async fn run(dispatcher: &Dispatcher, mut stop: oneshot::Receiver<()>) {
    let mut told = dispatcher.follow_commits();
    loop {
        let mut chance = || rand::random::<f64>();
        let again = match dispatcher.round(Utc::now(), &mut chance).await {
            Ok(round) => round.did_something(),
            // The inventory moved on while it was read; the next round sees it as it is.
            Err(Error::Moved) => true,
            Err(error) => {
                tracing::error!(%error, "cannot tell what has happened; trying again");
                false
            }
        };
        let wait = async {
            tokio::time::sleep(PAUSE).await;
            if !again {
                // Nobody having told, and having told too much at once, both mean: look.
                let _ = tokio::time::timeout(LOOK, told.recv()).await;
            }
        };
        tokio::select! {
            _ = &mut stop => return,
            () = wait => {}
        }
    }
}
