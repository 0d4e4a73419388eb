//! Does an exported log fit, read from a file as a stream?

use std::{
    borrow::Cow,
    io::{self, BufRead, Read},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;

use super::{Finding, Report, Verifier, Wrong};
use crate::history::{
    export::{Head, ValueLine},
    head::Checkpoint,
    key::PublicKey,
    log::FORMAT,
    seal::{seal_of, unhex},
    tree::Hash,
};

/// No line of an entry is longer; a file that has one is no export.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// Why an export was not found to fit.
#[derive(Debug)]
pub enum Failure {
    /// An entry does not fit.
    Found(Finding),
    /// It is no export, or cannot be read.
    NotAnExport(String),
}

impl From<Finding> for Failure {
    fn from(finding: Finding) -> Self {
        Self::Found(finding)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::NotAnExport(format!("the export cannot be read: {error}"))
    }
}

/// A line after the first.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    entry: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    leaf: Cow<'a, str>,
    #[serde(borrow, default)]
    signature: Cow<'a, str>,
    #[serde(default)]
    values: Vec<ValueLine>,
    #[serde(borrow, default)]
    checkpoint: Option<Cow<'a, str>>,
}

/// Verifies an export, trusting these keys and comparing with checkpoints that were kept outside. The first entry that does not
/// fit is named, and what happened to it.
pub fn verify_export(
    export: impl BufRead,
    trusted: Vec<PublicKey>,
    checkpoints: Vec<Checkpoint>,
) -> Result<Report, Failure> {
    let mut lines = Lines::new(export);
    let mut verifier = Verifier::new(trusted, checkpoints);
    verifier.claim(head(lines.next()?)?);
    loop {
        let Some(line) = lines.next()? else {
            let finding = verifier.settle(Wrong::Cut { size: None });
            return Err(finding.into());
        };
        let Ok(line) = serde_json::from_slice::<Line<'_>>(line) else {
            return Err(explain(verifier.settle(Wrong::Unreadable), lines)?);
        };
        if let Some(text) = &line.entry {
            let taken = take(&mut verifier, text, &line);
            if let Err(finding) = taken {
                return Err(explain(finding, lines)?);
            }
        } else {
            let end = line.checkpoint.as_deref().and_then(|text| Checkpoint::parse(text).ok());
            let Some(end) = end else {
                return Err(explain(verifier.settle(Wrong::Unreadable), lines)?);
            };
            if lines.next()?.is_some() {
                return Err(verifier.settle(Wrong::Inserted).into());
            }
            return Ok(verifier.finish(Some(&end))?);
        }
    }
}

/// The keys that the first line claims.
fn head(line: Option<&[u8]>) -> Result<Vec<PublicKey>, Failure> {
    let head = line.and_then(|line| serde_json::from_slice::<Head>(line).ok());
    let head = head.filter(|head| head.format == FORMAT);
    let head = head.ok_or_else(|| {
        Failure::NotAnExport(format!(
            "this is no export of a log: its first line does not say {FORMAT}"
        ))
    })?;
    Ok(head
        .keys
        .iter()
        .filter_map(|key| PublicKey::parse(&key.key).ok())
        .collect())
}

fn take(verifier: &mut Verifier, text: &str, line: &Line<'_>) -> Result<(), Finding> {
    let mut hash = [0; 32];
    let leaf = match BASE64_STANDARD.decode_slice(&*line.leaf, &mut hash) {
        Ok(32) => Hash(hash),
        _ => return Err(verifier.settle(Wrong::Edited)),
    };
    let mut signature = [0; 66];
    let length = BASE64_STANDARD
        .decode_slice(&*line.signature, &mut signature)
        .unwrap_or(0);
    let index = verifier.size();
    verifier.entry(text, Some(leaf), &signature[..length])?;
    // An entry shows the seal of each value, so a value that fits a seal in the text is the entry's own.
    let fits = |value: &ValueLine| {
        let (seal, salt) = (unhex(&value.seal), unhex(&value.salt));
        seal.zip(salt)
            .is_some_and(|(seal, salt)| seal_of(&salt, &value.value) == seal)
            && text.contains(&value.seal)
    };
    if line.values.iter().all(fits) {
        Ok(())
    } else {
        let finding = Finding {
            index,
            wrong: Wrong::Value,
        };
        Err(verifier.first_bad_head().unwrap_or_else(|| verifier.earliest(finding)))
    }
}

/// Looks at the lines that follow, to tell what happened to the entry.
fn explain(finding: Finding, mut rest: Lines<impl BufRead>) -> Result<Failure, Failure> {
    let Finding { index, wrong } = finding;
    let wrong = match wrong {
        Wrong::Missing { found } if found < index => Wrong::Inserted,
        Wrong::Missing { found } => {
            let mut place = index;
            loop {
                place += 1;
                let Some(line) = rest.next()? else {
                    break Wrong::Missing { found };
                };
                if own_index(line) == Some(index) {
                    break Wrong::Swapped { with: place };
                }
            }
        }
        Wrong::Edited | Wrong::NotSigned | Wrong::Unreadable if rest.next()?.and_then(own_index) == Some(index) => {
            Wrong::Inserted
        }
        other => other,
    };
    Ok(Finding { index, wrong }.into())
}

/// The index that the entry in a line says it has.
fn own_index(line: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Index {
        index: u64,
    }

    let line: Line<'_> = serde_json::from_slice(line).ok()?;
    let entry: Index = serde_json::from_str(&line.entry?).ok()?;
    Some(entry.index)
}

/// The lines of a stream, one at a time in the same memory, and none longer than a log writes.
pub(in crate::history) struct Lines<R> {
    stream: R,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(in crate::history) fn new(stream: R) -> Self {
        let line = Vec::new();
        Self { stream, line }
    }

    pub(in crate::history) fn next(&mut self) -> Result<Option<&[u8]>, Failure> {
        self.line.clear();
        let read = self
            .stream
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut self.line)?;
        if read as u64 == LONGEST_LINE {
            return Err(Failure::NotAnExport(
                "this is no export of a log: a line has no end".to_owned(),
            ));
        }
        Ok((read > 0).then_some(&*self.line))
    }
}
