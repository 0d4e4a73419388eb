//! Who gets in, and who does not. Asked through the router with a browser's cookies, over a provider of the tests' own.

mod demo;
mod fake;
mod honest;
mod hostile;
mod logged;
mod machines;
mod serving;
mod sessions;

use std::{
    collections::BTreeMap,
    io::Write,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use chrono::{DateTime, Utc};
use entity::LanguageText;
use openidconnect::url::Url;
use sea_orm::{EntityTrait, PaginatorTrait};
use seloste::{
    app::App,
    http::server::router,
    records::inventory::Inventory,
    sign_in::{
        AccountKey, Accounts, DemoPerson, Identity, NotAdmitted, ProviderDesk, SignIn, caller::CallLimits,
        identity::Admitting, session::SessionLimits, settings::ProviderSettings,
    },
};
use tower::ServiceExt;

use self::fake::{CLIENT, CLIENT_SECRET, Fake};
use crate::support::Base;

/// The address the tests' servers are reached by.
pub const ADDRESS: &str = "https://seloste.example";
/// The session's cookie there.
pub const SESSION: &str = "__Host-seloste";

/// Accounts that take everyone they are told to, and remember whom.
#[derive(Default)]
pub struct People {
    pub admitted: Mutex<Vec<Identity>>,
    /// When set, nobody is admitted.
    pub refused: Mutex<Option<fn() -> NotAdmitted>>,
}

impl Accounts for People {
    fn admit(&self, identity: Identity, _now: DateTime<Utc>) -> Admitting<'_> {
        Box::pin(async move {
            if let Some(refusal) = *self.refused.lock().unwrap_or_else(PoisonError::into_inner) {
                return Err(refusal());
            }
            let account = AccountKey::new(format!("account-of-{}", identity.provider));
            self.admitted
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(identity);
            Ok(account)
        })
    }

    fn demo_people(&self) -> Vec<DemoPerson> {
        ["dpo", "auditor"]
            .map(|role| DemoPerson {
                account: AccountKey::new(format!("demo-{role}")),
                name: format!("The {role}"),
                role: LanguageText::new(Some("Tehtävä"), Some("Uppgift"), Some("Task")),
            })
            .to_vec()
    }
}

/// A server with providers.
pub struct Site {
    pub app: Arc<App>,
    pub people: Arc<People>,
    router: Router,
    // Held so that the database lives as long as the site.
    pub base: Option<Base>,
}

/// The settings of a provider that a fake plays.
pub fn settings(name: &str, issuer: &str) -> ProviderSettings {
    let text = format!(
        "name = '{name}'\nissuer = '{issuer}'\nclient_id = '{CLIENT}'\nclient_secret = '{CLIENT_SECRET}'\n\
         audience = 'seloste-api'\ntitle = {{fi = 'Kaupunki {name}', en = 'City {name}'}}\n\
         [[groups]]\ngroup = 'privacy'\nrole = 'dpo'\nreach = 'controller:pori'\n"
    );
    toml::from_str(&text).expect("good settings")
}

/// Patience for a provider: short, so that one that never answers does not hold up the tests.
pub fn calls() -> CallLimits {
    CallLimits {
        time: Duration::from_millis(400),
        size: 64 * 1024,
    }
}

impl Site {
    /// A server whose people sign in with these providers.
    pub async fn with(providers: Vec<ProviderSettings>) -> Self {
        let base = Base::sqlite();
        let inventory = base.open().await;
        let mut site = Self::over(inventory, providers, calls());
        site.base = Some(base);
        site
    }

    /// A server whose people sign in with one provider.
    pub async fn of(fake: &Fake) -> Self {
        Self::with(vec![settings("city", &fake.issuer)]).await
    }

    /// A server over an inventory that is held by the caller.
    pub fn over(inventory: Arc<Inventory>, providers: Vec<ProviderSettings>, calls: CallLimits) -> Self {
        let people = Arc::new(People::default());
        let desk = ProviderDesk::new(
            ADDRESS.parse().expect("an address"),
            providers,
            calls,
            Arc::clone(&people) as Arc<dyn Accounts>,
            inventory.database().clone(),
            SessionLimits::default(),
        );
        let desk = desk.expect("good settings");
        Self::of_app(App::with_sign_in(inventory, SignIn::Providers(desk)), people)
    }

    pub fn of_app(app: App, people: Arc<People>) -> Self {
        let app = Arc::new(app);
        Self {
            router: router(Arc::clone(&app)),
            app,
            people,
            base: None,
        }
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser<'_> {
        Browser {
            site: self,
            cookies: BTreeMap::new(),
        }
    }

    /// How many sessions there are.
    pub async fn sessions(&self) -> u64 {
        let database = self.app.inventory.database();
        entity::session::Entity::find()
            .count(database)
            .await
            .expect("the database answers")
    }

    /// How many are on their way.
    pub async fn attempts(&self) -> u64 {
        let database = self.app.inventory.database();
        entity::sign_in_attempt::Entity::find()
            .count(database)
            .await
            .expect("the database answers")
    }
}

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser<'a> {
    site: &'a Site,
    pub cookies: BTreeMap<String, String>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, &[], String::new()).await
    }

    /// Sends a form as a page of ours would.
    pub async fn post(&mut self, path: &str, form: &str) -> Page {
        self.send(
            Method::POST,
            path,
            &[("sec-fetch-site", "same-origin")],
            form.to_owned(),
        )
        .await
    }

    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], form: String) -> Page {
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header(header::HOST, "127.0.0.1");
        if method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(form)).expect("a request");
        let response = self
            .site
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router always answers");
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let text = set.to_str().expect("plain text");
            let (pair, attributes) = text.split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a pair");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.expect("the body ends");
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).expect("the page is text"),
        }
    }

    /// Goes to a provider: the address the browser is sent to.
    pub async fn leave(&mut self, provider: &str) -> Url {
        let page = self.get(&format!("/sign-in/{provider}?return_to=/fi/pori")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
        Url::parse(page.header("location")).expect("an address")
    }

    /// Signs in with the provider `city`, from the first click to the last redirect.
    pub async fn sign_in(&mut self, fake: &Fake) -> Page {
        let request = self.leave("city").await;
        let code = fake.authorize(&request);
        self.get(&format!("/sign-in/city/callback?code={code}&state={}", state(&request)))
            .await
    }

    /// Whether the browser holds a session.
    pub fn is_signed_in(&self) -> bool {
        self.cookies.contains_key(SESSION)
    }
}

impl Page {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("plain text"))
    }
}

/// The state of a request to a provider.
pub fn state(request: &Url) -> String {
    parameter(request, "state")
}

/// A parameter of a request to a provider.
pub fn parameter(request: &Url, name: &str) -> String {
    let mut pairs = request.query_pairs();
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
        .expect(name)
}

/// What is logged while it lives, at the level the program has by default and finer for its own.
pub struct Log {
    lines: Arc<Mutex<Vec<u8>>>,
    _guard: tracing::subscriber::DefaultGuard,
}

#[derive(Clone)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    pub fn listen() -> Self {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let writer = Lines(Arc::clone(&lines));
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::new("warn,seloste=trace"))
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        Self {
            lines,
            _guard: tracing::subscriber::set_default(subscriber),
        }
    }

    pub fn text(&self) -> String {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&lines).into_owned()
    }
}
