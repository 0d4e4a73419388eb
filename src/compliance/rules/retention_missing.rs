//! How long are the data kept? Art. 13(2)(a) and 30(1)(f): a time, or the criterion that decides it.

use entity::vocabulary::AfterRetention;

use super::prelude::*;
use crate::records::register::ErasureTimeLimit;

pub(super) static RULE: Rule = Rule {
    code: "retention-missing",
    severity: Error,
    law: &["2016-679/13-2-a", "2016-679/30-1-f"],
    part: FindingPart::Retention,
    wordings: &["retention-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    // What is told of all data together is a criterion for each group.
    if !case.register.retention_remark.is_empty() {
        return;
    }
    for (at, group) in case.groups() {
        if !case.limits_of(&group.key).any(|(_, limit)| tells(limit)) {
            found.raise("retention-missing", "/retention", [Arg::Group(at)]);
        }
    }
}

fn tells(limit: &ErasureTimeLimit) -> bool {
    limit.minimum.is_some()
        || limit.maximum.is_some()
        || limit.counted_from.is_some()
        || !limit.counted_from_text.is_empty()
        || !limit.text.is_empty()
        || limit.then == Some(AfterRetention::KeepPermanently)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn every_group_has_its_time_or_criterion() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().register("/retention", json!([])).found(&RULE), ["/retention"]);
        let two = sound().register("/dataGroups/-", json!({"key": "g2"}));
        assert_eq!(two.found(&RULE), ["/retention"]);
    }

    #[test]
    fn a_limit_for_all_and_a_criterion_in_words_are_enough() {
        let all = sound().register("/dataGroups/-", json!({"key": "g2"})).register("/retention/0/dataGroups", json!([]));
        assert!(all.found(&RULE).is_empty());
        assert!(sound().register("/retention", json!([{"text": {"fi": "Asian päättymiseen"}}])).found(&RULE).is_empty());
        assert_eq!(sound().register("/retention", json!([{"then": "DELETE"}])).found(&RULE), ["/retention"]);
    }
}
