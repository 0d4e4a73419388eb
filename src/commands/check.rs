//! `seloste check`: what does the law say of the registers, for people and for tools?

use chrono::Utc;
use clap::{Args, ValueEnum};
use entity::{
    Date,
    vocabulary::{Language, Severity},
};

use super::{Failure, NoticeLanguage, Place, close, open, say, terminal_language};
use crate::{
    compliance::report::{Form, Writer, tell},
    config::Config,
    records::{controller::Controller, noun::Key},
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

/// Registers held in memory before those of another controller are let go: a nation is read once, from one end to the other.
const HELD: usize = 1_000;

fn one_after_another(config: &Config) -> Config {
    let mut config = config.clone();
    config.limits.registers = config.limits.registers.min(HELD);
    config
}

/// Tells the findings. Fails when there is an error that nobody has waived, whatever is shown.
pub(super) async fn execute(config: &Config, check: Check) -> Result<(), Failure> {
    let inventory = open(&one_after_another(config), &check.place).await?;
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
    let form = match check.format {
        Format::Text => Form::Text,
        Format::Json => Form::Json,
        Format::Sarif => Form::Sarif,
    };
    let keys: Vec<Key<Controller>> = known
        .iter()
        .map(|controller| controller.key.clone())
        .filter(|key| check.controller.is_empty() || check.controller.iter().any(|own| key.as_str() == own))
        .collect();
    let (mut writer, begun) = Writer::begin(form, today, &snapshot.shared, language);
    say(&begun)?;
    for key in keys {
        // One after another, as each stands when its turn comes: what was told is let go.
        let Some(sight) = inventory.snapshot().sight(key.as_str()).await? else {
            continue;
        };
        let told = tell(&sight, today, least, language);
        say(&writer.some(&told))?;
    }
    let errors = writer.counts().errors;
    say(&writer.end())?;
    close(&inventory).await?;
    if errors == 0 {
        Ok(())
    } else {
        Err(Failure::Given(format!("{errors} errors of the law are open")))
    }
}
