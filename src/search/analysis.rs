//! Which words stand in a text, and which forms are of one word?
//!
//! A word is a run of letters and digits, in NFC and lower case; `chat-palvelut` is two words and, joined, a third, since both
//! ways of writing a compound occur. Forms of one word share a *lexeme*: the Snowball stem of the language, to which Finnish adds
//! what its stems lack ([`gradation`]). Words of one family (*lainata*, *lainaus*) share a *root*.
//!
//! A compound cannot be recognised by a rule, so every cut that could be one is kept with both sides ([`cuts`]), and whether a
//! side is a word is asked later, of the words that stand in the documents themselves. What we gave up: a dictionary of Finnish.
//! It would settle *haaste* (not *ha + aste*) for good, but there is none kept in Rust, and city words (*palautealusta*) would
//! be missing from it.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use entity::vocabulary::Language;
use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::gradation::{self, Root};

/// The shortest side a compound may be cut to on the left: `tie`.
const LEFT: usize = 3;
/// The shortest side on the right: `lupa`.
const RIGHT: usize = 4;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, in NFC and lower case.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// The two sides of a possible compound, by their lexemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The modifier's: `verkko` in *verkkokaupan*.
    pub left: String,
    /// The head's: `kauppa`'s.
    pub right: String,
}

/// The words of a text, in order. Of a hyphenated word first its parts, then the whole without its hyphen.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // How many of the last words hang together by hyphens.
    let mut chained = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !belongs(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some((_, next)) = rest.next_if(|(_, next)| belongs(*next)) {
            end += next.len_utf8();
        }
        let hyphenated = words.last().is_some_and(|last| &text[last.at.end..start] == "-");
        if !hyphenated {
            join(&mut words, chained);
            chained = 0;
        }
        words.push(Word {
            text: normal(&text[start..end]),
            at: start..end,
        });
        chained += 1;
    }
    join(&mut words, chained);
    words
}

/// Ends a chain of hyphenated words: two and more also stand joined.
fn join(words: &mut Vec<Word>, chained: usize) {
    if let [first, .., last] = &words[words.len() - chained..] {
        let at = first.at.start..last.at.end;
        let parts = words[words.len() - chained..].iter();
        let text = parts.map(|word| word.text.as_str()).collect();
        words.push(Word { text, at });
    }
}

/// Whether a character is part of a word; a combining mark belongs to the letter before it.
fn belongs(character: char) -> bool {
    character.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&character)
}

/// A word in NFC and lower case.
pub fn normal(word: &str) -> String {
    // Nearly every word of a text is so already.
    if word
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    {
        return word.to_owned();
    }
    word.nfc().flat_map(char::to_lowercase).collect()
}

/// A word without its marks: `päivähoito` as `paivahoito`, as those write who lack the keys.
pub fn plain(word: &str) -> String {
    word.nfd()
        .filter(|character| !('\u{300}'..='\u{36f}').contains(character))
        .collect()
}

/// What the forms of a word have in common. Most words have one lexeme; a Finnish form that may be of two has both.
pub fn lexemes(language: Language, word: &str) -> Vec<String> {
    if word.starts_with(|character: char| character.is_ascii_digit()) {
        return vec![word.to_owned()];
    }
    let stem = stem(language, word);
    match language {
        Language::Fi => gradation::lexemes(word, &stem),
        Language::Sv | Language::En => vec![stem.into_owned()],
    }
}

/// What the words of a family have in common, when it can be told: *lainata*, *lainaus*, *lainaaminen*.
pub fn root(language: Language, word: &str) -> Option<Root> {
    match language {
        Language::Fi => gradation::root(&stem(language, word)),
        // The Swedish and English stemmers take the derivation off with the ending.
        Language::Sv | Language::En => None,
    }
}

fn stem(language: Language, word: &str) -> Cow<'_, str> {
    static STEMMERS: LazyLock<[Stemmer; 3]> =
        LazyLock::new(|| [Algorithm::Finnish, Algorithm::Swedish, Algorithm::English].map(Stemmer::new));
    STEMMERS[language as usize].stem(word)
}

/// Every cut of a word that could be the seam of a compound.
pub fn cuts(language: Language, word: &str) -> Vec<Cut> {
    // English writes its compounds apart; the few that it joins (newsletter) are words of their own.
    if language == Language::En {
        return Vec::new();
    }
    let seams: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let Some(last) = (seams.len() + 1).checked_sub(RIGHT) else {
        return Vec::new();
    };
    let mut cuts = Vec::new();
    for &seam in seams.get(LEFT..last).unwrap_or_default() {
        let (left, right) = word.split_at(seam);
        if !is_seam(language, left, right) {
            continue;
        }
        for left in modifiers(language, left) {
            // What is left of *ajien* is of no use: too many words end so.
            for right in lexemes(language, right)
                .into_iter()
                .filter(|right| right.chars().count() >= 3)
            {
                let left = left.clone();
                cuts.push(Cut { left, right });
            }
        }
    }
    cuts.dedup();
    cuts
}

/// Whether words could meet here, by their sounds alone.
fn is_seam(language: Language, left: &str, right: &str) -> bool {
    let vowel = |character: char| "aeiouyäöå".contains(character);
    if !left.contains(vowel) || right.matches(vowel).count() < 2 && language == Language::Fi || !right.contains(vowel) {
        return false;
    }
    if language == Language::Sv {
        return true;
    }
    let mut start = right.chars();
    let (first, second) = (start.next().unwrap_or_default(), start.next().unwrap_or_default());
    let ends_well = left.ends_with(|last| vowel(last) || "nstlr".contains(last));
    // No Finnish word begins with a doubled letter, and few with two consonants: `pr`, `kl`, `st` of loans.
    let begins_well = vowel(first) && first != second || vowel(second) || "lr".contains(second) || first == 's';
    ends_well && begins_well
}

/// The lexemes a left side may have: Swedish joins with an *s* that is not the word's own.
fn modifiers(language: Language, left: &str) -> Vec<String> {
    let mut found = lexemes(language, left);
    if language == Language::Sv
        && let Some(bare) = left.strip_suffix('s')
        && bare.chars().count() >= LEFT
    {
        found.extend(lexemes(language, bare));
    }
    found.sort();
    found.dedup();
    found
}

/// Whether a word asks and does not tell: `miten`, `hur`, `how`. In a question with other words it is passed over.
pub fn is_glue(language: Language, word: &str) -> bool {
    let glue: &[&str] = match language {
        // `kaupungin`: here everything is the city's.
        Language::Fi => &[
            "ja",
            "tai",
            "on",
            "onko",
            "miten",
            "mitä",
            "mikä",
            "mitkä",
            "missä",
            "mistä",
            "mihin",
            "kuka",
            "ketkä",
            "kuinka",
            "että",
            "joka",
            "jotka",
            "minun",
            "minua",
            "minusta",
            "saako",
            "voiko",
            "kun",
            "jos",
            "ei",
            "sekä",
            "kaupungin",
        ],
        Language::Sv => &[
            "och", "eller", "är", "hur", "vad", "vem", "var", "vilka", "vilken", "att", "som", "min", "mitt", "mina",
            "i", "på", "av", "för", "till", "om", "en", "ett", "den", "det", "de", "med",
        ],
        Language::En => &[
            "and", "or", "is", "are", "how", "what", "who", "where", "which", "that", "my", "the", "a", "an", "of",
            "in", "on", "for", "to", "with", "about", "do", "does",
        ],
    };
    glue.contains(&word)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "what cannot be made here fails its test")]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    fn share(language: Language, one: &str, other: &str) -> bool {
        let others = lexemes(language, other);
        lexemes(language, one).iter().any(|lexeme| others.contains(lexeme))
    }

    #[test]
    fn words_are_lower_case_and_composed_and_know_where_they_stand() {
        let decomposed = "Pa\u{308}iva\u{308}hoito, 2 kpl";
        let found = words(decomposed);
        assert_eq!(found[0].text, "päivähoito");
        assert_eq!(&decomposed[found[0].at.clone()], "Pa\u{308}iva\u{308}hoito");
        assert_eq!(texts(decomposed), ["päivähoito", "2", "kpl"]);
    }

    #[test]
    fn a_hyphenated_word_stands_apart_and_joined() {
        assert_eq!(
            texts("Chat-palvelut ja botti"),
            ["chat", "palvelut", "chatpalvelut", "ja", "botti"]
        );
        assert_eq!(
            texts("asiakaspalvelu- ja palautealusta"),
            ["asiakaspalvelu", "ja", "palautealusta"]
        );
        assert_eq!(texts(""), Vec::<String>::new());
        assert_eq!(texts("-"), Vec::<String>::new());
    }

    #[test]
    fn forms_of_one_word_share_a_lexeme() {
        for (language, one, other) in [
            (Language::Fi, "verkkokaupan", "verkkokauppa"),
            (Language::Fi, "palautteet", "palaute"),
            (Language::Fi, "varhaiskasvatuksen", "varhaiskasvatus"),
            (Language::Fi, "päivähoidon", "päivähoito"),
            (Language::Fi, "robottipuhelut", "robottipuhelu"),
            (Language::Fi, "rekrytoinnin", "rekrytointi"),
            (Language::Fi, "luvan", "lupa"),
            (Language::Fi, "lupien", "lupa"),
            (Language::Fi, "kaupungin", "kaupunki"),
            (Language::Fi, "asiakkaan", "asiakas"),
            (Language::Fi, "päätöksen", "päätös"),
            (Language::Fi, "oikeuden", "oikeus"),
            (Language::Fi, "oikeuksia", "oikeus"),
            (Language::Fi, "rakentamisen", "rakentaminen"),
            (Language::Fi, "hankintojen", "hankinta"),
            (Language::Fi, "haun", "haku"),
            (Language::Fi, "laki", "lain"),
            (Language::Fi, "osoitteen", "osoite"),
            (Language::Fi, "liikenteen", "liikenne"),
            (Language::Fi, "lasten", "lapsi"),
            (Language::Fi, "tiedot", "tieto"),
            (Language::Fi, "kielen", "kieli"),
            (Language::Fi, "kortin", "kortti"),
            (Language::Fi, "vuokrauksen", "vuokraus"),
            (Language::Fi, "henkilöstön", "henkilöstö"),
            (Language::Sv, "webbutiken", "webbutik"),
            (Language::Sv, "biblioteket", "bibliotek"),
            (Language::En, "libraries", "library"),
        ] {
            assert!(
                share(language, one, other),
                "{one} {:?}, {other} {:?}",
                lexemes(language, one),
                lexemes(language, other)
            );
        }
    }

    #[test]
    fn different_words_do_not() {
        for (one, other) in [
            ("auto", "automaattinen"),
            ("kirja", "kirjasto"),
            ("kuva", "kuvaus"),
            ("tieto", "tie"),
            ("maksu", "makse"),
            ("kunta", "kuntoutus"),
            ("laina", "lainsäädäntö"),
            ("palkka", "palkkio"),
            ("koulu", "koulutus"),
            ("hoito", "hoikka"),
        ] {
            assert!(!share(Language::Fi, one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_family_shares_a_root() {
        let root = |word| root(Language::Fi, word).map(|root| root.text);
        assert_eq!(root("lainaus"), root("lainaaminen"));
        assert_eq!(root("rakennus"), root("rakentaminen"));
        assert!(root("lainaus").is_some());
    }

    #[test]
    fn a_compound_can_be_cut_at_its_seam() {
        let has = |language, word, left, right| {
            let (left, right) = (&lexemes(language, left)[0], &lexemes(language, right)[0]);
            cuts(language, word)
                .iter()
                .any(|cut| cut.left == *left && cut.right == *right)
        };
        assert!(has(Language::Fi, "verkkokaupan", "verkko", "kauppa"));
        assert!(has(Language::Fi, "palautealusta", "palaute", "alusta"));
        assert!(has(Language::Sv, "trafikövervakningen", "trafik", "övervakning"));
        assert!(has(Language::Sv, "felparkeringsavgift", "felparkering", "avgift"));
        assert!(cuts(Language::Fi, "lupa").is_empty());
        assert!(cuts(Language::En, "newsletter").is_empty());
    }

    #[test]
    fn no_text_is_too_strange() {
        let letters: Vec<char> = "aäöåkptnsdvij-'’ \u{308}İßﬁ漢🙂9x".chars().collect();
        let mut chance = 1_u64;
        for _ in 0..20_000 {
            let text: String = (0..12)
                .map(|_| {
                    chance = chance
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    letters[usize::try_from(chance >> 40).unwrap() % letters.len()]
                })
                .collect();
            for word in words(&text) {
                assert!(text.get(word.at.clone()).is_some(), "{text:?} {word:?}");
                for language in [Language::Fi, Language::Sv, Language::En] {
                    assert!(!lexemes(language, &word.text).is_empty());
                    root(language, &word.text);
                    cuts(language, &word.text);
                }
            }
        }
    }
}
