//! What protects the data outside the EEA? Art. 45 and 46: an adequacy decision in force, or a safeguard.
//!
//! Where data are only looked at from outside, what is known of the access is less, and the finding weighs less.

use entity::vocabulary::{AdequacyScope, TransferMechanism};

use super::prelude::*;
use crate::{
    compliance::chains,
    records::{data_flow::DataFlow, law::Country, noun::Key},
};

pub(super) static RULE: Rule = Rule {
    code: "transfer-without-safeguard",
    severity: Error,
    law: &["2016-679/46", "2016-679/45"],
    part: FindingPart::Transfers,
    wordings: &["transfer-without-safeguard", "transfer-without-safeguard-support"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for step in chains::ends(case) {
        let outside = chains::outside(case, &step.to);
        let bare = |countries: &[Key<Country>]| countries.iter().any(|country| !is_safe(case, country, &step.flow));
        if let Some(countries) = &outside.kept {
            let unsafe_there = if countries.is_empty() { step.flow.mechanism.is_none() } else { bare(countries) };
            if unsafe_there {
                let way = chains::way(case, &step.to);
                found
                    .raise("transfer-without-safeguard", "/mechanism", [Arg::node(&step.to), Arg::Chain(way)])
                    .about(&step.flow.key);
            }
        } else if bare(&outside.support) && !access_is_told(case, step) {
            found
                .raise("transfer-without-safeguard-support", "/mechanism", [Arg::node(&step.to), Arg::other(&outside.support[0])])
                .about(&step.flow.key)
                .milder(Warning);
        }
    }
}

/// Whether a flow on from a service tells on what the access from outside rests.
fn access_is_told(case: &Case<'_>, step: &chains::Step) -> bool {
    case.steps().iter().any(|next| next.from == step.to && next.flow.mechanism.is_some())
}

/// Whether data are protected in a country: by a safeguard of the flow, or by a decision for all of the country. One for certified
/// companies only protects a flow that names it.
fn is_safe(case: &Case<'_>, country: &Key<Country>, flow: &DataFlow) -> bool {
    let decisions = case.sight.shared.shelves.adequacy_decisions.all().iter().filter(|decision| decision.country == *country);
    let mut in_force = decisions.filter(|decision| case.is_within(Some(decision.in_force_from), decision.in_force_until)).peekable();
    match flow.mechanism {
        Some(TransferMechanism::AdequacyDecision) => in_force.peek().is_some(),
        Some(_) => true,
        None => in_force.any(|decision| decision.scope == AdequacyScope::WholeCountry),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn far() -> Sample {
        sound().flow("PROCESSING", "service:far-app")
    }

    #[test]
    fn a_transfer_has_a_safeguard() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(far().found(&RULE), ["flow:city/1-service-far-app /mechanism"]);
        assert!(far().with("/dataFlows/2/mechanism", json!("STANDARD_CLAUSES_COMMISSION")).found(&RULE).is_empty());
    }

    #[test]
    fn an_adequacy_decision_protects_while_it_is_in_force() {
        let swiss = || far().with("/services/1/hostingCountries", json!(["ch"]));
        assert!(swiss().found(&RULE).is_empty());
        let ending = swiss().with("/adequacyDecisions/0/inForceUntil", json!("2026-03-02"));
        assert!(ending.found(&RULE).is_empty());
        assert_eq!(ending.found_on(&RULE, "2026-03-03"), ["flow:city/1-service-far-app /mechanism"]);
        let certified = swiss().with("/adequacyDecisions/0/scope", json!("CERTIFIED_COMPANIES"));
        assert_eq!(certified.found(&RULE), ["flow:city/1-service-far-app /mechanism"]);
        assert!(certified.with("/dataFlows/2/mechanism", json!("ADEQUACY_DECISION")).found(&RULE).is_empty());
    }

    #[test]
    fn support_from_outside_weighs_less() {
        let support = sound().with("/services/0/supportCountries", json!(["us"]));
        assert_eq!(support.found(&RULE), ["flow:city/1-app /mechanism Warning"]);
    }
}
