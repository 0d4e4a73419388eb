//! What is the stored shape of the inventory? One file per table, the words they share, and the three value types that
//! the database and the API have in common.

pub mod date;
pub mod duration;
pub mod language_text;
pub mod vocabulary;

pub use date::Date;
pub use duration::Duration;
pub use language_text::LanguageText;
