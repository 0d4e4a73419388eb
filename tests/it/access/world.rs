//! Two cities with everything in them in every situation, and one of everybody to ask about it.
//!
//! Both cities hold the same: in each a register of the department of education that is published, one of another department
//! that is published, one below education that was never published, and one that is archived; and around them a noun of every
//! kind there is.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_graphql::{MaybeUndefined, Response, Variables};
use entity::{
    Date, LanguageText, delivery,
    vocabulary::{
        AccountKind, BreachRisk, DeliveryState, Language, RegisterPart, ReportExpectation, Role, Scope, Severity,
        WebhookEvent,
    },
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait, QueryFilter};
use seloste::{
    access::Actor,
    compliance::{
        standing::examine,
        waiving::{self, NewSetting, NewWaiver},
    },
    graphql::{Question, Schema},
    lookup::Lookup,
    notices::{
        approval::{self, NewSubmission},
        publish,
    },
    records::{
        account::Account,
        breach_handling::{self, BreachPatch},
        change,
        discussing::{self, NewComment},
        exchange::{self, Document, ImportOptions},
        inventory::Inventory,
        noun::Key,
        register::Register,
        tokening::{self, NewToken},
        webhook::Webhook,
        webhooking::{self, NewWebhook},
    },
    reports::{
        arguments::Arguments,
        due,
        saving::{self, NewSavedReport},
    },
    sign_in::api_token,
};
use serde_json::Value;

use super::reference::{Asker, Given};
use crate::support::{
    Base, dpo, now,
    people::{self, City},
};

/// The city that most people of these tests belong to, and the one that is another's.
pub const HERE: &str = "pori";
pub const THERE: &str = "espoo";

/// Somebody who asks: who they are to the program, and who they are to the lawyer's table.
pub struct Person {
    /// What the column is called.
    pub name: &'static str,
    pub actor: Actor,
    pub asker: Asker,
}

/// The cities and the people.
pub struct World {
    pub inventory: Arc<Inventory>,
    pub schema: Schema,
    pub people: Vec<Person>,
    numbers: AtomicU32,
    codes: AtomicU32,
    base: Base,
}

impl World {
    /// The cities on a database of their own.
    pub async fn on(base: Base) -> Self {
        let inventory = base.open().await;
        for document in [shared(), city(HERE), city(THERE)] {
            Box::pin(exchange::import(
                &inventory,
                &dpo(),
                document,
                ImportOptions::default(),
                now(),
            ))
            .await
            .expect("the document is sound");
        }
        for city in [HERE, THERE] {
            Box::pin(work(&inventory, city)).await;
        }
        save(&inventory, None, None).await;
        due::run_due(&inventory, now()).await.expect("they can be run");
        let world = Self {
            people: Box::pin(everybody(&inventory)).await,
            schema: Schema::new(),
            numbers: AtomicU32::new(1),
            codes: AtomicU32::new(0),
            inventory,
            base,
        };
        for webhook in ["webhook:1", "webhook:2"] {
            world.given_up(webhook).await;
        }
        // Else the first to search would be told that not everything was looked through.
        Lookup::of(&world.inventory).settle(&world.inventory).await;
        world
    }

    /// The same cities as an instance sees them that has just started: nothing but what is shared is in memory.
    pub async fn started_again(self) -> Self {
        let inventory = self.base.open().await;
        Self { inventory, ..self }
    }

    /// Someone by the name of the column.
    pub fn person(&self, name: &str) -> &Person {
        let found = self.people.iter().find(|person| person.name == name);
        found.unwrap_or_else(|| panic!("{name} is somebody"))
    }

    /// A token that lets in as someone, with every scope; none when their account can have none any more.
    pub async fn token_of(&self, name: &str) -> Option<String> {
        let account = self.person(name).actor.account.clone()?;
        let (shown, hash) = api_token::new_token();
        let new = NewToken {
            account: Key::new(account.as_ref()),
            label: format!("Token of {name}"),
            scopes: Scope::iter().collect(),
            expires_at: chrono::Utc::now() + chrono::TimeDelta::days(1),
            hash: hash.hex(),
        };
        tokening::make(&self.inventory, &dpo(), new, now())
            .await
            .ok()
            .map(|_| shown)
    }

    /// A number that this world has not used before, for what must be unique.
    pub fn fresh(&self) -> u32 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// The code of a country that is none: one of those that ISO 3166 leaves to its users.
    pub fn fresh_code(&self) -> String {
        let number = self.codes.fetch_add(1, Ordering::Relaxed);
        let left = ('M'..='Z').map(|letter| format!("Q{letter}"));
        let mut left = left.chain(
            ('A'..='Z')
                .filter(|letter| *letter != 'K')
                .map(|letter| format!("X{letter}")),
        );
        left.nth(number as usize).expect("few countries are made")
    }

    /// Something that a webhook was to be told and that was given up; its id.
    pub async fn given_up(&self, webhook: &str) -> String {
        let number = self.fresh();
        let key = Key::<Webhook>::new(webhook.trim_start_matches("webhook:"));
        let webhook = self.inventory.snapshot().find(&key).await;
        let row = webhook.expect("the inventory answers").expect("it is there").row;
        let delivery = delivery::Model {
            id: format!("delivery-{number}"),
            endpoint: format!("webhook/{row}"),
            webhook_id: Some(row),
            account_id: None,
            kind: "REGISTER_CHANGED".to_owned(),
            revision: 1,
            position: i64::from(number),
            body: "{}".to_owned(),
            state: DeliveryState::Dead,
            tries: 12,
            made_at: now(),
            since: now(),
            next_at: now(),
            done_at: Some(now()),
            reason: Some("Ei vastausta".to_owned()),
        };
        let delivery = delivery.into_active_model().insert(self.inventory.database()).await;
        delivery.expect("a delivery can be stored").id
    }

    /// How many deliveries wait to be told.
    pub async fn waiting_deliveries(&self) -> u64 {
        let waiting = delivery::Entity::find().filter(delivery::Column::State.ne(DeliveryState::Dead));
        let counted = waiting.count(self.inventory.database()).await;
        counted.expect("deliveries can be counted")
    }

    /// What someone is answered, as JSON with `data` and `errors`.
    pub async fn ask(&self, actor: &Actor, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(actor, query, variables).await;
        answer.extensions.remove("cost");
        serde_json::to_value(answer).expect("a response is JSON")
    }

    /// What someone is answered.
    pub async fn answer(&self, actor: &Actor, query: &str, variables: Value) -> Response {
        let question = Question {
            query: query.to_owned(),
            variables: Variables::from_json(variables),
            ..Question::default()
        };
        let answer = self
            .schema
            .answer(&self.inventory, actor, now(), Language::En, question);
        Box::pin(answer).await.into_response()
    }
}

/// What all controllers share: of each kind one in use, and one that was put away.
fn shared() -> Document {
    read(include_str!("shared.json"))
}

/// The mark of something that is found in a register.
pub async fn a_mark(inventory: &Arc<Inventory>, register: &str) -> String {
    let (city, _) = register.split_once('/').expect("a register is a city's");
    let sight = inventory.snapshot().sight(city).await;
    let sight = sight.expect("it can be asked").expect("the city is there");
    let register = sight
        .get(&Key::<Register>::new(register))
        .expect("the register is there");
    let row = examine(register, &sight, Date(now().date_naive()));
    row.findings
        .first()
        .expect("something is found")
        .mark(register)
        .to_string()
}

/// What a city holds. Everything is filled in, so that a field that shows nothing is hidden, not empty.
pub fn city(key: &str) -> Document {
    read(&include_str!("city.json").replace("CITY", key))
}

fn read(document: &str) -> Document {
    exchange::read(document).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)))
}

/// What people did in a city: they published, submitted and commented; and a program was let in.
async fn work(inventory: &Arc<Inventory>, city: &str) {
    for number in [1, 2] {
        let key = Key::<Register>::new(format!("{city}/{number}"));
        publish::publish(inventory, &dpo(), &key, 1, now())
            .await
            .expect("it publishes");
    }
    let mut last = None;
    for number in [1, 2, 3] {
        let register = Key::<Register>::new(format!("{city}/{number}"));
        let new = NewComment {
            register: register.clone(),
            part: Some(RegisterPart::Purposes),
            text: "Onko näin?".to_owned(),
            mentions: Vec::new(),
            answers: last.take(),
        };
        let comment = discussing::comment(inventory, &dpo(), new, now()).await;
        last = Some(comment.expect("it can be commented").key.clone());
        let new = NewSubmission {
            register,
            version: 1,
            message: Some("Valmis".to_owned()),
            ..NewSubmission::default()
        };
        approval::submit(inventory, &dpo(), new, now())
            .await
            .expect("it can be submitted");
    }
    for number in [1, 2, 3] {
        let key = format!("{city}/{number}");
        let new = NewWaiver {
            mark: a_mark(inventory, &key).await,
            register: Key::new(key),
            reason: "Korjataan".to_owned(),
            expires_on: Some(Date((now() + chrono::TimeDelta::days(60)).date_naive())),
        };
        waiving::waive(inventory, &dpo(), new, now())
            .await
            .expect("it can be waived");
    }
    breaches(inventory, city).await;
    for department in ["education", "culture"] {
        save(inventory, Some(city), Some(department)).await;
    }
    let new = NewSetting {
        controller: Key::new(city),
        rule: "purpose-missing".to_owned(),
        switched_off: false,
        severity: Some(Severity::Error),
        reason: "Niin päätettiin".to_owned(),
    };
    waiving::set_rule(inventory, &dpo(), new, now())
        .await
        .expect("a rule can be set");
    let program = Account {
        kind: AccountKind::Service,
        ..people::account("Ohjelma", Some(Key::new(city)))
    };
    let program = change::create(inventory, &dpo(), program, now()).await;
    let account = program.expect("an account is made").key.clone();
    let city = City::of(inventory, city);
    let new = NewWebhook {
        account: account.clone(),
        label: "Kutsu".to_owned(),
        url: "https://hooks.example/".to_owned(),
        events: vec![WebhookEvent::RegisterChanged],
        salt: "salt".to_owned(),
    };
    webhooking::make(inventory, &dpo(), new, now())
        .await
        .expect("a webhook is made");
    city.give(&account, Role::Auditor, None, &[]).await;
    let new = NewToken {
        account,
        label: "Integraatio".to_owned(),
        scopes: vec![Scope::ReadInventory],
        expires_at: now() + chrono::TimeDelta::days(30),
        hash: format!("hash of {city}", city = city.inventory.snapshot().revision),
    };
    tokening::make(inventory, &dpo(), new, now())
        .await
        .expect("a token is made");
}

/// A saved report, narrowed or over everything.
async fn save(inventory: &Arc<Inventory>, city: Option<&str>, department: Option<&str>) {
    let new = NewSavedReport {
        report: "retention".to_owned(),
        title: LanguageText::new(Some("Säilytysajat"), None, Some("Retention")),
        arguments: Arguments {
            controller: city.map(Key::new),
            department: city
                .zip(department)
                .map(|(city, department)| Key::new(format!("{city}/{department}"))),
            ..Arguments::default()
        },
        expectation: ReportExpectation::MustStayEmpty,
        every: "P7D".parse().ok(),
        ..NewSavedReport::default()
    };
    saving::save(inventory, &dpo(), new, now())
        .await
        .expect("a report can be saved");
}

/// A breach of personal data in each register, with everything said of it.
async fn breaches(inventory: &Arc<Inventory>, city: &str) {
    for number in [1, 2, 3] {
        let known = BreachPatch {
            title: Some("Väärä vastaanottaja".to_owned()),
            facts: Some("Viesti meni väärälle".to_owned()),
            effects: Some("Vähäiset".to_owned()),
            measures: Some("Poistettu".to_owned()),
            known_at: Some(now()),
            authority_reference: Some("1/2026".to_owned()),
            delay_reason: Some("Pyhäpäivä".to_owned()),
            people_not_told_reason: Some("Salattu".to_owned()),
            risk: MaybeUndefined::Value(BreachRisk::Risk),
            authority_told_at: MaybeUndefined::Value(now()),
            people_told_at: MaybeUndefined::Value(now()),
            service: MaybeUndefined::Value(Key::new("portal")),
            processor: MaybeUndefined::Value(Key::new("cloud")),
            registers: Some(vec![Key::new(format!("{city}/{number}"))]),
            note: Some("Avattu".to_owned()),
        };
        breach_handling::open(inventory, &dpo(), &Key::new(city), known, now())
            .await
            .expect("a case can be opened");
    }
}

/// A role over the first city, over a department of it, or over registers.
fn given(role: Role, department: Option<&str>, registers: &[&str]) -> Given {
    Given {
        role,
        city: Some(HERE.to_owned()),
        department: department.map(|own| format!("{HERE}/{own}")),
        registers: registers.iter().map(|own| format!("{HERE}/{own}")).collect(),
        from: None,
        until: None,
        taken_back: false,
    }
}

/// One of everybody: each role with each kind of reach, programs with each scope, and those who come too late.
async fn everybody(inventory: &Arc<Inventory>) -> Vec<Person> {
    let city = City::of(inventory, HERE);
    let asker = |given: Vec<Given>| Asker { given, scopes: None };
    let over_all = |role| Given {
        city: None,
        ..given(role, None, &[])
    };
    let person = |name, actor, given| Person {
        name,
        actor,
        asker: asker(given),
    };
    let mut people = vec![
        person("public", Actor::public(), Vec::new()),
        person(
            "contact",
            city.contact("Education").await,
            vec![given(Role::Contact, Some("education"), &[])],
        ),
        person(
            "single",
            city.contact_of(&["pori/2"]).await,
            vec![given(Role::Contact, None, &["2"])],
        ),
        person("dpo", city.dpo().await, vec![given(Role::Dpo, None, &[])]),
        person("auditor", city.auditor().await, vec![given(Role::Auditor, None, &[])]),
        person(
            "inspector",
            city.auditor_of("Education").await,
            vec![given(Role::Auditor, Some("education"), &[])],
        ),
        person("admin", city.admin().await, vec![given(Role::Admin, None, &[])]),
        person(
            "chief",
            people::chief(inventory, Role::Dpo).await,
            vec![over_all(Role::Dpo)],
        ),
        person(
            "root",
            people::chief(inventory, Role::Admin).await,
            vec![over_all(Role::Admin)],
        ),
        // A session that has ended is nobody's.
        person("expired", Actor::public(), Vec::new()),
        person("disabled", city.closed(Role::Dpo).await, Vec::new()),
        person("lapsed", city.lapsed(Role::Dpo).await, Vec::new()),
    ];
    let scopes = [
        ("published", Scope::ReadPublished),
        ("inventory", Scope::ReadInventory),
        ("edit", Scope::EditInventory),
        ("publish", Scope::Publish),
        ("log", Scope::ReadLog),
        ("manage", Scope::Manage),
    ];
    for (name, scope) in scopes {
        people.push(Person {
            name,
            actor: city.service(&[Role::Dpo, Role::Admin], &[scope]).await,
            asker: Asker {
                given: vec![given(Role::Dpo, None, &[]), given(Role::Admin, None, &[])],
                scopes: Some(vec![scope]),
            },
        });
    }
    // What programs come with as a rule: two scopes, to read and to change.
    people.push(Person {
        name: "editor",
        actor: city
            .service(&[Role::Dpo, Role::Admin], &[Scope::ReadInventory, Scope::EditInventory])
            .await,
        asker: Asker {
            given: vec![given(Role::Dpo, None, &[]), given(Role::Admin, None, &[])],
            scopes: Some(vec![Scope::ReadInventory, Scope::EditInventory]),
        },
    });
    people
}
