//! What lifts the prohibition on special categories? Art. 9(2), Act 1050/2018 section 6.

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "special-without-condition",
    severity: Error,
    law: &["2016-679/9", "1050-2018/6"],
    part: FindingPart::Purposes,
    wordings: &["special-without-condition"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        if group.special != Answer::Yes && group.special_categories.is_empty() {
            continue;
        }
        let uses = |key: &String| group.purposes.is_empty() || group.purposes.contains(key);
        let lifted = case
            .register
            .purposes
            .iter()
            .any(|purpose| uses(&purpose.key) && !purpose.conditions.is_empty());
        if !lifted {
            found.raise("special-without-condition", format!("/dataGroups/{at}/special"), [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn special() -> Sample {
        sound().register("/dataGroups/0/special", json!("YES"))
    }

    #[test]
    fn special_data_need_a_condition() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(special().found(&RULE), ["/dataGroups/0/special"]);
        let condition = json!([{"condition": "SUBSTANTIAL_PUBLIC_INTEREST", "provisions": ["1050-2018/6"]}]);
        assert!(special().register("/purposes/0/conditions", condition).found(&RULE).is_empty());
    }

    #[test]
    fn the_condition_of_a_purpose_that_does_not_use_the_group_lifts_nothing() {
        let elsewhere = special().register(
            "/purposes/-",
            json!({"key": "p2", "text": {"fi": "Muu"}, "conditions": [{"condition": "LEGAL_CLAIMS"}]}),
        );
        assert_eq!(elsewhere.found(&RULE), ["/dataGroups/0/special"]);
    }
}
