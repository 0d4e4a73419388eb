//! Does a private person stand as the controller of a public body's register? Art. 4(7): the body decides on purposes and means.

use entity::vocabulary::{Answer, ControllerKind};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "controller-is-person",
    severity: Warning,
    law: &["2016-679/4-7"],
    part: FindingPart::Who,
    wordings: &["controller-is-person"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(controller) = case.controller() else { return };
    let public = controller.public_authority == Answer::Yes || controller.parent.is_some();
    if controller.kind == ControllerKind::Private && public && controller.business_id.is_none() {
        found
            .raise("controller-is-person", "/kind", [Arg::noun(&controller.key)])
            .about(&controller.key);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_private_party_is_no_controller_of_a_public_register() {
        assert!(sound().found(&RULE).is_empty());
        let private = sound().with("/controllers/0/kind", json!("PRIVATE"));
        assert_eq!(private.found(&RULE), ["controller:city /kind"]);
    }

    #[test]
    fn a_private_body_of_its_own_and_a_registered_company_are_controllers() {
        let private = || sound().with("/controllers/0/kind", json!("PRIVATE"));
        assert!(private().with("/controllers/0/publicAuthority", json!("NOT_STATED")).found(&RULE).is_empty());
        assert!(private().with("/controllers/0/businessId", json!("0137323-9")).found(&RULE).is_empty());
    }
}
