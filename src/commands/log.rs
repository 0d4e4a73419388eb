//! What can one do with the log from the command line? Verify, export and prove it, and look after its key.

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use chrono::Utc;
use clap::{Args, Subcommand};
use entity::vocabulary::{Language, LogAct};
use rand::rngs::OsRng;
use sea_orm::DatabaseConnection;

use super::{Failure, Place, say, surroundings, terminal_language, url};
use crate::{
    config::Config,
    history::{
        By, Log, LogError, NewEntry, PublicKey,
        checkpoint::{CheckpointFile, read_all},
        export,
        files::{LogFiles, nameless},
        head::Checkpoint,
        prove, rollback, rotate,
        verify::{self, Report, verify_database, verify_export},
    },
    records::database,
};

/// What can be done with the log.
#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Verify an exported log, or that of a database: say that it fits, or name the first entry that does not
    ///
    /// Example: seloste log verify log.jsonl --key 'log.pori.fi+1a2b3c4d+AX…' --checkpoints kept-elsewhere.jsonl
    Verify {
        /// The export; - for standard input. The log in the database when left out
        file: Option<PathBuf>,
        /// A key you trust; may be given several times. The first that the log names when left out
        #[arg(long, value_name = "KEY")]
        key: Vec<String>,
        /// Checkpoints that were kept outside; may be given several times
        #[arg(long, value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
    /// Write the whole log, one line for each entry, for others to verify
    Export {
        /// File to write; standard output when left out
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// With the personal values that entries seal
        #[arg(long)]
        values: bool,
        #[command(flatten)]
        files: Files,
        #[command(flatten)]
        place: Place,
    },
    /// Print a proof that an entry is in the log, or (--from, --to) that the log only grew
    Prove {
        /// Index of the entry, from 0
        #[arg(required_unless_present = "from", conflicts_with_all = ["from", "to"])]
        index: Option<u64>,
        /// In the log of so many entries; all of them when left out
        #[arg(long, conflicts_with_all = ["from", "to"])]
        size: Option<u64>,
        /// From the log of so many entries
        #[arg(long, requires = "to")]
        from: Option<u64>,
        /// To the log of so many entries
        #[arg(long, requires = "from")]
        to: Option<u64>,
        #[command(flatten)]
        files: Files,
        #[command(flatten)]
        place: Place,
    },
    /// Check a proof, without a database
    Check {
        /// The proof; - for standard input
        file: PathBuf,
        /// A key you trust; may be given several times. The one that the proof names when left out
        #[arg(long, value_name = "KEY")]
        key: Vec<String>,
    },
    /// Replace the key that signs the log
    RotateKey {
        /// The old key is lost: begin a new one that nothing vouches for
        #[arg(long)]
        lost: bool,
        #[command(flatten)]
        files: Files,
        #[command(flatten)]
        place: Place,
    },
    /// Accept that an older copy of the database was put back, and write that to the log
    AcceptRollback {
        #[command(flatten)]
        files: Files,
        #[command(flatten)]
        place: Place,
    },
}

/// Where the log's own files are.
#[derive(Debug, Default, Args)]
pub struct Files {
    /// File of the key that signs the log; beside an embedded database when left out
    #[arg(long, value_name = "FILE")]
    log_key: Option<PathBuf>,
    /// File of the log's checkpoints; beside an embedded database when left out
    #[arg(long, value_name = "FILE")]
    log_checkpoints: Option<PathBuf>,
}

/// Runs a command.
pub(super) async fn execute(config: &Config, command: LogCommand) -> Result<(), Failure> {
    match command {
        LogCommand::Verify {
            file,
            key,
            checkpoints,
            place,
        } => verify(config, file.as_deref(), &key, &checkpoints, &place).await,
        LogCommand::Export {
            output,
            values,
            files,
            place,
        } => export(config, output.as_deref(), values, &files, &place).await,
        LogCommand::Prove {
            index,
            size,
            from,
            to,
            files,
            place,
        } => {
            let (database, files) = open(config, &files, &place).await?;
            let proof = match (index, from.zip(to)) {
                (Some(index), _) => {
                    // A proof shows its entry, so it is a reading of the log.
                    let read = reading("proof").detail("entry", index);
                    hold(config, &database, &files)
                        .await?
                        .record(&database, Utc::now(), vec![read])
                        .await?;
                    prove::prove_entry(&database, index, size).await?
                }
                (None, Some((from, to))) => prove::prove_growth(&database, from, to).await?,
                (None, None) => unreachable!("clap asks for one or the other"),
            };
            let proof = serde_json::to_string_pretty(&proof).map_err(surroundings)?;
            say(&format!("{proof}\n"))
        }
        LogCommand::Check { file, key } => check(&file, &key),
        LogCommand::RotateKey { lost, files, place } => {
            let (database, files) = open(config, &files, &place).await?;
            let (by, now) = (operator(), Utc::now());
            let key = if lost {
                rotate::replace_lost(&database, &files.key, by, now, &mut OsRng).await?
            } else {
                let log = hold(config, &database, &files).await?;
                rotate::rotate(&log, &database, by, now, &mut OsRng).await?
            };
            say(&format!("The log is signed from now on with {}\n", key.text()))
        }
        LogCommand::AcceptRollback { files, place } => {
            let (database, files) = open(config, &files, &place).await?;
            let kept = checkpoints(&files)?;
            let log = hold(config, &database, &files).await?;
            let accepted = rollback::accept_rollback(&log, &database, &kept, operator(), Utc::now()).await?;
            say(&match accepted {
                Some(index) => format!("Entry {index} of the log says that an older copy was accepted.\n"),
                None => "The log continues its last checkpoint; there is nothing to accept.\n".to_owned(),
            })
        }
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        match error {
            LogError::NotAKey(_) | LogError::NotACheckpoint(_) | LogError::NoEntry { .. } => {
                Self::Given(error.to_string())
            }
            other => Self::Surroundings(other.to_string()),
        }
    }
}

/// Whoever sits at the command line; the program does not know them.
pub(super) fn operator() -> By {
    By {
        account: "command-line".into(),
        role: "OPERATOR".into(),
    }
}

fn reading(what: &str) -> NewEntry {
    NewEntry::new(LogAct::ReadLog, operator()).detail("what", what)
}

pub(super) async fn open(
    config: &Config,
    files: &Files,
    place: &Place,
) -> Result<(DatabaseConnection, LogFiles), Failure> {
    let url = url(config, place)?;
    // First of all, so that an address that is no address is told as such.
    let database = open_database(&url).await?;
    let beside = database::file_of(&url).map(|file| LogFiles::beside(&file));
    let set = |named: &Option<PathBuf>, setting: &Option<PathBuf>| named.clone().or_else(|| setting.clone());
    let key = set(&files.log_key, &config.log_key).or_else(|| Some(beside.clone()?.key));
    let checkpoints = set(&files.log_checkpoints, &config.log_checkpoints).or_else(|| Some(beside?.checkpoints));
    let unnamed = |option: &str| unnamed(option);
    let files = LogFiles {
        key: key.ok_or_else(|| unnamed("--log-key"))?,
        // Empty when it has no name; only one command and a server that starts ask for it.
        checkpoints: checkpoints.unwrap_or_default(),
    };
    Ok((database, files))
}

/// What is said where a file of the log has no name: by option of the commands that take it, which is the setting's name too.
fn unnamed(option: &str) -> Failure {
    let setting = option.trim_start_matches('-').replace('-', "_");
    Failure::Surroundings(format!(
        "this database is no file that the files of its log could stand beside, so name one: {setting} in the configuration file, \
         or SELOSTE_{} in the environment; commands of `seloste log` take {option} as well (docs/log.md)",
        setting.to_uppercase()
    ))
}

/// The file of the log's checkpoints of a server that is to start: it writes one a minute, so it must have a name.
pub(super) fn checkpoints(files: &LogFiles) -> Result<CheckpointFile, Failure> {
    if files.checkpoints.as_os_str().is_empty() {
        return Err(unnamed("--log-checkpoints"));
    }
    Ok(CheckpointFile::at(&files.checkpoints))
}

async fn open_database(url: &str) -> Result<DatabaseConnection, Failure> {
    let database = database::open(url).await.map_err(surroundings)?;
    database::migrate(&database).await.map_err(surroundings)?;
    Ok(database)
}

pub(super) async fn hold(config: &Config, database: &DatabaseConnection, files: &LogFiles) -> Result<Log, Failure> {
    let origin = config.log_name.clone().unwrap_or_else(|| nameless(&mut OsRng));
    Ok(Log::open(database, Some(&files.key), &origin, Utc::now(), &mut OsRng).await?)
}

async fn verify(
    config: &Config,
    file: Option<&Path>,
    keys: &[String],
    checkpoints: &[PathBuf],
    place: &Place,
) -> Result<(), Failure> {
    let keys = public_keys(keys)?;
    let checkpoints = kept_outside(checkpoints)?;
    let language = terminal_language();
    let found = match file {
        None => {
            let database = open_database(&url(config, place)?).await?;
            verify_database(&database, keys, checkpoints)
                .await?
                .map_err(verify::Failure::Found)
        }
        Some(file) if file.as_os_str() == "-" => verify_export(io::stdin().lock(), keys, checkpoints),
        Some(file) => {
            let export = File::open(file).map_err(|error| unreadable(file, &error))?;
            verify_export(BufReader::with_capacity(1 << 20, export), keys, checkpoints)
        }
    };
    match found {
        Ok(report) => say(&summary(&report, language)),
        Err(verify::Failure::Found(finding)) => Err(Failure::Given(finding.sentence(language))),
        Err(verify::Failure::NotAnExport(reason)) => Err(Failure::Given(reason)),
    }
}

pub(super) fn public_keys(texts: &[String]) -> Result<Vec<PublicKey>, Failure> {
    let keys: Result<Vec<_>, _> = texts.iter().map(|text| PublicKey::parse(text)).collect();
    Ok(keys?)
}

fn kept_outside(files: &[PathBuf]) -> Result<Vec<Checkpoint>, Failure> {
    let mut checkpoints = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
        checkpoints.extend(read_all(&text)?);
    }
    Ok(checkpoints)
}

pub(super) fn unreadable(file: &Path, error: &io::Error) -> Failure {
    Failure::Given(format!("cannot read {}: {error}", file.display()))
}

/// What is said of a log that fits.
pub(super) fn summary(report: &Report, language: Language) -> String {
    let Report {
        origin,
        size,
        checkpoints,
        ..
    } = report;
    let mut text = match language {
        Language::Fi => format!("Loki {origin} on eheä: {size} tietuetta, {checkpoints} tarkistuspistettä täsmää.\n"),
        Language::Sv => format!("Loggen {origin} är hel: {size} poster, {checkpoints} kontrollpunkter stämmer.\n"),
        Language::En => format!("The log {origin} fits: {size} entries, {checkpoints} checkpoints agree.\n"),
    };
    for period in &report.keys {
        let (from, key) = (period.from, period.key.text());
        text += &match (language, period.lost) {
            (Language::Fi, false) => format!("  avain tietueesta {from}: {key}\n"),
            (Language::Fi, true) => format!("  avain tietueesta {from}, edellinen katosi: {key}\n"),
            (Language::Sv, false) => format!("  nyckel från post {from}: {key}\n"),
            (Language::Sv, true) => format!("  nyckel från post {from}, den föregående gick förlorad: {key}\n"),
            (Language::En, false) => format!("  key from entry {from}: {key}\n"),
            (Language::En, true) => format!("  key from entry {from}, the one before was lost: {key}\n"),
        };
    }
    for rollback in &report.rollbacks {
        let (index, kept, lost) = (rollback.index, rollback.kept, rollback.lost);
        text += &match language {
            Language::Fi => {
                format!("  tietue {index} hyväksyi palautuksen: tietueita oli {lost}, niistä jäi varmasti {kept}\n")
            }
            Language::Sv => format!("  post {index} godtog en återställning: av {lost} poster är {kept} säkert kvar\n"),
            Language::En => {
                format!("  entry {index} accepted a rollback: of {lost} entries, {kept} are known to have been kept\n")
            }
        };
    }
    if !report.trusted {
        text += match language {
            Language::Fi => "Avainta ei annettu, joten tiedetään vain, että loki on itsensä kanssa yhtäpitävä.\n",
            Language::Sv => "Ingen nyckel angavs, så det är bara känt att loggen stämmer med sig själv.\n",
            Language::En => "No key was given, so all that is known is that the log fits itself.\n",
        };
    }
    text
}

async fn export(
    config: &Config,
    output: Option<&Path>,
    values: bool,
    files: &Files,
    place: &Place,
) -> Result<(), Failure> {
    let (database, files) = open(config, files, place).await?;
    let read = reading("export").detail("values", values);
    hold(config, &database, &files)
        .await?
        .record(&database, Utc::now(), vec![read])
        .await?;
    let Some(path) = output else {
        export::export(&database, values, &mut BufWriter::new(Pipe(io::stdout()))).await?;
        return Ok(());
    };
    // Written beside and moved into place, so that a full disk leaves no half file under the name.
    let beside = path.with_extension("part");
    let written = match File::create(&beside) {
        Ok(file) => export::export(&database, values, &mut BufWriter::new(file))
            .await
            .map_err(Failure::from),
        Err(error) => Err(surroundings(error)),
    };
    let moved = written.and_then(|_| std::fs::rename(&beside, path).map_err(surroundings));
    moved.map_err(|failure| {
        let _ = std::fs::remove_file(&beside);
        match failure {
            Failure::Surroundings(reason) => {
                Failure::Surroundings(format!("cannot write {}: {reason}", path.display()))
            }
            given @ Failure::Given(_) => given,
        }
    })
}

/// Standard output, whose reader may have seen enough: `seloste log export | head`.
struct Pipe(io::Stdout);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            other => other,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }
}

fn check(file: &Path, keys: &[String]) -> Result<(), Failure> {
    let keys = public_keys(keys)?;
    let text = if file.as_os_str() == "-" {
        io::read_to_string(io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    let text = text.map_err(|error| unreadable(file, &error))?;
    let proof: prove::Proof = serde_json::from_str(&text)
        .map_err(|error| Failure::Given(format!("{} is no proof: {error}", file.display())))?;
    prove::check(&proof, &keys).map_err(|error| Failure::Given(error.to_string()))?;
    say(&match &proof {
        prove::Proof::Inclusion { index, size, entry, .. } => {
            format!("The proof holds: this is entry {index} of the first {size}.\n{entry}\n")
        }
        prove::Proof::Consistency { from, to, .. } => {
            format!("The proof holds: the log of {to} entries continues that of {from}.\n")
        }
    })
}
