//! How does the program learn who someone is? OpenID Connect for people, tokens for machines, sessions in between.
//!
//! Nothing here decides what anyone may do: an [`Identity`] goes to [`Accounts::admit`], and the account it finds has the
//! grants. Everything a provider or a browser sends is taken for hostile until it is proven.
//!
//! - A person: [`attempt`] sends the browser to a [`provider`], [`redeem`] checks what comes back, [`session`] remembers it.
//! - A machine: an [`api_token`] of ours, or an [`access_token`] of a provider.
//! - [`desk`] holds what a running server needs for it; the pages are in `http::sign_in`.
//!
//! Sessions are our own and not those of `tower-sessions`: its ids have 128 bits and are kept in the database as they stand
//! in the cookie, and it knows no list of a person's sessions, which sign-out everywhere needs.

pub mod access_token;
pub mod accounts;
pub mod api_token;
pub mod attempt;
pub mod caller;
pub mod claims;
pub mod cookie;
pub mod desk;
pub mod group;
pub mod identity;
pub mod logged;
pub mod provider;
pub mod public_address;
pub mod redeem;
pub mod refusal;
pub mod return_to;
pub mod secret;
pub mod session;
pub mod settings;

pub use desk::{DemoDesk, ProviderDesk, SignIn};
pub use identity::{AccountKey, Accounts, DemoPerson, Identity, Kind, NotAdmitted};
pub use public_address::PublicAddress;
pub use refusal::Refusal;
