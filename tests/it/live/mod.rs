//! What is told as it happens, to whom, and when is it no longer? Live connections, carried by a wire of the test's own.

mod following;
mod greeting;
mod narrowing;
mod wire;
mod working;

use std::{
    collections::HashSet,
    num::NonZeroU32,
    sync::{Arc, Mutex},
};

use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};
use entity::vocabulary::Role;
use seloste::{
    access::Actor,
    app::App,
    http::{
        edge::Edge,
        live::{Admission, Admitting, Door, Limits, Live},
        rate::{PerMinute, Rates},
    },
    records::{
        account::Account,
        change,
        exchange::{self, ImportOptions},
        grant::Grant,
        granting::{self, NewGrant},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
    },
};

use self::wire::Client;
use crate::support::{Base, dpo, make, now};

/// Lets everyone in as the account they name: `Account 3`, until they sign out. Whoever names none is the public.
#[derive(Clone, Default)]
struct ByName {
    signed_out: Arc<Mutex<HashSet<String>>>,
}

impl Door for ByName {
    fn admit<'a>(&'a self, app: &'a App, headers: &'a HeaderMap, now: DateTime<Utc>) -> Admitting<'a> {
        Box::pin(async move {
            let Some(named) = headers.get(header::AUTHORIZATION) else {
                return Ok(Admission::As {
                    actor: Actor::public(),
                    until: None,
                });
            };
            let Some(key) = named.to_str().ok().and_then(|text| text.strip_prefix("Account ")) else {
                return Ok(Admission::Unauthorized);
            };
            if self.signed_out.lock().expect("no test panics with it").contains(key) {
                return Ok(Admission::Unauthorized);
            }
            let actor = app.inventory.snapshot().actor(&Key::new(key), None, now).await?;
            Ok(actor.map_or(Admission::Forbidden, |actor| Admission::As { actor, until: None }))
        })
    }
}

/// Two small cities, `pori` and `espoo`, and a server over them.
struct Server {
    inventory: Arc<Inventory>,
    app: Arc<App>,
    door: ByName,
}

impl Server {
    /// The first instance over a database, which it fills.
    async fn new(base: &Base) -> Self {
        Self::with(base, Limits::default()).await
    }

    async fn with(base: &Base, limits: Limits) -> Self {
        let server = Self::another(base, limits).await;
        for city in ["pori", "espoo"] {
            let document = make::city(city);
            exchange::import(&server.inventory, &dpo(), document, ImportOptions::default(), now())
                .await
                .expect("the city is sound");
        }
        server
    }

    /// Another instance over the same database.
    async fn another(base: &Base, limits: Limits) -> Self {
        let (inventory, door) = (base.open().await, ByName::default());
        let live = Live::new(Box::new(door.clone()), limits, Utc::now);
        let edge = Edge {
            rates: Rates::new(PerMinute {
                address: NonZeroU32::new(1_000),
                ..PerMinute::default()
            }),
            ..Edge::open()
        };
        let app = Arc::new(App::new(Arc::clone(&inventory), false).with_live(live).with_edge(edge));
        Self { inventory, app, door }
    }

    /// A new account with a role over a controller.
    async fn person(&self, name: &str, role: Role, controller: &str) -> Person {
        let account = self.account(name).await;
        let grant = self
            .grant(NewGrant {
                role: Some(role),
                controller: Some(Key::new(controller)),
                ..to(&account)
            })
            .await;
        Person { account, grant }
    }

    async fn account(&self, name: &str) -> Arc<Account> {
        let text = serde_json::json!({"key": "", "name": name});
        let mut problems = seloste::records::problem::Problems::default();
        let account: Account =
            seloste::records::noun::Read::read(text, &mut seloste::records::problem::Path::default(), &mut problems)
                .expect("an account needs only a name");
        change::create(&self.inventory, &dpo(), account, now())
            .await
            .expect("the account is made")
    }

    async fn grant(&self, new: NewGrant) -> Arc<Grant> {
        granting::grant(&self.inventory, &dpo(), new, now())
            .await
            .expect("the role is given")
    }

    async fn actor(&self, person: &Person) -> Actor {
        let snapshot = self.inventory.snapshot();
        let actor = snapshot.actor(&person.account.key, None, now()).await;
        actor.expect("it can be asked").expect("the account is open")
    }

    /// Ends the sessions of a person, as the page for it does.
    fn sign_out(&self, person: &Person) {
        let mut signed_out = self.door.signed_out.lock().expect("no test panics with it");
        signed_out.insert(person.account.key.to_string());
        drop(signed_out);
        self.app.live.somebody_signed_out();
    }

    async fn register(&self, key: &str) -> Arc<Register> {
        let register = self.inventory.snapshot().find(&Key::<Register>::new(key)).await;
        register.expect("it can be asked").expect("it is there")
    }

    /// Gives a register another name.
    async fn rename(&self, key: &str, name: &str) {
        let patch = RegisterPatch {
            name: async_graphql::MaybeUndefined::Value(make::finnish(name)),
            ..RegisterPatch::default()
        };
        let before = self.register(key).await;
        change::edit(&self.inventory, &dpo(), &before.key, before.version, patch, now())
            .await
            .expect("a new name is fine");
    }

    /// A client that was let in: as a person, or as the public.
    async fn client(&self, person: Option<&Person>) -> Client {
        let mut client = Client::of(self);
        client.greet(person).await;
        client
    }
}

struct Person {
    account: Arc<Account>,
    grant: Arc<Grant>,
}

fn to(account: &Account) -> NewGrant {
    NewGrant {
        account: account.key.clone(),
        ..NewGrant::default()
    }
}

const CHANGES: &str =
    r#"subscription { registerChanged(controller: "controller:pori") { verb aboutId register { id name } } }"#;
const NOTICES: &str = r#"subscription { noticePublished(controller: "controller:pori") {
    verb controller slug number title digest notice { id register { id } } } }"#;
const TASKS: &str = "subscription { taskAssigned { task { id kind message about { id } } } }";
