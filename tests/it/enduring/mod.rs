//! Does it hold for long, under load, and when it is cut off? Each test has a short form, which always runs, and a long one,
//! which `make soak` runs: how much is tried is told by the environment (`SELOSTE_KILLS`, `SELOSTE_EDITS`), and so is the seed.

mod editing;
mod killing;
pub mod program;
mod revoking;
mod sound;
