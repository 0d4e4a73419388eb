//! Do the data go outside the EEA? Art. 13(1)(f) and 30(1)(e). Where they are stored is no answer.

use entity::vocabulary::Answer;

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "transfers-not-stated",
    severity: Error,
    law: &["2016-679/13-1-f", "2016-679/30-1-e"],
    part: FindingPart::Transfers,
    wordings: &["transfers-not-stated", "transfers-not-stated-remark", "transfers-not-stated-some"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let told = || {
        chains::ends(case).iter().any(|step| {
            let outside = chains::outside(case, &step.to);
            step.flow.mechanism.is_some() || outside.kept.is_some() || !outside.support.is_empty()
        })
    };
    match case.register.no_transfers {
        Answer::NotStated if !told() => {
            let remark = !case.register.transfers_remark.is_empty();
            let wording = if remark { "transfers-not-stated-remark" } else { "transfers-not-stated" };
            found.raise(wording, "/noTransfers", []);
        }
        Answer::No if !told() => {
            found.raise("transfers-not-stated-some", "/noTransfers", []);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn unsaid() -> Sample {
        sound().register("/noTransfers", json!("NOT_STATED"))
    }

    #[test]
    fn transfers_are_told_or_told_to_be_none() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(unsaid().found(&RULE), ["/noTransfers"]);
        assert!(unsaid().flow("PROCESSING", "service:far-app").found(&RULE).is_empty());
    }

    #[test]
    fn a_place_of_storage_is_no_answer_and_some_must_be_named() {
        let stored = unsaid().register("/transfersRemark", json!({"fi": "Palvelin on Suomessa"}));
        assert_eq!(stored.findings(&RULE, "2026-03-02")[0].wording, "transfers-not-stated-remark");
        assert_eq!(sound().register("/noTransfers", json!("NO")).found(&RULE), ["/noTransfers"]);
    }
}
