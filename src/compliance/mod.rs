//! What would the law say of a register as it stands? Rules that read a record with its graph, and what they find.
//!
//! A rule is a pure function of a register, what can be seen from it, and the day. What it finds is kept as a code, a place and
//! small arguments; the sentence is made when it is read. "Not stated" is read as not stated, never as none. What we gave up is
//! a language of rules that a city could write its own in: sixty rules in plain code are shorter, and the compiler reads them.

pub mod case;
pub mod chains;
pub mod completeness;
pub mod finding;
pub mod law;
pub mod report;
pub mod rule;
pub mod rules;
#[cfg(test)]
pub(crate) mod sample;
pub mod sentence;
pub mod since;
pub mod standing;
pub mod texts;
pub mod waiving;
