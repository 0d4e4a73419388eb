//! How does the machine decide, and what does it mean to the person? Art. 13(2)(f).

use entity::vocabulary::Answer;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "automated-unexplained",
    severity: Error,
    law: &["2016-679/13-2-f", "2016-679/22"],
    part: FindingPart::AutomatedDecisions,
    wordings: &["automated-unexplained-logic", "automated-unexplained-significance"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.automated_decisions != Answer::Yes {
        return;
    }
    if case.register.automated_logic.is_empty() {
        found.raise("automated-unexplained-logic", "/automatedLogic", []);
    }
    if case.register.automated_significance.is_empty() {
        found.raise("automated-unexplained-significance", "/automatedSignificance", []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn automated() -> Sample {
        sound().register("/automatedDecisions", json!("YES"))
    }

    #[test]
    fn a_decision_of_a_machine_is_explained() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(automated().found(&RULE), ["/automatedLogic", "/automatedSignificance"]);
        let told = automated()
            .register("/automatedLogic", json!({"fi": "Pisteet"}))
            .register("/automatedSignificance", json!({"fi": "Paikka"}));
        assert!(told.found(&RULE).is_empty());
    }

    #[test]
    fn the_logic_alone_is_half() {
        let half = automated().register("/automatedLogic", json!({"fi": "Pisteet"}));
        assert_eq!(half.found(&RULE), ["/automatedSignificance"]);
    }
}
