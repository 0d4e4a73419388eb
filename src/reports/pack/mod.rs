//! How does an auditor get everything in one file that shows by itself whether it is whole? The auditor's pack (Art. 5(2), 30(4)).
//!
//! A pack is a ZIP that any program opens, and of which this one accepts only what it would have written itself:
//!
//! 1. the files, each compressed and followed by its length and CRC, one right after the other from the first byte;
//! 2. `SHA256SUMS`, a line `HASH  NAME` for each of them in this order, as `sha256sum -c` reads it;
//! 3. `SHA256SUMS.note`, not compressed: a C2SP signed note with the key of the log. Its text is
//!    `seloste-pack/1`, then a line each `about …`, `key KEY`, `list HASH` (of `SHA256SUMS`) and `bytes COUNT HASH` (of everything
//!    that stands before this file in the pack). No checkpoint of a log reads like that, so neither can stand for the other;
//! 4. the directory of the ZIP and its end, which follow from what stands before.
//!
//! So every byte is either under the signature or can only be one thing, and one pass without going back checks all: a pack may
//! be read from a pipe. Anybody else can check the list with common tools once the pack is unpacked, and the note with any that
//! read signed notes. Times are fixed, so the same files give the same bytes.
//!
//! What this costs: a pack and each file in it stay below 4 GiB, where ZIP begins to be written in another way.

mod container;
mod finding;
mod name;
mod note;
mod source;
mod verify;
mod write;

pub use finding::{Failure, Finding};
pub use verify::{Verified, verify, verify_looking};
pub use write::{Entry, PackError, PackWriter};

/// The first line of what is signed.
const FORMAT: &str = "seloste-pack/1";
/// The list of hashes.
const LIST: &str = "SHA256SUMS";
/// Its signature.
const NOTE: &str = "SHA256SUMS.note";

/// How much a pack may hold. What is written keeps to the same bounds as what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files, without the list and its signature.
    pub files: usize,
    /// Bytes of one file when unpacked.
    pub file: u64,
    /// Bytes of all files when unpacked: a small pack can be made that never ends otherwise.
    pub content: u64,
    /// Bytes of the pack up to its directory.
    pub pack: u64,
}

impl Default for Limits {
    /// What a ZIP without extensions can hold; 64 GiB unpacked.
    fn default() -> Self {
        Self {
            files: 65_000,
            file: u64::from(u32::MAX - 1),
            content: 64 << 30,
            pack: u64::from(u32::MAX - 1),
        }
    }
}

/// SHA-256.
type Hash = [u8; 32];

pub(super) fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The list of these files.
fn list_of<'a>(files: impl Iterator<Item = (&'a str, &'a Hash)>) -> String {
    files.map(|(name, hash)| format!("{}  {name}\n", hex(hash))).collect()
}

#[cfg(test)]
mod tests;
