//! On which agreement does each processing rest? Art. 28(3): a contract or another legal act.

use super::{agreements, prelude::*};

pub(super) static RULE: Rule = Rule {
    code: "agreement-missing",
    severity: Error,
    law: &["2016-679/28-3"],
    part: FindingPart::Recipients,
    wordings: &["agreement-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        if agreements::state(case, flow) == agreements::State::None {
            found
                .raise("agreement-missing", "/agreement", [Arg::node(&flow.to)])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn processing_rests_on_an_agreement() {
        assert!(sound().found(&RULE).is_empty());
        let elsewhere = sound().with("/agreements/0/services", json!(["far-app"]));
        assert_eq!(elsewhere.found(&RULE), ["flow:city/1-app /agreement"]);
    }

    #[test]
    fn a_legal_act_stands_in_its_place_and_the_citys_own_service_needs_none() {
        let bare = || sound().with("/agreements", json!([]));
        assert_eq!(bare().found(&RULE), ["flow:city/1-app /agreement"]);
        assert!(bare().with("/dataFlows/0/provision", json!("410-2015/1-2")).found(&RULE).is_empty());
        assert!(bare().with("/services/0/runBy", json!("city")).found(&RULE).is_empty());
        // Without a name there is nobody to have an agreement with: that is another finding.
        assert!(bare().with("/services/0/provider", json!(null)).found(&RULE).is_empty());
    }
}
