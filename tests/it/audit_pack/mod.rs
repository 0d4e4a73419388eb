//! The auditor's pack: everything as of a day, and nothing that could be changed unseen.

mod command;
mod download;
mod past;
mod written;
