//! The program as it was built with the tests, started by itself.

use std::process::{Command, Stdio};

/// The program, told nothing by this machine's environment: that is no part of a test.
pub fn program() -> Command {
    at(env!("CARGO_BIN_EXE_seloste").as_ref())
}

/// The same for a program that was built otherwise.
pub fn at(binary: &std::path::Path) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("SELOSTE_")) {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}
