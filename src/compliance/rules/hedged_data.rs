//! Is it said that some data may be there? Art. 5(1)(c): data that are necessary can be named.

use super::{
    open_ended::{HEDGES, OPEN_ENDED},
    prelude::*,
};
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "hedged-data",
    severity: Advice,
    law: &["2016-679/5-1-c"],
    part: FindingPart::DataGroups,
    wordings: &["hedged-data"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let mut told: Vec<&str> = Vec::new();
    for text in case.texts() {
        let About::Item(at) = text.about else { continue };
        if told.contains(&text.pointer.as_str()) {
            continue;
        }
        if let Some(word) = text.stem(HEDGES).or_else(|| text.phrase(OPEN_ENDED)).or_else(|| text.phrase(HEDGES)) {
            found.raise("hedged-data", text.pointer.clone(), [Arg::Group(at), Arg::word(word)]);
            told.push(&text.pointer);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn data_that_may_be_there_are_hedged() {
        assert!(sound().found(&RULE).is_empty());
        let hedged = sound().register("/dataGroups/0/items/-", json!({"text": {"fi": "Mahdolliset lisätiedot"}}));
        assert_eq!(hedged.found(&RULE), ["/dataGroups/0/items/1/text"]);
    }

    #[test]
    fn one_item_is_told_once_whatever_the_languages() {
        let item = json!({"text": {"fi": "Nimi, osoite jne.", "sv": "Namn, adress o.s.v.", "en": "Name, address etc."}});
        assert_eq!(sound().register("/dataGroups/0/items/-", item).found(&RULE), ["/dataGroups/0/items/1/text"]);
    }
}
