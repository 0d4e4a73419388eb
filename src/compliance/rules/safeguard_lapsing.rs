//! Does what protects the data outside the EEA end soon? Art. 45 and 46.

use super::{agreements::NOTICE, prelude::*};
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "safeguard-lapsing",
    severity: Warning,
    law: &["2016-679/45", "2016-679/46"],
    part: FindingPart::Transfers,
    wordings: &["safeguard-lapsing-decision", "safeguard-lapsing-flow"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for step in chains::ends(case) {
        let outside = chains::outside(case, &step.to);
        if outside.kept.is_none() && outside.support.is_empty() {
            continue;
        }
        if let Some(end) = step.flow.valid_until.filter(|end| step.flow.mechanism.is_some() && case.ends_within(*end, NOTICE)) {
            found
                .raise("safeguard-lapsing-flow", "/validUntil", [Arg::node(&step.to), Arg::Day(end)])
                .about(&step.flow.key);
        }
        for country in outside.kept.iter().flatten().chain(&outside.support) {
            let decisions = case.sight.shared.shelves.adequacy_decisions.all().iter();
            let ending = decisions
                .filter(|decision| decision.country == *country)
                .filter_map(|decision| decision.in_force_until.filter(|end| case.ends_within(*end, NOTICE)))
                .max();
            if let Some(end) = ending {
                found
                    .raise("safeguard-lapsing-decision", "/mechanism", [Arg::node(&step.to), Arg::other(country), Arg::Day(end)])
                    .about(&step.flow.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn swiss() -> Sample {
        sound().flow("PROCESSING", "service:far-app").with("/services/1/hostingCountries", json!(["ch"]))
    }

    #[test]
    fn a_decision_that_ends_within_ninety_days_is_told() {
        assert!(swiss().found(&RULE).is_empty());
        let ending = |day: &str| swiss().with("/adequacyDecisions/0/inForceUntil", json!(day)).found(&RULE);
        assert_eq!(ending("2026-05-31"), ["flow:city/1-service-far-app /mechanism"]);
        assert!(ending("2026-06-01").is_empty());
    }

    #[test]
    fn so_is_a_safeguard_of_the_flow_itself() {
        let ending = swiss()
            .with("/dataFlows/2/mechanism", json!("STANDARD_CLAUSES_COMMISSION"))
            .with("/dataFlows/2/validUntil", json!("2026-04-30"));
        assert_eq!(ending.found(&RULE), ["flow:city/1-service-far-app /validUntil"]);
    }
}
