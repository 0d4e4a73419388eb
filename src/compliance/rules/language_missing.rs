//! Can everybody read it? Language Act 423/2003 section 32: what a bilingual municipality tells the public, it tells in both
//! languages.

use entity::vocabulary::{Audience, Language};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "language-missing",
    severity: Error,
    law: &["423-2003/32", "2016-679/12-1"],
    part: FindingPart::Notice,
    wordings: &["language-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(controller) = case.controller() else { return };
    let both = [Language::Fi, Language::Sv];
    if case.register.audience != Audience::Public || !both.iter().all(|language| controller.languages.contains(language)) {
        return;
    }
    for language in both {
        let purposes = case.register.purposes.iter().enumerate();
        let purpose = purposes
            .filter(|(_, purpose)| !purpose.text.is_empty() && purpose.text.get(language).is_none())
            .map(|(at, _)| format!("/purposes/{at}/text"))
            .next();
        let name = case.register.name.get(language).is_none().then(|| "/name".to_owned());
        if let Some(place) = name.or(purpose) {
            found.raise("language-missing", place, [Arg::Language(language)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn bilingual() -> Sample {
        sound().with("/controllers/0/languages", json!(["FI", "SV"]))
    }

    #[test]
    fn a_bilingual_city_tells_in_both_languages() {
        assert!(sound().found(&RULE).is_empty());
        assert!(bilingual().found(&RULE).is_empty());
        assert_eq!(bilingual().register("/name", json!({"fi": "Asiakkaat"})).found(&RULE), ["/name"]);
        let purpose = bilingual().register("/purposes/0/text", json!({"sv": "Service"}));
        assert_eq!(purpose.found(&RULE), ["/purposes/0/text"]);
    }

    #[test]
    fn a_finnish_city_need_not_and_staff_are_not_the_public() {
        assert!(sound().register("/name", json!({"fi": "Asiakkaat"})).found(&RULE).is_empty());
        let staff = bilingual().register("/name", json!({"fi": "Henkilöstö"})).register("/audience", json!("STAFF"));
        assert!(staff.found(&RULE).is_empty());
    }
}
