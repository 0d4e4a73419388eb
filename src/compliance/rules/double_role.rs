//! Is one party both a controller and a processor of the same register? Art. 4(7) and (8): it decides, or it acts for another.

use super::prelude::*;
use crate::{
    compliance::chains,
    records::{controller::Controller, processor::Processor},
};

pub(super) static RULE: Rule = Rule {
    code: "double-role",
    severity: Warning,
    law: &["2016-679/4-8", "2016-679/4-7"],
    part: FindingPart::Who,
    wordings: &["double-role"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let joint = case.register.joint_controllers.iter();
    let controllers: Vec<_> = std::iter::once(&case.register.controller)
        .chain(joint)
        .filter_map(|key| case.get(key))
        .collect();
    for step in chains::ends(case) {
        let Some(party) = chains::party(case, &step.to) else { continue };
        if let Some(controller) = controllers.iter().find(|controller| same(controller, party)) {
            found
                .raise("double-role", "/to", [Arg::noun(&party.key), Arg::other(&controller.key)])
                .about(&step.flow.key);
        }
    }
}

fn same(controller: &Controller, party: &Processor) -> bool {
    let by_id = controller.business_id.is_some() && controller.business_id == party.business_id;
    let name = party.name.to_lowercase();
    by_id || controller.name.iter().any(|(_, own)| own.to_lowercase() == name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_party_decides_or_acts_for_another() {
        assert!(sound().found(&RULE).is_empty());
        let both = sound().with("/controllers/0/businessId", json!("0137323-9")).with("/processors/0/businessId", json!("0137323-9"));
        assert_eq!(both.found(&RULE), ["flow:city/1-app /to"]);
        assert_eq!(sound().with("/processors/0/name", json!("CITY")).found(&RULE), ["flow:city/1-app /to"]);
    }

    #[test]
    fn two_that_tell_no_business_id_are_not_the_same() {
        let similar = sound().with("/processors/0/name", json!("City Cloud"));
        assert!(similar.found(&RULE).is_empty());
    }
}
