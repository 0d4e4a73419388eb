//! `seloste report`: a report as a file or on the terminal.
//!
//! Whoever holds the database sees all of it, so this tells what an officer over everything is told. That a report was taken is in the log.

use std::{io::Write, path::PathBuf, sync::Arc};

use chrono::Utc;
use clap::{Args, ValueEnum};
use entity::{
    Date,
    vocabulary::{Language, LogAct},
};
use tokio::runtime::Handle;

use super::{Failure, NoticeLanguage, Place, close, log, open, say, surroundings, terminal_language};
use crate::{
    access::Actor,
    config::Config,
    error::Error,
    history::NewEntry,
    records::inventory::Inventory,
    reports::{
        arguments::Asked,
        error::WriteError,
        file::write_whole,
        form,
        list::{AnyReport, REPORTS, report},
        report::Ask,
        run::Failed,
    },
};

/// Which report, of what, as what.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// The report's name, as article-30
    #[arg(required_unless_present_any = ["list", "saved"])]
    name: Option<String>,
    /// Tell which reports there are
    #[arg(long)]
    list: bool,
    /// Number or id of a saved report, in place of a name and of what it is narrowed to
    #[arg(
        long,
        value_name = "KEY",
        conflicts_with_all = ["name", "controller", "department", "on", "of", "from", "to", "known_at"]
    )]
    saved: Option<String>,
    /// Key of a controller; all of them when left out
    #[arg(long, value_name = "KEY")]
    controller: Option<String>,
    /// Key of a department, with what stands below it
    #[arg(long, value_name = "KEY")]
    department: Option<String>,
    /// The day, as 2026-03-02; today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// What the report is about, as processor:shop-oy; for reports that need it
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// The first day, for reports that lie between two
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day, for reports that lie between two
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// When a breach became known, as 2026-03-02T09:00:00Z
    #[arg(long, value_name = "TIME")]
    known_at: Option<String>,
    /// Language; the terminal's when left out
    #[arg(long)]
    language: Option<NoticeLanguage>,
    /// The form
    #[arg(long, default_value = "csv")]
    format: Format,
    /// File to write; standard output when left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Json,
    Html,
    /// For the records of Art. 30 and the description of document publicity, of one controller
    Pdf,
}

impl From<Format> for form::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Json => Self::Json,
            Format::Html => Self::Html,
            Format::Pdf => Self::Pdf,
        }
    }
}

/// Writes a report, or tells which there are.
pub(super) async fn execute(config: &Config, asked: Report) -> Result<(), Failure> {
    let language = asked.language.map_or_else(terminal_language, Into::into);
    if asked.list {
        let line = |report: &&dyn AnyReport| {
            let about = report.about();
            format!(
                "{:<24}{}\n{:<24}{}\n",
                about.name,
                about.title.say(language),
                "",
                about.question.say(language)
            )
        };
        return say(&REPORTS.iter().map(line).collect::<String>());
    }
    // What is wrong in what was given is told before anything is opened.
    let given = if asked.saved.is_some() {
        None
    } else {
        Some(given(&asked, language)?)
    };
    let inventory = open(config, &asked.place).await?;
    let key = asked.saved.as_deref().unwrap_or_default();
    let (report, read) = given.map_or_else(|| saved(&inventory, key), Ok)?;
    let format: form::Format = asked.format.into();
    printable(report, &read, format)?;
    let language = match asked.language {
        Some(language) => language.into(),
        None => read.language.unwrap_or(language),
    };
    let now = Utc::now();
    let ask = Ask {
        snapshot: inventory.snapshot(),
        inventory: Arc::clone(&inventory),
        actor: Actor::command_line(),
        now,
        on: read.on.unwrap_or_else(|| Date(now.date_naive())),
        language,
        base: config
            .public_address
            .as_ref()
            .map(|address| address.origin().to_owned()),
        arguments: read.arguments,
    };
    report.check(&ask).await.map_err(|error| match error {
        Error::NotFound => {
            Failure::Given("there is nothing that the report could be about: look at the keys given".to_owned())
        }
        other => other.into(),
    })?;
    // Before anything leaves the house.
    let entry = NewEntry::new(LogAct::Export, log::operator());
    let entry = entry.detail("what", "report").detail("report", report.about().name);
    let entry = match ask.arguments.only() {
        Some(controller) => entry.detail("controllers", vec![controller.to_owned()]),
        None => entry,
    };
    inventory.record(now, vec![entry]).await?;
    let runtime = Handle::current();
    let output = asked.output;
    let written = tokio::task::spawn_blocking(move || write(report, &ask, format, output, &runtime));
    written.await.map_err(surroundings)??;
    close(&inventory).await
}

type Found = (&'static dyn AnyReport, Asked);

/// The report that was named, and what it is narrowed to.
fn given(asked: &Report, language: Language) -> Result<Found, Failure> {
    let name = asked.name.as_deref().unwrap_or_default();
    let report =
        report(name).ok_or_else(|| Failure::Given(format!("there is no report {name}; see seloste report --list")))?;
    let given = [
        ("controller", &asked.controller),
        ("department", &asked.department),
        ("on", &asked.on),
        ("of", &asked.of),
        ("from", &asked.from),
        ("to", &asked.to),
        ("knownAt", &asked.known_at),
    ];
    let pairs = given
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
    let read = Asked::read(report.about(), pairs).map_err(|wrong| Failure::Given(wrong.sentence(language)))?;
    Ok((report, read))
}

/// Refuses a PDF of what is not printed, or of no controller in particular.
fn printable(report: &dyn AnyReport, read: &Asked, format: form::Format) -> Result<(), Failure> {
    let name = report.about().name;
    if !format.is_of(name) {
        return Err(Failure::Given(format!(
            "the report {name} does not come as a PDF; those that do are {}",
            form::pdf::PRINTED.join(", ")
        )));
    }
    if format == form::Format::Pdf && read.arguments.only().is_none() {
        return Err(Failure::Given(
            "a PDF is of one controller: add --controller KEY".to_owned(),
        ));
    }
    Ok(())
}

/// A saved report, as whoever holds the database sees it: not with the rights of its owner.
fn saved(inventory: &Arc<Inventory>, key: &str) -> Result<Found, Failure> {
    let snapshot = inventory.snapshot();
    // People copy the id they see in GraphQL; the number alone is what they say.
    let key = key.strip_prefix("saved-report:").unwrap_or(key);
    let saved = snapshot.shared.shelves.saved_reports.get(key);
    let saved = saved.ok_or_else(|| Failure::Given(format!("there is no saved report {key}")))?;
    let report = report(&saved.report).ok_or_else(|| {
        Failure::Given(format!(
            "the saved report {key} asks for {}, which is no report",
            saved.report
        ))
    })?;
    let read = Asked {
        arguments: saved.arguments(),
        on: None,
        language: Some(saved.language),
    };
    Ok((report, read))
}

fn write(
    report: &dyn AnyReport,
    ask: &Ask,
    format: form::Format,
    output: Option<PathBuf>,
    runtime: &Handle,
) -> Result<(), Failure> {
    let written = match &output {
        Some(path) => write_whole(path, |out| {
            let out: &mut (dyn Write + Send) = out;
            report.write(ask, format, out, runtime, &|| false)
        }),
        None => report.write(ask, format, &mut std::io::stdout(), runtime, &|| false),
    };
    match written {
        Ok(_) => Ok(()),
        // The reader has seen enough: `seloste report article-30 | head`.
        Err(Failed::Writing(WriteError::Cancelled)) if output.is_none() => Ok(()),
        Err(Failed::Writing(error)) => Err(surroundings(error)),
        Err(Failed::Asking(error)) => Err(error.into()),
    }
}
