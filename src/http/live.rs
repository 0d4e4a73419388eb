//! Who may listen to what happens, for how long, and how many at a time? Subscriptions over a WebSocket at `/graphql/live`.
//!
//! A route of its own, so that `/graphql` keeps its content negotiation, limits and deadline, none of which fit a connection
//! that stays. What is said on it is graphql-transport-ws; only subscriptions are, since queries and mutations have their cost,
//! rate, deadline and retries seen to over POST.

mod message;
mod reader;
mod socket;

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    extract::{
        State,
        ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::any,
};
use chrono::{DateTime, Utc};
use tokio::sync::{Semaphore, watch};

pub use self::socket::{Visitor, Wire, converse};
use super::{client::Client, refusal::language};
use crate::{access::Actor, app::App, error::Result};

/// The protocol's name, as `Sec-WebSocket-Protocol` has it.
const PROTOCOL: &str = "graphql-transport-ws";

/// The largest message, in bytes: as large as a body over POST.
const LARGEST: usize = 64 * 1024;

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at one time.
    pub sockets: u32,
    /// Subscriptions on one connection.
    pub subscriptions: usize,
    /// How long a client may take to introduce itself.
    pub greeting: Duration,
    /// Between two pings; a client that says nothing from one to the next is gone. Rights are asked again then, too.
    pub heartbeat: Duration,
    /// How long a client may take to read a message that does not fit what the system holds for it.
    pub sending: Duration,
    /// Messages that a client may send from one ping to the next.
    pub messages: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sockets: 1_000,
            subscriptions: 20,
            greeting: Duration::from_secs(10),
            heartbeat: Duration::from_secs(20),
            sending: Duration::from_secs(10),
            messages: 200,
        }
    }
}

/// Whether whoever stands at the door is let in, and as whom.
#[derive(Debug)]
pub enum Admission {
    /// With these rights; the public has none.
    As {
        /// Who it is.
        actor: Actor,
        /// The moment at which the session or the token ends, where one is known. The door is asked again then.
        until: Option<DateTime<Utc>>,
    },
    /// What they show proves nothing, or no longer does: the connection is closed with 4401.
    Unauthorized,
    /// The account is closed: the connection is closed with 4403.
    Forbidden,
}

/// An answer of the door, to be waited for.
pub type Admitting<'a> = Pin<Box<dyn Future<Output = Result<Admission>> + Send + 'a>>;

/// Says who comes. The same question as for a request over HTTP, asked with the headers of the handshake.
pub trait Door: Send + Sync {
    /// Who comes with these headers, with the rights of now. Where the client gave `authorization` in its `connection_init`, it
    /// stands among them as `Authorization`. Asked at the beginning, when what all controllers share has changed, when a grant
    /// begins or ends, and at every heartbeat.
    fn admit<'a>(&'a self, app: &'a App, headers: &'a HeaderMap, now: DateTime<Utc>) -> Admitting<'a>;
}

/// What all live connections share.
pub struct Live {
    door: Box<dyn Door>,
    limits: Limits,
    clock: fn() -> DateTime<Utc>,
    places: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
    signed_out: watch::Sender<()>,
}

impl Live {
    /// Connections through this door, within these limits, by this clock.
    pub fn new(door: Box<dyn Door>, limits: Limits, clock: fn() -> DateTime<Utc>) -> Self {
        Self {
            door,
            limits,
            clock,
            places: Arc::new(Semaphore::new(limits.sockets as usize)),
            stopping: watch::Sender::new(false),
            signed_out: watch::Sender::new(()),
        }
    }

    /// Tells every connection that the server goes away (close code 1001), and lets no other in.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Somebody's session was ended, here or elsewhere: every connection asks again at once who it is.
    pub fn somebody_signed_out(&self) {
        self.signed_out.send_replace(());
    }

    /// Resolves when no connection is open any more.
    pub async fn all_closed(&self) {
        // Never closed, so it can only succeed.
        let _ = self.places.acquire_many(self.limits.sockets).await;
    }
}

/// `/graphql/live`: subscriptions over graphql-transport-ws.
pub fn router() -> Router<Arc<App>> {
    Router::new().route("/graphql/live", any(upgrade))
}

async fn upgrade(
    State(app): State<Arc<App>>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    if *app.live.stopping.borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "The server is stopping.\n").into_response();
    }
    let Ok(place) = Arc::clone(&app.live.places).try_acquire_owned() else {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many connections: try again later.\n",
        )
            .into_response();
    };
    let upgrade = upgrade
        .protocols([PROTOCOL])
        .max_message_size(LARGEST)
        .max_frame_size(LARGEST);
    let spoken = upgrade.selected_protocol().is_some();
    let language = language(&headers);
    let commits = app.inventory.follow_commits();
    upgrade.on_upgrade(async move |wire| {
        // Given back when the connection ends.
        let _place = place;
        if spoken {
            let visitor = Visitor {
                headers,
                language,
                client: client.map(|Extension(client)| client),
            };
            converse(&app, visitor, wire, commits).await;
        } else {
            socket::refuse(wire, &app.live.limits).await;
        }
    })
}
