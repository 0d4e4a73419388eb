//! Has the agreement that a processing rests on ended? Art. 28(3).

use super::{agreements, prelude::*};

pub(super) static RULE: Rule = Rule {
    code: "agreement-expired",
    severity: Error,
    law: &["2016-679/28-3"],
    part: FindingPart::Recipients,
    wordings: &["agreement-expired"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        if let agreements::State::Expired(end) = agreements::state(case, flow) {
            found
                .raise("agreement-expired", "/agreement", [Arg::node(&flow.to), Arg::Day(end)])
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
    fn an_agreement_holds_until_its_last_day() {
        let ending = |day: &str| sound().with("/agreements/0/validUntil", json!(day)).found(&RULE);
        assert!(ending("2026-03-02").is_empty());
        assert_eq!(ending("2026-03-01"), ["flow:city/1-app /agreement"]);
    }

    #[test]
    fn a_new_one_takes_its_place() {
        let renewed = sound().with("/agreements/0/validUntil", json!("2026-03-01")).with(
            "/agreements/-",
            json!({"key": "city/new", "title": {"fi": "Uusi"}, "controller": "city", "processor": "cloud", "services": ["app"]}),
        );
        assert!(renewed.found(&RULE).is_empty());
    }
}
