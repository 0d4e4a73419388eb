//! What does a running server hold for signing in? One of three things, and never two: nothing, providers, or the demo.
//!
//! The demo lets anyone be anyone, so it is made from an address on this machine and cannot be combined with providers:
//! there is no value of [`SignIn`] that holds both.

use std::{net::SocketAddr, sync::Arc};

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, DbErr};

use super::{
    attempt,
    caller::CallLimits,
    identity::Accounts,
    logged::RefusedSignIns,
    provider::Provider,
    public_address::PublicAddress,
    session::{SessionLimits, Sessions},
    settings::ProviderSettings,
};

/// The ways to sign in that a server offers.
pub enum SignIn {
    /// None: everyone is the public.
    Closed,
    /// People choose whom to be.
    Demo(DemoDesk),
    /// Providers vouch for people.
    Providers(ProviderDesk),
}

/// What the demo holds.
pub struct DemoDesk {
    desk: Desk,
}

/// What a server with providers holds.
pub struct ProviderDesk {
    desk: Desk,
    providers: Vec<Arc<Provider>>,
}

/// What both hold.
pub struct Desk {
    /// The address people reach this server by.
    pub address: PublicAddress,
    /// Who is signed in.
    pub sessions: Sessions,
    /// Who has an account.
    pub accounts: Arc<dyn Accounts>,
    /// The database, for attempts.
    pub database: DatabaseConnection,
    /// How often somebody was turned away.
    pub refused: RefusedSignIns,
}

impl DemoDesk {
    /// The demo on an address of this machine; an address that others can reach is refused.
    pub fn new(
        listening: SocketAddr,
        accounts: Arc<dyn Accounts>,
        database: DatabaseConnection,
        limits: SessionLimits,
    ) -> Result<Self, String> {
        if !listening.ip().is_loopback() {
            return Err(format!(
                "{listening} can be reached by others; the demo is for this machine only"
            ));
        }
        let address = format!("http://{listening}").parse().map_err(str::to_owned)?;
        Ok(Self {
            desk: Desk::new(address, accounts, database, limits),
        })
    }

    /// Address, sessions and accounts.
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }
}

impl ProviderDesk {
    /// A server that people reach by `address` and sign in to with these providers: at least one.
    pub fn new(
        address: PublicAddress,
        providers: Vec<ProviderSettings>,
        calls: CallLimits,
        accounts: Arc<dyn Accounts>,
        database: DatabaseConnection,
        limits: SessionLimits,
    ) -> Result<Self, String> {
        if providers.is_empty() {
            return Err("no [[providers]] are configured, so nobody could sign in".to_owned());
        }
        super::settings::check(&providers)?;
        let providers = providers
            .into_iter()
            .map(|settings| Provider::new(settings, &address, calls).map(Arc::new))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            desk: Desk::new(address, accounts, database, limits),
            providers,
        })
    }

    /// Address, sessions and accounts.
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The providers, in the order of the configuration.
    pub fn providers(&self) -> &[Arc<Provider>] {
        &self.providers
    }

    /// The provider of a name.
    pub fn provider(&self, name: &str) -> Option<&Arc<Provider>> {
        self.providers.iter().find(|provider| provider.settings().name == name)
    }
}

impl Desk {
    fn new(
        address: PublicAddress,
        accounts: Arc<dyn Accounts>,
        database: DatabaseConnection,
        limits: SessionLimits,
    ) -> Self {
        Self {
            address,
            sessions: Sessions::new(database.clone(), limits),
            accounts,
            database,
            refused: RefusedSignIns::default(),
        }
    }
}

impl SignIn {
    /// What demo and providers have in common; nothing when there is no signing in.
    pub const fn desk(&self) -> Option<&Desk> {
        match self {
            Self::Closed => None,
            Self::Demo(demo) => Some(demo.desk()),
            Self::Providers(providers) => Some(providers.desk()),
        }
    }

    /// The providers; none in the demo.
    pub fn providers(&self) -> &[Arc<Provider>] {
        match self {
            Self::Providers(desk) => desk.providers(),
            Self::Closed | Self::Demo(_) => &[],
        }
    }

    /// Forgets sessions and attempts that have run out. Tells how many.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<u64, DbErr> {
        let Some(desk) = self.desk() else {
            return Ok(0);
        };
        Ok(desk.sessions.sweep(now).await? + attempt::sweep(&desk.database, now).await?)
    }
}
