//! How is the inventory asked and changed? GraphQL over the state in memory: an edge that translates and decides nothing.

mod agreement;
mod assessment;
mod category;
mod controller;
mod counts;
mod data_flow;
mod department;
mod documents;
mod fold;
mod guard;
mod law;
mod mutation;
mod node;
mod notice_version;
mod nulls;
mod outside_source;
mod page;
mod post;
mod processor;
mod processor_record;
mod query;
mod reach;
mod recipient;
mod refusal;
mod register;
mod relations;
mod request;
mod schema;
mod service;

pub use schema::{Answer, Question, Schema, Weighed, sdl};
