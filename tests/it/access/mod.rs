//! Who may do what, seen from outside: the policy against a second one, and every field, act, id and page for everyone.

mod acts;
mod asking;
mod cost;
mod deciding;
mod documents;
mod graph;
mod history;
mod ids;
mod listing;
mod marker;
mod matrix;
mod opening;
mod reference;
mod routes;
pub mod schema_map;
mod searching;
mod situations;
mod whereabouts;
mod world;
