//! Does a public authority rest its task on legitimate interests, and is the interest told? Art. 6(1) second subparagraph, 13(1)(d).

use entity::vocabulary::LegalBasis;

use super::{prelude::*, public_body};

pub(super) static RULE: Rule = Rule {
    code: "legitimate-interest-public",
    severity: Error,
    law: &["2016-679/6-1-sub2", "2016-679/13-1-d"],
    part: FindingPart::Purposes,
    wordings: &["legitimate-interest-public", "legitimate-interest-public-untold"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let public = case.controller().is_some_and(|controller| public_body(controller));
    for (purpose, index, basis) in case.bases() {
        if basis.basis != LegalBasis::LegitimateInterests {
            continue;
        }
        if basis.interest.is_empty() {
            let place = format!("/purposes/{purpose}/bases/{index}/interest");
            found.raise("legitimate-interest-public-untold", place, [Arg::Purpose(purpose)]);
        }
        if public {
            let place = format!("/purposes/{purpose}/bases/{index}");
            found
                .raise("legitimate-interest-public", place, [Arg::Purpose(purpose)])
                .milder(Warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn an_authority_does_not_rest_its_task_on_interests_and_tells_the_interest() {
        assert!(sound().found(&RULE).is_empty());
        let untold = sound().register("/purposes/0/bases", json!([{"basis": "LEGITIMATE_INTERESTS"}]));
        assert_eq!(untold.found(&RULE), ["/purposes/0/bases/0/interest", "/purposes/0/bases/0 Warning"]);
    }

    #[test]
    fn a_company_may_when_it_tells_which() {
        let company = sound()
            .with("/controllers/0/publicAuthority", json!("NO"))
            .register("/purposes/0/bases", json!([{"basis": "LEGITIMATE_INTERESTS", "interest": {"fi": "Turvallisuus"}}]));
        assert!(company.found(&RULE).is_empty());
    }
}
