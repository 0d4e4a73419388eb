//! Is there an end? Art. 5(1)(e): a shortest time alone, or "as long as needed", never ends.

use entity::vocabulary::AfterRetention;

use super::prelude::*;
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "retention-open-ended",
    severity: Warning,
    law: &["2016-679/5-1-e", "2016-679/13-2-a"],
    part: FindingPart::Retention,
    wordings: &["retention-open-ended-minimum", "retention-open-ended-words"],
    check,
};

const ENDLESS: &[&str] = &[
    "toistaiseksi", "niin kauan kuin", "niin kauan, kun", "sen ajan, jonka", "sen ajan kun", "tarpeen mukaan", "käsin", "manuaalisesti",
    "tills vidare", "så länge", "vid behov", "manuellt", "as long as", "until further notice", "indefinitely", "by hand", "manually",
];

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, limit) in case.register.retention.iter().enumerate() {
        if limit.maximum.is_some() || limit.then == Some(AfterRetention::KeepPermanently) {
            continue;
        }
        if limit.minimum.is_some() {
            found.raise("retention-open-ended-minimum", format!("/retention/{at}/maximum"), [Arg::Limit(at)]);
            continue;
        }
        // Where another limit ends the same data, or an event does, there is an end.
        let another = case.register.retention.iter().any(|other| {
            other.maximum.is_some()
                && (other.data_groups.is_empty()
                    || !limit.data_groups.is_empty()
                        && limit.data_groups.iter().all(|group| other.data_groups.contains(group)))
        });
        if another || limit.counted_from.is_some() || !limit.counted_from_text.is_empty() {
            continue;
        }
        let place = format!("/retention/{at}/text");
        let texts = case.texts().iter().filter(|text| text.about == About::Retention && text.pointer == place);
        if let Some(word) = texts.into_iter().find_map(|text| text.phrase(ENDLESS)) {
            found.raise("retention-open-ended-words", place.clone(), [Arg::word(word)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_shortest_time_alone_has_no_end() {
        assert!(sound().found(&RULE).is_empty());
        let minimum = || sound().register("/retention/0/maximum", json!(null)).register("/retention/0/minimum", json!("P6Y"));
        assert_eq!(minimum().found(&RULE), ["/retention/0/maximum"]);
        assert!(minimum().register("/retention/0/then", json!("KEEP_PERMANENTLY")).found(&RULE).is_empty());
    }

    #[test]
    fn as_long_as_needed_has_no_end_unless_something_else_ends_it() {
        let words = json!([{"text": {"fi": "Niin kauan kuin tarvitaan"}}]);
        assert_eq!(sound().register("/retention", words).found(&RULE), ["/retention/0/text"]);
        let ended = json!([{"text": {"fi": "Niin kauan kuin tarvitaan"}}, {"maximum": "P180D", "countedFrom": "LAST_CONTACT"}]);
        assert!(sound().register("/retention", ended).found(&RULE).is_empty());
        let event = json!([{"text": {"fi": "Niin kauan kuin asia on kesken"}, "countedFrom": "DECISION"}]);
        assert!(sound().register("/retention", event).found(&RULE).is_empty());
    }
}
