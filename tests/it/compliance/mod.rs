//! Do the rules find what a careful reader finds, and is what they find acted on?

mod asking;
mod command;
mod corpus;
mod gate;
mod keeping;
mod sarif;
mod waiving;
