//! Does the controller that processes for this one keep a record of it? Art. 30(2): both sides of an engagement are told.

use super::{mirrored, prelude::*};

pub(super) static RULE: Rule = Rule {
    code: "processor-record-missing",
    severity: Warning,
    law: &["2016-679/30-2"],
    part: FindingPart::Recipients,
    wordings: &["processor-record-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (flow, processes) in mirrored::engaged(case) {
        if mirrored::kept(case, processes).is_empty() {
            found
                .raise("processor-record-missing", "/to", [Arg::node(&flow.to), Arg::other(processes)])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::{rules::mirrored::tests::record, sample::sound};

    #[test]
    fn who_processes_for_another_keeps_a_record_of_it() {
        assert!(sound().found(&RULE).is_empty());
        let run = || sound().with("/services/0/runBy", json!("board"));
        assert_eq!(run().found(&RULE), ["flow:city/1-app /to"]);
        assert!(run().with("/processorRecords", json!([record()])).found(&RULE).is_empty());
        // What the city runs for itself is processed for nobody else.
        assert!(sound().with("/services/0/runBy", json!("city")).found(&RULE).is_empty());
    }

    #[test]
    fn a_party_with_a_controllers_business_id_is_that_controller() {
        let same = sound().with("/processors/0/businessId", json!("0137323-9")).with("/controllers/1/businessId", json!("0137323-9"));
        assert_eq!(same.found(&RULE), ["flow:city/1-app /to"]);
        // Its own is another matter: that it stands in two roles.
        let own = sound().with("/processors/0/businessId", json!("0137323-9")).with("/controllers/0/businessId", json!("0137323-9"));
        assert!(own.found(&RULE).is_empty());
    }

    #[test]
    fn a_record_for_somebody_else_or_one_put_away_is_none() {
        let run = || sound().with("/services/0/runBy", json!("board"));
        let mut other = record();
        other["onBehalfOf"] = json!(null);
        other["onBehalfOfOther"] = json!({"fi": "Toinen"});
        assert_eq!(run().with("/processorRecords", json!([other])).found(&RULE), ["flow:city/1-app /to"]);
        let mut gone = record();
        gone["archivedOn"] = json!("2026-01-01");
        assert_eq!(run().with("/processorRecords", json!([gone])).found(&RULE), ["flow:city/1-app /to"]);
    }
}
