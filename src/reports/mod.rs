//! What does a report leave the house as? Tables in four forms, and the auditor's pack.

pub mod audit;
pub mod error;
pub mod file;
pub mod form;
pub mod pack;
pub mod stream;
