//! Is it said that nothing leaves the EEA, while somebody outside can reach the data? Art. 44 and 48: a parent company can be
//! ordered to hand them over, and support staff who look at them from outside receive them.

use entity::vocabulary::Answer;

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "foreign-parent",
    severity: Advice,
    law: &["2016-679/44", "2016-679/48"],
    part: FindingPart::Transfers,
    wordings: &["foreign-parent", "foreign-parent-support"],
    check,
};

/// Parents followed at most: what was imported may have a loop.
const GENERATIONS: usize = 8;

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.no_transfers != Answer::Yes {
        return;
    }
    for step in chains::ends(case) {
        let outside = chains::outside(case, &step.to);
        if outside.kept.is_some() {
            continue;
        }
        if let Some(country) = outside.support.first() {
            found
                .raise("foreign-parent-support", "/to", [Arg::node(&step.to), Arg::other(country)])
                .about(&step.flow.key);
        }
        let mut here = chains::party(case, &step.to);
        for _ in 0..GENERATIONS {
            let Some(parent) = here.and_then(|party| case.get(party.parent.as_ref()?)) else { break };
            if parent.country.as_ref().and_then(|country| case.is_outside(country)) == Some(true) {
                found
                    .raise("foreign-parent", "/to", [Arg::node(&step.to), Arg::other(&parent.key)])
                    .about(&step.flow.key);
                break;
            }
            here = Some(parent);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_parent_outside_is_told() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().with("/services/0/provider", json!("daughter")).found(&RULE), ["flow:city/1-app /to"]);
        assert_eq!(sound().with("/services/0/supportCountries", json!(["us"])).found(&RULE), ["flow:city/1-app /to"]);
    }

    #[test]
    fn a_parent_inside_is_not_and_a_loop_of_parents_ends() {
        let inside = sound().with("/services/0/provider", json!("daughter")).with("/processors/1/country", json!("fi"));
        assert!(inside.with("/processors/1/parent", json!("daughter")).found(&RULE).is_empty());
    }
}
