//! Which indexed words may a word of a question mean, and how surely?
//!
//! The lexicon holds every word that was ever indexed, once, with its lexemes, its root and its cuts. It only grows: a word whose
//! last document is gone has no postings and finds nothing, so all readings of the index can share one lexicon.
//!
//! A word of a question is widened step by step (see [`Manner`]), and each step has a fixed weight. What is a matter of the
//! documents (is `verkko` a word here?) is left open in [`Meaning::unless`], for the one who knows which may be seen.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound,
    sync::Arc,
};

use entity::vocabulary::Language;

use super::{
    analysis::{cuts, lexemes, plain, root},
    typo::{Letters, forgiven, slips},
};

/// How surely a compound holds one side of another when its own other side is no word. Enough only where it holds both:
/// *puhelurobotti*, *robottipuhelu*.
pub const DOUBTED_SIDE: f32 = 0.1;

/// A word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId {
    /// The language it was written in.
    pub language: Language,
    number: u32,
}

/// A lexeme of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LexemeId {
    language: Language,
    number: u32,
}

/// How an indexed word is meant by a word of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// It is a typo of it: looked for only when nothing better is found.
    Typo,
    /// It holds one side of it: `palaute` for *palautelomake*. Looked for only when nothing better is found.
    Side,
    /// It begins with it: `kirj` for *kirjasto*. Only for the last word of a question.
    Beginning,
    /// It is of the same family: *lainaus*, *lainata*.
    Family,
    /// It is a compound that begins with it: *palaute*, *palautealusta*.
    Modifier,
    /// It is a compound that ends in it: *kauppa*, *verkkokauppa*.
    Head,
    /// It is the same but for the marks: *paivahoito*, *päivähoito*.
    Unmarked,
    /// It is a form of it: *kaupan*, *kauppa*.
    Form,
    /// It is the very word.
    Same,
}

/// An indexed word that a word of a question may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meaning {
    /// The indexed word.
    pub word: WordId,
    /// How it is meant.
    pub manner: Manner,
    /// How surely, above 0 and at most 1.
    pub weight: f32,
    /// The lexeme of the other side of the compound, and how surely the word is meant if that is no word. It may be 0.
    pub unless: Option<(LexemeId, f32)>,
}

impl Manner {
    /// How surely a word is meant so. Chosen by reasoning and tried on the table of cases, but for the part held out.
    pub const fn weight(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Form => 0.95,
            Self::Unmarked => 0.85,
            Self::Head => 0.75,
            Self::Modifier => 0.65,
            Self::Family => 0.55,
            Self::Beginning => 0.45,
            Self::Side => 0.35,
            Self::Typo => 0.3,
        }
    }

    /// How surely when the other side of the compound is no word. A compound inflects at its end, so one that ends in a word is
    /// likely a compound all the same (*verkkokauppa* where nothing else speaks of *verkko*); one that begins with it less so, and
    /// not at all when the word is short: *auto*, *automaattinen*.
    fn doubted(self, lexeme: &str) -> f32 {
        match self {
            Self::Head => 0.45,
            Self::Modifier if lexeme.chars().count() >= 5 => 0.3,
            Self::Side => DOUBTED_SIDE,
            _ => 0.0,
        }
    }
}

/// Every word that was ever indexed.
#[derive(Debug, Default)]
pub struct Lexicon {
    languages: [Words; 3],
}

/// The words of one language.
#[derive(Debug, Default)]
struct Words {
    /// By spelling, in order, so that a beginning is a range.
    numbers: BTreeMap<Arc<str>, u32>,
    texts: Vec<Spelt>,
    lexemes: HashMap<Arc<str>, u32>,
    lexeme_texts: Vec<Spelt>,
    /// For each lexeme, what has it.
    of_lexeme: Vec<Bearers>,
    /// Lexemes that have marks, by what they are without: `paiva` for *päivä*.
    marked: HashMap<Box<str>, Vec<u32>>,
    unmarked: HashMap<Box<str>, Vec<u32>>,
    families: HashMap<Box<str>, Vec<u32>>,
}

/// A word or a lexeme as it is spelt.
#[derive(Debug)]
struct Spelt {
    text: Arc<str>,
    letters: Letters,
}

/// The words that have a lexeme: as their own, or as a side, with the lexeme of the other side.
#[derive(Debug, Default)]
struct Bearers {
    own: Vec<u32>,
    heads: Vec<(u32, u32)>,
    modifiers: Vec<(u32, u32)>,
}

impl Lexicon {
    /// The word of a spelling, learnt if it is new.
    pub fn learn(&mut self, language: Language, text: &str) -> WordId {
        let number = self.languages[language as usize].learn(language, text);
        WordId { language, number }
    }

    /// How a word is spelt.
    pub fn text(&self, word: WordId) -> &str {
        &self.languages[word.language as usize].texts[word.number as usize].text
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.languages.iter().map(|words| words.texts.len()).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words that have a lexeme as their own.
    pub fn bearers(&self, lexeme: LexemeId) -> impl Iterator<Item = WordId> {
        let own = &self.languages[lexeme.language as usize].of_lexeme[lexeme.number as usize].own;
        own.iter().map(move |number| WordId {
            language: lexeme.language,
            number: *number,
        })
    }

    /// What a word of a question in a language may mean. A word may be told more than once; its surest manner counts. From
    /// `beginning` letters on it may also be the beginning of a word.
    pub fn meanings(&self, language: Language, question: &str, beginning: Option<usize>) -> Vec<Meaning> {
        let words = &self.languages[language as usize];
        let mut found = Found::new(language);
        found.add(words.numbers.get(question), Manner::Same);
        let own = lexemes(language, question);
        let known = own.iter().filter_map(|lexeme| Some((lexeme, words.bearers(lexeme)?)));
        for (lexeme, bearers) in known {
            found.add(&bearers.own, Manner::Form);
            // A side shorter than four letters is the beginning or end of too many words.
            if question.chars().count() >= 4 {
                found.add_sides(&bearers.heads, Manner::Head, lexeme);
                found.add_sides(&bearers.modifiers, Manner::Modifier, lexeme);
            }
        }
        let unmarked = own.iter().map(String::as_str).chain([question]).map(plain);
        for bare in unmarked {
            found.add(
                words.unmarked.get(bare.as_str()).into_iter().flatten(),
                Manner::Unmarked,
            );
        }
        if let Some(root) = root(language, question).filter(|root| root.telling) {
            found.add(
                words.families.get(root.text.as_str()).into_iter().flatten(),
                Manner::Family,
            );
        }
        if beginning.is_some_and(|least| question.chars().count() >= least) {
            let from = words
                .numbers
                .range::<str, _>((Bound::Included(question), Bound::Unbounded));
            let begun = from.take_while(|(text, _)| text.starts_with(question));
            found.add(begun.map(|(_, number)| number), Manner::Beginning);
        }
        found.0
    }

    /// For a word of a question that is itself a compound: for each possible seam the words that hold its left side, and those
    /// that hold its right side. Who writes without marks means the sides that have them too.
    pub fn sides(&self, language: Language, question: &str) -> Vec<[Vec<Meaning>; 2]> {
        let words = &self.languages[language as usize];
        let holding = |lexeme: &str| {
            let mut found = Found::new(language);
            let marked = words.marked.get(lexeme).into_iter().flatten();
            for number in words.lexemes.get(lexeme).into_iter().chain(marked) {
                let bearers = &words.of_lexeme[*number as usize];
                found.add(&bearers.own, Manner::Side);
                found.add_sides(&bearers.heads, Manner::Side, lexeme);
                found.add_sides(&bearers.modifiers, Manner::Side, lexeme);
            }
            found.0
        };
        let both = cuts(language, question).into_iter();
        both.map(|cut| [holding(&cut.left), holding(&cut.right)])
            .filter(|sides| sides.iter().any(|side| !side.is_empty()))
            .collect()
    }

    /// The words that a word of a question may be a typo of: those spelt nearly so, and the forms of those whose lexeme is nearly
    /// its own, so that *kirajsto* finds *kirjastossa* too. Each word is compared by itself; going on from a word that is near to its
    /// forms would tell that it stands somewhere, even where nobody may see.
    pub fn typos(&self, language: Language, question: &str) -> Vec<Meaning> {
        let words = &self.languages[language as usize];
        let mut found = Found::new(language);
        let weight = |slips: u8| Manner::Typo.weight() / f32::from(slips.max(1));
        for (number, slips) in near(question, &words.texts) {
            found.push(number, Manner::Typo, weight(slips), None);
        }
        // Short lexemes are near to too many others: `taito`, `aito`.
        let long = |lexeme: &String| lexeme.chars().count() >= 7;
        for lexeme in lexemes(language, question).into_iter().filter(long) {
            for (number, slips) in near(&lexeme, &words.lexeme_texts) {
                for own in &words.of_lexeme[number as usize].own {
                    found.push(*own, Manner::Typo, weight(slips), None);
                }
            }
        }
        found.0
    }
}

/// Which texts are a few slips from one, by number.
fn near(one: &str, texts: &[Spelt]) -> Vec<(u32, u8)> {
    let most = forgiven(one);
    if most == 0 {
        return Vec::new();
    }
    let (letters, asked) = (Letters::of(one), one.chars().collect::<Vec<char>>());
    let may_be = |text: &Spelt| {
        // In bytes a slip is at most two: of `a` for `ä`.
        letters.may_be_near(text.letters, most) && text.text.len().abs_diff(one.len()) <= 2 * usize::from(most)
    };
    let candidates = (0..).zip(texts).filter(|(_, text)| may_be(text));
    candidates
        .filter_map(|(number, text)| {
            let text: Vec<char> = text.text.chars().collect();
            Some((number, slips(&asked, &text, most)?))
        })
        .collect()
}

impl Words {
    fn learn(&mut self, language: Language, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number =
            u32::try_from(self.texts.len()).expect("a lexicon of four thousand million words does not fit in memory");
        let spelt = Spelt::of(text);
        self.numbers.insert(Arc::clone(&spelt.text), number);
        self.texts.push(spelt);
        let own = lexemes(language, text);
        for lexeme in &own {
            let lexeme = self.lexeme(lexeme);
            self.of_lexeme[lexeme].own.push(number);
        }
        for cut in cuts(language, text) {
            let (left, right) = (self.lexeme(&cut.left), self.lexeme(&cut.right));
            self.of_lexeme[right].heads.push((number, small(left)));
            self.of_lexeme[left].modifiers.push((number, small(right)));
        }
        let mut bare: Vec<String> = own.iter().map(|lexeme| plain(lexeme)).chain([plain(text)]).collect();
        bare.sort();
        bare.dedup();
        for bare in bare {
            self.unmarked.entry(bare.into()).or_default().push(number);
        }
        if let Some(root) = root(language, text) {
            self.families.entry(root.text.into()).or_default().push(number);
        }
        number
    }

    fn lexeme(&mut self, text: &str) -> usize {
        if let Some(number) = self.lexemes.get(text) {
            return *number as usize;
        }
        let number = self.of_lexeme.len();
        self.of_lexeme.push(Bearers::default());
        let bare = plain(text);
        if bare != text {
            self.marked.entry(bare.into()).or_default().push(small(number));
        }
        let spelt = Spelt::of(text);
        self.lexemes.insert(Arc::clone(&spelt.text), small(number));
        self.lexeme_texts.push(spelt);
        number
    }

    fn bearers(&self, lexeme: &str) -> Option<&Bearers> {
        self.lexemes.get(lexeme).map(|number| &self.of_lexeme[*number as usize])
    }
}

impl Spelt {
    fn of(text: &str) -> Self {
        Self {
            text: text.into(),
            letters: Letters::of(text),
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("a lexicon of four thousand million lexemes does not fit in memory")
}

/// Meanings as they are found. A word may be found in several manners; which is the surest is seen when they are weighed.
struct Found(Vec<Meaning>, Language);

impl Found {
    const fn new(language: Language) -> Self {
        Self(Vec::new(), language)
    }

    fn add<'a>(&mut self, numbers: impl IntoIterator<Item = &'a u32>, manner: Manner) {
        for number in numbers {
            self.push(*number, manner, manner.weight(), None);
        }
    }

    /// Compounds that have a lexeme on one side.
    fn add_sides(&mut self, sides: &[(u32, u32)], manner: Manner, lexeme: &str) {
        let (language, doubted) = (self.1, manner.doubted(lexeme));
        for (number, other) in sides {
            let other = LexemeId {
                language,
                number: *other,
            };
            self.push(*number, manner, manner.weight(), Some((other, doubted)));
        }
    }

    fn push(&mut self, number: u32, manner: Manner, weight: f32, unless: Option<(LexemeId, f32)>) {
        let language = self.1;
        self.0.push(Meaning {
            word: WordId { language, number },
            manner,
            weight,
            unless,
        });
    }
}
