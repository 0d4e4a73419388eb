//! How does an inventory come in from files, and what does the log say of one that went out?

use std::path::PathBuf;

use chrono::Utc;
use entity::vocabulary::LogAct;

use super::{Failure, Place, close, log, open, progress, say, terminal_language};
use crate::{
    access::Actor,
    config::Config,
    history::NewEntry,
    records::exchange::{self, ImportOptions},
};

pub(super) async fn import(
    config: &Config,
    place: &Place,
    files: &[PathBuf],
    options: ImportOptions,
) -> Result<(), Failure> {
    let mut document = exchange::Document::default();
    let mut complaints = String::new();
    for file in files {
        let text = if file.as_os_str() == "-" {
            std::io::read_to_string(std::io::stdin())
        } else {
            std::fs::read_to_string(file)
        };
        let text = text.map_err(|error| Failure::Given(format!("cannot read {}: {error}", file.display())))?;
        match exchange::read(&text) {
            Ok(read) => document.extend(read),
            Err(problems) => complaints += &format!("{}:\n{}", file.display(), problems.lines(terminal_language())),
        }
    }
    if !complaints.is_empty() {
        return Err(Failure::Given(complaints));
    }
    let inventory = open(config, place).await?;
    let spinner = progress(document.len() as u64, "nouns");
    spinner.enable_steady_tick(std::time::Duration::from_millis(200));
    let done = exchange::import(&inventory, &Actor::command_line(), document, options, Utc::now()).await?;
    spinner.finish_and_clear();
    inventory.learn_sizes().await?;
    close(&inventory).await?;
    let would = if options.dry_run {
        "Nothing was changed; an import would leave: "
    } else {
        ""
    };
    say(&format!(
        "{would}{} created, {} updated, {} unchanged\n",
        done.created, done.updated, done.unchanged
    ))
}

/// The entry that an inventory was exported; all controllers when none is named.
pub(super) fn exported(controllers: &[String]) -> NewEntry {
    let entry = NewEntry::new(LogAct::Export, log::operator()).detail("what", "inventory");
    if controllers.is_empty() {
        entry
    } else {
        entry.detail("controllers", controllers)
    }
}
