//! Is it said that there are no special data where anybody may write anything? Art. 9(1).

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "free-text-channel",
    severity: Advice,
    law: &["2016-679/9-1"],
    part: FindingPart::DataGroups,
    wordings: &["free-text-channel"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        let by_item = || {
            let mut categories = group.items.iter().filter_map(|item| case.get(item.category.as_ref()?));
            categories.any(|category| category.free_text)
        };
        if group.special == Answer::No && (group.free_text == Answer::Yes || by_item()) {
            found.raise("free-text-channel", format!("/dataGroups/{at}/special"), [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_chat_may_hold_anything() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().register("/dataGroups/0/freeText", json!("YES")).found(&RULE), ["/dataGroups/0/special"]);
        let chat = sound().register("/dataGroups/0/items/-", json!({"category": "chat"}));
        assert_eq!(chat.found(&RULE), ["/dataGroups/0/special"]);
    }

    #[test]
    fn who_has_not_said_no_is_not_contradicted() {
        let unsaid = sound()
            .register("/dataGroups/0/freeText", json!("YES"))
            .register("/dataGroups/0/special", json!("NOT_STATED"));
        assert!(unsaid.found(&RULE).is_empty());
    }
}
