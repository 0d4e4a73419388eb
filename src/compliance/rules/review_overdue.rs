//! Is the record looked at as often as it was said to be? Art. 5(2).

use super::prelude::*;
use crate::records::waiting::{confirmed_longest_ago, review_due};

pub(super) static RULE: Rule = Rule {
    code: "review-overdue",
    severity: Warning,
    law: &["2016-679/5-2"],
    part: FindingPart::Review,
    wordings: &["review-overdue"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    // Counted as tasks and the report of reviews count: a part is not renewed by another. Where nothing was confirmed, another rule says so.
    let (Some(due), Some(since)) = (review_due(case.register), confirmed_longest_ago(case.register)) else {
        return;
    };
    if case.holds_data() && case.is_over(due) {
        found.raise("review-overdue", "/confirmations", [Arg::Day(due), Arg::OtherDay(since)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_record_is_looked_at_as_often_as_it_was_said() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().found_on(&RULE, "2027-02-01"), ["/confirmations"]);
        assert!(sound().register("/reviewInterval", json!(null)).found_on(&RULE, "2040-01-01").is_empty());
    }

    #[test]
    fn a_part_is_not_renewed_by_another() {
        let later = json!([{"part": "WHOLE", "on": "2026-01-15"}, {"part": "SECURITY", "on": "2027-01-10"}]);
        assert_eq!(sound().register("/confirmations", later).found_on(&RULE, "2027-02-01"), ["/confirmations"]);
    }

    #[test]
    fn the_day_itself_is_in_time() {
        assert!(sound().found_on(&RULE, "2027-01-15").is_empty());
        assert_eq!(sound().found_on(&RULE, "2027-01-16"), ["/confirmations"]);
    }
}
