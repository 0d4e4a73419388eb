//! Is a condition told in place of a recipient? Art. 13(1)(e): the recipients or their categories.

use entity::vocabulary::{Answer, FlowKind};

use super::prelude::*;
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "recipient-vague",
    severity: Warning,
    law: &["2016-679/13-1-e"],
    part: FindingPart::Recipients,
    wordings: &["recipient-vague"],
    check,
};

const CONDITIONS: &[&str] = &[
    "tarvittaessa", "tarpeen", "tarve", "vaatii", "vaatiessa", "edellyttä", "vid behov", "om det behövs", "kräver", "krävs", "if necessary",
    "where necessary", "when needed", "if needed", "as needed", "as required", "require", "only when",
];

fn check(case: &Case<'_>, found: &mut Found) {
    let discloses = case.flows_out().iter().any(|flow| flow.kind == FlowKind::Disclosure);
    if discloses || case.register.no_recipients == Answer::Yes {
        return;
    }
    let remarks = case.texts().iter().filter(|text| text.about == About::Recipients);
    if let Some((text, word)) = remarks.into_iter().find_map(|text| Some((text, text.phrase(CONDITIONS)?))) {
        found.raise("recipient-vague", text.pointer.clone(), [Arg::word(word)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn vague() -> Sample {
        sound().register("/recipientsRemark", json!({"fi": "Tarvittaessa muille viranomaisille"}))
    }

    #[test]
    fn a_condition_is_no_recipient() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(vague().found(&RULE), ["/recipientsRemark"]);
    }

    #[test]
    fn beside_a_named_recipient_it_is_a_remark() {
        assert!(vague().flow("DISCLOSURE", "recipient:pension").found(&RULE).is_empty());
        assert_eq!(vague().flow("PROCESSING", "service:far-app").found(&RULE), ["/recipientsRemark"]);
    }
}
