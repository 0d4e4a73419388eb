//! What is said on a live connection? The messages of graphql-transport-ws, and its close codes.

use async_graphql::{Response, ServerError, Variables};
use axum::extract::ws::{CloseFrame, Message};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::graphql::Question;

/// The longest id that a client may give a subscription, in bytes.
const LONGEST_ID: usize = 128;

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Heard {
    /// It introduces itself.
    ConnectionInit {
        /// What it shows of itself.
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    /// It asks whether we are there.
    Ping {},
    /// It is there.
    Pong {},
    /// It opens a subscription.
    Subscribe {
        /// Its own name for it.
        id: String,
        /// What it asks.
        payload: Asked,
    },
    /// It ends a subscription.
    Complete {
        /// Which.
        id: String,
    },
}

/// What a client asks, as over HTTP.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    query: String,
    #[serde(default)]
    operation_name: Option<String>,
    #[serde(default)]
    variables: Option<Map<String, Value>>,
}

impl Asked {
    /// As the schema takes it.
    pub fn question(self) -> Question {
        Question {
            query: self.query,
            operation_name: self.operation_name,
            variables: self
                .variables
                .map(|values| Variables::from_json(Value::Object(values)))
                .unwrap_or_default(),
            queries_only: false,
        }
    }
}

/// Reads what a client said; `None` when that is not the protocol.
pub fn read(text: &str) -> Option<Heard> {
    let heard: Heard = serde_json::from_str(text).ok()?;
    match &heard {
        Heard::Subscribe { id, .. } if id.is_empty() || id.len() > LONGEST_ID => None,
        _ => Some(heard),
    }
}

/// It is let in.
pub fn welcome() -> Message {
    message(&json!({"type": "connection_ack"}))
}

/// We are here.
pub fn pong() -> Message {
    message(&json!({"type": "pong"}))
}

/// An event of a subscription.
pub fn next(id: &str, answer: &Response) -> Message {
    message(&json!({"type": "next", "id": id, "payload": answer}))
}

/// A subscription is refused, or ends with errors; nothing follows.
pub fn errors(id: &str, errors: &[ServerError]) -> Message {
    message(&json!({"type": "error", "id": id, "payload": errors}))
}

/// A subscription ends.
pub fn complete(id: &str) -> Message {
    message(&json!({"type": "complete", "id": id}))
}

fn message(value: &Value) -> Message {
    Message::text(value.to_string())
}

/// Why a connection is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// The reason, for whoever writes the client.
    pub reason: &'static str,
}

impl Close {
    const fn new(code: u16, reason: &'static str) -> Self {
        Self { code, reason }
    }

    pub const GOING_AWAY: Self = Self::new(1001, "The server is stopping");
    pub const TOO_MUCH: Self = Self::new(1008, "Too many messages");
    pub const NOT_UNDERSTOOD: Self = Self::new(4400, "Not a message of graphql-transport-ws");
    pub const UNAUTHORIZED: Self = Self::new(4401, "Unauthorized");
    pub const FORBIDDEN: Self = Self::new(4403, "Forbidden");
    pub const OTHER_PROTOCOL: Self = Self::new(4406, "Subprotocol not acceptable");
    pub const NO_GREETING: Self = Self::new(4408, "Connection initialisation timeout");
    pub const ID_TAKEN: Self = Self::new(4409, "Subscriber for that id already exists");
    pub const GREETED_TWICE: Self = Self::new(4429, "Too many initialisation requests");
    pub const FAILED: Self = Self::new(4500, "Internal server error");

    /// As it is sent.
    pub fn message(self) -> Message {
        Message::Close(Some(CloseFrame {
            code: self.code,
            reason: self.reason.into(),
        }))
    }
}
