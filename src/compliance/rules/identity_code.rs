//! May identity codes be held here? Act 1050/2018 section 29.

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "identity-code",
    severity: Error,
    law: &["1050-2018/29", "2016-679/87"],
    part: FindingPart::DataGroups,
    wordings: &["identity-code"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        let by_item = || {
            let mut categories = group.items.iter().filter_map(|item| case.get(item.category.as_ref()?));
            categories.any(|category| category.identity_code)
        };
        if group.identity_code_ground.is_none() && (group.identity_code == Answer::Yes || by_item()) {
            found.raise("identity-code", format!("/dataGroups/{at}/identityCodeGround"), [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn identity_codes_have_their_ground() {
        assert!(sound().found(&RULE).is_empty());
        let coded = || sound().register("/dataGroups/0/identityCode", json!("YES"));
        assert_eq!(coded().found(&RULE), ["/dataGroups/0/identityCodeGround"]);
        assert!(coded().register("/dataGroups/0/identityCodeGround", json!("1050-2018/29")).found(&RULE).is_empty());
    }

    #[test]
    fn an_item_speaks_louder_than_a_group_that_says_nothing() {
        let item = sound().register("/dataGroups/0/items/-", json!({"category": "identity-code"}));
        assert_eq!(item.found(&RULE), ["/dataGroups/0/identityCodeGround"]);
    }
}
