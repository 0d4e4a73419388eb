//! What is kept of the log outside its database, so that a cut end or an older copy put back is noticed?
//!
//! A file of signed checkpoints that only grows, and the same lines on standard output for whoever collects those. A line is
//! `{"at": …, "checkpoint": "…"}`; the checkpoint inside is a C2SP signed note, the time beside it is for people.

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use serde::{Deserialize, Serialize};

use super::{
    error::{LogError, Result},
    export::checkpoint,
    head::Checkpoint,
    stored,
};

/// How often the server looks for entries that no checkpoint speaks for: twice in the minute that may pass at most.
pub const EVERY: Duration = Duration::from_secs(30);

/// As much of the end of the file as surely holds its last line.
const END_OF_FILE: u64 = 64 * 1024;

#[derive(Serialize, Deserialize)]
struct Line {
    at: DateTime<Utc>,
    checkpoint: String,
}

/// A checkpoint with the time it was written.
#[derive(Debug)]
pub struct Kept {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub checkpoint: Checkpoint,
}

/// A file of checkpoints.
#[derive(Clone, Debug)]
pub struct CheckpointFile(PathBuf);

impl CheckpointFile {
    /// The file at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The last checkpoint in the file; `None` when there is none. A line that a power cut left half written is passed over.
    pub fn last(&self) -> Result<Option<Kept>> {
        let text = self.end().map_err(|error| LogError::file(&self.0, error))?;
        let mut lines = text.lines().rev().filter(|line| !line.trim().is_empty()).peekable();
        let Some(last) = lines.peek() else { return Ok(None) };
        let last = (*last).to_owned();
        let found = lines.take(2).find_map(kept);
        found.map(Some).ok_or(LogError::NotACheckpoint(last))
    }

    fn end(&self) -> std::io::Result<String> {
        let mut file = match File::open(&self.0) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
            Err(error) => return Err(error),
        };
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(END_OF_FILE)))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        Ok(String::from_utf8_lossy(&end).into_owned())
    }

    /// Every checkpoint in the file, the oldest first.
    pub fn all(&self) -> Result<Vec<Checkpoint>> {
        let text = std::fs::read_to_string(&self.0).map_err(|error| LogError::file(&self.0, error))?;
        read_all(&text)
    }

    /// Appends a line, and returns when it is on the disk.
    fn append(&self, line: &str) -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).append(true).read(true).open(&self.0)?;
        let mut whole = String::with_capacity(line.len() + 1);
        // What a power cut left half written is ended first, so that the new line stands by itself.
        if file.seek(SeekFrom::End(0))? > 0 {
            file.seek(SeekFrom::End(-1))?;
            let mut last = [0];
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                whole.push('\n');
            }
        }
        whole.push_str(line);
        // In one piece: several instances may share the file.
        file.write_all(whole.as_bytes())?;
        file.sync_all()
    }
}

fn kept(line: &str) -> Option<Kept> {
    let line: Line = serde_json::from_str(line).ok()?;
    let checkpoint = Checkpoint::parse(&line.checkpoint).ok()?;
    Some(Kept {
        at: line.at,
        checkpoint,
    })
}

/// Reads checkpoints from a text: the lines of a checkpoint file, the same among other lines of standard output, or one signed
/// note by itself.
pub fn read_all(text: &str) -> Result<Vec<Checkpoint>> {
    let checkpoints: Vec<Checkpoint> = text.lines().filter_map(kept).map(|kept| kept.checkpoint).collect();
    if checkpoints.is_empty() && !text.trim().is_empty() {
        return Checkpoint::parse(text).map(|note| vec![note]);
    }
    Ok(checkpoints)
}

/// Writes checkpoints, each once.
#[derive(Debug)]
pub struct CheckpointWriter {
    file: Option<CheckpointFile>,
    written: u64,
}

impl CheckpointWriter {
    /// A writer into a file, or to standard output alone.
    pub fn new(file: Option<CheckpointFile>) -> Result<Self> {
        let last = file.as_ref().map(CheckpointFile::last).transpose()?.flatten();
        let written = last.map_or(0, |kept| kept.checkpoint.size());
        Ok(Self { file, written })
    }

    /// Forgets what was written: the log went back, and may come to the same size again.
    pub(super) const fn forget(&mut self) {
        self.written = 0;
    }

    /// Writes the checkpoint of the log as it is, unless that has been written. Returns whether it was.
    pub async fn write(
        &mut self,
        database: &DatabaseConnection,
        at: DateTime<Utc>,
        out: &mut impl Write,
    ) -> Result<bool> {
        let size = stored::size(database).await?;
        if size == self.written || size == 0 {
            return Ok(false);
        }
        let checkpoint = checkpoint(database, size).await?;
        let line = Line {
            at,
            checkpoint: checkpoint.text().to_owned(),
        };
        let line = serde_json::to_string(&line).expect("a line is plain data") + "\n";
        if let Some(file) = &self.file {
            file.append(&line).map_err(|error| LogError::file(&file.0, error))?;
        }
        self.written = size;
        // Nobody may be listening there; the file is what counts.
        let _ = out.write_all(line.as_bytes()).and_then(|()| out.flush());
        Ok(true)
    }
}

/// Writes checkpoints as long as the server runs, and once more when it is told to stop. Nothing is written when nothing
/// happened. An error is logged and tried again.
pub async fn keep(
    database: DatabaseConnection,
    mut writer: CheckpointWriter,
    every: Duration,
    told_to_stop: impl Future<Output = ()>,
) {
    let mut told_to_stop = std::pin::pin!(told_to_stop);
    loop {
        let stopping = tokio::select! {
            () = &mut told_to_stop => true,
            () = tokio::time::sleep(every) => false,
        };
        if let Err(error) = writer.write(&database, Utc::now(), &mut std::io::stdout()).await {
            tracing::error!(%error, "no checkpoint of the log could be written");
        }
        if stopping {
            return;
        }
    }
}
