//! Which basis is for what? Art. 6(1): a basis belongs to a purpose, and rights follow from it.

use entity::vocabulary::LegalBasis;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "bases-not-tied",
    severity: Warning,
    law: &["2016-679/6", "2016-679/13-1-c"],
    part: FindingPart::Purposes,
    wordings: &["bases-not-tied"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let sets: Vec<Vec<LegalBasis>> = case
        .register
        .purposes
        .iter()
        .map(|purpose| {
            let mut bases: Vec<LegalBasis> = purpose.bases.iter().map(|basis| basis.basis).collect();
            bases.sort_unstable();
            bases.dedup();
            bases
        })
        .collect();
    // The same several bases under every purpose say no more than one list for all.
    if let Some(first) = sets.first().filter(|first| first.len() > 1)
        && sets.iter().all(|bases| bases == first)
    {
        found.raise("bases-not-tied", "/purposes/0/bases", [Arg::Count(first.len())]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn several_bases_are_told_apart_by_purpose() {
        assert!(sound().found(&RULE).is_empty());
        let heap = sound().register("/purposes/0/bases", json!([{"basis": "CONTRACT"}, {"basis": "PUBLIC_TASK"}]));
        assert_eq!(heap.found(&RULE), ["/purposes/0/bases"]);
    }

    #[test]
    fn two_purposes_that_differ_are_told_apart() {
        let apart = sound()
            .register("/purposes/0/bases", json!([{"basis": "CONTRACT"}, {"basis": "PUBLIC_TASK"}]))
            .register("/purposes/-", json!({"key": "p2", "text": {"fi": "Tilastointi"}, "bases": [{"basis": "PUBLIC_TASK"}]}));
        assert!(apart.found(&RULE).is_empty());
    }
}
