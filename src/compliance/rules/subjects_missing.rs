//! Whose data? Art. 30(1)(c) asks for the categories of data subjects.

use entity::vocabulary::NodeKind;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "subjects-missing",
    severity: Error,
    law: &["2016-679/30-1-c"],
    part: FindingPart::DataGroups,
    wordings: &["subjects-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let in_groups = case.groups().any(|(_, group)| !group.subjects.is_empty());
    // Data that people give of themselves name them as the source of a flow.
    let in_flows = case.flows_in().iter().any(|flow| flow.from.kind == NodeKind::Subjects);
    if !in_groups && !in_flows {
        let place = if case.register.data_groups.is_empty() { "/dataGroups" } else { "/dataGroups/0/subjects" };
        found.raise("subjects-missing", place, []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_register_tells_whose_data_it_holds() {
        assert!(sound().found(&RULE).is_empty());
        let nobody = sound()
            .register("/dataGroups/0/subjects", json!([]))
            .with("/dataFlows/1/from", json!("source:population"));
        assert_eq!(nobody.found(&RULE), ["/dataGroups/0/subjects"]);
    }

    #[test]
    fn people_who_give_their_data_themselves_are_told_by_the_flow() {
        assert!(sound().register("/dataGroups/0/subjects", json!([])).found(&RULE).is_empty());
        let over = sound()
            .register("/dataGroups/0/subjects", json!([]))
            .with("/dataFlows/1/validUntil", json!("2026-03-01"));
        assert_eq!(over.found(&RULE), ["/dataGroups/0/subjects"]);
    }
}
