//! An exported log in the hands of somebody who tampers with it: everything a person could do who has the file and all of our
//! code, but not the key.

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_STANDARD};
use seloste::history::{
    PublicKey,
    append::Written,
    export::{End, EntryLine, Head, HeadKey},
    head::{Checkpoint, head_text},
    key::KeyPair,
    log::FORMAT,
    rotate::rotation,
    tree::{Frontier, record_hash},
};
use serde_json::Value;

use super::{ORIGIN, after, created, log_of, officer};

/// An entry of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub leaf: Vec<u8>,
    pub signature: Vec<u8>,
}

impl Line {
    /// Makes the entry say the index it stands at, and follow the signature before it.
    pub fn fit(&mut self, place: usize, before: Option<&Self>) {
        let after = before.map_or(String::new(), |before| BASE64_STANDARD.encode(&before.signature));
        if let Ok(mut entry) = serde_json::from_str::<Value>(&self.text) {
            entry["index"] = place.into();
            entry["after"] = after.into();
            self.text = entry.to_string();
        }
        self.leaf = record_hash(self.text.as_bytes()).0.to_vec();
    }
}

/// An export.
#[derive(Clone, Debug)]
pub struct Exported {
    pub keys: Vec<PublicKey>,
    pub lines: Vec<Line>,
    pub end: Option<String>,
}

impl Exported {
    /// The export of a log.
    pub fn of(keys: Vec<PublicKey>, written: &[Written]) -> Self {
        let lines = written.iter().map(|written| Line {
            text: written.row.text.clone(),
            leaf: written.row.hashes[..32].to_vec(),
            signature: written.row.signature.clone(),
        });
        let mut exported = Self {
            lines: lines.collect(),
            end: None,
            keys,
        };
        let key = exported.keys.last().expect("a log has a key").clone();
        exported.end = Some(exported.checkpoint(exported.lines.len(), &key).text().to_owned());
        exported
    }

    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let keys = self.keys.iter().map(|key| HeadKey {
            from: 0,
            key: key.text().to_owned(),
        });
        let head = Head {
            format: FORMAT.to_owned(),
            origin: ORIGIN.to_owned(),
            size: self.lines.len() as u64,
            keys: keys.collect(),
        };
        let mut file = serde_json::to_string(&head).expect("plain data") + "\n";
        for line in &self.lines {
            let line = EntryLine {
                entry: Cow::Borrowed(&line.text),
                leaf: BASE64_STANDARD.encode(&line.leaf).into(),
                signature: BASE64_STANDARD.encode(&line.signature).into(),
                values: Vec::new(),
            };
            file += &(serde_json::to_string(&line).expect("plain data") + "\n");
        }
        if let Some(checkpoint) = self.end.clone() {
            file += &(serde_json::to_string(&End { checkpoint }).expect("plain data") + "\n");
        }
        file.into_bytes()
    }

    /// The tree of its first entries, by their texts.
    pub fn tree(&self, size: usize) -> Frontier {
        let mut tree = Frontier::default();
        for line in &self.lines[..size] {
            tree.push(record_hash(line.text.as_bytes()));
        }
        tree
    }

    /// The checkpoint of its first entries, with the signature that stands beside the last of them.
    pub fn checkpoint(&self, size: usize, key: &PublicKey) -> Checkpoint {
        let root = self.tree(size).root();
        Checkpoint::new(size as u64, root, key, &self.lines[size - 1].signature).expect("a well-formed checkpoint")
    }

    /// Makes the hashes fit the texts, and the checkpoint at the end fit the hashes. The signatures are beyond reach.
    pub fn fit_hashes(&mut self) {
        for line in &mut self.lines {
            line.leaf = record_hash(line.text.as_bytes()).0.to_vec();
        }
        if self.end.is_some() {
            let key = self.keys.last().expect("a key is claimed").clone();
            self.end = Some(self.checkpoint(self.lines.len(), &key).text().to_owned());
        }
    }

    /// Makes every entry from a place on say the index it stands at, and follow the signature before it.
    pub fn fit_texts(&mut self, from: usize) {
        for place in from..self.lines.len() {
            self.fit_text(place);
        }
    }

    fn fit_text(&mut self, place: usize) {
        let (before, rest) = self.lines.split_at_mut(place);
        rest[0].fit(place, before.last());
    }

    /// Signs every entry from a place on with a key of the tamperer's own, texts and hashes made to fit.
    pub fn sign_again(&mut self, from: usize, pair: &KeyPair) {
        if from == 0 {
            let mut first: Value = serde_json::from_str(&self.lines[0].text).expect("an entry");
            first["details"]["key"] = pair.public().text().into();
            self.lines[0].text = first.to_string();
        }
        let mut tree = self.tree(from);
        for place in from..self.lines.len() {
            self.fit_text(place);
            tree.push(record_hash(self.lines[place].text.as_bytes()));
            self.lines[place].signature = pair.sign(&head_text(ORIGIN, tree.size(), tree.root())).to_vec();
        }
        self.keys = vec![pair.public().clone()];
        self.fit_hashes();
    }
}

/// A log of registers that are made, in which the key is rotated once in the middle.
pub fn log_with_rotation(entries: u64) -> Exported {
    log_of_registers(0..entries / 2, entries / 2..entries)
}

/// A log in which some registers are made, then the key is rotated, then others are made. The same entries make the same log.
pub fn log_of_registers(before: impl Iterator<Item = u64>, after_it: impl Iterator<Item = u64>) -> Exported {
    let first = KeyPair::new(ORIGIN, &mut super::random(1)).expect("a key");
    let second = KeyPair::new(ORIGIN, &mut super::random(2)).expect("a key");
    let (mut tip, mut written) = log_of(&first, before.map(created));
    let rotated = rotation(officer(), first.public(), second.public());
    written.push(tip.next(&first, 0, after(1_000_000), rotated));
    for number in after_it {
        written.push(tip.next(&second, 0, after(1_000_001), created(number)));
    }
    let keys = vec![first.public().clone(), second.public().clone()];
    Exported::of(keys, &written)
}
