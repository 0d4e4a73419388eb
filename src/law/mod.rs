//! What follows from the law? Pure: dated rows and the words of a record in, articles and rights out.

pub mod basis;
pub mod rights;
