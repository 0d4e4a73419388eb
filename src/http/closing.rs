//! When does the server stop? Told to what may live long: a connection that was upgraded sees it by the extension [`Closing`].

use tokio::sync::watch;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Open,
    Closing,
    Over,
}

/// Tells when the server stops.
#[derive(Clone, Debug)]
pub struct Closer(watch::Sender<Phase>);

/// Knows when the server stops. Every request carries one as an extension.
#[derive(Clone, Debug)]
pub struct Closing(watch::Receiver<Phase>);

impl std::fmt::Debug for Phase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Over => "over",
        })
    }
}

/// Both ends, while the server runs.
pub fn closing() -> (Closer, Closing) {
    let (sender, receiver) = watch::channel(Phase::Open);
    (Closer(sender), Closing(receiver))
}

impl Closer {
    /// The server takes no new connection; those that live long should take leave.
    pub fn begin(&self) {
        self.0.send_replace(Phase::Closing);
    }

    /// Resolves when nobody is left who knows of it: no connection, upgraded or not.
    pub async fn all_gone(self) {
        self.0.closed().await;
    }

    /// Whoever is still there is cut off.
    pub fn over(&self) {
        self.0.send_replace(Phase::Over);
    }
}

impl Closing {
    /// Resolves when it is time to take leave.
    pub async fn begun(mut self) {
        // An error says that the server is gone, which is the same.
        let _ = self.0.wait_for(|phase| *phase >= Phase::Closing).await;
    }

    /// Resolves when the connection is cut off.
    pub async fn over(mut self) {
        let _ = self.0.wait_for(|phase| *phase == Phase::Over).await;
    }
}
