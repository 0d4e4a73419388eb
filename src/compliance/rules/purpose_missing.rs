//! What are the data for? Art. 5(1)(b), 13(1)(c) and 30(1)(b): a specified purpose.

use super::{open_ended::OPEN_ENDED, prelude::*};
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "purpose-missing",
    severity: Error,
    law: &["2016-679/30-1-b", "2016-679/13-1-c"],
    part: FindingPart::Purposes,
    wordings: &["purpose-missing", "purpose-missing-text", "purpose-missing-open"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.purposes.is_empty() {
        found.raise("purpose-missing", "/purposes", []);
    }
    for (at, purpose) in case.register.purposes.iter().enumerate() {
        if purpose.text.is_empty() {
            found.raise("purpose-missing-text", format!("/purposes/{at}/text"), [Arg::Purpose(at)]);
            continue;
        }
        let place = format!("/purposes/{at}/text");
        let texts = case.texts().iter();
        let open = texts
            .filter(|text| text.about == About::Purpose && text.pointer == place)
            .find_map(|text| text.phrase(OPEN_ENDED));
        if let Some(word) = open {
            found
                .raise("purpose-missing-open", place.clone(), [Arg::Purpose(at), Arg::word(word)])
                .milder(Warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_register_has_a_purpose() {
        assert!(sound().found(&RULE).is_empty());
        let without = sound().register("/purposes", json!([])).register("/dataGroups/0/purposes", json!([]));
        assert_eq!(without.found(&RULE), ["/purposes"]);
        assert_eq!(sound().register("/purposes/0/text", json!({})).found(&RULE), ["/purposes/0/text"]);
    }

    #[test]
    fn an_open_ended_purpose_is_told_and_weighs_less() {
        let open = sound().register("/purposes/0/text", json!({"fi": "Laskutus, tiedotus ym. tarpeet"}));
        assert_eq!(open.found(&RULE), ["/purposes/0/text Warning"]);
        // "Tymä" is no "ym.".
        assert!(sound().register("/purposes/0/text", json!({"fi": "Yhtymän hallinto"})).found(&RULE).is_empty());
    }
}
