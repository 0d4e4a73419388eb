//! What in the inventory speaks of this? Search in Finnish, Swedish and English, over what the one who asks may see.
//!
//! | file | question it answers |
//! | --- | --- |
//! | [`analysis`] | Which words stand in a text, and which forms are of one word? |
//! | [`gradation`] | Which Finnish stems are of one word? (*kaupan*, *kauppa*) |
//! | [`typo`] | Is this a slip of the hand? |
//! | [`lexicon`] | Which indexed words may a word of a question mean, and how surely? |
//! | [`entry`] | What is kept of a document, and under which words does it stand? |
//! | [`index`] | Which documents hold a word, and where? |
//! | `sight` | Which documents may be seen? |
//! | [`ask`] | Which documents does a question find, in which order, and how many of which sort? |
//! | [`snippet`] | Which passage shows why a document was found? |
//!
//! What is kept is [tantivy](https://docs.rs/tantivy)'s: term dictionary, postings, segments, deletes and merges, in memory. What
//! a word means is ours, since no stemmer knows that *palautteet* should find *palautealusta*. So a document is indexed by its
//! words as they are written, and all cleverness is spent when a question is asked: its words are widened to the indexed words
//! they may mean, each with a weight. A new rule of language therefore needs no new index, and replacing one document never
//! leaves the others split by an older vocabulary.
//!
//! **Nothing hidden is told.** The predicate that says what may be seen stands in front of everything: a document that may not
//! be seen is not counted, scored, faceted or paged, and no weight depends on how often a word occurs (there is no idf, no
//! average length). The decisions that look at the vocabulary (is this remainder of a compound a word? is there a better reading
//! than a typo?) look only at words of documents that may be seen. So the answer is the same, to the last bit of every score,
//! as if hidden documents did not exist; a test holds us to it.
//!
//! What is not hidden is time: a question costs by all that is indexed. It tells how large the inventory is, not what is in it.
//!
//! What we gave up by that: a rare word weighs no more than a common one. For the short questions people ask here all words
//! must match, and then it hardly matters.
//!
//! **How well.** On the table of cases (`tests/it/search/cases.txt`: what people mean by 265 questions in three languages, over the
//! example cities) 96.5 % of what must be found is found, of the quarter that was held out 97.7 %. R-precision is 0.84 and 0.82, and
//! two of 287 unwanted ones come among the first five. On a made-up nation (30,900 registers, 83 MB of text) the index takes
//! 90 MB and 5 s to make; a question takes 0.5 ms in the middle and 1.9 ms where it finds nearly everything, one made to cost
//! much 4 ms, and the replacement of one document 4 to 7 ms. What it does not know are synonyms: *numero* is no *tunnus* to it.
//!
//! Most of those 90 MB is what waits to be written while it is made, 4,000 documents at a time when that was measured and 4 MiB of text
//! now. By sizes at a tenth, the index itself takes some 23 MB of them: 12 the engine's segments, 9 what is kept of 61,000 documents
//! (150 bytes each), 2 the lexicon.

pub mod analysis;
pub mod ask;
pub mod entry;
pub mod gradation;
pub mod index;
pub mod lexicon;
mod sight;
pub mod snippet;
#[cfg(test)]
mod tests;
pub mod typo;

pub use ask::{Answer, Asked, FacetCount, Hit, Question};
pub use entity::vocabulary::Language;
pub use entry::Entry;
pub use index::{Index, Reading, SearchError};
pub use snippet::Snippet;

/// The languages that are searched, in the order in which a tie is told.
pub(crate) const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

/// A noun or a published notice, as it is searched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its kind and key, as `register:pori/3`. One document stands for each.
    pub key: String,
    /// The key of the controller it belongs to; `None` when it is shared.
    pub controller: Option<String>,
    /// What it says, field by field and language by language.
    pub texts: Vec<Text>,
    /// What it is counted and narrowed by, as `kind` = `register`. A name may have several values.
    pub facets: Vec<Facet>,
    /// The ids of other nouns whose words stand in it: it is to be made anew when one of those changes.
    pub borrows: Vec<String>,
    /// How much less it is asked for than others: 0 for what people look for, up to 1. Beside them its score is taken so much lower.
    pub aside: f32,
}

/// A text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// How much a match in it says about the document.
    pub place: Place,
    /// Its language.
    pub language: Language,
    /// The text itself.
    pub text: String,
}

/// How much a match says about the document it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In its name: this is it.
    Name,
    /// In what it is and what it is for: description, purposes, names of data groups.
    Purpose,
    /// In anything else it says: items of data, categories of people, time limits, security, the ends of its flows.
    Detail,
}

/// A value that documents are counted and narrowed by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet {
    /// What is told, as `kind`, `controller`, `department`, `basis`.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Text {
    /// A text in a place and a language.
    pub fn new(place: Place, language: Language, text: impl Into<String>) -> Self {
        Self {
            place,
            language,
            text: text.into(),
        }
    }
}

impl Facet {
    /// A value of a name.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

impl Place {
    /// Its bit: the places of a word in a document are kept together as one small number.
    pub(crate) const fn bit(self) -> u8 {
        match self {
            Self::Name => 4,
            Self::Purpose => 2,
            Self::Detail => 1,
        }
    }
}
