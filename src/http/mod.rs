//! How does the world reach the inventory? GraphQL, public pages, sign-in, health; one server.

pub mod graphql;
pub mod headers;
pub mod health;
pub mod live;
pub mod pages;
pub mod server;
pub mod sign_in;
pub mod who;
