//! Does the record speak of consent, and no purpose rests on it? Art. 6(1)(a).

use entity::vocabulary::{LegalBasis, SpecialCondition};

use super::prelude::*;
use crate::compliance::texts::{self, About, FreeText};

pub(super) static RULE: Rule = Rule {
    code: "consent-words",
    severity: Warning,
    law: &["2016-679/6-1-a"],
    part: FindingPart::Purposes,
    wordings: &["consent-words"],
    check,
};

const STEMS: &[&str] = &[
    "suostumu", "suostuu", "suostuva", "markkinointilup", "suoramarkkinointilup", "samtyck", "marknadsföringslov",
    "direktmarknadsföringslov", "consent",
];
const PHRASES: &[&str] = &["marketing permission", "permission for direct marketing", "tillstånd till direktmarknadsföring"];

fn check(case: &Case<'_>, found: &mut Found) {
    let explicit = |purpose: &crate::records::register::Purpose| {
        purpose.conditions.iter().any(|ground| ground.condition == SpecialCondition::ExplicitConsent)
    };
    if case.rests_on(LegalBasis::Consent) || case.register.purposes.iter().any(explicit) {
        return;
    }
    // Consent as a reason to disclose or to transfer is another matter than the basis of a purpose.
    let read = |text: &&FreeText<'_>| !matches!(text.about, About::Recipients | About::Transfers | About::Publicity);
    let said = |text: &FreeText<'_>| text.stem(STEMS).or_else(|| text.phrase(PHRASES)).map(Box::<str>::from);
    if let Some((text, word)) = case.texts().iter().filter(read).find_map(|text| Some((text, said(text)?))) {
        found.raise("consent-words", text.pointer.clone(), [Arg::Word(word)]);
        return;
    }
    for (at, group) in case.groups() {
        for (index, item) in group.items.iter().enumerate() {
            let Some(category) = item.category.as_ref().and_then(|key| case.get(key)) else {
                continue;
            };
            if let Some(word) = super::name_with(&category.name, STEMS) {
                found.raise("consent-words", format!("/dataGroups/{at}/items/{index}"), [Arg::Word(word)]);
                return;
            }
        }
    }
    for flow in case.flows_in() {
        if let Some((text, word)) = texts::texts_of_flow(flow).iter().find_map(|text| Some((text.pointer.clone(), said(text)?))) {
            found.raise("consent-words", text, [Arg::Word(word)]).about(&flow.key);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn who_speaks_of_consent_rests_on_it() {
        assert!(sound().found(&RULE).is_empty());
        let spoken = || sound().register("/purposes/0/text", json!({"sv": "Med samtycke"}));
        assert_eq!(spoken().found(&RULE), ["/purposes/0/text"]);
        assert!(spoken().register("/purposes/0/bases", json!([{"basis": "CONSENT"}])).found(&RULE).is_empty());
    }

    #[test]
    fn a_category_of_data_and_a_flow_speak_too() {
        let category = sound().register("/dataGroups/0/items/-", json!({"category": "marketing-permission"}));
        assert_eq!(category.found(&RULE), ["/dataGroups/0/items/1"]);
        let flow = sound().with("/dataFlows/1/condition", json!({"fi": "Jos asiakas suostuu"}));
        assert_eq!(flow.found(&RULE), ["flow:city/1-customers /condition"]);
    }

    #[test]
    fn consent_to_a_disclosure_is_another_matter() {
        let disclosed = sound().register("/recipientsRemark", json!({"fi": "Vain suostumuksella"}));
        assert!(disclosed.found(&RULE).is_empty());
    }
}
