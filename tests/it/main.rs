//! What the program promises, tried from outside. One binary; one folder for each module.

mod access;
mod audit_pack;
mod commands;
mod compliance;
mod edge;
mod enduring;
mod graph;
mod graphql;
mod history;
mod live;
mod notices;
mod outbox;
mod pages;
mod records;
mod reports;
mod search;
mod sign_in;
mod support;
