//! How is the inventory asked and changed? GraphQL over the state in memory: an edge that translates and decides nothing.

mod account;
mod acts;
mod agreement;
mod assessment;
mod category;
mod controller;
mod counts;
mod data_flow;
mod department;
mod documents;
mod fold;
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
mod recipient;
mod refusal;
mod register;
mod relations;
mod request;
mod schema;
mod service;
mod webhook;
mod work;

pub use schema::{Answer, Question, Schema, sdl};
