//! Who may do what? The table is in [`policy`]; [`actor`] is the person it is asked about.

pub mod actor;
pub mod policy;

pub use actor::{Actor, By, GrantReach, Granted, Place, Retry, Target};
pub use policy::{Action, Reach};
