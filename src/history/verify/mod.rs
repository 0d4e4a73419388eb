//! Is this log the one that was signed, and if not, which entry is the first that does not fit?
//!
//! Entries are read once, in order. What each says of itself is checked as it comes: its index, its hash, and the signature of
//! the head before it. Signatures themselves are slow to check, so only the head at the end of each block is; when that fits,
//! so does every entry before it to the last byte, because each signature is under the tree of the next. When it does not, the
//! heads inside the block are bisected. Memory holds one block, and the checkpoints that were kept outside.

mod database;
mod export;
mod finding;

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;
use serde_json::{Map, Value};

pub use database::verify_database;
pub(in crate::history) use export::Lines;
pub use export::{Failure, verify_export};
pub use finding::{Finding, Wrong};

use super::{
    head::{Checkpoint, head_text},
    key::{PublicKey, Signature},
    stored::KeyPeriod,
    tree::{Frontier, Hash, record_hash},
};

/// Entries whose heads wait for one signature to vouch for them.
const BLOCK: usize = 1_024;

/// What a log was found to be that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The name of the log.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The keys it was signed with.
    pub keys: Vec<KeyPeriod>,
    /// Whether the reader knew a key beforehand. When not, the log is only known to fit itself.
    pub trusted: bool,
    /// How many of the checkpoints kept outside it fits.
    pub checkpoints: usize,
    /// Rollbacks that were accepted, and so do not count as findings.
    pub rollbacks: Vec<AcceptedRollback>,
}

/// A rollback that was accepted by an entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedRollback {
    /// The index of the entry that says so.
    pub index: u64,
    /// How many entries are known to have been kept.
    pub kept: u64,
    /// How many entries there had been.
    pub lost: u64,
}

impl AcceptedRollback {
    fn read(index: u64, details: &Map<String, Value>) -> Option<Self> {
        Some(Self {
            index,
            kept: details.get("kept")?.as_u64()?,
            lost: details.get("size")?.as_u64()?,
        })
    }

    fn excuses(&self, checkpoint: u64) -> bool {
        self.kept < checkpoint && checkpoint <= self.lost
    }
}

/// A checkpoint kept outside that the log does not fit.
#[derive(Debug)]
struct Misfit {
    /// The size of the last checkpoint before it that fits.
    after: u64,
    checkpoint: Checkpoint,
}

/// A log on its way through the checks.
#[derive(Debug)]
pub struct Verifier {
    trusted: Vec<PublicKey>,
    /// Keys that an export claims to be signed with; they prove nothing, but tell whose a wrong signature is.
    claimed: Vec<PublicKey>,
    /// Kept outside, the largest first.
    checkpoints: Vec<Checkpoint>,
    matched: usize,
    last_match: u64,
    misfits: Vec<Misfit>,
    periods: Vec<KeyPeriod>,
    rollbacks: Vec<AcceptedRollback>,
    tree: Frontier,
    /// The signature of the last head, in base 64.
    after: String,
    /// The tree before the block, and the leaves and signatures in it.
    start: Frontier,
    block: Vec<(Hash, Signature)>,
}

/// What is looked at in every entry.
#[derive(Deserialize)]
struct Skim<'a> {
    #[serde(borrow)]
    act: Cow<'a, str>,
    #[serde(borrow)]
    after: Cow<'a, str>,
    index: u64,
    #[serde(default)]
    details: Map<String, Value>,
}

impl Verifier {
    /// A verifier that trusts these keys, and compares the log with these checkpoints that were kept outside it. Without a key
    /// the first that the log names is believed.
    pub fn new(trusted: Vec<PublicKey>, mut checkpoints: Vec<Checkpoint>) -> Self {
        // Of nothing, every log is a continuation.
        checkpoints.retain(|checkpoint| checkpoint.size() > 0);
        checkpoints.sort_by_key(|checkpoint| std::cmp::Reverse(checkpoint.size()));
        Self {
            trusted,
            claimed: Vec::new(),
            checkpoints,
            matched: 0,
            last_match: 0,
            misfits: Vec::new(),
            periods: Vec::new(),
            rollbacks: Vec::new(),
            tree: Frontier::default(),
            after: String::new(),
            start: Frontier::default(),
            block: Vec::with_capacity(BLOCK),
        }
    }

    /// Hears which keys the log is claimed to be signed with.
    pub fn claim(&mut self, keys: Vec<PublicKey>) {
        self.claimed = keys;
    }

    /// How many entries have been taken.
    pub const fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Takes the next entry: its text, the hash it claims to have, and the signature of the head that ends with it. Returns the
    /// hashes of the tree that it completes.
    pub fn entry(&mut self, text: &str, claimed: Option<Hash>, signature: &[u8]) -> Result<Vec<Hash>, Finding> {
        let index = self.tree.size();
        let Ok(skim) = serde_json::from_str::<Skim<'_>>(text) else {
            return Err(self.settle(Wrong::Unreadable));
        };
        if skim.index != index {
            return Err(self.settle(Wrong::Missing { found: skim.index }));
        }
        let leaf = record_hash(text.as_bytes());
        if claimed.is_some_and(|claimed| claimed != leaf) {
            return Err(self.settle(Wrong::Edited));
        }
        let Ok(signature) = Signature::try_from(signature) else {
            return Err(self.settle(Wrong::NotSigned));
        };
        if skim.after != self.after {
            return Err(self.settle(Wrong::NotSigned));
        }
        let period = self.begins_period(&skim)?;
        let ends_block = period.is_some();
        let hashes = self.tree.push(leaf);
        self.block.push((leaf, signature));
        self.after = BASE64_STANDARD.encode(signature);
        if ends_block || self.block.len() == BLOCK {
            self.close_block()?;
        }
        // Only now is the entry known to be the log's own.
        self.periods.extend(period);
        if skim.act == "ACCEPT_ROLLBACK" {
            self.rollbacks.extend(AcceptedRollback::read(index, &skim.details));
        }
        self.compare_checkpoints()?;
        Ok(hashes)
    }

    /// The period that begins after this entry. One that begins with it, at the start of the log or because the key before was
    /// lost, is taken up at once.
    fn begins_period(&mut self, skim: &Skim<'_>) -> Result<Option<KeyPeriod>, Finding> {
        let act = match &*skim.act {
            "BEGIN_LOG" if skim.index == 0 => entity::vocabulary::LogAct::BeginLog,
            _ if skim.index == 0 => return Err(self.settle(Wrong::NotSigned)),
            "ROTATE_KEY" => entity::vocabulary::LogAct::RotateKey,
            _ => return Ok(None),
        };
        let period = KeyPeriod::begun_by(skim.index, act, &skim.details);
        let of_this_log = |period: &KeyPeriod| skim.index == 0 || period.key.origin() == self.origin();
        let Some(period) = period.filter(of_this_log) else {
            return Err(self.settle(Wrong::Unreadable));
        };
        if period.from != skim.index {
            return Ok(Some(period));
        }
        self.close_block()?;
        if period.lost && !self.trusted.contains(&period.key) {
            let key = period.key;
            return Err(self.settle(Wrong::LostKey { key }));
        }
        self.periods.push(period);
        Ok(None)
    }

    /// Compares the tree so far with the checkpoints of its size.
    fn compare_checkpoints(&mut self) -> Result<(), Finding> {
        while let Some(checkpoint) = self
            .checkpoints
            .pop_if(|checkpoint| checkpoint.size() <= self.tree.size())
        {
            if checkpoint.size() == self.tree.size() && checkpoint.root() == self.tree.root() {
                self.matched += 1;
                self.last_match = checkpoint.size();
            } else {
                // What the entries themselves have against them comes first: it names the place exactly.
                self.close_block()?;
                self.misfits.push(Misfit {
                    after: self.last_match,
                    checkpoint,
                });
            }
        }
        Ok(())
    }

    /// Ends the log, with the checkpoint that an export ends with.
    pub fn finish(mut self, end: Option<&Checkpoint>) -> Result<Report, Finding> {
        self.close_block()?;
        let (size, root) = (self.tree.size(), self.tree.root());
        let mut findings = Vec::new();
        if size == 0 || end.is_some_and(|end| end.size() > size) {
            let size = end.map(Checkpoint::size);
            findings.push(self.settle(Wrong::Cut { size }));
        } else if end.is_some_and(|end| !self.ends_with(end)) {
            findings.push(self.settle(Wrong::WrongEnd));
        }
        // Those that are left speak for more entries than there are.
        let beyond = std::mem::take(&mut self.checkpoints).into_iter();
        self.misfits.extend(beyond.map(|checkpoint| Misfit {
            after: size,
            checkpoint,
        }));
        findings.extend(self.misfitting_checkpoint());
        findings.extend(self.distrusted());
        if let Some(first) = findings.into_iter().min_by_key(|finding| finding.index) {
            return Err(first);
        }
        Ok(Report {
            origin: self.origin().to_owned(),
            size,
            root,
            trusted: !self.trusted.is_empty(),
            keys: self.periods,
            checkpoints: self.matched,
            rollbacks: self.rollbacks,
        })
    }

    /// Whether a checkpoint is of the log as far as it has come.
    fn ends_with(&self, end: &Checkpoint) -> bool {
        let key = self.key_of(self.tree.size().saturating_sub(1));
        end.size() == self.tree.size() && end.root() == self.tree.root() && key.is_some_and(|key| end.is_signed_by(key))
    }

    /// What the checkpoints that do not fit say, where no entry of the log excuses them.
    fn misfitting_checkpoint(&self) -> Option<Finding> {
        let unexcused = self.misfits.iter().filter(|misfit| {
            let size = misfit.checkpoint.size();
            !self.rollbacks.iter().any(|rollback| rollback.excuses(size))
        });
        let first = unexcused.min_by_key(|misfit| misfit.after)?;
        let size = first.checkpoint.size();
        let mut ours = self.periods.iter().map(|period| &period.key).chain(&self.trusted);
        let wrong = if !ours.any(|key| first.checkpoint.is_signed_by(key)) {
            Wrong::StrangeCheckpoint { size }
        } else if size > self.tree.size() {
            Wrong::RolledBack { size }
        } else {
            Wrong::Forked { size }
        };
        let index = first.after;
        Some(Finding { index, wrong })
    }

    /// The first entry that no trusted key vouches for. A key vouches for all before its signature, and for the key it names
    /// next; when the reader knew no key, the first is believed.
    fn distrusted(&self) -> Option<Finding> {
        let mut since: Option<&KeyPeriod> = None;
        for period in self.periods.iter().filter(|period| period.from < self.tree.size()) {
            let believed = self.trusted.is_empty() && period.from == 0;
            if believed || self.trusted.contains(&period.key) {
                since = None;
            } else if period.from == 0 || period.lost {
                since = since.or(Some(period));
            }
        }
        since.map(|period| Finding {
            index: period.from,
            wrong: Wrong::NotTrusted {
                key: period.key.clone(),
            },
        })
    }

    /// Checks the head at the end of the block.
    fn close_block(&mut self) -> Result<(), Finding> {
        if let Some(bad) = self.first_bad_head() {
            return Err(bad);
        }
        self.block.clear();
        self.start = self.tree.clone();
        Ok(())
    }

    /// What is wrong at the next entry, unless something before it in the block is.
    pub(super) fn settle(&self, wrong: Wrong) -> Finding {
        let index = self.tree.size();
        self.first_bad_head()
            .unwrap_or_else(|| self.earliest(Finding { index, wrong }))
    }

    /// A finding, unless what was kept outside, or a trusted key that is nowhere seen, speaks against an entry before it.
    pub(super) fn earliest(&self, finding: Finding) -> Finding {
        let others = self.misfitting_checkpoint().into_iter().chain(self.distrusted());
        let findings = others.chain([finding]);
        findings
            .min_by_key(|finding| finding.index)
            .expect("there is one at least")
    }

    /// The first entry of the block whose head was not signed by the key of the log.
    fn first_bad_head(&self) -> Option<Finding> {
        if self.block.is_empty() || self.head_fits(self.block.len() - 1) {
            return None;
        }
        // A head that fits vouches for all before it, so those that fit come first.
        let (mut good, mut bad) = (0, self.block.len() - 1);
        while good < bad {
            let middle = good.midpoint(bad);
            if self.head_fits(middle) {
                good = middle + 1;
            } else {
                bad = middle;
            }
        }
        let (message, signature) = self.head(bad);
        let known = self
            .claimed
            .iter()
            .chain(&self.trusted)
            .chain(self.periods.iter().map(|period| &period.key));
        let signer = known.into_iter().find(|key| key.fits(&message, &signature));
        Some(self.earliest(Finding {
            index: self.start.size() + bad as u64,
            wrong: signer.map_or(Wrong::NotSigned, |key| Wrong::OtherKey { key: key.clone() }),
        }))
    }

    /// What is signed at an entry of the block, and its signature.
    fn head(&self, place: usize) -> (Vec<u8>, Signature) {
        let mut tree = self.start.clone();
        for (leaf, _) in &self.block[..=place] {
            tree.push(*leaf);
        }
        (head_text(self.origin(), tree.size(), tree.root()), self.block[place].1)
    }

    fn head_fits(&self, place: usize) -> bool {
        let (message, signature) = self.head(place);
        self.key_of(self.start.size() + place as u64)
            .is_some_and(|key| key.fits(&message, &signature))
    }

    fn key_of(&self, index: u64) -> Option<&PublicKey> {
        let period = self.periods.iter().rev().find(|period| period.from <= index);
        period.map(|period| &period.key)
    }

    fn origin(&self) -> &str {
        self.periods.first().map_or("", |period| period.key.origin())
    }
}
