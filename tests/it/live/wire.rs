//! A client on the other end of a wire, without a network between.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Error,
    extract::ws::{CloseFrame, Message},
    http::HeaderMap,
};
use entity::vocabulary::Language;
use futures_util::{Sink, Stream};
use seloste::{
    http::{
        self,
        live::{Visitor, converse},
    },
    records::inventory::Committed,
};
use serde_json::{Value, json};
use tokio::{
    sync::{broadcast, mpsc},
    task::JoinHandle,
    time::timeout,
};

use super::{Person, Server};

/// Long beyond anything that is waited for; a test that waits so long has failed.
const NEVER: Duration = Duration::from_secs(30);

/// The server's end.
struct Pipe {
    hears: mpsc::UnboundedReceiver<Message>,
    says: mpsc::UnboundedSender<Message>,
    stuck: Arc<AtomicBool>,
}

impl Stream for Pipe {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.hears.poll_recv(context).map(|message| message.map(Ok))
    }
}

impl Sink<Message> for Pipe {
    type Error = Error;

    fn poll_ready(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        if self.stuck.load(Ordering::SeqCst) {
            // As when the system's buffers are full and the client reads nothing.
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, message: Message) -> Result<(), Error> {
        self.says.send(message).map_err(Error::new)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Poll::Ready(Ok(()))
    }
}

/// The client's end.
pub struct Client {
    says: mpsc::UnboundedSender<Message>,
    hears: mpsc::UnboundedReceiver<Message>,
    /// Set, the client reads nothing any more.
    pub stuck: Arc<AtomicBool>,
    carried: JoinHandle<()>,
}

impl Client {
    /// A client that has just connected.
    pub fn of(server: &Server) -> Self {
        Self::following(server, server.inventory.follow_commits())
    }

    /// The same, from somewhere: what it asks is charged.
    pub fn from_afar(server: &Server, address: &str) -> Self {
        let afar = http::client::Client {
            address: address.parse().expect("an address"),
            https: false,
        };
        Self::carried(server, server.inventory.follow_commits(), Some(afar))
    }

    /// The same, told of these commits.
    pub fn following(server: &Server, commits: broadcast::Receiver<Arc<Committed>>) -> Self {
        Self::carried(server, commits, None)
    }

    fn carried(
        server: &Server,
        commits: broadcast::Receiver<Arc<Committed>>,
        client: Option<http::client::Client>,
    ) -> Self {
        let (says, hears_of_server) = mpsc::unbounded_channel();
        let (says_of_server, hears) = mpsc::unbounded_channel();
        let stuck = Arc::new(AtomicBool::new(false));
        let pipe = Pipe {
            hears: hears_of_server,
            says: says_of_server,
            stuck: Arc::clone(&stuck),
        };
        let app = Arc::clone(&server.app);
        let visitor = Visitor {
            headers: HeaderMap::new(),
            language: Language::En,
            client,
        };
        let carried = tokio::spawn(async move { converse(&app, visitor, pipe, commits).await });
        Self {
            says,
            hears,
            stuck,
            carried,
        }
    }

    /// Says this text.
    pub fn say_text(&self, text: &str) {
        // The server may have hung up; then what follows tells.
        let _ = self.says.send(Message::text(text.to_owned()));
    }

    pub fn say(&self, message: &Value) {
        self.say_text(&message.to_string());
    }

    /// Introduces itself and is let in.
    pub async fn greet(&mut self, person: Option<&Person>) {
        let shown = person.map(|person| json!({"authorization": format!("Account {}", person.account.key)}));
        self.say(&json!({"type": "connection_init", "payload": shown.unwrap_or_else(|| json!({}))}));
        assert_eq!(self.hear().await, json!({"type": "connection_ack"}));
    }

    /// Subscribes, and is sure that this was taken: a refusal would have come before the answer to the ping.
    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.ask(id, query);
        self.settle().await;
    }

    pub fn ask(&self, id: &str, query: &str) {
        self.say(&json!({"type": "subscribe", "id": id, "payload": {"query": query}}));
    }

    /// Waits until all that was said has been heard; nothing else may come meanwhile.
    pub async fn settle(&mut self) {
        self.say(&json!({"type": "ping"}));
        assert_eq!(self.hear().await, json!({"type": "pong"}));
    }

    /// The next thing the server says.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.message().await {
                Message::Text(text) => return serde_json::from_str(&text).expect("the server speaks JSON"),
                Message::Ping(_) => {}
                other => panic!("the server said {other:?}"),
            }
        }
    }

    /// The field's value of the next event.
    pub async fn event(&mut self) -> Value {
        let heard = self.hear().await;
        assert_eq!(heard["type"], "next", "{heard}");
        assert!(heard["payload"]["errors"].is_null(), "{heard}");
        let data = heard["payload"]["data"].as_object().expect("an event has data");
        data.values().next().expect("of one field").clone()
    }

    /// The code with which a subscription is refused or ended.
    pub async fn refusal(&mut self, id: &str) -> String {
        let heard = self.hear().await;
        assert_eq!((&heard["type"], &heard["id"]), (&json!("error"), &json!(id)), "{heard}");
        heard["payload"][0]["extensions"]["code"]
            .as_str()
            .expect("a code")
            .to_owned()
    }

    /// The code with which the server closes the connection.
    pub async fn closed(mut self) -> u16 {
        loop {
            match self.message().await {
                Message::Close(Some(CloseFrame { code, .. })) => return code,
                Message::Ping(_) => {}
                other => panic!("the server said {other:?}"),
            }
        }
    }

    /// Resolves when the server has let go of the connection, without a word.
    pub async fn let_go(mut self) {
        timeout(NEVER, self.carried)
            .await
            .expect("it ends")
            .expect("it does not panic");
        while let Ok(message) = self.hears.try_recv() {
            assert!(!matches!(message, Message::Close(_)), "{message:?}");
        }
    }

    async fn message(&mut self) -> Message {
        let message = timeout(NEVER, self.hears.recv())
            .await
            .expect("the server says something");
        message.expect("the server says something before it goes")
    }
}
