//! What is a person told, Art. 13 and 14? Content made from a record, layouts that place it, renderings, and publishing.

pub mod approval;
pub mod content;
pub mod days;
pub mod difference;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod page;
pub mod picture;
pub mod plain;
pub mod publish;
mod telling;
pub mod words;
