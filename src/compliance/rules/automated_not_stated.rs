//! Does a machine decide? Art. 22 and 13(2)(f): yes or no is told.

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "automated-not-stated",
    severity: Warning,
    law: &["2016-679/13-2-f", "2016-679/22"],
    part: FindingPart::AutomatedDecisions,
    wordings: &["automated-not-stated"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.automated_decisions == Answer::NotStated {
        found.raise("automated-not-stated", "/automatedDecisions", []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn yes_or_no_is_told() {
        assert!(sound().found(&RULE).is_empty());
        let unsaid = sound().register("/automatedDecisions", json!("NOT_STATED"));
        assert_eq!(unsaid.found(&RULE), ["/automatedDecisions"]);
    }

    #[test]
    fn profiling_that_is_told_does_not_answer_for_decisions() {
        let unsaid = sound().register("/automatedDecisions", json!("NOT_STATED")).register("/profiling", json!("YES"));
        assert_eq!(unsaid.found(&RULE), ["/automatedDecisions"]);
        assert!(sound().register("/automatedDecisions", json!("YES")).found(&RULE).is_empty());
    }
}
