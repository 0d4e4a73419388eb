//! Records of processing activities (GDPR Art. 30) and the notices made from them, for cities.

pub mod access;
pub mod error;
pub mod graphql;
pub mod records;
