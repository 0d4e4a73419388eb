//! Has a waiver run out? Art. 5(2): what was put off is to be decided anew.

use super::{prelude::*, rule};
use crate::{compliance::standing::setting, records::waiver::Waiver};

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
        let over = waiver.expires_on.filter(|last| case.is_over(*last));
        if let Some(last) = over.filter(|_| still_stands(waiver, case)) {
            found
                .raise("waiver-expired", "/expiresOn", [Arg::word(&waiver.rule), Arg::Day(last)])
                .about(&waiver.key);
        }
    }
}

/// Whether the waiver's finding still stands: what was mended meanwhile, or is not asked any more, is decided.
fn still_stands(waiver: &Waiver, case: &Case<'_>) -> bool {
    let Some(rule) = rule(&waiver.rule) else {
        return false;
    };
    if *rule == RULE {
        // It would ask itself for ever.
        return true;
    }
    if setting(&case.sight.holding, rule.code).is_some_and(|setting| setting.switched_off) {
        return false;
    }
    let mut found = Found::by(rule);
    (rule.check)(case, &mut found);
    let found = found.into_findings();
    found
        .iter()
        .any(|finding| finding.mark(case.register).to_string() == waiver.mark)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::RULE;
    use crate::{
        compliance::{
            case::Case,
            finding::Found,
            rules::rule,
            sample::{Sample, day, sound},
        },
        records::{
            noun::Key,
            snapshot::{AnyNoun, Sight},
            waiver::Waiver,
        },
    };

    /// A record without retention times, which a rule finds.
    fn without_retention() -> Sample {
        sound().register("/retention", json!([]))
    }

    /// How many waivers have run out on a day, of one of that finding that holds until the first of March.
    fn found_on(sample: &Sample, on: &str, ended: bool) -> usize {
        let missing = rule("retention-missing").expect("a rule of the catalogue");
        let (unsound, _) = without_retention().sight();
        let finding = &without_retention().findings(missing, "2026-03-02")[0];
        let (register, sight) = sample.sight();
        let waiver = Waiver {
            key: Key::new("city/1"),
            register: Key::new("city/1"),
            rule: missing.code.to_owned(),
            mark: finding.mark(&unsound).to_string(),
            expires_on: Some(day("2026-03-01")),
            ended_at: ended.then(|| "2026-02-01T09:00:00Z".parse().expect("a moment")),
            ..Waiver::default()
        };
        let holding = sight.holding.supposing(vec![AnyNoun::Waiver(Arc::new(waiver))]);
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
        assert_eq!(found_on(&without_retention(), "2026-03-02", false), 1);
        assert_eq!(found_on(&without_retention(), "2026-03-02", true), 0);
    }

    #[test]
    fn its_last_day_is_waived() {
        assert_eq!(found_on(&without_retention(), "2026-03-01", false), 0);
    }

    #[test]
    fn of_what_was_mended_nothing_is_to_be_decided() {
        assert_eq!(found_on(&sound(), "2026-03-02", false), 0);
    }
}
