//! How do entries become one tree, so that a single hash speaks for all of them? RFC 9162, section 2.1.
//!
//! The hashing is the kept crate's. What is ours is the frontier: the roots of the complete subtrees a tree is made of, at most
//! one for each bit of its size, which is all that an append or a root needs.

use tlog_tiles::{Error, HashReader, stored_hash_index, stored_hashes_for_record_hash, tree_hash};
pub use tlog_tiles::{HASH_SIZE as HASH_LENGTH, Hash, record_hash};

/// A tree as far as it must be known to grow: its size and the roots of its complete subtrees, from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frontier {
    size: u64,
    roots: Vec<(u64, Hash)>,
}

impl Frontier {
    /// A tree of this size, from the roots at the positions that `tlog_tiles::sub_tree_index` names.
    pub(super) fn new(size: u64, roots: Vec<(u64, Hash)>) -> Self {
        Self { size, roots }
    }

    /// How many leaves there are.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. What is returned are the hashes it completes: its own, and those of the subtrees whose last leaf it is.
    pub fn push(&mut self, leaf: Hash) -> Vec<Hash> {
        let hashes =
            stored_hashes_for_record_hash(self.size, leaf, self).expect("the frontier holds what the next leaf needs");
        let joined = hashes.len() - 1;
        self.roots.truncate(self.roots.len() - joined);
        let position = stored_hash_index(0, self.size) + joined as u64;
        self.roots.push((position, hashes[joined]));
        self.size += 1;
        hashes
    }

    /// The hash of the whole tree.
    pub fn root(&self) -> Hash {
        tree_hash(self.size, self).expect("the frontier holds the roots of its subtrees")
    }
}

impl HashReader for Frontier {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let find = |wanted: &u64| {
            let found = self.roots.iter().find(|(position, _)| position == wanted);
            found.map(|(_, hash)| *hash).ok_or(Error::IndexesNotInTree)
        };
        indexes.iter().map(find).collect()
    }
}

/// The entry whose coming completed the hash at a stored position, and where among the hashes it completed this one stands.
pub(super) fn home_of(position: u64) -> (u64, usize) {
    let (level, number) = tlog_tiles::split_stored_hash_index(position);
    (((number + 1) << level) - 1, usize::from(level))
}

#[cfg(test)]
mod tests {
    use super::{Frontier, home_of, record_hash};

    #[test]
    fn every_stored_hash_is_found_at_the_entry_that_completed_it() {
        let mut tree = Frontier::default();
        let mut position = 0;
        for index in 0..300_u64 {
            let hashes = tree.push(record_hash(&index.to_be_bytes()));
            for place in 0..hashes.len() {
                assert_eq!(home_of(position), (index, place));
                position += 1;
            }
        }
    }
}
