//! `seloste audit-pack`: everything an auditor asks for, in one file that shows by itself whether it is whole.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::Utc;
use clap::{Args, Subcommand};
use entity::{
    Date,
    vocabulary::{Language, LogAct},
};
use tokio::{runtime::Handle, task::spawn_blocking};

use super::{Failure, NoticeLanguage, Place, close, log, open_log_and_all, say, surroundings, terminal_language};
use crate::{
    config::Config,
    history::{
        NewEntry, PublicKey,
        part::{NoPart, Part, verify_part},
        verify::{self, Report, verify_export},
    },
    notices::days,
    reports::{
        audit::{self, Asked, AuditError, ENTRIES, Packed, WHOLE_LOG},
        file::write_whole,
        pack::{self, Limits, Verified},
    },
};

/// Packs, or verifies what was packed.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct AuditPack {
    #[command(subcommand)]
    command: Option<Other>,
    /// Key of a controller; may be given several times
    #[arg(long, value_name = "KEY", required = true)]
    controller: Vec<String>,
    /// The day, as 2026-03-02: all is told as it was when that day ended in Finland. Today when left out
    #[arg(long, value_name = "DAY")]
    at: Option<Date>,
    /// File to write
    #[arg(long, short, value_name = "FILE", required = true)]
    output: Option<PathBuf>,
    /// Language of the index; the terminal's when left out
    #[arg(long)]
    language: Option<NoticeLanguage>,
    /// With the log of the whole installation, which tells of other controllers too
    #[arg(long)]
    whole_log: bool,
    #[command(flatten)]
    files: log::Files,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
enum Other {
    /// Verify a pack offline: say that it is whole and who signed it, or what does not fit
    ///
    /// Example: seloste audit-pack verify pori.zip --key 'log.pori.fi+1a2b3c4d+AX…'
    Verify {
        /// The pack; - for standard input
        file: PathBuf,
        /// A key you trust; may be given several times. The one that the pack names when left out
        #[arg(long, value_name = "KEY")]
        key: Vec<String>,
    },
}

/// Runs the command.
pub(super) async fn execute(config: &Config, asked: AuditPack) -> Result<(), Failure> {
    match asked.command {
        Some(Other::Verify { file, key }) => verify(&file, &key),
        None => make(config, asked).await,
    }
}

async fn make(config: &Config, asked: AuditPack) -> Result<(), Failure> {
    let Some(output) = asked.output.clone() else {
        unreachable!("clap asks for a file unless a pack is verified");
    };
    let (database, files) = log::open(config, &asked.files, &asked.place).await?;
    let inventory = open_log_and_all(config, database, &files).await?;
    let now = Utc::now();
    let mut controllers = asked.controller;
    controllers.sort_unstable();
    controllers.dedup();
    let known = inventory.snapshot();
    for key in &controllers {
        if known.shared.shelves.controllers.get(key).is_none() {
            return Err(AuditError::NoController(key.clone()).into());
        }
    }
    let asked = Asked {
        day: asked.at.unwrap_or_else(|| days::in_finland(now)),
        language: asked.language.map_or_else(terminal_language, Language::from),
        whole_log: asked.whole_log,
        controllers,
    };
    let today = days::in_finland(now);
    if asked.day > today {
        return Err(AuditError::InTheFuture { day: asked.day, today }.into());
    }
    // Before anything leaves the house: a pack that is not in the log would be one that nobody knows of.
    let export = NewEntry::new(LogAct::Export, log::operator())
        .detail("what", "audit-pack")
        .detail("controllers", asked.controllers.clone())
        .detail("day", asked.day.to_string());
    inventory.record(now, vec![export]).await?;
    let pair = inventory.log().pair(inventory.database()).await?;
    let (runtime, reading) = (Handle::current(), Arc::clone(&inventory));
    let language = asked.language;
    let path = output.clone();
    let packed = spawn_blocking(move || {
        write_whole(&path, |out| {
            audit::write(&reading, &asked, now, &pair, &runtime, out).map(|(_, packed)| packed)
        })
    });
    let packed = packed.await.map_err(surroundings)??;
    close(&inventory).await?;
    say(&made(&output, packed, language))
}

fn made(output: &Path, packed: Packed, language: Language) -> String {
    let output = output.display();
    let Packed {
        registers,
        notices,
        findings,
        entries,
        unknown,
    } = packed;
    let mut text = match language {
        Language::Fi => format!(
            "{output}: {registers} rekisteriä, {notices} voimassa ollutta selostetta, {findings} havaintoa, {entries} lokimerkintää\n"
        ),
        Language::Sv => format!(
            "{output}: {registers} register, {notices} gällande beskrivningar, {findings} iakttagelser, {entries} loggposter\n"
        ),
        Language::En => format!(
            "{output}: {registers} registers, {notices} notices in force, {findings} findings, {entries} entries of the log\n"
        ),
    };
    if unknown > 0 {
        text += &match language {
            Language::Fi => format!("{unknown} tietuetta ei voida kertoa; about.json nimeää ne\n"),
            Language::Sv => format!("{unknown} poster kan inte berättas; about.json nämner dem\n"),
            Language::En => format!("{unknown} records cannot be told; about.json names them\n"),
        };
    }
    text
}

impl From<AuditError> for Failure {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::NoController(_) | AuditError::InTheFuture { .. } => Self::Given(error.to_string()),
            AuditError::Inventory(error) => error.into(),
            AuditError::Log(error) => error.into(),
            AuditError::Pack(_) => Self::Surroundings(error.to_string()),
        }
    }
}

/// What the logs in a pack turned out to be.
#[derive(Default)]
struct Logs {
    parts: Vec<(String, Result<Part, NoPart>)>,
    whole: Option<Result<Report, verify::Failure>>,
}

impl Logs {
    fn look(&mut self, name: &str, content: &mut dyn BufRead, trusted: &[PublicKey]) {
        if name == WHOLE_LOG {
            self.whole = Some(verify_export(content, trusted.to_vec(), Vec::new()));
        } else if name.strip_suffix(ENTRIES).is_some_and(|folder| folder.ends_with('/')) {
            self.parts.push((name.to_owned(), verify_part(content, trusted)));
        }
    }
}

fn verify(file: &Path, keys: &[String]) -> Result<(), Failure> {
    let trusted = log::public_keys(keys)?;
    let language = terminal_language();
    let mut logs = Logs::default();
    let look = |name: &str, content: &mut dyn BufRead| {
        logs.look(name, content, &trusted);
        Ok(())
    };
    let source: Box<dyn Read> = if file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let opened = File::open(file);
        Box::new(BufReader::with_capacity(
            1 << 20,
            opened.map_err(|error| log::unreadable(file, &error))?,
        ))
    };
    let verified = pack::verify_looking(source, &trusted, &Limits::default(), look);
    let verified = verified.map_err(|failure| Failure::Given(failure.sentence(language)))?;
    let mut text = summary(&verified, language);
    for (name, part) in logs.parts {
        let part = part.map_err(|error| Failure::Given(format!("{name}: {error}")))?;
        let Part { entries, size, .. } = part;
        text += &match language {
            Language::Fi => format!("{name}: {entries} merkintää on lokissa, jossa on {size}\n"),
            Language::Sv => format!("{name}: {entries} poster finns i loggen, som har {size}\n"),
            Language::En => format!("{name}: {entries} entries are in the log, which has {size}\n"),
        };
    }
    match logs.whole {
        None => {}
        Some(Ok(report)) => text += &log::summary(&report, language),
        Some(Err(verify::Failure::Found(finding))) => {
            return Err(Failure::Given(format!("{WHOLE_LOG}: {}", finding.sentence(language))));
        }
        Some(Err(verify::Failure::NotAnExport(reason))) => {
            return Err(Failure::Given(format!("{WHOLE_LOG}: {reason}")));
        }
    }
    say(&text)
}

/// What is said of a pack that is whole.
fn summary(verified: &Verified, language: Language) -> String {
    let Verified {
        about,
        files,
        content,
        key,
        trusted,
    } = verified;
    let key = key.text();
    let mut text = match language {
        Language::Fi => format!("Paketti on ehjä: {about}, {files} tiedostoa, {content} tavua\n  avain: {key}\n"),
        Language::Sv => format!("Paketet är helt: {about}, {files} filer, {content} byte\n  nyckel: {key}\n"),
        Language::En => format!("The pack is whole: {about}, {files} files, {content} bytes\n  key: {key}\n"),
    };
    if !trusted {
        text += match language {
            Language::Fi => "  Avainta ei verrattu mihinkään: anna se, johon luotat, valitsimella --key\n",
            Language::Sv => "  Nyckeln jämfördes inte med något: ange den du litar på med --key\n",
            Language::En => "  The key was compared with nothing: give the one you trust by --key\n",
        };
    }
    text
}
