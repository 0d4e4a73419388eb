//! Are there special data in a group that is not marked? Art. 9(1).

use entity::vocabulary::Answer;

use super::{prelude::*, special_words};

pub(super) static RULE: Rule = Rule {
    code: "special-unmarked",
    severity: Warning,
    law: &["2016-679/9-1"],
    part: FindingPart::DataGroups,
    wordings: &["special-unmarked"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        if group.special == Answer::Yes {
            continue;
        }
        if let Some((place, word)) = special_words::special_item(case, at, group) {
            found.raise("special-unmarked", place, [Arg::Group(at), Arg::Word(word)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn an_item_of_health_marks_its_group() {
        assert!(sound().found(&RULE).is_empty());
        let by_word = || sound().register("/dataGroups/0/items/-", json!({"text": {"fi": "Allergiat ja erityisruokavaliot"}}));
        assert_eq!(by_word().found(&RULE), ["/dataGroups/0/items/1/text"]);
        assert!(by_word().register("/dataGroups/0/special", json!("YES")).found(&RULE).is_empty());
        let by_category = sound().register("/dataGroups/0/items/-", json!({"category": "health"}));
        assert_eq!(by_category.found(&RULE), ["/dataGroups/0/items/1/category"]);
    }

    #[test]
    fn a_word_that_only_resembles_one_marks_nothing() {
        let resembles = sound().register("/dataGroups/0/items/-", json!({"text": {"fi": "Puolueettomuusselvitys, diettimaksu"}}));
        assert!(resembles.found(&RULE).is_empty());
    }
}
