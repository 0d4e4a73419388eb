//! Who may do what? The table is in [`policy`]; [`actor`] is the person it is asked about.

pub mod actor;
pub mod policy;

pub use actor::Actor;
pub use policy::{Action, Reach, Role};
