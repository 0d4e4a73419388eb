//! Which files belong to a log besides its database?

use std::path::{Path, PathBuf};

use rand::RngCore;

/// The files of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFiles {
    /// The key that signs it. Not to be kept where the copies of the database are.
    pub key: PathBuf,
    /// The checkpoints that show whether it was cut or put back. Best kept, or collected, on another machine.
    pub checkpoints: PathBuf,
}

impl LogFiles {
    /// The files beside an embedded database: `seloste.db.log-key` and `seloste.db.log-checkpoints`.
    pub fn beside(database: &Path) -> Self {
        let with = |ending: &str| {
            let mut name = database.to_owned().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        Self {
            key: with(".log-key"),
            checkpoints: with(".log-checkpoints"),
        }
    }
}

/// A name for the log of an installation that was given none: one that no other has.
pub fn nameless(random: &mut impl RngCore) -> String {
    format!("seloste-{:016x}", random.next_u64())
}
