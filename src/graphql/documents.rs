//! Has this document been read before? Parsed and validated documents, kept by the hash of their text, bounded.

use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{
    Variables,
    parser::{Error, parse_query, types::ExecutableDocument},
};
use lru::LruCache;
use sha2::{Digest, Sha256};

/// Documents kept. Clients send the same few over and over.
const DOCUMENTS: NonZeroUsize = NonZeroUsize::new(256).expect("is not zero");
/// Combinations of document, operation and variables that have been found valid.
const VALID: NonZeroUsize = NonZeroUsize::new(4096).expect("is not zero");
/// A longer document is not kept, so that what is kept stays small.
const LONGEST: usize = 16 * 1024;

type Hash = [u8; 32];

/// Documents that were read lately.
pub struct Documents {
    parsed: Mutex<LruCache<Hash, Arc<ExecutableDocument>>>,
    valid: Mutex<LruCache<Hash, ()>>,
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
            parsed: Mutex::new(LruCache::new(DOCUMENTS)),
            valid: Mutex::new(LruCache::new(VALID)),
        }
    }

    /// The document of a text.
    pub fn parse(&self, text: &str) -> Result<Parsed, Error> {
        let hash: Hash = Sha256::digest(text).into();
        if let Some(document) = lock(&self.parsed).get(&hash) {
            return Ok(Parsed {
                document: Arc::clone(document),
                hash,
            });
        }
        let document = Arc::new(parse_query(text)?);
        if text.len() <= LONGEST {
            lock(&self.parsed).put(hash, Arc::clone(&document));
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

/// What is kept is a copy of what can be made again, so a panic elsewhere while it was held harms nothing.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
