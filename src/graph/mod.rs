//! Where do personal data come from and go to, and through whom? Questions to the graph of the inventory, each answered with its
//! chains, Art. 30(1)(d)-(e), 28(2) and (4), 33, 44-49.
//!
//! All of it is pure, over what stands in memory: a [`ground`] is what one may walk over, the questions walk it. A chain is one
//! controller's: it goes by that controller's flows and by those that all share. Data that two cities keep in one service do
//! not flow from the one to the other, so no chain goes in through one city and out through another.

pub mod chain;
pub mod dependencies;
pub mod ground;
pub mod impact;
pub mod paths;
pub mod reach;
pub mod third_country;
pub mod walk;

pub use chain::{Chain, End, Step};
pub use ground::Ground;
