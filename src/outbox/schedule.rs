//! When is something tried again, and when is it given up?
//!
//! The wait doubles from half a minute to six hours, and of each wait the later half is random, so that what failed together does
//! not come back together. After sixteen tries or three days a delivery is dead: kept with its reason, and tried again only when
//! somebody asks for that.

use chrono::{DateTime, TimeDelta, Utc};

/// The wait after the first failure, in seconds.
const FIRST: i64 = 30;
/// The longest wait, in seconds.
const LONGEST: i64 = 6 * 60 * 60;
/// How often a delivery is tried.
pub const MOST_TRIES: i32 = 16;
/// How long a delivery is tried.
pub const LONGEST_TRIED: TimeDelta = TimeDelta::days(3);

/// How long to wait after this many failures in a row. `chance` lies in 0‥1: none of the random half of the wait, or all of it.
pub fn wait(failures: i32, chance: f64) -> TimeDelta {
    let doublings = u32::try_from(failures.max(1) - 1).unwrap_or(0).min(16);
    let whole = (FIRST << doublings).min(LONGEST) * 1_000;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a few hours in milliseconds"
    )]
    let random = (whole as f64 / 2.0 * chance.clamp(0.0, 1.0)) as i64;
    TimeDelta::milliseconds(whole / 2 + random)
}

/// Whether a delivery that has just failed for the `tries`th time is given up.
pub fn is_given_up(tries: i32, since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    tries >= MOST_TRIES || now - since >= LONGEST_TRIED
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{LONGEST_TRIED, MOST_TRIES, is_given_up, wait};

    #[test]
    fn the_wait_doubles_up_to_six_hours() {
        let waits: Vec<i64> = (1..=MOST_TRIES)
            .map(|failures| wait(failures, 1.0).num_seconds())
            .collect();
        assert_eq!(
            waits,
            [
                30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600, 21600, 21600, 21600, 21600
            ]
        );
        assert_eq!(wait(i32::MAX, 1.0), TimeDelta::hours(6));
    }

    #[test]
    fn half_of_the_wait_is_left_to_chance() {
        assert_eq!(wait(3, 0.0), TimeDelta::seconds(60));
        assert_eq!(wait(3, 0.5), TimeDelta::seconds(90));
        assert_eq!(wait(3, f64::NAN.max(0.0)), TimeDelta::seconds(60));
        assert_eq!(wait(0, 7.0), wait(1, 1.0));
    }

    #[test]
    fn a_delivery_is_given_up_after_sixteen_tries_or_three_days() {
        let since = DateTime::UNIX_EPOCH;
        assert!(!is_given_up(MOST_TRIES - 1, since, since));
        assert!(is_given_up(MOST_TRIES, since, since));
        assert!(is_given_up(1, since, since + LONGEST_TRIED));
        assert!(!is_given_up(1, since, since + LONGEST_TRIED - TimeDelta::seconds(1)));
    }
}
