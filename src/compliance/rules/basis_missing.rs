//! On what does each purpose rest? Art. 6(1) and 13(1)(c).

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "basis-missing",
    severity: Error,
    law: &["2016-679/13-1-c", "2016-679/6"],
    part: FindingPart::Purposes,
    wordings: &["basis-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (at, purpose) in case.register.purposes.iter().enumerate() {
        if purpose.bases.is_empty() {
            found.raise("basis-missing", format!("/purposes/{at}/bases"), [Arg::Purpose(at)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn every_purpose_has_a_basis() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().register("/purposes/0/bases", json!([])).found(&RULE), ["/purposes/0/bases"]);
    }

    #[test]
    fn the_basis_of_one_purpose_is_not_the_basis_of_the_next() {
        let two = sound().register("/purposes/-", json!({"key": "p2", "text": {"fi": "Tilastointi"}}));
        assert_eq!(two.found(&RULE), ["/purposes/1/bases"]);
    }
}
