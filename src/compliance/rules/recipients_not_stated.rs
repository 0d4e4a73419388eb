//! Who receives the data, if anybody? Art. 13(1)(e) and 30(1)(d). A processor is a recipient, Art. 4(9).

use entity::vocabulary::{Answer, FlowKind};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "recipients-not-stated",
    severity: Error,
    law: &["2016-679/13-1-e", "2016-679/30-1-d"],
    part: FindingPart::Recipients,
    wordings: &["recipients-not-stated", "recipients-not-stated-some"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let told = case
        .flows_out()
        .iter()
        .any(|flow| matches!(flow.kind, FlowKind::Disclosure | FlowKind::Processing));
    match case.register.no_recipients {
        Answer::NotStated if !told => found.raise("recipients-not-stated", "/noRecipients", []),
        Answer::No if !told => found.raise("recipients-not-stated-some", "/noRecipients", []),
        _ => return,
    };
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn without_flows() -> Sample {
        sound().with("/dataFlows/0/validUntil", json!("2026-03-01"))
    }

    #[test]
    fn recipients_are_told_or_told_to_be_none() {
        assert!(sound().found(&RULE).is_empty());
        let unsaid = || without_flows().register("/noRecipients", json!("NOT_STATED"));
        assert_eq!(unsaid().found(&RULE), ["/noRecipients"]);
        assert!(unsaid().register("/noRecipients", json!("YES")).found(&RULE).is_empty());
        assert!(unsaid().flow("DISCLOSURE", "recipient:pension").found(&RULE).is_empty());
    }

    #[test]
    fn who_says_that_there_are_some_names_them() {
        assert_eq!(without_flows().found(&RULE), ["/noRecipients"]);
    }
}
