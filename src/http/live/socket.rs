//! How does one live connection go, from the greeting to its end?
//!
//! One task carries it and does one thing at a time: it hears the client, or tells it of a commit. So nothing is queued for one
//! reader alone: while a slow one is being told, commits wait in the room that all readers share. When that runs over, the
//! reader is told that it missed some, and asks anew; when it reads nothing at all, it is let go.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_graphql::{Response, ServerError};
use axum::{
    body::Bytes,
    extract::ws::Message,
    http::{HeaderMap, HeaderValue, header},
};
use chrono::{DateTime, Utc};
use entity::vocabulary::Language;
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use serde_json::{Map, Value};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, timeout},
};

use super::{
    Limits,
    message::{Asked, Close, Heard, complete, errors, next, pong, read, welcome},
    reader::{Reader, admit},
};
use crate::{
    access::Actor,
    app::App,
    graphql::{Following, News, Question, Told},
    http::{client::Client, graphql::reading, refusal::Refusal},
    records::{
        inventory::{Committed, Head},
        noun::Kind,
    },
};

/// How long the last word, the close frame, may take.
const LAST_WORD: Duration = Duration::from_secs(1);
/// The longest time between two looks at the clock: it may be set, and long waits overflow.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// What a connection is carried by: messages in, messages out.
pub trait Wire:
    Stream<Item = Result<Message, axum::Error>> + Sink<Message, Error = axum::Error> + Unpin + Send
{
}

impl<W> Wire for W where
    W: Stream<Item = Result<Message, axum::Error>> + Sink<Message, Error = axum::Error> + Unpin + Send
{
}

/// Why a conversation ends.
enum End {
    /// We close it.
    Close(Close),
    /// The client is gone, or reads nothing.
    Gone,
}

type Step = Result<(), End>;

/// Who opened a connection, as the handshake told.
pub struct Visitor {
    /// The headers of the handshake.
    pub headers: HeaderMap,
    /// The language of sentences.
    pub language: Language,
    /// Where they come from, when they came over the network.
    pub client: Option<Client>,
}

/// Carries one connection to its end.
pub async fn converse(app: &App, visitor: Visitor, wire: impl Wire, commits: Receiver<Arc<Committed>>) {
    let now = Instant::now();
    let Visitor {
        headers,
        language,
        client,
    } = visitor;
    let mut socket = Socket {
        app,
        wire,
        headers,
        language,
        client,
        commits,
        reader: None,
        following: BTreeMap::new(),
        heartbeat: now + app.live.limits.heartbeat,
        heard: true,
        messages: 0,
        greeting: now + app.live.limits.greeting,
    };
    if let Err(End::Close(close)) = socket.run().await {
        let _ = timeout(LAST_WORD, socket.wire.send(close.message())).await;
    }
}

/// Closes a connection that would speak another protocol.
pub(super) async fn refuse(mut wire: impl Wire, limits: &Limits) {
    let _ = timeout(limits.sending, wire.send(Close::OTHER_PROTOCOL.message())).await;
}

struct Socket<'a, W> {
    app: &'a App,
    wire: W,
    headers: HeaderMap,
    language: Language,
    client: Option<Client>,
    commits: Receiver<Arc<Committed>>,
    reader: Option<Reader>,
    following: BTreeMap<String, Following>,
    heartbeat: Instant,
    /// Whether the client was heard since the last heartbeat.
    heard: bool,
    messages: u32,
    greeting: Instant,
}

/// What comes next.
enum Event {
    Heard(Option<Result<Message, axum::Error>>),
    Committed(Result<Arc<Committed>, RecvError>),
    Time,
    SignedOut,
    Stop,
}

impl<W: Wire> Socket<'_, W> {
    async fn run(&mut self) -> Step {
        let mut stopping = self.app.live.stopping.subscribe();
        let mut signed_out = self.app.live.signed_out.subscribe();
        loop {
            let wake = self.wake();
            let event = tokio::select! {
                heard = self.wire.next() => Event::Heard(heard),
                committed = self.commits.recv(), if self.reader.is_some() => Event::Committed(committed),
                () = tokio::time::sleep_until(wake) => Event::Time,
                // The sender lives as long as the application, so this is never an error.
                _ = signed_out.changed(), if self.reader.is_some() => Event::SignedOut,
                _ = stopping.wait_for(|stop| *stop) => Event::Stop,
            };
            match event {
                Event::Heard(Some(Ok(message))) => self.hear(message).await?,
                Event::Heard(_) => return Err(End::Gone),
                Event::Committed(Ok(committed)) => self.tell(&committed).await?,
                Event::Committed(Err(_)) => self.lagged().await?,
                Event::SignedOut => self.renew().await?,
                Event::Time => self.keep_time().await?,
                Event::Stop => return Err(End::Close(Close::GOING_AWAY)),
            }
        }
    }

    /// When there is something to do, whether anything happens or not.
    fn wake(&self) -> Instant {
        let wake = match &self.reader {
            None => self.greeting,
            Some(reader) => {
                let wait = (reader.turns - self.now()).to_std().unwrap_or_default();
                Instant::now() + wait.min(LONGEST_WAIT)
            }
        };
        wake.min(self.heartbeat)
    }

    fn now(&self) -> DateTime<Utc> {
        (self.app.live.clock)()
    }

    async fn hear(&mut self, message: Message) -> Step {
        self.heard = true;
        self.messages += 1;
        if self.messages > self.app.live.limits.messages {
            return Err(End::Close(Close::TOO_MUCH));
        }
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(End::Close(Close::NOT_UNDERSTOOD)),
            // Answered by the library; a close is followed by the end of the stream.
            Message::Ping(_) | Message::Pong(_) | Message::Close(_) => return Ok(()),
        };
        match read(&text).ok_or(End::Close(Close::NOT_UNDERSTOOD))? {
            Heard::ConnectionInit { payload } => self.greet(&payload.unwrap_or_default()).await,
            Heard::Ping {} => self.say(pong()).await,
            Heard::Pong {} => Ok(()),
            Heard::Subscribe { id, payload } => self.follow(id, payload).await,
            Heard::Complete { id } => {
                self.following.remove(&id);
                Ok(())
            }
        }
    }

    async fn greet(&mut self, shown: &Map<String, Value>) -> Step {
        if self.reader.is_some() {
            return Err(End::Close(Close::GREETED_TWICE));
        }
        if let Some(authorization) = shown.get("authorization").or_else(|| shown.get("Authorization")) {
            let value = authorization.as_str().and_then(|text| HeaderValue::from_str(text).ok());
            let mut value = value.ok_or(End::Close(Close::UNAUTHORIZED))?;
            value.set_sensitive(true);
            self.headers.insert(header::AUTHORIZATION, value);
        }
        let reader = admit(self.app, &self.headers).await.map_err(End::Close)?;
        self.reader = Some(reader);
        self.say(welcome()).await
    }

    /// Asks again who this is. Whoever is somebody else by now, or nobody, must come anew. Where the rights have changed, or a
    /// day has begun, every subscription is looked at again.
    async fn renew(&mut self) -> Step {
        let Some(before) = self.reader.take() else {
            return Ok(());
        };
        let reader = admit(self.app, &self.headers).await.map_err(End::Close)?;
        if reader.actor.account != before.actor.account {
            return Err(End::Close(Close::UNAUTHORIZED));
        }
        let anew = !reader.sees_the_same_as(&before);
        self.reader = Some(reader);
        if anew { self.tell_all(None).await } else { Ok(()) }
    }

    async fn follow(&mut self, id: String, asked: Asked) -> Step {
        let Some(reader) = &self.reader else {
            return Err(End::Close(Close::UNAUTHORIZED));
        };
        if self.following.contains_key(&id) {
            return Err(End::Close(Close::ID_TAKEN));
        }
        if self.following.len() >= self.app.live.limits.subscriptions {
            return self
                .say(errors(&id, &[coded("TOO_MANY_SUBSCRIPTIONS", self.language)]))
                .await;
        }
        let to = told(self.app, &reader.actor, self.now(), self.language);
        match open(self.app, self.client.as_ref(), to, asked.question()).await {
            Ok(following) => {
                self.following.insert(id, following);
                Ok(())
            }
            Err(refused) => self.say(errors(&id, &refused)).await,
        }
    }

    /// Tells of a commit, with the rights of now.
    async fn tell(&mut self, committed: &Committed) -> Step {
        let inventory = &self.app.inventory;
        // What other instances wrote is told of before memory has come so far.
        if inventory.snapshot().revision < committed.revision
            && let Err(error) = inventory.refresh().await
        {
            tracing::error!(%error, "cannot follow the database");
            return Err(End::Close(Close::FAILED));
        }
        let shared = inventory.snapshot().shared;
        let moved = |reader: &Reader| !Arc::ptr_eq(&reader.shared, &shared);
        // Departments are a controller's own, and decide how far a grant goes.
        let tree = |head: &Head| head.kind == Kind::Department;
        if self.reader.as_ref().is_some_and(moved) || committed.heads.iter().any(tree) {
            self.renew().await?;
        }
        self.tell_all(Some(committed)).await
    }

    async fn tell_all(&mut self, committed: Option<&Committed>) -> Step {
        let all = std::mem::take(&mut self.following);
        for (id, mut following) in all {
            let Some(reader) = &self.reader else { return Ok(()) };
            let to = told(self.app, &reader.actor, self.now(), self.language);
            match self.app.schema.news(&mut following, to, committed).await {
                // Whoever follows more than they may ask is told to ask again later, like one who reads too slowly.
                News::Events(answers)
                    if charge(
                        self.app,
                        self.client.as_ref(),
                        &reader.actor,
                        following.cost * answers.len() as u64,
                    )
                    .is_err() =>
                {
                    self.missed(&id).await?;
                }
                News::Events(answers) => {
                    for answer in answers {
                        self.say(next(&id, &answer)).await?;
                    }
                    self.following.insert(id, following);
                }
                News::TooMuch => self.missed(&id).await?,
                News::Ended(why) => self.say(errors(&id, &why.errors)).await?,
            }
        }
        Ok(())
    }

    /// Commits were missed: every subscription ends with that word, and rights are asked anew, since theirs may be among them.
    async fn lagged(&mut self) -> Step {
        self.commits = self.app.inventory.follow_commits();
        for id in std::mem::take(&mut self.following).into_keys() {
            self.missed(&id).await?;
        }
        self.renew().await
    }

    async fn missed(&mut self, id: &str) -> Step {
        let answer = Response::from_errors(vec![coded("LAGGED", self.language)]);
        self.say(next(id, &answer)).await?;
        self.say(complete(id)).await
    }

    async fn keep_time(&mut self) -> Step {
        let Some(reader) = &self.reader else {
            return if Instant::now() >= self.greeting {
                Err(End::Close(Close::NO_GREETING))
            } else {
                self.beat().await
            };
        };
        let turned = reader.turns <= self.now();
        let beats = Instant::now() >= self.heartbeat;
        if beats {
            self.beat().await?;
        }
        if beats || turned { self.renew().await } else { Ok(()) }
    }

    async fn beat(&mut self) -> Step {
        if !std::mem::take(&mut self.heard) {
            return Err(End::Gone);
        }
        self.messages = 0;
        self.heartbeat = Instant::now() + self.app.live.limits.heartbeat;
        self.say(Message::Ping(Bytes::new())).await
    }

    async fn say(&mut self, message: Message) -> Step {
        let sent = timeout(self.app.live.limits.sending, self.wire.send(message)).await;
        match sent {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }
}

/// Opens a subscription by the same road as over POST: charged, weighed, charged again.
async fn open(
    app: &App,
    client: Option<&Client>,
    to: Told<'_>,
    question: Question,
) -> Result<Following, Vec<ServerError>> {
    let charge = |cost| charge(app, client, to.actor, cost).map_err(|refusal| vec![refusal.error(to.language)]);
    charge(reading(&question.query))?;
    let weighed = app
        .schema
        .weigh(&app.inventory, to.actor, to.language, question)
        .map_err(|answer| answer.into_response().errors)?;
    charge(weighed.cost)?;
    app.schema.follow(to, weighed).await.map_err(|refused| refused.errors)
}

fn charge(app: &App, client: Option<&Client>, actor: &Actor, cost: u64) -> Result<(), Refusal> {
    client.map_or(Ok(()), |client| {
        app.edge.rates.charge(client, actor.account.as_ref(), cost)
    })
}

fn told<'a>(app: &'a App, actor: &'a Actor, now: DateTime<Utc>, language: Language) -> Told<'a> {
    Told {
        inventory: &app.inventory,
        actor,
        now,
        language,
    }
}

/// What ends or refuses a subscription on our side, said so that a client knows what to do.
fn coded(code: &str, language: Language) -> ServerError {
    let [fi, sv, en] = if code == "LAGGED" {
        [
            "Tapahtumia jäi kertomatta: hae tiedot uudelleen ja tilaa uudelleen.",
            "Händelser har gått förbi: hämta uppgifterna och prenumerera på nytt.",
            "Events were missed: ask anew for what is shown, and subscribe again.",
        ]
    } else {
        [
            "Yhdellä yhteydellä on liian monta tilausta: lopeta jokin niistä.",
            "Det finns för många prenumerationer på en förbindelse: avsluta någon av dem.",
            "There are too many subscriptions on one connection: end one of them.",
        ]
    };
    let message = match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    };
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}
