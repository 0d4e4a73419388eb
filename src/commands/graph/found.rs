//! What was found in the graph? Each answer beside what was asked, before it is told in one form or the other.

use super::Until;
use crate::{
    graph::{
        Chain,
        dependencies::Dependency,
        impact::{Impact, Touched},
        paths::Paths,
        reach::Place,
    },
    records::noun::NodeKey,
};

/// An answer.
pub(super) enum Found {
    /// What can be reached: the place, how far it is, and the shortest chain to it.
    Reach {
        from: Place,
        back: bool,
        until: Option<Until>,
        reached: Vec<(Place, u16, Chain)>,
    },
    /// The registers that reach a country outside the EEA, each by its shortest chain.
    ThirdCountries {
        controller: Option<String>,
        /// How many registers were looked at.
        asked: usize,
        registers: Vec<(NodeKey, Chain)>,
    },
    /// The ways between two places.
    Paths {
        from: Place,
        to: Place,
        longest: u8,
        most: u8,
        found: Paths,
    },
    /// What is touched, each register with the chain that leads there.
    Impact {
        of: String,
        registers: Vec<(Touched, Chain)>,
        impact: Impact,
    },
    /// What registers depend on.
    Dependencies {
        controller: Option<String>,
        /// How many registers were looked at.
        asked: usize,
        nodes: Vec<Dependency>,
    },
}
