//! Is a group marked as special or as children's, and nothing in it says which data that is? Art. 30(1)(c).

use entity::vocabulary::Answer;

use super::{prelude::*, special_words};

pub(super) static RULE: Rule = Rule {
    code: "marked-without-items",
    severity: Warning,
    law: &["2016-679/30-1-c"],
    part: FindingPart::DataGroups,
    wordings: &["marked-without-items-special", "marked-without-items-children"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, group) in case.groups() {
        if group.special == Answer::Yes
            && group.special_categories.is_empty()
            && special_words::special_item(case, at, group).is_none()
        {
            let place = format!("/dataGroups/{at}/specialCategories");
            found.raise("marked-without-items-special", place, [Arg::Group(at)]);
        }
        if group.children == Answer::Yes && !special_words::tells_of_children(case, at, group) {
            let place = format!("/dataGroups/{at}/subjects");
            found.raise("marked-without-items-children", place, [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_mark_is_explained_by_an_item() {
        assert!(sound().found(&RULE).is_empty());
        let special = || sound().register("/dataGroups/0/special", json!("YES"));
        assert_eq!(special().found(&RULE), ["/dataGroups/0/specialCategories"]);
        assert!(special().register("/dataGroups/0/specialCategories", json!(["HEALTH"])).found(&RULE).is_empty());
        let children = || sound().register("/dataGroups/0/children", json!("YES"));
        assert_eq!(children().found(&RULE), ["/dataGroups/0/subjects"]);
        assert!(children().register("/dataGroups/0/subjects", json!(["pupil"])).found(&RULE).is_empty());
    }

    #[test]
    fn what_is_not_stated_needs_no_explanation() {
        assert!(sound().register("/dataGroups/0/special", json!("NOT_STATED")).found(&RULE).is_empty());
    }
}
