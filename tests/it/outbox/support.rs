//! Who listens in these tests? A city with people to write to, a receiver of webhooks, and a mail relay that keeps what it is given.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
    routing::post,
};
use chrono::{DateTime, Utc};
use entity::vocabulary::{AccountKind, Language, Role, WebhookEvent};
use seloste::{
    access::Actor,
    outbox::{
        address::Allowed,
        dispatcher::{Dispatcher, Means, Round},
        mail::Relay,
        signing::new_salt,
    },
    records::{
        account::Account,
        change,
        controller::Controller,
        exchange::{self, ImportOptions},
        granting::{self, NewGrant},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
        webhook::Webhook,
        webhooking::{self, NewWebhook},
    },
};

use crate::support::{Base, dpo, make, now};

/// A city of which all has been told that there was, to nobody, and where this day was looked at.
pub async fn city(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    for key in ["pori", "espoo"] {
        exchange::import(&inventory, &dpo(), make::city(key), ImportOptions::default(), now())
            .await
            .expect("the document is sound");
    }
    let first = dispatcher(&inventory, None, "first").await;
    while round(&first, now()).await.did_something() {}
    first.let_go().await.expect("let go");
    inventory
}

/// An account with a role over a controller, or over the whole installation.
pub async fn account(
    inventory: &Arc<Inventory>,
    name: &str,
    kind: AccountKind,
    role: Role,
    controller: Option<&str>,
) -> Arc<Account> {
    let account = Account {
        row: 0,
        version: 1,
        key: Key::default(),
        archived_on: None,
        name: name.to_owned(),
        kind,
        email: (kind == AccountKind::Person).then(|| format!("{name}@city.example")),
        language: Language::Sv,
        issuer: None,
        subject: None,
        disabled: false,
        weekly_digest: true,
        controller: controller.map(Key::<Controller>::new),
        person: None,
    };
    let account = change::create(inventory, &dpo(), account, now())
        .await
        .expect("an account");
    let new = NewGrant {
        account: account.key.clone(),
        role: Some(role),
        controller: controller.map(Key::new),
        ..NewGrant::default()
    };
    granting::grant(inventory, &dpo(), new, now()).await.expect("a grant");
    account
}

/// A webhook for a service account that may read a controller.
pub async fn webhook(inventory: &Arc<Inventory>, url: &str, controller: Option<&str>) -> Arc<Webhook> {
    let program = account(inventory, "program", AccountKind::Service, Role::Auditor, controller).await;
    let new = NewWebhook {
        account: program.key.clone(),
        label: "Archive".to_owned(),
        url: url.to_owned(),
        events: vec![
            WebhookEvent::RegisterChanged,
            WebhookEvent::NoticePublished,
            WebhookEvent::NoticeWithdrawn,
            WebhookEvent::TaskAssigned,
        ],
        salt: new_salt(),
    };
    webhooking::make(inventory, &dpo(), new, now())
        .await
        .expect("a webhook")
}

/// One acting for an account.
pub async fn actor(inventory: &Arc<Inventory>, account: &Account) -> Actor {
    let actor = inventory.snapshot().actor(&account.key, None, now()).await;
    actor.expect("readable").expect("an open account")
}

/// Edits a register's notes: something happens to it.
pub async fn edit(inventory: &Arc<Inventory>, key: &str, notes: &str) -> i64 {
    let key = Key::<Register>::new(key);
    let register = inventory
        .snapshot()
        .find(&key)
        .await
        .expect("readable")
        .expect("it is there");
    let patch = RegisterPatch {
        internal_notes: async_graphql::MaybeUndefined::Value(Some(notes.to_owned())),
        ..RegisterPatch::default()
    };
    change::edit(inventory, &dpo(), &key, register.version, patch, now())
        .await
        .expect("an edit");
    inventory.snapshot().revision
}

/// Means that reach this machine.
pub fn means(relay: Option<&Sink>) -> Means {
    Means {
        relay: relay.map(|sink| {
            let url = format!("smtp://{}", sink.address);
            Relay::new(&url, "Seloste <seloste@city.example>").expect("a relay")
        }),
        public_url: Some("https://seloste.city.example".to_owned()),
        allowed: Allowed {
            private: ["127.0.0.0/8".parse().expect("a network")].into(),
        },
        look_up: None,
    }
}

/// A dispatcher over an inventory.
pub async fn dispatcher(inventory: &Arc<Inventory>, relay: Option<&Sink>, holder: &str) -> Dispatcher {
    Dispatcher::new(Arc::clone(inventory), means(relay), holder.to_owned())
}

/// A round in which chance takes nothing away.
pub async fn round(dispatcher: &Dispatcher, now: DateTime<Utc>) -> Round {
    dispatcher.round(now, &mut || 1.0).await.expect("a round")
}

/// What a receiver was sent.
#[derive(Clone, Debug)]
pub struct Heard {
    pub id: String,
    pub timestamp: i64,
    pub signatures: Vec<String>,
    pub body: String,
}

/// A receiver of webhooks on this machine.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    pub port: u16,
    heard: Arc<Mutex<Vec<Heard>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
    arrived: Arc<tokio::sync::Notify>,
}

impl Receiver {
    /// One that takes what it is sent, after it has given these answers.
    pub async fn answering(first: impl IntoIterator<Item = u16>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let receiver = Self {
            url: format!("http://127.0.0.1:{port}/hook"),
            port,
            heard: Arc::default(),
            answers: Arc::new(Mutex::new(first.into_iter().collect())),
            arrived: Arc::default(),
        };
        let hearing = receiver.clone();
        let hear = move |headers: HeaderMap, body: Bytes| {
            let hearing = hearing.clone();
            async move { hearing.hear(&headers, &body) }
        };
        let router = Router::new()
            .route("/hook", post(hear.clone()))
            .route("/elsewhere", post(hear));
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    fn hear(&self, headers: &HeaderMap, body: &Bytes) -> axum::response::Response {
        let header = |name: &str| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        let answer = self.answers.lock().expect("unpoisoned").pop_front().unwrap_or(204);
        let heard = Heard {
            id: header("webhook-id").to_owned(),
            timestamp: header("webhook-timestamp").parse().unwrap_or_default(),
            signatures: header("webhook-signature").split(' ').map(str::to_owned).collect(),
            body: String::from_utf8_lossy(body).into_owned(),
        };
        self.heard.lock().expect("unpoisoned").push(heard);
        self.arrived.notify_one();
        let status = StatusCode::from_u16(answer).expect("a status");
        (status, [("location", "/elsewhere")]).into_response()
    }

    /// Waits until something more has come.
    pub async fn arrival(&self) {
        let arrived = tokio::time::timeout(std::time::Duration::from_mins(1), self.arrived.notified());
        arrived.await.expect("nothing came within a minute");
    }

    /// What it was sent so far.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("unpoisoned").clone()
    }

    /// The ids of what it was sent, each once, in the order they first came.
    pub fn ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for heard in self.heard() {
            if !ids.contains(&heard.id) {
                ids.push(heard.id);
            }
        }
        ids
    }

    /// What it answers next.
    pub fn answer(&self, answers: impl IntoIterator<Item = u16>) {
        self.answers.lock().expect("unpoisoned").extend(answers);
    }
}

/// A letter as it came over the wire.
#[derive(Clone, Debug)]
pub struct Posted {
    pub to: Vec<String>,
    pub data: String,
}

/// A mail relay on this machine: it speaks SMTP (RFC 5321) and keeps what it is given.
pub struct Sink {
    pub address: SocketAddr,
    posted: Arc<Mutex<Vec<Posted>>>,
    answers: Arc<Mutex<VecDeque<&'static str>>>,
}

impl Sink {
    /// One that takes every recipient, after it has given these answers to the first.
    pub fn answering(first: impl IntoIterator<Item = &'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let sink = Self {
            address: listener.local_addr().expect("an address"),
            posted: Arc::default(),
            answers: Arc::new(Mutex::new(first.into_iter().collect())),
        };
        let (posted, answers) = (Arc::clone(&sink.posted), Arc::clone(&sink.answers));
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that goes away is no trouble of the relay's.
                let _ = serve(&stream, &posted, &answers);
            }
        });
        sink
    }

    /// One that is away: nobody listens there any more.
    pub fn away() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        Self {
            address: listener.local_addr().expect("an address"),
            posted: Arc::default(),
            answers: Arc::default(),
        }
    }

    /// The letters it was given.
    pub fn posted(&self) -> Vec<Posted> {
        self.posted.lock().expect("unpoisoned").clone()
    }

    /// Who it was given letters for.
    pub fn recipients(&self) -> Vec<String> {
        self.posted().into_iter().flat_map(|posted| posted.to).collect()
    }
}

fn serve(
    stream: &TcpStream,
    posted: &Mutex<Vec<Posted>>,
    answers: &Mutex<VecDeque<&'static str>>,
) -> std::io::Result<()> {
    let say = |line: &str| (&*stream).write_all(format!("{line}\r\n").as_bytes());
    let mut lines = BufReader::new(stream).lines();
    let mut to = Vec::new();
    say("220 relay.city.example ESMTP")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => say("250-relay.city.example\r\n250 8BITMIME")?,
            "RCPT" => {
                let answer = answers.lock().expect("unpoisoned").pop_front();
                if answer.is_none() {
                    to.extend(line.split(['<', '>']).nth(1).map(str::to_owned));
                }
                say(answer.unwrap_or("250 OK"))?;
            }
            "DATA" => {
                say("354 go on")?;
                let mut data = String::new();
                for line in lines.by_ref() {
                    match line?.as_str() {
                        "." => break,
                        line => data += &format!("{}\n", line.strip_prefix('.').unwrap_or(line)),
                    }
                }
                let to = std::mem::take(&mut to);
                posted.lock().expect("unpoisoned").push(Posted { to, data });
                say("250 kept")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 OK")?,
        }
    }
    Ok(())
}
