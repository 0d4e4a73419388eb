//! May data on crimes be held here? Art. 10, Act 1050/2018 section 7.

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "criminal-data",
    severity: Error,
    law: &["2016-679/10", "1050-2018/7"],
    part: FindingPart::DataGroups,
    wordings: &["criminal-data"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        let by_item = || {
            let mut categories = group.items.iter().filter_map(|item| case.get(item.category.as_ref()?));
            categories.any(|category| category.criminal)
        };
        if group.criminal_ground.is_none() && (group.criminal == Answer::Yes || by_item()) {
            found.raise("criminal-data", format!("/dataGroups/{at}/criminalGround"), [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn data_on_crimes_have_their_ground() {
        assert!(sound().found(&RULE).is_empty());
        let criminal = || sound().register("/dataGroups/0/criminal", json!("YES"));
        assert_eq!(criminal().found(&RULE), ["/dataGroups/0/criminalGround"]);
        assert!(criminal().register("/dataGroups/0/criminalGround", json!("1050-2018/7")).found(&RULE).is_empty());
    }

    #[test]
    fn an_item_speaks_louder_than_a_group_that_says_nothing() {
        let item = sound()
            .register("/dataGroups/0/criminal", json!("NOT_STATED"))
            .register("/dataGroups/0/items/-", json!({"category": "criminal-record"}));
        assert_eq!(item.found(&RULE), ["/dataGroups/0/criminalGround"]);
    }
}
