//! Who is told of what has happened? Programs by webhook, people by e-mail: at least once, in order, from the log of commits.
//!
//! What is to be told is decided once per commit and written down as deliveries before anything is sent, in the transaction that
//! moves the place in the log; sending comes after and is repeated until the receiver takes it. So a process may be killed between
//! any two steps: what was decided is sent by the next, and a receiver that is told twice sees the same id twice. What we gave up
//! is telling exactly once, which two machines cannot promise each other.
//!
//! Decided by the access table at the moment of deciding, and asked again at the moment of sending, since days may lie between.

pub mod address;
pub mod audience;
pub mod breach_clock;
pub mod calling;
pub mod deliveries;
pub mod dispatcher;
pub mod happening;
pub mod lease;
pub mod letter;
pub mod links;
pub mod log;
pub mod mail;
pub mod reminding;
pub mod running;
pub mod schedule;
pub mod signing;
pub mod turns;
