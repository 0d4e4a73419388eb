//! Who is the supplier? Art. 28 and 30(1)(d): a processor has a name.

use entity::vocabulary::Answer;

use super::prelude::*;
use crate::compliance::{chains, texts::About};

pub(super) static RULE: Rule = Rule {
    code: "processor-unnamed",
    severity: Warning,
    law: &["2016-679/28", "2016-679/30-1-d"],
    part: FindingPart::Recipients,
    wordings: &["processor-unnamed-provider", "processor-unnamed-words"],
    check,
};

const SUPPLIERS: &[&str] = &[
    "toimittaja", "palveluntarjoaj", "palveluntuottaj", "leverantör", "tjänsteleverantör", "supplier", "vendor", "service provider",
    "external provider",
];

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        let Some(service) = chains::service(case, &flow.to) else { continue };
        if service.provider.is_none() && service.run_by.is_none() {
            found
                .raise("processor-unnamed-provider", "/provider", [Arg::noun(&service.key)])
                .about(&service.key);
        }
    }
    if case.processings().next().is_some() || case.register.no_recipients == Answer::No {
        return;
    }
    let told = case.texts().iter().filter(|text| matches!(text.about, About::Recipients | About::Security | About::Retention));
    if let Some((text, word)) = told.into_iter().find_map(|text| Some((text, text.phrase(SUPPLIERS)?))) {
        found.raise("processor-unnamed-words", text.pointer.clone(), [Arg::word(word)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    #[test]
    fn a_service_has_a_provider() {
        assert!(sound().found(&RULE).is_empty());
        let nameless = || sound().with("/services/0/provider", json!(null));
        assert_eq!(nameless().found(&RULE), ["service:app /provider"]);
        assert!(nameless().with("/services/0/runBy", json!("city")).found(&RULE).is_empty());
    }

    fn spoken_of() -> Sample {
        sound()
            .with("/dataFlows/0/validUntil", json!("2026-03-01"))
            .register("/noRecipients", json!("NOT_STATED"))
            .register("/security/0/text", json!({"fi": "Järjestelmän toimittaja vastaa suojauksesta"}))
    }

    #[test]
    fn a_supplier_that_is_spoken_of_is_named_by_a_flow() {
        assert_eq!(spoken_of().found(&RULE), ["/security/0/text"]);
        assert!(spoken_of().flow("PROCESSING", "service:far-app").found(&RULE).is_empty());
    }
}
