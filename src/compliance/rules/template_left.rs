//! Are instructions of a form left in the text? Art. 12(1).

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "template-left",
    severity: Error,
    law: &["2016-679/12-1"],
    part: FindingPart::Notice,
    wordings: &["template-left"],
    check,
};

/// Phrases that only a form speaks in, in lower case.
const INSTRUCTIONS: &[&str] = &[
    "kuvaa tähän", "kirjoita tähän", "täydennä tähän", "esim. -", "beskriv här", "skriv här", "fyll i här", "describe here",
    "enter text here", "insert text here", "lorem ipsum",
];

fn check(case: &Case<'_>, found: &mut Found) {
    for text in case.texts() {
        if let Some(word) = text.phrase(INSTRUCTIONS).or_else(|| placeholder(text.text)) {
            found.raise("template-left", text.pointer.clone(), [Arg::word(word)]);
        }
    }
}

/// A placeholder of a form: `%%X%%`, `{{x}}`, `[lisää …]`.
fn placeholder(text: &str) -> Option<&str> {
    let between = |open: &str, close: &str| {
        let start = text.find(open)?;
        let inside = &text[start + open.len()..];
        let end = inside.find(close)?;
        (end > 0 && end < 60).then(|| &text[start..start + open.len() + end + close.len()])
    };
    let bracket = between("[", "]").filter(|found| {
        let inside = found.trim_start_matches('[').to_lowercase();
        ["lisää", "täydennä", "lägg till", "fyll i", "add ", "insert ", "tbd"].iter().any(|word| inside.starts_with(word))
    });
    between("%%", "%%").or_else(|| between("{{", "}}")).or(bracket)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{RULE, placeholder};
    use crate::compliance::sample::sound;

    #[test]
    fn a_form_does_not_speak_in_a_record() {
        assert!(sound().found(&RULE).is_empty());
        let left = sound().register("/recipientsRemark", json!({"fi": "Kuvaa tähän vastaanottajat"}));
        assert_eq!(left.found(&RULE), ["/recipientsRemark"]);
    }

    #[test]
    fn placeholders_are_known_by_their_marks() {
        assert_eq!(placeholder("Säilytys %%AIKA%% vuotta"), Some("%%AIKA%%"));
        assert_eq!(placeholder("{{city}} vastaa"), Some("{{city}}"));
        assert_eq!(placeholder("[Lisää osoite]"), Some("[Lisää osoite]"));
        assert_eq!(placeholder("[liite 1], 100 %% ja {{"), None);
    }
}
