//! What is signed, and how is it shown outside? The head of the tree after each entry, as a C2SP checkpoint.
//!
//! The signature kept with an entry is the very one that a checkpoint of that size carries, so any entry's head can be handed
//! out as a signed note that other programs verify (c2sp.org/tlog-checkpoint, c2sp.org/signed-note).

use signed_note::{Note, Signature};
use tlog_tiles::{Checkpoint as Head, Hash};

use super::{error::LogError, key::PublicKey};

/// The text that is signed for a tree: name of the log, size, root.
pub fn head_text(origin: &str, size: u64, root: Hash) -> Vec<u8> {
    format!("{origin}\n{size}\n{root}\n").into_bytes()
}

/// A tree head with its signature, as it is kept outside the database.
#[derive(Debug, PartialEq)]
pub struct Checkpoint {
    head: Head,
    note: Note,
    text: String,
}

impl Checkpoint {
    /// The checkpoint of a head that was signed.
    pub fn new(size: u64, root: Hash, key: &PublicKey, signature: &[u8]) -> Result<Self, LogError> {
        let text = head_text(key.origin(), size, root);
        let signature = Signature::new(key.origin().to_owned(), key.id(), signature.to_vec());
        let note = signature.and_then(|signature| Note::new(&text, &[signature]));
        let note = note.map_err(|error| LogError::Damaged(format!("no checkpoint can be made: {error}")))?;
        let text = String::from_utf8(note.to_bytes()).expect("a note is text");
        Self::parse(&text)
    }

    /// Reads a signed note. Whose signature it carries is another question: see [`Self::is_signed_by`].
    pub fn parse(text: &str) -> Result<Self, LogError> {
        let malformed = || LogError::NotACheckpoint(text.lines().next().unwrap_or_default().to_owned());
        let note = Note::from_bytes(text.as_bytes()).map_err(|_| malformed())?;
        let head = Head::from_bytes(note.text()).map_err(|_| malformed())?;
        let text = text.to_owned();
        Ok(Self { head, note, text })
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        self.head.origin()
    }

    /// How many entries it speaks for.
    pub fn size(&self) -> u64 {
        self.head.size()
    }

    /// The root of their tree.
    pub fn root(&self) -> Hash {
        *self.head.hash()
    }

    /// The signed note.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the key signed it.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.note.verify(&key.verifiers()).is_ok()
    }
}
