//! How does the world reach the inventory? GraphQL, public pages, health; one server.

pub mod graphql;
pub mod headers;
pub mod health;
pub mod live;
pub mod pages;
pub mod server;
