//! Which provision does a legal obligation or a public task rest on? Art. 6(3), Act 1050/2018 section 4.

use entity::vocabulary::LegalBasis;

use super::prelude::*;
use crate::law::basis::Article;

pub(super) static RULE: Rule = Rule {
    code: "basis-without-statute",
    severity: Error,
    law: &["2016-679/6-3", "1050-2018/4-1-2"],
    part: FindingPart::Purposes,
    wordings: &["basis-without-statute-obligation", "basis-without-statute-task"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (purpose, index, basis) in case.bases() {
        if !basis.provisions.is_empty() {
            continue;
        }
        let wording = match basis.basis {
            LegalBasis::LegalObligation => "basis-without-statute-obligation",
            LegalBasis::PublicTask => "basis-without-statute-task",
            _ => continue,
        };
        let place = format!("/purposes/{purpose}/bases/{index}/provisions");
        let article = crate::compliance::law::article(basis.basis.article());
        let finding = found.raise(wording, place, [Arg::Purpose(purpose), Arg::Law(article.into())]);
        if basis.basis == LegalBasis::PublicTask {
            // Section 4 of the Data Protection Act itself is a basis for an authority's task, though a wide one.
            finding.milder(Warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn an_obligation_has_its_statute_and_a_task_should_have_one() {
        assert!(sound().found(&RULE).is_empty());
        let bare = sound().register("/purposes/0/bases", json!([{"basis": "LEGAL_OBLIGATION"}, {"basis": "PUBLIC_TASK"}]));
        assert_eq!(bare.found(&RULE), ["/purposes/0/bases/0/provisions", "/purposes/0/bases/1/provisions Warning"]);
    }

    #[test]
    fn a_contract_needs_none() {
        assert!(sound().register("/purposes/0/bases", json!([{"basis": "CONTRACT"}])).found(&RULE).is_empty());
    }
}
