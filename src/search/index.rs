//! Which documents hold a word, and where?
//!
//! There is one index for the whole installation, in memory, one document for each noun. One per controller would match how the
//! inventory is held, but a question over the nation would then open three hundred dictionaries; here it opens a few. What a
//! document holds is one posting for each different word, whose frequency is not how often the word occurs but where
//! ([`Place`](super::Place), a bit each): that is all the ranking asks.
//!
//! A [`Reading`] is one state of the index, immutable, as a snapshot is of the inventory. [`Index::replace`] makes the next one:
//! it deletes and adds what a write changed, and leaves the rest as it is. The texts themselves are not kept: whoever shows a hit
//! has the noun at hand, and makes its document again for the snippet.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard},
};

use tantivy::{
    DocSet, IndexReader, IndexWriter, InvertedIndexReader, ReloadPolicy, TantivyDocument, Term,
    fastfield::AliveBitSet,
    index::SegmentId,
    indexer::{IndexWriterOptions, LogMergePolicy, NoMergePolicy},
    postings::Postings,
    schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
};

use super::{
    Document,
    entry::{Columns, Entry, Growing, analysed, term_of},
    lexicon::{Lexicon, WordId},
};

/// From how many bytes on tantivy begins a new segment while writing. It takes only what it needs: a nation needs all of it, the
/// replacement of one document next to nothing.
const WRITING: usize = 60_000_000;
/// Segments of fewer documents are merged as if they were alike. The engine's own 10,000 would merge all that a city holds with
/// every eighth write.
const ALIKE: u32 = 100;
/// The share of documents taken away at which a segment is written anew.
const TAKEN_AWAY: f32 = 0.4;

/// What went wrong in the engine: nothing a person asking could correct.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct SearchError(#[from] tantivy::TantivyError);

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self(error.into())
    }
}

/// The index, as those who write see it.
pub struct Index {
    engine: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    writing: Mutex<Writing>,
    current: RwLock<Arc<Reading>>,
}

#[derive(Clone, Copy)]
struct Fields {
    key: Field,
    words: Field,
    slot: Field,
    borrows: Field,
}

/// What only one writer at a time may touch.
struct Writing {
    writer: IndexWriter,
    /// The slot of each key; the key is that of its entry.
    slots: HashMap<Arc<str>, u32>,
    free: Vec<u32>,
}

/// One state of the index. Cheap to hold; whoever holds it sees the same documents for as long as they do.
pub struct Reading {
    pub(super) segments: Vec<Segment>,
    /// What is known of each document, by slot; none where one was removed.
    pub(super) entries: Vec<Option<Arc<Entry>>>,
    pub(super) columns: Columns,
    words: Field,
    borrows: Field,
    growing: Arc<RwLock<Growing>>,
}

/// A segment of the index, with what is asked of it over and over.
pub(super) struct Segment {
    id: SegmentId,
    inverted: Arc<InvertedIndexReader>,
    borrows: Arc<InvertedIndexReader>,
    alive: Option<AliveBitSet>,
    /// The slot of each of its documents.
    slots: Arc<[u32]>,
}

impl Index {
    /// An empty index.
    pub fn new() -> Result<Self, SearchError> {
        let mut schema = Schema::builder();
        // The terms come ready-made, apart by spaces; frequency tells the places (see above).
        let tokens = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs);
        let fields = Fields {
            key: schema.add_text_field("key", STRING),
            words: schema.add_text_field("words", TextOptions::default().set_indexing_options(tokens)),
            slot: schema.add_u64_field("slot", FAST),
            borrows: schema.add_text_field("borrows", STRING),
        };
        let engine = tantivy::Index::create_in_ram(schema.build());
        // More threads would only stand beside the server's own.
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(WRITING)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer = engine.writer_with_options(options)?;
        // What is packed may not be merged by the engine beside it: either would take the segments of the other away.
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let writing = Writing {
            writer,
            slots: HashMap::new(),
            free: Vec::new(),
        };
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let empty = Reading {
            segments: Vec::new(),
            entries: Vec::new(),
            columns: Columns::default(),
            words: fields.words,
            borrows: fields.borrows,
            growing: Arc::default(),
        };
        Ok(Self {
            engine,
            fields,
            reader,
            writing: Mutex::new(writing),
            current: RwLock::new(Arc::new(empty)),
        })
    }

    /// The index of these documents, packed into one segment.
    pub fn of(documents: impl IntoIterator<Item = Document>) -> Result<Self, SearchError> {
        let index = Self::new()?;
        index.replace(documents, [])?;
        index.pack()?;
        Ok(index)
    }

    /// Packs what was written piece by piece into one segment, and returns the state after it. From then on the engine merges the
    /// segments of later writes by itself.
    pub fn pack(&self) -> Result<Arc<Reading>, SearchError> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let segments = self.engine.searchable_segment_ids()?;
        if segments.len() > 1 {
            writing.writer.set_merge_policy(Box::new(NoMergePolicy));
            writing.writer.merge(&segments).wait()?;
        }
        let mut merging = LogMergePolicy::default();
        merging.set_min_layer_size(ALIKE);
        merging.set_del_docs_ratio_before_merge(TAKEN_AWAY);
        writing.writer.set_merge_policy(Box::new(merging));
        self.publish(None)
    }

    /// The newest state.
    pub fn reading(&self) -> Arc<Reading> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts documents in the place of those with the same keys, takes away those named, and returns the state after it. On an
    /// error nothing of it is seen, and the whole is to be made anew: memory has run out, or the engine has a fault.
    pub fn replace<'a>(
        &self,
        documents: impl IntoIterator<Item = Document>,
        removed: impl IntoIterator<Item = &'a str>,
    ) -> Result<Arc<Reading>, SearchError> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.reading();
        let mut entries = before.entries.clone();
        let result = self.write(&mut writing, &before, &mut entries, documents, removed);
        if let Err(error) = result {
            writing.writer.rollback()?;
            // Slots that were given away meanwhile are told by the entries that are still seen.
            writing.slots = slots_of(&before.entries);
            writing.free = free_of(&before.entries);
            return Err(error);
        }
        self.publish(Some(entries))
    }

    fn write<'a>(
        &self,
        writing: &mut Writing,
        before: &Reading,
        entries: &mut Vec<Option<Arc<Entry>>>,
        documents: impl IntoIterator<Item = Document>,
        removed: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), SearchError> {
        for key in removed {
            writing.writer.delete_term(Term::from_field_text(self.fields.key, key));
            if let Some(slot) = writing.slots.remove(key) {
                entries[slot as usize] = None;
                writing.free.push(slot);
            }
        }
        for document in documents {
            let (mut entry, tokens) = {
                let mut growing = before.growing.write().unwrap_or_else(PoisonError::into_inner);
                analysed(&document, &mut growing)
            };
            if let Some((known, _)) = writing.slots.get_key_value(document.key.as_str()) {
                entry.key = Arc::clone(known);
            }
            let slot = writing.slot(&entry.key, entries);
            let mut stored = TantivyDocument::default();
            stored.add_text(self.fields.key, &document.key);
            stored.add_u64(self.fields.slot, u64::from(slot));
            stored.add_text(self.fields.words, tokens);
            for id in &document.borrows {
                stored.add_text(self.fields.borrows, id);
            }
            writing
                .writer
                .delete_term(Term::from_field_text(self.fields.key, &document.key));
            writing.writer.add_document(stored)?;
            entries[slot as usize] = Some(Arc::new(entry));
        }
        writing.writer.commit()?;
        Ok(())
    }

    /// Shows what was written, with these entries or the same as before.
    fn publish(&self, entries: Option<Vec<Option<Arc<Entry>>>>) -> Result<Arc<Reading>, SearchError> {
        self.reader.reload()?;
        let before = self.reading();
        let known: HashMap<SegmentId, &Segment> = before.segments.iter().map(|segment| (segment.id, segment)).collect();
        let mut segments = Vec::new();
        for reader in self.reader.searcher().segment_readers() {
            // Segments never change, so what was read of one holds; only which of its documents are alive is asked anew.
            let (inverted, borrows, slots) = if let Some(same) = known.get(&reader.segment_id()) {
                (
                    Arc::clone(&same.inverted),
                    Arc::clone(&same.borrows),
                    Arc::clone(&same.slots),
                )
            } else {
                let column = reader.fast_fields().column_first_or_default::<u64>("slot")?;
                let slot = |document| u32::try_from(column.get_val(document)).expect("slots are given out as u32");
                (
                    reader.inverted_index(self.fields.words)?,
                    reader.inverted_index(self.fields.borrows)?,
                    (0..reader.max_doc()).map(slot).collect(),
                )
            };
            segments.push(Segment {
                id: reader.segment_id(),
                inverted,
                borrows,
                alive: reader.alive_bitset().cloned(),
                slots,
            });
        }
        let entries = entries.unwrap_or_else(|| before.entries.clone());
        let reading = Arc::new(Reading {
            segments,
            columns: Columns::of(&entries, &before.columns, same_keys(&before.entries, &entries)),
            entries,
            words: self.fields.words,
            borrows: self.fields.borrows,
            growing: Arc::clone(&before.growing),
        });
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&reading);
        Ok(reading)
    }
}

/// Whether every slot holds the key it held; most entries are the very same.
fn same_keys(before: &[Option<Arc<Entry>>], after: &[Option<Arc<Entry>>]) -> bool {
    let same = |(one, other): (&Option<Arc<Entry>>, &Option<Arc<Entry>>)| match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one.key == other.key,
        (None, None) => true,
        _ => false,
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

fn slots_of(entries: &[Option<Arc<Entry>>]) -> HashMap<Arc<str>, u32> {
    let numbered = (0..).zip(entries);
    numbered
        .filter_map(|(slot, entry)| entry.as_ref().map(|entry| (Arc::clone(&entry.key), slot)))
        .collect()
}

fn free_of(entries: &[Option<Arc<Entry>>]) -> Vec<u32> {
    (0..)
        .zip(entries)
        .filter(|(_, entry)| entry.is_none())
        .map(|(slot, _)| slot)
        .collect()
}

impl Writing {
    /// The slot of a key: its own, one that is free, or a new one.
    fn slot(&mut self, key: &Arc<str>, entries: &mut Vec<Option<Arc<Entry>>>) -> u32 {
        if let Some(slot) = self.slots.get(key) {
            return *slot;
        }
        let slot = self.free.pop().unwrap_or_else(|| {
            entries.push(None);
            u32::try_from(entries.len() - 1).expect("more documents than memory could hold")
        });
        self.slots.insert(Arc::clone(key), slot);
        slot
    }
}

impl Reading {
    /// How many documents there are, seen or not: for those who run the server, never for an answer.
    pub fn len(&self) -> usize {
        self.entries.iter().flatten().count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many different words were ever indexed.
    pub fn words_known(&self) -> usize {
        self.growing().lexicon.len()
    }

    /// The keys of the documents that words of this noun stand in, told by its id; seen or not, for those who make them anew.
    pub fn borrowing(&self, id: &str) -> Result<Vec<Box<str>>, SearchError> {
        let term = Term::from_field_text(self.borrows, id);
        let mut keys = Vec::new();
        for segment in &self.segments {
            let Some(mut postings) = segment.borrows.read_postings(&term, IndexRecordOption::Basic)? else {
                continue;
            };
            while postings.doc() != tantivy::TERMINATED {
                let document = postings.doc();
                if segment.alive.as_ref().is_none_or(|alive| alive.is_alive(document)) {
                    let entry = self.entries[segment.slots[document as usize] as usize].as_ref();
                    keys.extend(entry.map(|entry| Box::from(&*entry.key)));
                }
                postings.advance();
            }
        }
        Ok(keys)
    }

    /// How many segments it is made of.
    pub fn segments(&self) -> usize {
        self.segments.len()
    }

    pub(super) fn growing(&self) -> RwLockReadGuard<'_, Growing> {
        self.growing.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls with the slot of each document that holds a word, and the places it holds it in, until told to stop.
    pub(super) fn each_posting(
        &self,
        lexicon: &Lexicon,
        word: WordId,
        mut act: impl FnMut(u32, u8) -> std::ops::ControlFlow<()>,
    ) -> Result<(), SearchError> {
        let term = Term::from_field_text(self.words, &term_of(word.language, lexicon.text(word)));
        for segment in &self.segments {
            let Some(mut postings) = segment.inverted.read_postings(&term, IndexRecordOption::WithFreqs)? else {
                continue;
            };
            let mut document = postings.doc();
            while document != tantivy::TERMINATED {
                if segment.alive.as_ref().is_none_or(|alive| alive.is_alive(document)) {
                    let places = u8::try_from(postings.term_freq()).unwrap_or(u8::MAX);
                    if act(segment.slots[document as usize], places).is_break() {
                        return Ok(());
                    }
                }
                document = postings.advance();
            }
        }
        Ok(())
    }
}
