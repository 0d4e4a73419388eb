//! Is the record looked at as often as it was said to be? Art. 5(2).

use chrono::{Days, Months};
use entity::Date;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "review-overdue",
    severity: Warning,
    law: &["2016-679/5-2"],
    part: FindingPart::Review,
    wordings: &["review-overdue"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let last = case.register.confirmations.iter().map(|confirmation| confirmation.on).max();
    let (Some(interval), Some(last)) = (case.register.review_interval, last) else {
        return;
    };
    let months = u32::from(interval.years) * 12 + u32::from(interval.months);
    let days = u64::from(interval.weeks) * 7 + u64::from(interval.days);
    let due = last.0.checked_add_months(Months::new(months)).and_then(|day| day.checked_add_days(Days::new(days)));
    let Some(due) = due.map(Date) else { return };
    if case.holds_data() && case.is_over(due) {
        found.raise("review-overdue", "/confirmations", [Arg::Day(due), Arg::OtherDay(last)]);
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
    fn the_day_itself_is_in_time() {
        assert!(sound().found_on(&RULE, "2027-01-15").is_empty());
        assert_eq!(sound().found_on(&RULE, "2027-01-16"), ["/confirmations"]);
    }
}
