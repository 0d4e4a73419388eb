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
    let mut found = vec![canonical(stem)];
    let mut also = |other: String| {
        let other = canonical(&other);
        if length(&other) >= 3 && !found.contains(&other) {
            found.push(other);
        }
    };
    for (ending, base) in IRREGULAR {
        if let Some(start) = word.strip_suffix(ending) {
            also(format!("{start}{base}"));
        }
    }
    // päätös : päätöks-, oikeus : oikeuks-, oikeud-; but also kaksi, which then has a lexeme too many and hurts nobody.
    if let Some(start) = stem.strip_suffix("ks").filter(|start| ends_in_vowel(start)) {
        also(format!("{start}s"));
    }
    if let Some(start) = stem.strip_suffix('d').filter(|start| start.ends_with(['u', 'y']) && length(start) > 3) {
        also(format!("{start}s"));
    }
    // nainen : naise-, rakentaminen : rakentamise-
    if let Some(start) = word.strip_suffix("nen").filter(|start| start.ends_with('i')) {
        also(format!("{start}s"));
    }
    // asiakas : asiakkaa-, potilas : potilaa-
    if let Some(start) = word.strip_suffix('s').filter(|start| start.ends_with(['a', 'ä']) && length(start) > 4) {
        also(start.trim_end_matches(['a', 'ä']).to_owned());
    }
    // puhelin : puhelime-, avain : avaime-
    if let Some(start) = word.strip_suffix("in").filter(|start| length(start) > 2) {
        also(format!("{start}im"));
    }
    // haku : haun, laki : lain, tuki : tuen
    if let Some(weak) = without_k(word) {
        also(weak);
    }
    found
}

/// Word endings whose stem follows no type, with the stem of the word they are of; they end compounds too.
const IRREGULAR: &[(&str, &str)] = &[
    ("lasten", "laps"),
    ("miehen", "mies"),
    ("miehet", "mies"),
    ("veden", "ves"),
    ("vettä", "ves"),
    ("vuoden", "vuos"),
    ("vuotta", "vuos"),
    ("työn", "työ"),
    ("töiden", "työ"),
    ("töitä", "työ"),
    ("tien", "tie"),
    ("teiden", "tie"),
];

/// What a family of words has in common: the lexeme without the endings that make words of words. `None` when too little is left.
pub fn root(lexeme: &str) -> Option<String> {
    const MAKERS: &[&str] = &[
        "tautumis", "utumis", "ytymis", "tamis", "tämis", "amis", "ämis", "emis", "imis", "omis", "umis", "ymis", "mis", "tus", "tys",
        "aus", "äys", "us", "ys", "ös", "oin", "on", "ön", "an", "än", "in", "un", "el", "il", "j",
    ];
    let base = MAKERS.iter().find_map(|maker| lexeme.strip_suffix(maker)).unwrap_or(lexeme);
    let base = canonical(base.trim_end_matches(is_vowel));
    (length(&base) >= 4).then_some(base)
}

/// A stem in one grade: no final vowel, and its last consonants weak or strong alike.
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
    let bare = stem.trim_end_matches(is_vowel);
    // `työ`, `tie`: nothing would be left.
    let bare = if length(bare) < 2 { stem } else { bare };
    for (grade, common) in GRADES {
        if let Some(start) = bare.strip_suffix(grade) {
            return format!("{start}{common}");
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
            ("kort", "kortt"),
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
    fn a_root_is_long_enough_to_mean_something() {
        assert_eq!(root("us"), None);
        assert_eq!(root("lainaus").as_deref(), Some("lain"));
    }
}
