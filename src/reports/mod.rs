//! What does a report leave the house as? Tables in four forms.

pub mod error;
pub mod file;
pub mod form;
