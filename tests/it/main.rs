//! What the program promises, tried from outside. One binary; one folder for each module.

mod commands;
mod edge;
mod graphql;
mod notices;
mod pages;
mod records;
mod support;
