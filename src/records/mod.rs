//! What is in the inventory? Each noun in its own file, the inventory in memory, and the acts that change it.

pub mod agreement;
pub mod assessment;
pub mod category;
pub mod change;
pub mod check;
pub mod controller;
pub mod countable;
pub mod data_flow;
pub mod database;
pub mod department;
pub mod exchange;
pub mod form;
pub mod inventory;
pub mod law;
pub mod notice_version;
pub mod noun;
pub mod outside_source;
pub mod post;
pub mod problem;
pub mod processor;
pub mod processor_record;
pub mod recipient;
pub mod register;
mod register_rules;
pub mod rows;
pub mod service;
pub mod snapshot;
