//! Which Finnish stems are of one word?
//!
//! Snowball takes the ending off, but the stem before it changes too: *kaupan* is of *kauppa*, *luvan* of *lupa*, *päätöksen* of
//! *päätös*. Here each stem is brought to one canonical grade, and the noun types whose stem itself differs get a second lexeme.
//! The canonical form is no word and is never shown; it only has to be the same for forms of one word and different otherwise.
//!
//! What we gave up: a few pairs of different words meet (*kuva* and an unlikely *kupa*), and verbs are followed only as far as
//! their nouns need.

/// The canonical lexemes of a word with its Snowball stem: the first always, others where the form may be of another type.
pub fn lexemes(word: &str, stem: &str) -> Vec<String> {
    let irregular = IRREGULAR
        .iter()
        .find_map(|(ending, base)| Some(format!("{}{base}", word.strip_suffix(ending)?)));
    if let Some(irregular) = irregular {
        return vec![canonical(&irregular)];
    }
    let mut found = vec![canonical(stem)];
    let mut also = |other: String| {
        let other = canonical(&other);
        if length(&other) >= 3 && !found.contains(&other) {
            found.push(other);
        }
    };
    // päätös : päätöks-, oikeus : oikeuks-, oikeud-; but also kaksi, which then has a lexeme too many and hurts nobody.
    if let Some(start) = stem.strip_suffix("ks").filter(|start| ends_in_vowel(start)) {
        also(format!("{start}s"));
    }
    if let Some(start) = stem
        .strip_suffix('d')
        .filter(|start| start.ends_with(['u', 'y']) && length(start) > 3)
    {
        also(format!("{start}s"));
    }
    // nainen : naise-, rakentaminen : rakentamise-
    if let Some(start) = word.strip_suffix("nen").filter(|start| start.ends_with('i')) {
        also(format!("{start}s"));
    }
    // asiakas : asiakkaa-, potilas : potilaa-
    if let Some(start) = word
        .strip_suffix('s')
        .filter(|start| start.ends_with(['a', 'ä']) && length(start) > 4)
    {
        also(start.trim_end_matches(['a', 'ä']).to_owned());
    }
    // puhelin : puhelime-, avain : avaime-
    if let Some(start) = word.strip_suffix("in").filter(|start| length(start) > 2) {
        also(format!("{start}im"));
    }
    // kamera : kameroi-, hankinta : hankintoj-; of a real o-word (auto : autoja) this is a lexeme too many.
    if let Some(start) = stem.strip_suffix(['o', 'ö']).filter(|start| length(start) > 2)
        && word
            .strip_prefix(stem)
            .is_some_and(|ending| ending.starts_with(['i', 'j']))
    {
        also(start.to_owned());
    }
    // haku : haun, laki : lain, tuki : tuen
    if let Some(weak) = without_k(word) {
        also(weak);
    }
    // liikenne : liikentee-, which Snowball takes for "your liike".
    if let Some(start) = word.strip_suffix("nne") {
        also(format!("{start}nn"));
    }
    // alusta : alustan, which Snowball takes for "from alu"; vahinko : vahingon, which it takes for a question. A short word that
    // ends in a vowel may as well be what a dictionary would list.
    if word.ends_with("sta") || word.ends_with("stä") || ends_in_vowel(word) && length(word) <= 8 {
        also(word.to_owned());
    }
    // Snowball leaves the shortest genitives as they are.
    if let Some(start) = word
        .strip_suffix('n')
        .filter(|start| word == stem && ends_in_vowel(start))
    {
        also(start.to_owned());
    }
    found
}

/// Words whose stem follows no type, or that Snowball takes for a form with *-si*, "your"; they end compounds too.
const IRREGULAR: &[(&str, &str)] = &[
    ("lapsi", "laps"),
    ("lasten", "laps"),
    ("miehen", "mies"),
    ("miehet", "mies"),
    ("vesi", "ves"),
    ("veden", "ves"),
    ("vettä", "ves"),
    ("vuosi", "vuos"),
    ("vuoden", "vuos"),
    ("vuotta", "vuos"),
    ("töiden", "työ"),
    ("töitä", "työ"),
];

/// The root of a family of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The root itself.
    pub text: String,
    /// Whether the word says that a family is meant: it is made of another word, or long enough to be of few families. *Kirja* is
    /// not: it does not mean *kirjaamo*, nor *kirjata*.
    pub telling: bool,
}

/// What a family of words has in common: the stem without the endings that make words of words. `None` when too little is left.
pub fn root(stem: &str) -> Option<Root> {
    const MAKERS: &[&str] = &[
        "tautumi", "utumi", "ytymi", "tami", "tämi", "ami", "ämi", "emi", "imi", "omi", "umi", "ymi", "mi", "tuks",
        "tyks", "auks", "äyks", "uks", "yks", "öks", "tus", "tys", "aus", "äys", "us", "ys", "ös", "oint", "oinn",
        "oin", "ont", "onn", "önt", "önn", "ant", "ann", "änt", "änn", "int", "inn", "unt", "unn", "j",
    ];
    // rakentaminen : rakentamise-
    let bare = stem
        .strip_suffix('s')
        .filter(|bare| bare.ends_with("mi"))
        .or_else(|| stem.strip_suffix('n'));
    let bare = bare.filter(|bare| bare.ends_with("mi")).unwrap_or(stem);
    let made = MAKERS.iter().find_map(|maker| bare.strip_suffix(maker));
    let text = canonical(made.unwrap_or(bare).trim_end_matches(is_vowel));
    (length(&text) >= 4).then_some(Root {
        telling: made.is_some() || length(&text) >= 5,
        text,
    })
}

/// A stem in one grade: its last consonants weak or strong alike, and no final vowel of those that change in the plural. A
/// final *o*, *u*, *y* or *ö* is the word's own and stays, or *auto* would meet *auttaa*.
fn canonical(stem: &str) -> String {
    // What strong and weak grades become, the longest first. `nk` : `ng` and `nt` : `nn` meet in `n`, as Snowball undoubles `nn`.
    const GRADES: &[(&str, &str)] = &[
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("nk", "n"),
        ("ng", "n"),
        ("nt", "n"),
        ("nn", "n"),
        ("mp", "m"),
        ("mm", "m"),
        ("lt", "l"),
        ("ll", "l"),
        ("rt", "r"),
        ("rr", "r"),
        ("v", "p"),
        ("d", "t"),
    ];
    let bare = stem.trim_end_matches(['a', 'ä', 'e', 'i']);
    // `työ`, `tie`: nothing would be left.
    let bare = if length(bare) < 2 { stem } else { bare };
    let body = bare.trim_end_matches(is_vowel);
    let tail = &bare[body.len()..];
    for (grade, common) in GRADES {
        if let Some(start) = body.strip_suffix(grade) {
            return format!("{start}{common}{tail}");
        }
    }
    bare.to_owned()
}

/// The weak stem of a word that loses a single `k` between vowels: `hau` of *haku*, `tue` of *tuki*.
fn without_k(word: &str) -> Option<String> {
    let mut ending = word.char_indices().rev();
    let (_, last) = ending.next()?;
    let (at, middle) = ending.next()?;
    let (_, before) = ending.next()?;
    if middle != 'k' || !is_vowel(last) || !is_vowel(before) {
        return None;
    }
    let last = if last == 'i' && before != 'a' { 'e' } else { last };
    Some(format!("{}{last}", &word[..at]))
}

fn is_vowel(character: char) -> bool {
    "aeiouyäöå".contains(character)
}

fn ends_in_vowel(text: &str) -> bool {
    text.ends_with(is_vowel)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_grades_have_one_canonical_form() {
        for (strong, weak) in [
            ("kaupp", "kaup"),
            ("kauppo", "kaupo"),
            ("hoito", "hoido"),
            ("lup", "luv"),
            ("tiet", "tied"),
            ("kaupunk", "kaupung"),
            ("hankint", "hankinn"),
            ("kump", "kumm"),
            ("ilt", "ill"),
            ("kert", "kerr"),
        ] {
            assert_eq!(canonical(strong), canonical(weak), "{strong} {weak}");
        }
    }

    #[test]
    fn a_single_k_may_vanish() {
        assert_eq!(without_k("haku").as_deref(), Some("hau"));
        assert_eq!(without_k("tuki").as_deref(), Some("tue"));
        assert_eq!(without_k("laki").as_deref(), Some("lai"));
        assert_eq!(without_k("kunta"), None);
        assert_eq!(without_k("k"), None);
    }

    #[test]
    fn a_final_round_vowel_is_the_words_own() {
        assert_ne!(canonical("auto"), canonical("autta"));
        assert_ne!(canonical("maksu"), canonical("maksa"));
        assert_eq!(canonical("kamera"), canonical("kamer"));
    }

    #[test]
    fn a_root_is_long_enough_to_mean_something() {
        assert_eq!(root("us"), None);
        assert_eq!(
            root("lainaus").map(|root| (root.text, root.telling)),
            Some(("lain".to_owned(), true))
        );
        assert_eq!(root("kirja").map(|root| root.telling), Some(false));
    }
}
