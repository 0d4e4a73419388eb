//! What the program promises, tried from outside. One binary; one folder for each module.

mod records;
mod support;
