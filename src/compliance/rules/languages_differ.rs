//! Do the languages say the same? Art. 12(1). Numbers and addresses are compared, since they are written alike in all three.



use super::prelude::*;
use crate::compliance::texts::FreeText;

pub(super) static RULE: Rule = Rule {
    code: "languages-differ",
    severity: Warning,
    law: &["2016-679/12-1"],
    part: FindingPart::Notice,
    wordings: &["languages-differ"],
    check,
};

/// Numbers up to this may be words in one language and the number of a month in another.
const SMALL: u32 = 12;

fn check(case: &Case<'_>, found: &mut Found) {
    let texts = case.texts();
    // The languages of one text stand side by side.
    for (at, one) in texts.iter().enumerate() {
        let others = texts[at + 1..].iter().take_while(|other| other.pointer == one.pointer);
        let first = at == 0 || texts[at - 1].pointer != one.pointer;
        let Some(other) = others.into_iter().find(|other| differ(one, other)).filter(|_| first) else {
            continue;
        };
        let args = [Arg::Language(one.language), Arg::OtherLanguage(other.language)];
        found.raise("languages-differ", one.pointer.clone(), args);
    }
}

fn differ(one: &FreeText<'_>, other: &FreeText<'_>) -> bool {
    let unlike = |one: Vec<String>, other: Vec<String>| !one.is_empty() && !other.is_empty() && one != other;
    unlike(numbers(one.text), numbers(other.text)) || unlike(addresses(one.text), addresses(other.text))
}

fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|letter: char| !letter.is_ascii_digit());
    let mut numbers: Vec<String> = digits
        .filter(|digits| digits.parse::<u32>().is_ok_and(|number| number > SMALL))
        .map(str::to_owned)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn addresses(text: &str) -> Vec<String> {
    let mut addresses: Vec<String> = text
        .split_whitespace()
        .filter(|word| word.contains('@'))
        .map(|word| word.trim_matches(['.', ',', '(', ')']).to_lowercase())
        .collect();
    addresses.sort_unstable();
    addresses
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn saying(fi: &str, sv: &str) -> Sample {
        sound().register("/retention/0/text", json!({"fi": fi, "sv": sv}))
    }

    #[test]
    fn the_languages_say_the_same() {
        assert!(sound().found(&RULE).is_empty());
        assert!(saying("Poistetaan 180 päivän päästä", "Raderas efter 180 dagar").found(&RULE).is_empty());
        assert_eq!(saying("Poistetaan 180 päivän päästä", "Raderas efter 90 dagar").found(&RULE), ["/retention/0/text"]);
        assert_eq!(saying("Kysy a@city.example", "Fråga b@city.example").found(&RULE), ["/retention/0/text"]);
    }

    #[test]
    fn a_number_in_words_and_the_number_of_a_month_do_not_differ() {
        assert!(saying("24 kuukautta", "två år").found(&RULE).is_empty());
        assert!(saying("30.11.2021 asti", "till den 30 november 2021").found(&RULE).is_empty());
    }
}
