//! What is there to say across registers? Reports of typed rows, the forms they leave the house in, and the auditor's pack.

pub mod arguments;
pub mod audit;
pub mod cause;
pub mod due;
pub mod error;
pub mod file;
pub mod findings;
pub mod form;
pub mod held;
pub mod list;
pub mod pack;
pub mod report;
pub mod results;
pub mod row;
pub mod run;
pub mod saving;
pub mod stream;
pub mod words;
