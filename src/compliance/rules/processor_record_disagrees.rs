//! Do the two sides of an engagement say the same of it? Art. 30(2): services used, and transfers outside the EEA.

use super::{mirrored, prelude::*};
use crate::records::{
    law::Country,
    mirror::{Difference, differences},
    noun::Key,
};

pub(super) static RULE: Rule = Rule {
    code: "processor-record-disagrees",
    severity: Warning,
    law: &["2016-679/30-2"],
    part: FindingPart::Recipients,
    wordings: &[
        "processor-record-disagrees-service",
        "processor-record-disagrees-denied",
        "processor-record-disagrees-untold",
    ],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (flow, processes) in mirrored::engaged(case) {
        let kept = mirrored::kept(case, processes);
        let is_outside = |country: &Key<Country>| case.is_outside(country) == Some(true);
        for difference in differences(flow, case.register, &kept, &case.sight.shared, is_outside) {
            let (wording, place) = match difference {
                Difference::ServiceNotNamed => ("processor-record-disagrees-service", "/to"),
                Difference::TransferDenied => ("processor-record-disagrees-denied", "/mechanism"),
                Difference::TransferNotTold => ("processor-record-disagrees-untold", "/remarks"),
            };
            found
                .raise(wording, place, [Arg::node(&flow.to), Arg::other(processes)])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::RULE;
    use crate::compliance::{
        rules::mirrored::tests::record,
        sample::{Sample, sound},
    };

    fn kept(field: &str, value: Value) -> Sample {
        let mut record = record();
        record[field] = value;
        sound()
            .with("/services/0/runBy", json!("board"))
            .with("/processorRecords", json!([record]))
    }

    #[test]
    fn both_sides_name_the_same_services() {
        assert!(kept("services", json!(["app"])).found(&RULE).is_empty());
        assert_eq!(kept("services", json!(["far-app"])).found(&RULE), ["flow:city/1-app /to"]);
        // A record that names no service may be of any.
        assert!(kept("services", json!([])).found(&RULE).is_empty());
    }

    #[test]
    fn both_sides_say_the_same_of_transfers() {
        let abroad = |transfers: &str| kept("transfers", json!(transfers)).with("/services/0/hostingCountries", json!(["us"]));
        assert_eq!(abroad("NO").found(&RULE), ["flow:city/1-app /mechanism"]);
        // Said by neither side is not said otherwise.
        assert!(abroad("NOT_STATED").found(&RULE).is_empty());
        assert_eq!(kept("transfers", json!("YES")).found(&RULE), ["flow:city/1-app /remarks"]);
        assert!(kept("transfers", json!("YES")).register("/noTransfers", json!("NO")).found(&RULE).is_empty());
        assert!(kept("transfers", json!("NO")).found(&RULE).is_empty());
    }
}
