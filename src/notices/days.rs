//! Which day was it in Finland? Notices are published at a moment and read by the day.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use entity::Date;

/// The calendar day in Finland at a moment.
pub fn in_finland(moment: DateTime<Utc>) -> Date {
    Date(clock_in_finland(moment).date())
}

/// What calendar and clock show in Finland at a moment.
pub fn clock_in_finland(moment: DateTime<Utc>) -> NaiveDateTime {
    let utc = moment.naive_utc();
    let hours = if is_summer(utc) { 3 } else { 2 };
    utc + TimeDelta::hours(hours)
}

/// Summer time, Directive 2000/84/EC: from the last Sunday of March to that of October, changing at 01.00 UTC.
fn is_summer(utc: NaiveDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    change(3).is_some_and(|start| utc >= start) && change(10).is_some_and(|end| utc < end)
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(Weekday::Sun))))
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::in_finland;

    #[test]
    fn the_day_turns_at_midnight_in_finland() {
        let day = |month, day, hour, minute| {
            in_finland(Utc.with_ymd_and_hms(2021, month, day, hour, minute, 0).unwrap()).to_string()
        };
        assert_eq!(day(1, 28, 21, 59), "2021-01-28");
        assert_eq!(day(1, 28, 22, 0), "2021-01-29");
        assert_eq!(day(6, 30, 20, 59), "2021-06-30");
        assert_eq!(day(6, 30, 21, 0), "2021-07-01");
        // Summer time of 2021: from 28 March to 31 October.
        assert_eq!(day(3, 27, 22, 0), "2021-03-28");
        assert_eq!(day(3, 28, 21, 0), "2021-03-29");
        assert_eq!(day(10, 30, 21, 0), "2021-10-31");
        assert_eq!(day(10, 31, 21, 59), "2021-10-31");
    }
}
