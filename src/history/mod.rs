//! What happened, who did it, and how can that be proven? (Art. 5(2), 24(1).)
//!
//! Every act is an entry in an append-only log, written in the transaction of the change it tells of. The entries are the
//! leaves of a Merkle tree (RFC 9162) whose head is signed at each; signed checkpoints are kept outside the database, because
//! nothing inside it can show that its end was cut off or that an older copy was put back. Personal values are sealed, so that
//! a person can be erased while every proof still holds.

pub mod act;
pub mod append;
pub mod ask;
pub mod canonical;
pub mod checkpoint;
pub mod entry;
pub mod erase;
pub mod error;
pub mod export;
pub mod field;
pub mod files;
pub mod head;
pub mod key;
pub mod log;
pub mod part;
pub mod past;
pub mod prove;
pub mod reveal;
pub mod rollback;
pub mod rotate;
pub mod seal;
pub mod stored;
pub mod tree;
pub mod verify;

pub use append::{Appended, Tip, append};
pub use entry::{By, Entry, NewEntry, Subject};
pub use error::LogError;
pub use key::{PublicKey, Signer};
pub use log::Log;
