//! Does the agreement that a processing rests on end soon? Art. 28(3).

use super::{agreements, prelude::*};

pub(super) static RULE: Rule = Rule {
    code: "agreement-expiring",
    severity: Warning,
    law: &["2016-679/28-3"],
    part: FindingPart::Recipients,
    wordings: &["agreement-expiring"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        if let agreements::State::Expiring(end) = agreements::state(case, flow) {
            found
                .raise("agreement-expiring", "/agreement", [Arg::node(&flow.to), Arg::Day(end)])
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
    fn an_end_within_ninety_days_is_told() {
        let ending = |day: &str| sound().with("/agreements/0/validUntil", json!(day)).found(&RULE);
        assert!(ending("2026-06-01").is_empty());
        assert_eq!(ending("2026-05-31"), ["flow:city/1-app /agreement"]);
    }

    #[test]
    fn an_end_that_has_passed_is_another_finding() {
        let over = sound().with("/agreements/0/validUntil", json!("2026-03-01"));
        assert!(over.found(&RULE).is_empty());
    }
}
