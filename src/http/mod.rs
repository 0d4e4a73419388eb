//! How does the world reach the inventory? GraphQL, public pages, sign-in, health; one server.

pub mod audit_pack;
pub mod client;
pub mod closing;
pub mod connections;
mod download;
pub mod edge;
pub mod graphql;
pub mod headers;
pub mod health;
pub mod live;
pub mod origin;
pub mod pages;
pub mod patience;
pub mod rate;
pub mod refusal;
pub mod reports;
pub mod script_page;
pub mod server;
pub mod sign_in;
mod unread;
pub mod who;
