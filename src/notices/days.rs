//! Which day was it in Finland? Notices are published at a moment and read by the day.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};
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

/// The last moment of a calendar day in Finland, to the microsecond, which is what the log keeps.
pub fn end_in_finland(day: Date) -> DateTime<Utc> {
    let midnight = (day.0 + Days::new(1)).and_time(NaiveTime::MIN);
    // The time changes at night, hours after midnight, so what holds three hours before holds at midnight.
    let hours = if is_summer(midnight - TimeDelta::hours(3)) {
        3
    } else {
        2
    };
    (midnight - TimeDelta::hours(hours) - TimeDelta::microseconds(1)).and_utc()
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

    use entity::Date;

    use super::{end_in_finland, in_finland};

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let mut day = Date(chrono::NaiveDate::from_ymd_opt(2021, 1, 1).expect("a day"));
        for _ in 0..400 {
            let end = end_in_finland(day);
            let next = Date(day.0.succ_opt().expect("a day"));
            assert_eq!(in_finland(end), day);
            assert_eq!(in_finland(end + chrono::TimeDelta::microseconds(1)), next);
            day = next;
        }
    }

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
