//! What the edge promises: that nobody who wishes ill takes more than their share, asked over real connections.

mod headers;
mod hostile;
mod late;
mod limits;
mod questions;
mod slow;
mod stopping;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
};
use entity::vocabulary::{Role, Scope};
use sea_orm::Iterable;
use seloste::{
    app::App,
    http::{connections, edge::Edge, patience::Patience, server::router},
    records::{
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        tokening::{self, NewToken},
    },
    sign_in::api_token,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use tower::ServiceExt;

use crate::support::{
    Base, dpo, make, now,
    someone::{Over, person},
};

/// Longer than anything here takes, shorter than a person waits.
const PATIENT: Duration = Duration::from_secs(20);

/// A small city behind an edge.
pub struct City {
    pub router: Router,
    /// What its data protection officer's program shows.
    pub token: String,
    _base: Base,
}

impl City {
    /// Behind an edge set up like this.
    pub async fn behind(edge: Edge) -> Self {
        let base = Base::sqlite();
        let inventory = base.open().await;
        let document = make::city("pori");
        Box::pin(exchange::import(
            &inventory,
            &dpo(),
            document,
            ImportOptions::default(),
            now(),
        ))
        .await
        .expect("the document is sound");
        let token = token(&inventory).await;
        let app = Arc::new(App::new(inventory, true).with_edge(edge));
        Self {
            router: router(app),
            token,
            _base: base,
        }
    }

    /// What is answered to a request: status, headers and body.
    pub async fn ask(&self, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body ends");
        (parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    }
}

/// A token that reads and changes everything.
async fn token(inventory: &Arc<Inventory>) -> String {
    let officer = person(inventory, "Officer", Role::Dpo, Over::default()).await;
    let (shown, hash) = api_token::new_token();
    let new = NewToken {
        account: Key::new(officer.account.expect("a person has an account").as_ref()),
        label: "edge".to_owned(),
        scopes: Scope::iter().collect(),
        expires_at: chrono::Utc::now() + chrono::TimeDelta::days(1),
        hash: hash.hex(),
    };
    tokening::make(inventory, &dpo(), new, now())
        .await
        .expect("a token is made");
    shown
}

/// A server on a port of its own.
pub struct Served {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Served {
    /// Serves with so much patience.
    pub async fn with(router: Router, patience: Patience) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async {
            let _ = stopped.await;
        };
        let ended = tokio::spawn(connections::accept(listener, router, patience, stopped, async {}));
        Self { address, stop, ended }
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("the server listens")
    }

    /// A connection on which this was sent.
    pub async fn send(&self, text: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(text.as_bytes()).await.expect("the server reads");
        stream
    }

    /// Tells the server to stop and waits until it has.
    pub async fn stop(self) {
        self.stop.send(()).expect("the server runs");
        tokio::time::timeout(PATIENT, self.ended)
            .await
            .expect("the server stops")
            .expect("without a panic");
    }
}

/// Everything that comes until the other side closes.
pub async fn to_the_end(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end too: what had come before it is what matters.
    let _ = tokio::time::timeout(PATIENT, stream.read_to_end(&mut bytes))
        .await
        .expect("the server closes");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Little patience, and one place: whoever holds it keeps everyone else out.
pub fn one_place() -> Patience {
    Patience {
        head: Duration::from_millis(300),
        body: Duration::from_millis(300),
        write: Duration::from_millis(300),
        least: 16 * 1024,
        grace: Duration::from_millis(500),
        connections: 1,
    }
}
