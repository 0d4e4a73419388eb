//! Records of processing activities (GDPR Art. 30) and the notices made from them, for cities.

pub mod access;
pub mod app;
pub mod commands;
pub mod compliance;
pub mod config;
pub mod demo;
pub mod error;
pub mod generate;
pub mod graph;
pub mod graphql;
pub mod history;
pub mod http;
pub mod law;
#[cfg(test)]
mod locales;
pub mod lookup;
pub mod notices;
pub mod outbox;
pub mod records;
pub mod reports;
pub mod search;
pub mod sign_in;
pub mod upkeep;
