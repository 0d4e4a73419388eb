//! Is consent asked for what an authority does anyway? Art. 7 and recital 43: where it has a task by law, a no changes nothing.

use entity::vocabulary::LegalBasis;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "consent-and-public-task",
    severity: Warning,
    law: &["2016-679/7"],
    part: FindingPart::Purposes,
    wordings: &["consent-and-public-task"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, purpose) in case.register.purposes.iter().enumerate() {
        let place = |wanted| purpose.bases.iter().position(|basis| basis.basis == wanted);
        if let Some(consent) = place(LegalBasis::Consent)
            && place(LegalBasis::PublicTask).is_some()
        {
            found.raise("consent-and-public-task", format!("/purposes/{at}/bases/{consent}"), [Arg::Purpose(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn consent_does_not_stand_beside_a_public_task() {
        assert!(sound().found(&RULE).is_empty());
        let both = sound().register("/purposes/0/bases", json!([{"basis": "PUBLIC_TASK"}, {"basis": "CONSENT"}]));
        assert_eq!(both.found(&RULE), ["/purposes/0/bases/1"]);
    }

    #[test]
    fn another_purpose_of_the_same_register_may_rest_on_consent() {
        let apart = sound().register("/purposes/-", json!({"key": "p2", "text": {"fi": "Uutiskirje"}, "bases": [{"basis": "CONSENT"}]}));
        assert!(apart.found(&RULE).is_empty());
    }
}
