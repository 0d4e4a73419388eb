//! What the program promises, tried from outside. One binary; one folder for each module.

mod notices;
mod records;
mod support;
