//! Is a right cited with the article of another? Art. 12(1): what is told must be right.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "wrong-article",
    severity: Warning,
    law: &["2016-679/12-1"],
    part: FindingPart::Notice,
    wordings: &["wrong-article"],
    check,
};

/// Stems of the words for a right, and its article.
const RIGHTS: &[(&[&str], u32)] = &[
    (&["tarkastusoike", "tarkasta", "insynsrätt", "tillgång", "access"], 15),
    (&["oikais", "rättels", "rectif"], 16),
    (&["poistami", "poistaa", "unohdet", "radering", "raderad", "erasure"], 17),
    (&["rajoitta", "begränsning", "restriction"], 18),
    (&["siirtoon", "siirtää", "dataportabil", "portability"], 20),
    (&["vastusta", "invända", "invändning", "object"], 21),
];

fn check(case: &Case<'_>, found: &mut Found) {
    for text in case.texts() {
        for sentence in text.lower.split(['.', ';', '\n']) {
            if let Some((cited, own)) = wrong(sentence) {
                let args = [Arg::Word(cited.to_string().into()), Arg::Instead(own.to_string().into())];
                found.raise("wrong-article", text.pointer.clone(), args);
            }
        }
    }
}

/// The article that a sentence cites for a right, and the right's own, where they differ. A sentence on several is left alone.
fn wrong(sentence: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut told = RIGHTS.iter().filter(|(stems, _)| {
        words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    });
    let (_, own) = told.next()?;
    let several = told.next().is_some();
    let number = |word: Option<&&str>| word.and_then(|word| word.parse::<u32>().ok());
    let mut cited = words.iter().enumerate().filter_map(|(at, word)| {
        // Finnish puts the number before the word, Swedish and English after it.
        if word.starts_with("artikla") {
            number(words.get(at.checked_sub(1)?))
        } else if word.starts_with("artikel") || word.starts_with("article") {
            number(words.get(at + 1))
        } else {
            None
        }
    });
    let first = cited.next()?;
    (!several && cited.next().is_none() && first != *own).then_some((first, *own))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{RULE, wrong};
    use crate::compliance::sample::sound;

    #[test]
    fn a_right_is_cited_with_its_own_article() {
        let saying = |text: &str| sound().register("/description", json!({"fi": text})).found(&RULE);
        assert!(saying("Tarkastusoikeus (15 artikla)").is_empty());
        assert_eq!(saying("Tarkastusoikeus (6 artikla)"), ["/description"]);
    }

    #[test]
    fn each_language_puts_the_number_in_its_own_place() {
        assert_eq!(wrong("rätt till insynsrätt, artikel 16"), Some((16, 15)));
        assert_eq!(wrong("right of access under article 15"), None);
    }

    #[test]
    fn a_sentence_on_two_rights_is_left_alone() {
        assert_eq!(wrong("tarkastaa ja oikaista 15 artikla"), None);
        assert_eq!(wrong("oikaista ja vastustaa 16 artikla"), None);
        assert_eq!(wrong("oikaista 16 artikla, 17 artikla"), None);
    }
}
