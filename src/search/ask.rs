//! Which documents does a question find, in which order, and how many of which sort?
//!
//! A document is found when it holds a meaning of every word of the question; when none does, those that hold most of them.
//! Each word counts by its surest meaning in the best place it stands in, and a document scores the mean of its words. All
//! weights are fixed. What gives way when something better is found (a typo, one side of a compound) gives way to what the
//! *asker* may see, never to a hidden document.

use std::{
    collections::{BTreeMap, HashMap},
    ops::ControlFlow,
};

use entity::vocabulary::Language;

use super::{
    Facet, LANGUAGES, Place,
    analysis::{is_glue, words},
    entry::{Entry, Growing, LONGEST_WORD},
    index::{Reading, SearchError},
    lexicon::{DOUBTED_SIDE, LexemeId, Lexicon, Manner, Meaning, WordId},
    sight::Sight,
};

/// More words of a question are passed over; [`Answer::words`] tells which were asked.
const MOST_WORDS: usize = 8;
/// So is what stands after as many characters, for whoever pastes a document.
const LONGEST_QUESTION: usize = 400;
/// What a word counts for in another language than the one asked in.
const OTHER_LANGUAGE: f32 = 0.7;
/// What a document must count for that holds one side of a compound alone. Nearly every text speaks of *tieto* or *hoitaa* somewhere;
/// where a name or a purpose does it may be meant. It lies between what a detail counts for at most and a purpose at least.
const ALONE: f32 = 0.55 * Manner::Side.weight();
/// What each further place adds, so that of two equals the one that speaks of it more comes first.
const FURTHER_PLACE: f32 = 0.03;

/// A question.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What is looked for, as it was typed.
    pub text: String,
    /// The language it is asked in: its words count most there. All count alike when it is not told.
    pub language: Option<Language>,
    /// Whether the last word may still be being typed. If so it is taken for the beginning of a word from three letters on, else
    /// from five: whoever asks for *auto* means no *automaattinen*, and whoever asks for *rekry* likely means *rekrytointi*.
    pub unfinished: bool,
    /// Values that a hit must have: one of those of the same name, for each name.
    pub narrowed: Vec<Facet>,
    /// How many hits are wanted.
    pub first: usize,
    /// How many are passed over before them.
    pub skip: usize,
}

/// What a question found among what the asker may see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The words that were looked for.
    pub words: Vec<String>,
    /// How many documents were found, on all pages.
    pub total: usize,
    /// The page asked for, the best first; equals in the order of their keys.
    pub hits: Vec<Hit>,
    /// How many of all that were found have which value; sorted by name, then by count, then by value.
    pub facets: Vec<FacetCount>,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its kind and key, as `register:pori/3`.
    pub key: String,
    /// How well it answers, above 0 and about 1 at best. It depends on the question and on this document alone.
    pub score: f32,
}

/// How many of the documents found have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub facet: Facet,
    /// How many.
    pub count: usize,
}

/// A question with what its words came to mean: what a snippet needs to mark them.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The language it was asked in.
    pub language: Option<Language>,
    /// For each language the indexed words that were meant, each with the place of the word of the question and its weight.
    pub(super) meant: [HashMap<String, (usize, f32)>; 3],
}

impl Reading {
    /// Answers a question over the documents that `visible` says may be seen. It is asked at most once for each document, and
    /// only for those that hold a word in question.
    pub fn ask(&self, question: &Question, visible: &dyn Fn(&Entry) -> bool) -> Result<(Answer, Asked), SearchError> {
        let growing = self.growing();
        let texts = telling(question);
        let mut asking = Asking {
            reading: self,
            lexicon: &growing.lexicon,
            question,
            sight: Sight::new(self, &growing, question, visible),
            known: HashMap::new(),
            asked: Asked {
                language: question.language,
                ..Asked::default()
            },
        };
        let mut columns = Vec::with_capacity(texts.len());
        for (place, text) in texts.iter().enumerate() {
            let least = if question.unfinished { 3 } else { 5 };
            let beginning = (place + 1 == texts.len()).then_some(least);
            columns.push(asking.column(place, text, beginning)?);
        }
        let mut found = together(&columns);
        for (slot, score) in &mut found {
            *score *= self.columns.shares[*slot as usize];
        }
        let asked = asking.asked;
        Ok((self.answer(question, texts, found, &growing), asked))
    }

    fn answer(&self, question: &Question, words: Vec<String>, found: Vec<(u32, f32)>, growing: &Growing) -> Answer {
        let entry = |slot: u32| self.entries[slot as usize].as_ref();
        let mut counts = vec![0_usize; growing.facets.all.len()];
        for facet in found.iter().flat_map(|(slot, _)| self.columns.facets(*slot)) {
            counts[*facet as usize] += 1;
        }
        let mut facets: Vec<FacetCount> = growing
            .facets
            .all
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(facet, count)| FacetCount {
                facet: facet.clone(),
                count,
            })
            .collect();
        facets.sort_by(|a, b| {
            let order = a.facet.name.cmp(&b.facet.name).then(b.count.cmp(&a.count));
            order.then_with(|| a.facet.value.cmp(&b.facet.value))
        });
        let total = found.len();
        let page = best(found, question.skip.saturating_add(question.first), |a, b| {
            let rank = |slot: u32| self.columns.ranks[slot as usize];
            b.1.total_cmp(&a.1).then_with(|| rank(a.0).cmp(&rank(b.0)))
        });
        let hits = page.into_iter().skip(question.skip);
        Answer {
            words,
            total,
            hits: hits
                .filter_map(|(slot, score)| {
                    entry(slot).map(|entry| Hit {
                        key: entry.key.to_string(),
                        score,
                    })
                })
                .collect(),
            facets,
        }
    }
}

/// The words of a question that tell something: all of them when none does.
fn telling(question: &Question) -> Vec<String> {
    let languages = question.language.map_or(LANGUAGES.to_vec(), |language| vec![language]);
    let mut found: Vec<String> = Vec::new();
    let mut end = 0;
    let text: String = question.text.chars().take(LONGEST_QUESTION).collect();
    for word in words(&text) {
        // A hyphenated word is asked for by its parts; joined, it would have to be found once more.
        let joined = word.at.start < end;
        end = word.at.end;
        if !joined && word.text.len() <= LONGEST_WORD && !found.contains(&word.text) {
            found.push(word.text);
        }
    }
    let glue = |word: &String| languages.iter().any(|language| is_glue(*language, word));
    if !found.iter().all(glue) {
        found.retain(|word| !glue(word));
    }
    found.truncate(MOST_WORDS);
    found
}

/// The documents that hold most words, with the mean of what each word counts.
fn together(columns: &[Vec<f32>]) -> Vec<(u32, f32)> {
    let Some(first) = columns.first() else {
        return Vec::new();
    };
    let mut most = 1;
    let mut found: Vec<(u32, f32)> = Vec::new();
    for (slot, document) in (0..first.len()).zip(0_u32..) {
        let mut held = 0_u8;
        let mut sum = 0.0;
        for column in columns {
            let counts = column[slot];
            held += u8::from(counts > 0.0);
            sum += counts;
        }
        if held < most {
            continue;
        }
        if held > most {
            most = held;
            found.clear();
        }
        found.push((document, sum));
    }
    #[expect(clippy::cast_precision_loss, reason = "at most eight words")]
    let words = columns.len() as f32;
    for (_, score) in &mut found {
        *score /= words;
    }
    found
}

/// The first few in an order, sorted; the rest is not looked at twice.
fn best<T>(mut all: Vec<T>, wanted: usize, order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<T> {
    if wanted == 0 {
        return Vec::new();
    }
    if wanted < all.len() {
        all.select_nth_unstable_by(wanted - 1, &order);
        all.truncate(wanted);
    }
    all.sort_by(order);
    all
}

/// A question while it is answered.
struct Asking<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    question: &'a Question,
    sight: Sight<'a>,
    /// Which lexemes are words of documents that may be seen.
    known: HashMap<LexemeId, bool>,
    asked: Asked,
}

/// Indexed words with their weights: what a word of a question came to mean.
type Weighed = BTreeMap<WordId, f32>;

impl Asking<'_> {
    /// What one word of the question counts for in each document, by slot. Each reading of it is tried only when the one before
    /// found nothing that may be seen.
    fn column(&mut self, place: usize, text: &str, beginning: Option<usize>) -> Result<Vec<f32>, SearchError> {
        let mut meanings = Vec::new();
        for language in LANGUAGES {
            let mut found = self.lexicon.meanings(language, text, beginning);
            if self.is_other(language) {
                // Of another language only the word itself: its grammar was not meant.
                found.retain(|meaning| meaning.manner >= Manner::Form);
            }
            meanings.extend(found);
        }
        let weighed = self.weigh(meanings)?;
        let column = self.counts(&weighed)?;
        if self.finds(place, weighed, &column) {
            return Ok(column);
        }
        let mut either = Weighed::new();
        for language in self.languages() {
            for [left, right] in self.lexicon.sides(language, text) {
                let (mut left, right) = (self.weigh(left)?, self.weigh(right)?);
                if !left.is_empty() && !right.is_empty() {
                    let (one, other) = (self.counts(&left)?, self.counts(&right)?);
                    let together = |(a, b): (&f32, &f32)| if *a > 0.0 && *b > 0.0 { a + b } else { 0.0 };
                    let both: Vec<f32> = one.iter().zip(&other).map(together).collect();
                    if both.iter().any(|counts| *counts > 0.0) {
                        left.extend(right);
                        self.finds(place, left, &both);
                        return Ok(both);
                    }
                }
                left.extend(right);
                // One side alone must at least be a word, or the seam was none.
                either.extend(left.into_iter().filter(|(_, weight)| *weight > DOUBTED_SIDE));
            }
        }
        let typos = self
            .languages()
            .into_iter()
            .flat_map(|language| self.lexicon.typos(language, text));
        for (weighed, least) in [(self.weigh(typos.collect())?, 0.0), (either, ALONE)] {
            let mut column = self.counts(&weighed)?;
            for counts in column.iter_mut().filter(|counts| **counts < least) {
                *counts = 0.0;
            }
            if self.finds(place, weighed, &column) {
                return Ok(column);
            }
        }
        Ok(vec![0.0; self.reading.entries.len()])
    }

    fn is_other(&self, language: Language) -> bool {
        self.question.language.is_some_and(|asked| asked != language)
    }

    fn languages(&self) -> Vec<Language> {
        self.question
            .language
            .map_or(LANGUAGES.to_vec(), |language| vec![language])
    }

    /// Whether a reading finds anything; if so, its words are those to be marked.
    fn finds(&mut self, place: usize, weighed: Weighed, column: &[f32]) -> bool {
        let finds = column.iter().any(|counts| *counts > 0.0);
        if finds {
            for (word, weight) in weighed {
                let text = self.lexicon.text(word).to_owned();
                let marked = self.asked.meant[word.language as usize]
                    .entry(text)
                    .or_insert((place, weight));
                if weight > marked.1 {
                    *marked = (place, weight);
                }
            }
        }
        finds
    }

    /// Each word once, in its surest manner, now that it can be told which compounds are.
    fn weigh(&mut self, meanings: Vec<Meaning>) -> Result<Weighed, SearchError> {
        let mut weighed = Weighed::new();
        for meaning in meanings {
            let mut weight = meaning.weight;
            if let Some((other, doubted)) = meaning.unless
                && !self.is_known(other)?
            {
                weight = doubted;
            }
            if self.is_other(meaning.word.language) {
                weight *= OTHER_LANGUAGE;
            }
            if weight > 0.0 {
                let most = weighed.entry(meaning.word).or_insert(0.0);
                *most = weight.max(*most);
            }
        }
        Ok(weighed)
    }

    /// Whether a lexeme is that of a word in a document that may be seen.
    fn is_known(&mut self, lexeme: LexemeId) -> Result<bool, SearchError> {
        if let Some(known) = self.known.get(&lexeme) {
            return Ok(*known);
        }
        let mut known = false;
        for word in self.lexicon.bearers(lexeme) {
            self.reading.each_posting(self.lexicon, word, |slot, _| {
                known = self.sight.sees(slot);
                if known {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })?;
            if known {
                break;
            }
        }
        self.known.insert(lexeme, known);
        Ok(known)
    }

    /// What the most telling of these words counts for in each document that may be seen.
    fn counts(&mut self, weighed: &Weighed) -> Result<Vec<f32>, SearchError> {
        let mut column = vec![0.0; self.reading.entries.len()];
        for (word, weight) in weighed {
            self.reading.each_posting(self.lexicon, *word, |slot, places| {
                if self.sight.sees(slot) {
                    let length = self.reading.columns.name_lengths[slot as usize][word.language as usize];
                    let counts = weight * standing(places, length);
                    let most: &mut f32 = &mut column[slot as usize];
                    *most = counts.max(*most);
                }
                ControlFlow::Continue(())
            })?;
        }
        Ok(column)
    }
}

/// What the places of a word say about its document. In a short name it is more of the name than in a long one.
fn standing(places: u8, name_length: u8) -> f32 {
    let best = if places & Place::Name.bit() != 0 {
        0.85 + 0.15 / f32::from(name_length.max(1))
    } else if places & Place::Purpose.bit() != 0 {
        0.6
    } else {
        0.4
    };
    let further = u8::try_from(places.count_ones().saturating_sub(1)).unwrap_or(0);
    best + FURTHER_PLACE * f32::from(further)
}
