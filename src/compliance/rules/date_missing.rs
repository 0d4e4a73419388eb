//! From when is the record? Art. 5(2): nobody has confirmed any part of it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "date-missing",
    severity: Advice,
    law: &["2016-679/5-2"],
    part: FindingPart::Review,
    wordings: &["date-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.holds_data() && case.register.confirmations.is_empty() {
        found.raise("date-missing", "/confirmations", []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn undated() -> Sample {
        sound().register("/confirmations", json!([]))
    }

    #[test]
    fn a_record_tells_from_when_it_is() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(undated().found(&RULE), ["/confirmations"]);
    }

    #[test]
    fn one_confirmed_part_dates_it_and_what_is_planned_has_no_date() {
        assert!(sound().register("/confirmations", json!([{"part": "WHO", "on": "2020-01-01"}])).found(&RULE).is_empty());
        assert!(undated().register("/lifeCycle", json!("PLANNED")).found(&RULE).is_empty());
    }
}
