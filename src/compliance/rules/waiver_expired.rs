//! Has a waiver run out? Art. 5(2): what was put off is to be decided anew.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "waiver-expired",
    severity: Warning,
    law: &["2016-679/5-2"],
    part: FindingPart::Review,
    wordings: &["waiver-expired"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let waivers = case.sight.holding.shelves.waivers.all().iter();
    for waiver in waivers.filter(|waiver| waiver.register == case.register.key && waiver.ended_at.is_none()) {
        if let Some(last) = waiver.expires_on.filter(|last| case.is_over(*last)) {
            found
                .raise("waiver-expired", "/expiresOn", [Arg::word(&waiver.rule), Arg::Day(last)])
                .about(&waiver.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::RULE;
    use crate::{
        compliance::{
            case::Case,
            finding::Found,
            sample::{day, sound},
        },
        records::{
            noun::Key,
            snapshot::{AnyNoun, Sight},
            waiver::Waiver,
        },
    };

    /// How many waivers have run out on a day, of one that holds until the first of March.
    fn found_on(on: &str, ended: bool) -> usize {
        let (register, sight) = sound().sight();
        let waiver = Waiver {
            key: Key::new("city/1"),
            register: Key::new("city/1"),
            expires_on: Some(day("2026-03-01")),
            ended_at: ended.then(|| "2026-02-01T09:00:00Z".parse().expect("a moment")),
            ..Waiver::default()
        };
        let holding = sight.holding.with_for_tests(vec![AnyNoun::Waiver(Arc::new(waiver))]);
        let sight = Sight {
            holding: Arc::new(holding),
            ..sight
        };
        let mut found = Found::by(&RULE);
        (RULE.check)(&Case::new(&register, &sight, day(on)), &mut found);
        found.into_findings().len()
    }

    #[test]
    fn a_waiver_that_has_run_out_is_told() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(found_on("2026-03-02", false), 1);
        assert_eq!(found_on("2026-03-02", true), 0);
    }

    #[test]
    fn its_last_day_is_waived() {
        assert_eq!(found_on("2026-03-01", false), 0);
    }
}
