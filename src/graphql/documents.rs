//! Has this document been read before? Documents that passed the guard and were parsed, kept by the hash of their text, and
//! questions that were found valid, with what they may cost. Both bounded.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{Variables, parser::types::ExecutableDocument};
use lru::LruCache;
use sha2::{Digest, Sha256};

use super::guard::{self, Refusal};

/// Words in all documents that are kept; a word takes up to 500 bytes. Clients send the same few documents over and over.
const WORDS: usize = 50_000;
/// Words of the longest document that is kept.
const LONGEST: usize = 2_000;
/// Combinations of document, operation and variables that have been found valid.
const VALID: NonZeroUsize = NonZeroUsize::new(4096).expect("is not zero");

/// What tells one question from another.
pub type Hash = [u8; 32];

/// Documents that were read lately.
pub struct Documents {
    read: Mutex<Shelf>,
    valid: Mutex<LruCache<Hash, ()>>,
}

/// Documents, the one used longest ago let go first.
struct Shelf {
    documents: LruCache<Hash, (Arc<ExecutableDocument>, usize)>,
    words: usize,
}

/// A parsed document.
pub struct Parsed {
    /// The document.
    pub document: Arc<ExecutableDocument>,
    hash: Hash,
}

impl Parsed {
    /// What its validity hangs on: the text, which operation is run, and with which values.
    pub fn question(&self, operation: Option<&str>, variables: &Variables) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(self.hash);
        // Names hold no zero byte, so no two questions are written alike.
        hasher.update(operation.unwrap_or("\u{1}"));
        hasher.update([0]);
        if !variables.is_empty() {
            hasher.update(serde_json::to_vec(variables).unwrap_or_default());
        }
        hasher.finalize().into()
    }
}

impl Documents {
    /// Nothing kept yet.
    pub fn new() -> Self {
        Self {
            read: Mutex::new(Shelf {
                documents: LruCache::unbounded(),
                words: 0,
            }),
            valid: Mutex::new(LruCache::new(VALID)),
        }
    }

    /// The document of a text, if it may be checked.
    pub fn read(&self, text: &str) -> Result<Parsed, Refusal> {
        let hash: Hash = Sha256::digest(text).into();
        if let Some((document, _)) = lock(&self.read).documents.get(&hash) {
            return Ok(Parsed {
                document: Arc::clone(document),
                hash,
            });
        }
        let read = guard::read(text)?;
        let document = Arc::new(read.document);
        if read.words <= LONGEST {
            lock(&self.read).keep(hash, &document, read.words);
        }
        Ok(Parsed { document, hash })
    }

    /// Whether a question was found valid before.
    pub fn is_valid(&self, question: &Hash) -> bool {
        lock(&self.valid).get(question).is_some()
    }

    /// Keeps that a question is valid.
    pub fn keep_valid(&self, question: Hash) {
        lock(&self.valid).put(question, ());
    }
}

impl Shelf {
    fn keep(&mut self, hash: Hash, document: &Arc<ExecutableDocument>, words: usize) {
        // Every document has a word; one of none would never be let go.
        let words = words.max(1);
        self.words += words;
        if let Some((_, before)) = self.documents.put(hash, (Arc::clone(document), words)) {
            self.words -= before;
        }
        while self.words > WORDS
            && let Some((_, (_, gone))) = self.documents.pop_lru()
        {
            self.words -= gone;
        }
    }
}

/// What is kept is a copy of what can be made again, so a panic elsewhere while it was held harms nothing.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{Documents, LONGEST, WORDS, lock};

    #[test]
    fn what_is_kept_of_documents_is_bounded_by_their_words() {
        let documents = Documents::new();
        for number in 0..400 {
            let text = format!("{{ a{number} {} }}", "b ".repeat(1_000));
            documents.read(&text).expect("it is GraphQL");
        }
        let shelf = lock(&documents.read);
        let words: usize = shelf.documents.iter().map(|(_, (_, words))| words).sum();
        assert_eq!(words, shelf.words);
        assert!((WORDS - 2_000..=WORDS).contains(&words), "{words}");
    }

    #[test]
    fn a_document_is_parsed_once_and_a_long_one_is_not_kept() {
        let documents = Documents::new();
        let read = |text: &str| documents.read(text).expect("it is GraphQL").document;
        assert!(std::sync::Arc::ptr_eq(&read("{ a }"), &read("{ a }")));
        let long = format!("{{ {} }}", "a ".repeat(LONGEST));
        assert!(!std::sync::Arc::ptr_eq(&read(&long), &read(&long)));
    }
}
