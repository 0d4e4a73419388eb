//! What the program promises, tried from outside. One binary; one folder for each module.

mod commands;
mod graphql;
mod notices;
mod outbox;
mod pages;
mod records;
mod support;
