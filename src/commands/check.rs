//! `seloste check`: what does the law say of the registers, for people and for tools?

use chrono::Utc;
use clap::{Args, ValueEnum};
use entity::{
    Date,
    vocabulary::{Language, Severity},
};

use super::{Failure, NoticeLanguage, Place, close, open, say, terminal_language};
use crate::{
    compliance::report::{Told, json, sarif, tell, text},
    config::Config,
};

/// What is checked, and how it is told.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Key of a controller; may be given several times. All of them when left out
    #[arg(long, value_name = "KEY")]
    controller: Vec<String>,
    /// Tell only what weighs at least this much
    #[arg(long, default_value = "advice")]
    severity: Least,
    /// How it is told
    #[arg(long, default_value = "text")]
    format: Format,
    /// Language of the sentences; the terminal's when left out
    #[arg(long)]
    language: Option<NoticeLanguage>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Least {
    Error,
    Warning,
    Advice,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

/// Tells the findings. Fails when there is an error that nobody has waived, whatever is shown.
pub(super) async fn execute(config: &Config, check: Check) -> Result<(), Failure> {
    let inventory = open(config, &check.place).await?;
    let snapshot = inventory.snapshot();
    let known = snapshot.shared.shelves.controllers.all();
    for key in &check.controller {
        if !known.iter().any(|controller| controller.key.as_str() == key) {
            return Err(Failure::Given(format!("there is no controller {key}")));
        }
    }
    let language = check.language.map_or_else(terminal_language, Language::from);
    let least = match check.severity {
        Least::Error => Severity::Error,
        Least::Warning => Severity::Warning,
        Least::Advice => Severity::Advice,
    };
    let now = Utc::now();
    let today = Date(now.date_naive());
    let mut told: Vec<Told> = Vec::new();
    for controller in known {
        if !check.controller.is_empty() && !check.controller.iter().any(|key| controller.key.as_str() == key) {
            continue;
        }
        if let Some(sight) = snapshot.sight(controller.key.as_str()).await? {
            told.extend(tell(&sight, today, least, language));
        }
    }
    say(&match check.format {
        Format::Text => text(&told),
        Format::Json => json(&told, today),
        Format::Sarif => sarif(&told, &snapshot.shared, language),
    })?;
    close(&inventory).await?;
    let errors = told
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.waived.is_none())
        .count();
    if errors == 0 {
        Ok(())
    } else {
        Err(Failure::Given(format!("{errors} errors of the law are open")))
    }
}
