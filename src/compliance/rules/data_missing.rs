//! Which data? Art. 30(1)(c) asks for the categories of personal data.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "data-missing",
    severity: Error,
    law: &["2016-679/30-1-c", "2016-679/14-1-d"],
    part: FindingPart::DataGroups,
    wordings: &["data-missing", "data-missing-group"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.data_groups.is_empty() {
        found.raise("data-missing", "/dataGroups", []);
    }
    for (at, group) in case.groups() {
        if group.items.is_empty() {
            found.raise("data-missing-group", format!("/dataGroups/{at}/items"), [Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_register_tells_which_data_it_holds() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().register("/dataGroups/0/items", json!([])).found(&RULE), ["/dataGroups/0/items"]);
        assert_eq!(sound().register("/dataGroups", json!([])).found(&RULE), ["/dataGroups"]);
    }

    #[test]
    fn a_category_without_words_of_its_own_is_an_item() {
        assert!(sound().register("/dataGroups/0/items", json!([{"category": "name"}])).found(&RULE).is_empty());
    }
}
