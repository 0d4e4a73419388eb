//! Do the same data end twice? Art. 5(1)(e): one of the two cannot be kept.

use super::prelude::*;
use crate::records::register::ErasureTimeLimit;

pub(super) static RULE: Rule = Rule {
    code: "retention-conflict",
    severity: Warning,
    law: &["2016-679/5-1-e"],
    part: FindingPart::Retention,
    wordings: &["retention-conflict"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let mut told = Vec::new();
    for (at, group) in case.groups() {
        let limits: Vec<_> = case.limits_of(&group.key).collect();
        let pairs = limits.iter().enumerate().flat_map(|(first, one)| limits[first + 1..].iter().map(move |other| (one, other)));
        for ((first, one), (second, other)) in pairs {
            // A limit for all groups in conflict with another for all is told once, not for each group.
            if conflict(one, other) && !told.contains(&(*first, *second)) {
                told.push((*first, *second));
                let args = [Arg::Group(at), Arg::Limit(*first), Arg::OtherLimit(*second)];
                found.raise("retention-conflict", format!("/retention/{second}"), args);
            }
        }
    }
}

/// Whether two limits of the same data end at different times: two longest times that differ, or a shortest above a longest.
fn conflict(one: &ErasureTimeLimit, other: &ErasureTimeLimit) -> bool {
    let above = |least: &ErasureTimeLimit, most: &ErasureTimeLimit| {
        matches!((least.minimum, most.maximum), (Some(least), Some(most)) if least.days_about() > most.days_about())
    };
    let differ = matches!((one.maximum, other.maximum), (Some(one), Some(other)) if one.days_about() != other.days_about());
    differ || above(one, other) || above(other, one)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn second(limit: serde_json::Value) -> Sample {
        sound().register("/retention/-", limit)
    }

    #[test]
    fn the_same_data_end_once() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(second(json!({"maximum": "P1Y"})).found(&RULE), ["/retention/1"]);
        assert_eq!(second(json!({"minimum": "P6Y"})).found(&RULE), ["/retention/1"]);
    }

    #[test]
    fn a_shortest_time_up_to_the_longest_fits_and_so_does_another_group() {
        assert!(second(json!({"minimum": "P5Y"})).found(&RULE).is_empty());
        let other = sound()
            .register("/dataGroups/-", json!({"key": "g2"}))
            .register("/retention/-", json!({"dataGroups": ["g2"], "maximum": "P1Y"}));
        assert!(other.found(&RULE).is_empty());
    }

    #[test]
    fn two_limits_for_every_group_are_told_once() {
        let both = sound()
            .register("/dataGroups/-", json!({"key": "g2"}))
            .register("/retention", json!([{"maximum": "P3M"}, {"maximum": "P1Y"}]));
        assert_eq!(both.found(&RULE), ["/retention/1"]);
    }
}
