//! Should the data be gone by now? Art. 5(1)(e): the pilot or project has ended, and the time to keep its data too.

use chrono::{Days, Months};
use entity::{
    Date, Duration,
    vocabulary::{AfterRetention, LifeCycle},
};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "past-its-end",
    severity: Error,
    law: &["2016-679/5-1-e"],
    part: FindingPart::Identity,
    wordings: &["past-its-end", "past-its-end-untold"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(end) = case.register.ends_on else { return };
    if case.register.life_cycle == LifeCycle::Disposed || !case.is_over(end) {
        return;
    }
    let limits = &case.register.retention;
    if limits.iter().any(|limit| limit.then == Some(AfterRetention::KeepPermanently)) {
        return;
    }
    // The longest time, counted from the last day on which anything can have happened: no limit ends later than this.
    let longest = limits.iter().filter_map(|limit| limit.maximum.or(limit.minimum)).max_by_key(Duration::days_about);
    match longest {
        Some(longest) => {
            let last = after(end, longest);
            if case.is_over(last) {
                found.raise("past-its-end", "/lifeCycle", [Arg::Day(end), Arg::OtherDay(last)]);
            }
        }
        None if case.register.life_cycle == LifeCycle::Active => {
            found
                .raise("past-its-end-untold", "/lifeCycle", [Arg::Day(end)])
                .milder(Warning);
        }
        None => {}
    }
}

fn after(day: Date, duration: Duration) -> Date {
    let months = u32::from(duration.years) * 12 + u32::from(duration.months);
    let days = u64::from(duration.weeks) * 7 + u64::from(duration.days);
    let later = day.0.checked_add_months(Months::new(months)).and_then(|day| day.checked_add_days(Days::new(days)));
    later.map_or(Date(chrono::NaiveDate::MAX), Date)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn pilot(end: &str) -> Sample {
        sound().register("/endsOn", json!(end)).register("/retention/0/maximum", json!("P180D"))
    }

    #[test]
    fn a_pilot_and_its_data_end() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(pilot("2021-11-30").found(&RULE), ["/lifeCycle"]);
        assert!(pilot("2021-11-30").register("/lifeCycle", json!("DISPOSED")).found(&RULE).is_empty());
    }

    #[test]
    fn its_data_may_be_kept_until_the_last_day_of_their_time() {
        assert!(pilot("2025-09-03").found(&RULE).is_empty());
        assert_eq!(pilot("2025-09-02").found(&RULE), ["/lifeCycle"]);
    }

    #[test]
    fn where_no_time_is_told_it_is_only_likely() {
        let untold = sound().register("/endsOn", json!("2021-11-30")).register("/retention", json!([]));
        assert_eq!(untold.found(&RULE), ["/lifeCycle Warning"]);
    }
}
