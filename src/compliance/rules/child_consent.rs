//! Whose consent counts when a service is offered to children? Art. 8, Act 1050/2018 section 5: from 13 years the child's own.

use entity::vocabulary::{Answer, LegalBasis};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "child-consent",
    severity: Warning,
    law: &["2016-679/8", "1050-2018/5"],
    part: FindingPart::Purposes,
    wordings: &["child-consent"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let says_thirteen = || {
        case.texts().iter().any(|text| {
            text.lower
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word == "13" || word.starts_with("kolmetoista") || word == "tretton" || word == "thirteen")
        })
    };
    for (purpose, index, basis) in case.bases() {
        if basis.basis != LegalBasis::Consent {
            continue;
        }
        let key = &case.register.purposes[purpose].key;
        let children = case.groups().find(|(_, group)| {
            group.children == Answer::Yes && (group.purposes.is_empty() || group.purposes.contains(key))
        });
        if let Some((at, _)) = children
            && !says_thirteen()
        {
            let place = format!("/purposes/{purpose}/bases/{index}");
            found.raise("child-consent", place, [Arg::Purpose(purpose), Arg::Group(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn consent_of_children() -> Sample {
        sound()
            .register("/purposes/0/bases", json!([{"basis": "CONSENT"}]))
            .register("/dataGroups/0/children", json!("YES"))
    }

    #[test]
    fn the_age_from_which_a_child_consents_is_told() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(consent_of_children().found(&RULE), ["/purposes/0/bases/0"]);
        let told = consent_of_children().register("/purposes/0/bases/0/interest", json!({"fi": "Alle 13-vuotiaan puolesta huoltaja"}));
        assert!(told.found(&RULE).is_empty());
    }

    #[test]
    fn a_group_that_the_purpose_does_not_use_does_not_matter() {
        let apart = consent_of_children()
            .register("/purposes/-", json!({"key": "p2", "text": {"fi": "Opetus"}, "bases": [{"basis": "PUBLIC_TASK"}]}))
            .register("/dataGroups/0/purposes", json!(["p2"]));
        assert!(apart.found(&RULE).is_empty());
    }
}
