//! From when is the time counted? Art. 5(1)(e): five years from what?

use entity::vocabulary::AfterRetention;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "retention-no-start",
    severity: Warning,
    law: &["2016-679/5-1-e", "2016-679/13-2-a"],
    part: FindingPart::Retention,
    wordings: &["retention-no-start"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, limit) in case.register.retention.iter().enumerate() {
        let timed = limit.minimum.is_some() || limit.maximum.is_some();
        let started = limit.counted_from.is_some() || !limit.counted_from_text.is_empty();
        if timed && !started && limit.then != Some(AfterRetention::KeepPermanently) {
            found.raise("retention-no-start", format!("/retention/{at}/countedFrom"), [Arg::Limit(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_time_is_counted_from_something() {
        assert!(sound().found(&RULE).is_empty());
        let startless = || sound().register("/retention/0/countedFrom", json!(null));
        assert_eq!(startless().found(&RULE), ["/retention/0/countedFrom"]);
        assert!(startless().register("/retention/0/countedFromText", json!({"fi": "Lainan palautus"})).found(&RULE).is_empty());
    }

    #[test]
    fn what_is_kept_for_ever_needs_no_start() {
        let kept = json!([{"minimum": "P50Y", "then": "KEEP_PERMANENTLY"}, {"text": {"fi": "Arkistoidaan"}}]);
        assert!(sound().register("/retention", kept).found(&RULE).is_empty());
    }
}
