//! Who is told of what has happened, and what becomes of it on the way: webhooks, letters, and what cuts them off.

mod breaches;
mod calling;
mod managing;
mod support;
mod telling;
mod turning;
mod writing;
