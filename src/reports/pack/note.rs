//! What is signed in a pack, and how is it read again? A C2SP signed note (c2sp.org/signed-note), as the log's checkpoints are.

use signed_note::{Note, Signature};

use super::{FORMAT, Hash, hex};
use crate::history::{PublicKey, key::KeyPair};

/// Bytes a note may have; ours have some 600.
pub const LONGEST: u32 = 8 * 1024;

/// What is signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What the pack is about, for people: `pori, as of 2026-11-22`.
    pub about: String,
    /// Who signs.
    pub key: PublicKey,
    /// The hash of the list of hashes.
    pub list: Hash,
    /// How many bytes stand before the note's own file.
    pub length: u64,
    /// Their hash.
    pub bytes: Hash,
}

impl Statement {
    fn text(&self) -> String {
        format!(
            "{FORMAT}\nabout {}\nkey {}\nlist {}\nbytes {} {}\n",
            self.about,
            self.key.text(),
            hex(&self.list),
            self.length,
            hex(&self.bytes)
        )
    }

    /// The note. `None` when what it is about cannot stand in one.
    pub fn signed(&self, pair: &KeyPair) -> Option<Vec<u8>> {
        let text = self.text();
        let signature = pair.sign(text.as_bytes()).to_vec();
        self.note(&text, signature)
            .filter(|note| Self::read(note).as_ref() == Some(self))
    }

    /// Reads a note. `None` when this program would not have written it so, or the key that it names did not sign it. Whether that
    /// key is to be trusted is another question.
    pub fn read(note: &[u8]) -> Option<Self> {
        let (text, signature) = std::str::from_utf8(note).ok()?.rsplit_once("\n\n")?;
        let text = format!("{text}\n");
        let statement = Self::of_text(&text)?;
        let signature = Signature::from_bytes(signature.strip_suffix('\n')?.as_bytes()).ok()?;
        let signed = statement.key.fits(text.as_bytes(), signature.signature());
        // Written once more, so that there is one way to write it only.
        let same = statement.text() == text && statement.note(&text, signature.signature().to_vec())? == note;
        (signed && same).then_some(statement)
    }

    fn of_text(text: &str) -> Option<Self> {
        let mut lines = text.strip_prefix(FORMAT)?.strip_prefix('\n')?.lines();
        let mut line = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let (about, key, list) = (line("about")?, line("key")?, line("list")?);
        let (length, bytes) = line("bytes")?.split_once(' ')?;
        Some(Self {
            about: about.to_owned(),
            key: PublicKey::parse(key).ok()?,
            list: unhex(list)?,
            length: length.parse().ok()?,
            bytes: unhex(bytes)?,
        })
    }

    fn note(&self, text: &str, signature: Vec<u8>) -> Option<Vec<u8>> {
        let signature = Signature::new(self.key.origin().to_owned(), self.key.id(), signature).ok()?;
        Some(Note::new(text.as_bytes(), &[signature]).ok()?.to_bytes())
    }
}

/// A hash from 64 digits.
pub fn unhex(text: &str) -> Option<Hash> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut hash = Hash::default();
    for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        // Capitals would be another way to write the same.
        let value = |digit: u8| char::from(digit).to_digit(16).filter(|_| !digit.is_ascii_uppercase());
        *byte = u8::try_from(value(pair[0])? << 4 | value(pair[1])?).ok()?;
    }
    Some(hash)
}
