//! What is kept of a document in the index, and under which words does it stand?

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use entity::vocabulary::Language;

use super::{
    Document, Facet, Place,
    analysis::{is_glue, words},
    lexicon::Lexicon,
};

/// No word of a person's text is longer; what is, is no word.
pub(super) const LONGEST_WORD: usize = 80;

/// What only ever grows, and so is shared by all readings.
#[derive(Default)]
pub(super) struct Growing {
    pub(super) lexicon: Lexicon,
    pub(super) facets: Facets,
    belongings: HashSet<Arc<Belonging>>,
}

/// To what documents belong: many to the same.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Belonging {
    controller: Option<Box<str>>,
    facets: Box<[u32]>,
}

/// Every facet value that was ever given, by number.
#[derive(Default)]
pub(super) struct Facets {
    numbers: HashMap<Facet, u32>,
    pub(super) all: Vec<Facet>,
}

/// What is known of a document when it is found.
#[derive(Debug)]
pub struct Entry {
    /// Its kind and key, as `register:pori/3`.
    pub key: Arc<str>,
    belonging: Arc<Belonging>,
    /// How many words its name has in each language.
    pub(super) name_lengths: [u8; 3],
    /// What a score of it counts for.
    pub(super) share: f32,
}

/// What is asked of every document found, side by side: a walk over thirty thousand of these stays in the processor's cache.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// How many words each name has in each language, by slot.
    pub(super) name_lengths: Vec<[u8; 3]>,
    /// Where each slot comes in the order of the keys.
    pub(super) ranks: Arc<[u32]>,
    /// What a score of each slot counts for.
    pub(super) shares: Vec<f32>,
    /// The place of each slot among the sets of facet values; the first is empty.
    sets: Vec<u32>,
    facets: Vec<Arc<Belonging>>,
}

impl Entry {
    /// The key of the controller it belongs to; `None` when it is shared.
    pub fn controller(&self) -> Option<&str> {
        self.belonging.controller.as_deref()
    }

    /// Its facet values, by number.
    pub(super) fn facets(&self) -> &[u32] {
        &self.belonging.facets
    }
}

impl Columns {
    /// The columns of entries; the order of the keys is that of the columns before, if no key came or went.
    pub(super) fn of(entries: &[Option<Arc<Entry>>], before: &Self, same_keys: bool) -> Self {
        let mut columns = Self {
            ranks: if same_keys {
                Arc::clone(&before.ranks)
            } else {
                ranks(entries)
            },
            ..Self::default()
        };
        let mut known: HashMap<*const Belonging, u32> = HashMap::new();
        for entry in entries {
            let lengths = entry.as_ref().map_or([0; 3], |entry| entry.name_lengths);
            columns.name_lengths.push(lengths);
            columns.shares.push(entry.as_ref().map_or(0.0, |entry| entry.share));
            let set = entry.as_ref().map_or(0, |entry| {
                *known.entry(Arc::as_ptr(&entry.belonging)).or_insert_with(|| {
                    columns.facets.push(Arc::clone(&entry.belonging));
                    small(columns.facets.len())
                })
            });
            columns.sets.push(set);
        }
        columns
    }

    /// The facet values of a slot, by number.
    pub(super) fn facets(&self, slot: u32) -> &[u32] {
        let set = self.sets[slot as usize] as usize;
        set.checked_sub(1).map_or(&[], |place| &self.facets[place].facets)
    }
}

fn ranks(entries: &[Option<Arc<Entry>>]) -> Arc<[u32]> {
    let key = |slot: &usize| entries[*slot].as_ref().map(|entry| &entry.key);
    let mut slots: Vec<usize> = (0..entries.len()).collect();
    slots.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    let mut ranks = vec![0; entries.len()];
    for (rank, slot) in (0..).zip(slots) {
        ranks[slot] = rank;
    }
    ranks.into()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("more facet values than memory could hold")
}

/// What is kept of a document, and its terms, apart by spaces: each different word as often as its places say.
pub(super) fn analysed(document: &Document, growing: &mut Growing) -> (Entry, String) {
    let mut places: HashMap<(Language, String), u8> = HashMap::new();
    let mut name_lengths = [0_u8; 3];
    for text in &document.texts {
        let found = words(&text.text);
        if text.place == Place::Name {
            let telling = found.iter().filter(|word| !is_glue(text.language, &word.text)).count();
            let length = &mut name_lengths[text.language as usize];
            *length = length.saturating_add(u8::try_from(telling).unwrap_or(u8::MAX));
        }
        for word in found.into_iter().filter(|word| word.text.len() <= LONGEST_WORD) {
            *places.entry((text.language, word.text)).or_default() |= text.place.bit();
        }
    }
    let mut tokens = String::new();
    // In order, so that the same documents always give the same index.
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_unstable();
    for ((language, word), places) in places {
        growing.lexicon.learn(language, &word);
        let term = term_of(language, &word);
        for _ in 0..places {
            tokens.push_str(&term);
            tokens.push(' ');
        }
    }
    let belonging = Belonging {
        controller: document.controller.as_deref().map(Into::into),
        facets: document
            .facets
            .iter()
            .map(|facet| growing.facets.number(facet))
            .collect(),
    };
    let entry = Entry {
        key: document.key.as_str().into(),
        belonging: growing.shared(belonging),
        name_lengths,
        share: 1.0 - document.aside.clamp(0.0, 1.0),
    };
    (entry, tokens)
}

/// A word as the engine knows it: the same spelling in two languages is two words.
pub(super) fn term_of(language: Language, word: &str) -> String {
    let tag = match language {
        Language::Fi => 'f',
        Language::Sv => 's',
        Language::En => 'e',
    };
    format!("{tag}{word}")
}

impl Growing {
    fn shared(&mut self, belonging: Belonging) -> Arc<Belonging> {
        if let Some(known) = self.belongings.get(&belonging) {
            return Arc::clone(known);
        }
        let new = Arc::new(belonging);
        self.belongings.insert(Arc::clone(&new));
        new
    }
}

impl Facets {
    fn number(&mut self, facet: &Facet) -> u32 {
        if let Some(number) = self.numbers.get(facet) {
            return *number;
        }
        let number = small(self.all.len());
        self.all.push(facet.clone());
        self.numbers.insert(facet.clone(), number);
        number
    }

    /// The number of a value, if any document ever had it.
    pub(super) fn known(&self, facet: &Facet) -> Option<u32> {
        self.numbers.get(facet).copied()
    }
}
