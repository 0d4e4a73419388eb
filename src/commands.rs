//! What can one do from the command line?
//!
//! Exit codes: 0 done; 1 what was given is not right (a file with problems, a register that is not there); 2 the command was
//! not understood; 3 the surroundings are not right (settings, database, port, folder).

mod audit_pack;
mod check;
mod graph;
mod import;
mod log;
mod notice;
mod report;
mod serving;
mod token;
mod vocabulary;

use std::{
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use chrono::Utc;
use clap::{Args, Parser, Subcommand};
use entity::vocabulary::Language;
use indicatif::{ProgressBar, ProgressStyle};
use sea_orm::DatabaseConnection;

use self::{
    import::{exported, import},
    notice::{NoticeFormat, NoticeLanguage, notice},
    serving::{run_demo, serve},
};
use crate::{
    access::Actor,
    config::Config,
    error::Error,
    generate, graphql,
    history::files::LogFiles,
    notices::layout::{self, Layouts},
    records::{
        database,
        exchange::{self, ImportOptions},
        inventory::Inventory,
    },
};

/// Records of processing activities (GDPR Art. 30) and the notices made from them.
#[derive(Debug, Parser)]
#[command(
    name = "seloste",
    version,
    about,
    after_help = "To look around:  seloste demo --listen 127.0.0.1:8080 --data ./demo\nSettings are told in docs/configuration.md. Exit codes: 0 done, 1 what was given is not right, 2 the command was not understood, 3 the surroundings are not right."
)]
struct Cli {
    /// Configuration file (TOML)
    #[arg(long, global = true, env = "SELOSTE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the inventory (needs sign-in to be configured)
    Serve,
    /// Serve the example cities from an embedded database, for looking around
    ///
    /// Whoever can reach the address can be anyone in it, so only loopback addresses are accepted.
    Demo {
        /// Address and port
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
        #[command(flatten)]
        place: Place,
    },
    /// Bring the database to this program's version
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Print the GraphQL schema, or the JSON Schema of the exchange format
    Schema {
        /// The JSON Schema of the exchange format instead
        #[arg(long)]
        exchange: bool,
    },
    /// Write the inventory of controllers as one JSON document
    ///
    /// Example: seloste export --controller pori --output pori.json
    Export {
        /// Key of a controller; may be given several times. All of them when left out
        #[arg(long, value_name = "KEY")]
        controller: Vec<String>,
        /// File to write; standard output when left out
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// Read a JSON document into the inventory: all of it, or nothing and every problem
    Import {
        /// The file; - for standard input. Several files are read as one document
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Only tell what would happen
        #[arg(long)]
        dry_run: bool,
        /// Replace what is there already and differs
        #[arg(long)]
        update: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Print the notice of a register as its record stands now
    ///
    /// Example: seloste notice pori/3 --lang sv --layout standard --format md
    Notice {
        /// The register: its key (pori/3) or controller and slug (pori/verkkokauppa-ja-verkkomaksaminen)
        register: String,
        /// Language
        #[arg(long, default_value = "fi")]
        lang: NoticeLanguage,
        /// Layout; the controller's own when left out
        #[arg(long)]
        layout: Option<String>,
        /// Format
        #[arg(long, default_value = "txt")]
        format: NoticeFormat,
        #[command(flatten)]
        place: Place,
    },
    /// Tell what the law says of the registers as they stand; exit code 1 when an error is open
    ///
    /// Example: seloste check --controller pori --severity error --format sarif --language fi
    Check(check::Check),
    /// Fill an empty database with a synthetic inventory, the same for the same seed
    Generate {
        /// Controllers
        #[arg(long, default_value_t = 309)]
        controllers: u32,
        /// Registers of each controller
        #[arg(long, default_value_t = 100)]
        registers_per_controller: u32,
        /// Seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Share of the registers that have errors in law, in percent; the others can be published
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=100))]
        flawed: u32,
        #[command(flatten)]
        place: Place,
    },
    /// Ask where data go: reach, paths, impact, dependencies
    Graph {
        #[command(subcommand)]
        command: graph::GraphCommand,
    },
    /// Pack all an auditor asks for of controllers as of a date into one ZIP, signed by the key of the log; or verify one
    ///
    /// Example: seloste audit-pack --controller pori --at 2026-11-01 --output pori.zip
    AuditPack(audit_pack::AuditPack),
    /// Write a report across registers: the record of Art. 30, third countries, agreements, findings and others
    ///
    /// Example: seloste report article-30 --controller pori --language sv --format xlsx --output article-30.xlsx
    Report(report::Report),
    /// Ask who uses a category of the code lists
    Vocabulary {
        #[command(subcommand)]
        command: vocabulary::VocabularyCommand,
    },
    /// Make tokens for programs
    Token {
        #[command(subcommand)]
        command: token::TokenCommand,
    },
    /// Verify, export and prove the log of what happened
    Log {
        #[command(subcommand)]
        command: log::LogCommand,
    },
}

/// Which database.
#[derive(Debug, Default, Args)]
struct Place {
    /// Folder of an embedded database
    #[arg(long, value_name = "DIR", conflicts_with = "database_url")]
    data: Option<PathBuf>,
    /// Database: `sqlite://FILE` or `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// Why a command failed, for its exit code.
enum Failure {
    /// What was given is not right.
    Given(String),
    /// The surroundings are not right.
    Surroundings(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(problems) => Self::Given(problems.lines(terminal_language())),
            Error::Internal(text) => Self::Surroundings(text),
            other => Self::Given(format!("{other}\n")),
        }
    }
}

/// Runs the command line.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Given(text)) => complain(&text, 1),
        Err(Failure::Surroundings(text)) => complain(&text, 3),
    }
}

fn complain(text: &str, code: u8) -> ExitCode {
    // Nobody may be listening any more; the exit code still tells.
    let _ = writeln!(std::io::stderr(), "seloste: {}", text.trim_end());
    ExitCode::from(code)
}

async fn execute(cli: Cli) -> Result<(), Failure> {
    let config = read_config(cli.config.as_deref())?;
    use_layouts(&config)?;
    match cli.command {
        Command::Serve => serve(&config).await,
        Command::Demo { listen, place } => run_demo(&config, listen.unwrap_or(config.listen), &place).await,
        Command::Migrate { place } => {
            let database = database::open(&url(&config, &place)?).await.map_err(surroundings)?;
            database::migrate(&database).await.map_err(surroundings)?;
            say("The database is at this program's version.\n")
        }
        Command::Schema { exchange: true } => say(&exchange::schema()),
        Command::Schema { exchange: false } => say(&graphql::sdl()),
        Command::Export {
            controller,
            output,
            place,
        } => {
            let inventory = open(&config, &place).await?;
            let document = exchange::export(&inventory, &Actor::command_line(), &controller).await?;
            // Before anything leaves the house: an export that is not in the log would be one that nobody knows of.
            inventory.record(Utc::now(), vec![exported(&controller)]).await?;
            close(&inventory).await?;
            write_out(output.as_deref(), &exchange::write(&document))
        }
        Command::Import {
            files,
            dry_run,
            update,
            place,
        } => import(&config, &place, &files, ImportOptions { dry_run, update }).await,
        Command::Notice {
            register,
            lang,
            layout,
            format,
            place,
        } => {
            let inventory = open(&config, &place).await?;
            say(&notice(&inventory, &register, lang, layout.as_deref(), format).await?)
        }
        Command::Generate {
            controllers,
            registers_per_controller,
            seed,
            flawed,
            place,
        } => {
            let inventory = open(&config, &place).await?;
            if !inventory.snapshot().shared.shelves.controllers.all().is_empty() {
                return Err(Failure::Given(
                    "the database holds an inventory already; generate fills an empty one".to_owned(),
                ));
            }
            let size = generate::Size {
                controllers,
                registers_per_controller,
                seed,
                flawed,
            };
            let bar = progress(u64::from(controllers), "controllers");
            generate::generate(&inventory, size, Utc::now(), &mut |done, all| {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            })
            .await?;
            bar.finish();
            inventory.learn_sizes().await?;
            close(&inventory).await
        }
        Command::Check(check) => check::execute(&config, check).await,
        Command::AuditPack(asked) => audit_pack::execute(&config, asked).await,
        Command::Log { command } => log::execute(&config, command).await,
        Command::Graph { command } => graph::execute(&config, command).await,
        Command::Report(report) => report::execute(&config, report).await,
        Command::Token { command } => token::execute(&config, command).await,
        Command::Vocabulary { command } => vocabulary::execute(&config, command).await,
    }
}

fn read_config(path: Option<&Path>) -> Result<Config, Failure> {
    let text = path
        .map(|path| {
            std::fs::read_to_string(path)
                .map_err(|error| Failure::Surroundings(format!("cannot read {}: {error}", path.display())))
        })
        .transpose()?;
    let name = path.map(|path| path.display().to_string()).unwrap_or_default();
    // A variable whose value is not text cannot be a good setting; it is shown as what it nearly is.
    let environment = std::env::vars_os().map(|(name, value)| {
        (
            name.to_string_lossy().into_owned(),
            value.to_string_lossy().into_owned(),
        )
    });
    Config::read(text.as_deref().map(|text| (name.as_str(), text)), environment).map_err(Failure::Surroundings)
}

fn surroundings(error: impl std::fmt::Display) -> Failure {
    Failure::Surroundings(error.to_string())
}

fn url(config: &Config, place: &Place) -> Result<String, Failure> {
    if let Some(folder) = &place.data {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::Surroundings(format!("cannot make the folder {}: {error}", folder.display())))?;
        return Ok(format!("sqlite://{}", folder.join("seloste.db").display()));
    }
    Ok(place
        .database_url
        .clone()
        .unwrap_or_else(|| config.database_url.clone()))
}

async fn open(config: &Config, place: &Place) -> Result<Arc<Inventory>, Failure> {
    let (database, files) = log::open(config, &log::Files::default(), place).await?;
    open_log_and_all(config, database, &files).await
}

async fn open_log_and_all(
    config: &Config,
    database: DatabaseConnection,
    files: &LogFiles,
) -> Result<Arc<Inventory>, Failure> {
    let log = log::hold(config, &database, files).await?;
    Ok(Inventory::open(database, config.limits, log).await?)
}

/// Leaves the database as one file, with nothing in a log beside it.
async fn close(inventory: &Inventory) -> Result<(), Failure> {
    inventory.database().clone().close().await.map_err(surroundings)
}

/// Reads the city's own layouts, once, before anything is published or shown.
fn use_layouts(config: &Config) -> Result<(), Failure> {
    layout::use_layouts(Layouts::load(config.layouts.as_deref()).map_err(surroundings)?);
    Ok(())
}

fn write_out(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    let Some(path) = output else { return say(text) };
    // Written beside and moved into place, so that a full disk leaves no half file under the name.
    let beside = path.with_extension("part");
    std::fs::write(&beside, text)
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| {
            let _ = std::fs::remove_file(&beside);
            Failure::Surroundings(format!("cannot write {}: {error}", path.display()))
        })
}

fn say(text: &str) -> Result<(), Failure> {
    match std::io::stdout()
        .write_all(text.as_bytes())
        .and_then(|()| std::io::stdout().flush())
    {
        // The reader has seen enough: `seloste export | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(surroundings),
    }
}

fn progress(length: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template(&format!(
        "{{bar:40}} {{pos}}/{{len}} {what} {{elapsed}} (about {{eta}} left)"
    ))
    .expect("the template is fixed and well formed");
    ProgressBar::new(length).with_style(style)
}

/// The language of the terminal, as its environment names it.
fn terminal_language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match named.as_deref().and_then(|value| value.get(..2)) {
        Some("fi") => Language::Fi,
        Some("sv") => Language::Sv,
        _ => Language::En,
    }
}
