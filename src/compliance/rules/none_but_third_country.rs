//! Is it said that nothing leaves the EEA, while a chain of services ends outside it? Art. 44.

use entity::vocabulary::Answer;

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "none-but-third-country",
    severity: Error,
    law: &["2016-679/44", "2016-679/13-1-f"],
    part: FindingPart::Transfers,
    wordings: &["none-but-third-country"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.no_transfers != Answer::Yes {
        return;
    }
    for step in chains::ends(case) {
        if chains::outside(case, &step.to).kept.is_some() {
            let way = chains::way(case, &step.to);
            found
                .raise("none-but-third-country", "/to", [Arg::node(&step.to), Arg::Chain(way)])
                .about(&step.flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::{finding::Arg, sample::{Sample, sound}};

    fn chained() -> Sample {
        sound().with(
            "/dataFlows/-",
            json!({"key": "app-far", "kind": "SUB_PROCESSING", "from": "service:app", "to": "service:far-app"}),
        )
    }

    #[test]
    fn a_chain_that_ends_outside_is_named() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(chained().found(&RULE), ["flow:app-far /to"]);
        let findings = chained().findings(&RULE, "2026-03-02");
        let Arg::Chain(way) = &findings[0].args[1] else { panic!("{findings:?}") };
        let way: Vec<String> = way.iter().map(ToString::to_string).collect();
        assert_eq!(way, ["service:app", "service:far-app"]);
    }

    #[test]
    fn who_has_not_said_none_is_not_contradicted_and_a_loop_ends() {
        assert!(chained().register("/noTransfers", json!("NOT_STATED")).found(&RULE).is_empty());
        let loops = chained().with(
            "/dataFlows/-",
            json!({"key": "far-app", "kind": "SUB_PROCESSING", "from": "service:far-app", "to": "service:app"}),
        );
        assert_eq!(loops.found(&RULE), ["flow:app-far /to"]);
    }

    #[test]
    fn a_country_is_outside_from_the_day_after_its_last() {
        let leaving = chained().with("/countries/1/eeaFrom", json!("1994-01-01")).with("/countries/1/eeaUntil", json!("2026-03-02"));
        let leaving = leaving.with("/services/1/hostedInEea", json!("NOT_STATED"));
        assert!(leaving.found(&RULE).is_empty());
        assert_eq!(leaving.found_on(&RULE, "2026-03-03"), ["flow:app-far /to"]);
    }
}
