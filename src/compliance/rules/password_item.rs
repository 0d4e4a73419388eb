//! Is a password listed as data that are held? Art. 32: only a salted hash of it may be.

use super::prelude::*;
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "password-item",
    severity: Warning,
    law: &["2016-679/32"],
    part: FindingPart::DataGroups,
    wordings: &["password-item"],
    check,
};

const STEMS: &[&str] = &["salasan", "lösenord", "password"];

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        for (index, item) in group.items.iter().enumerate() {
            let place = format!("/dataGroups/{at}/items/{index}");
            let by_category = item
                .category
                .as_ref()
                .and_then(|key| case.get(key))
                .is_some_and(|category| super::name_with(&category.name, STEMS).is_some());
            let words = format!("{place}/text");
            let mut texts = case.texts().iter().filter(|text| text.about == About::Item(at) && text.pointer == words);
            if by_category || texts.any(|text| text.stem(STEMS).is_some()) {
                found.raise("password-item", place, [Arg::Group(at)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_password_is_not_kept() {
        assert!(sound().found(&RULE).is_empty());
        let by_category = sound().register("/dataGroups/0/items/-", json!({"category": "password"}));
        assert_eq!(by_category.found(&RULE), ["/dataGroups/0/items/1"]);
        let by_word = sound().register("/dataGroups/0/items/-", json!({"text": {"sv": "Lösenordet"}}));
        assert_eq!(by_word.found(&RULE), ["/dataGroups/0/items/1"]);
    }

    #[test]
    fn a_password_that_protects_is_a_measure_and_no_item() {
        let measure = sound().register("/security/0/text", json!({"fi": "Käyttäjätunnus ja salasana"}));
        assert!(measure.found(&RULE).is_empty());
    }
}
