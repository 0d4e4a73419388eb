//! Which texts is the passage of a published notice cut from? Those it froze, read once and kept for whoever finds it next.
//!
//! Reading them anew takes a look into the database, a digest and the parsing of some 50 kB, ten times on a page of hits. A
//! published version never changes, so what was read of it holds; whether it is in force, and may be shown, is for the one who
//! asks to know. The texts used longest ago are let go, so that no walk through all notices fills the memory.

use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

use super::kept;
use crate::{
    error::Result,
    records::{inventory::Inventory, notice_version::NoticeVersion, noun::Key},
    search::Document,
};

/// Bytes of text that are kept: some thousand notices in three languages.
const KEPT: usize = 8 << 20;

/// Documents of published notices that were read lately.
pub struct Passages(Mutex<Read>);

struct Read {
    documents: LruCache<Key<NoticeVersion>, Arc<Document>>,
    bytes: usize,
}

impl Default for Passages {
    fn default() -> Self {
        Self(Mutex::new(Read {
            documents: LruCache::unbounded(),
            bytes: 0,
        }))
    }
}

/// The document of a published version; none when its content is gone.
pub async fn document(inventory: &Inventory, notice: &NoticeVersion) -> Result<Option<Arc<Document>>> {
    let passages = inventory.beside(Passages::default);
    if let Some(known) = passages.get(&notice.key) {
        return Ok(Some(known));
    }
    let read = kept::document_in_force(inventory, notice).await?.map(Arc::new);
    if let Some(document) = &read {
        passages.keep(&notice.key, Arc::clone(document));
    }
    Ok(read)
}

impl Passages {
    fn get(&self, key: &Key<NoticeVersion>) -> Option<Arc<Document>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .documents
            .get(key)
            .cloned()
    }

    fn keep(&self, key: &Key<NoticeVersion>, document: Arc<Document>) {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        read.bytes += size(&document);
        // Two may have read the same at the same time.
        if let Some((_, before)) = read.documents.push(key.clone(), document) {
            read.bytes -= size(&before);
        }
        while read.bytes > KEPT {
            let Some((_, oldest)) = read.documents.pop_lru() else {
                break;
            };
            read.bytes -= size(&oldest);
        }
    }
}

fn size(document: &Document) -> usize {
    let texts = document.texts.iter();
    texts.map(|text| size_of_val(text) + text.text.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Document, KEPT, Key, Passages};
    use crate::search::{Language, Place, Text};

    fn document(length: usize) -> Arc<Document> {
        Arc::new(Document {
            texts: vec![Text::new(Place::Detail, Language::Fi, "a".repeat(length))],
            ..Document::default()
        })
    }

    #[test]
    fn what_was_used_longest_ago_is_let_go_when_there_is_too_much() {
        let passages = Passages::default();
        let [one, two, three] = ["pori/1/1", "pori/2/1", "pori/3/1"].map(Key::new);
        passages.keep(&one, document(KEPT / 3));
        passages.keep(&two, document(KEPT / 3));
        // Kept twice, it counts once.
        passages.keep(&two, document(KEPT / 3));
        assert!(passages.get(&one).is_some());
        passages.keep(&three, document(KEPT / 3));
        assert!(passages.get(&two).is_none());
        assert!(passages.get(&one).is_some() && passages.get(&three).is_some());
        // One that is too large by itself leaves nothing.
        passages.keep(&two, document(KEPT + 1));
        assert!([&one, &two, &three].iter().all(|key| passages.get(key).is_none()));
        assert_eq!(passages.0.lock().expect("nobody failed with it").bytes, 0);
    }
}
