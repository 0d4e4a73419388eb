//! Can the controller be reached? Art. 13(1)(a) and 30(1)(a) ask for its name and contact details.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "controller-contact",
    severity: Error,
    law: &["2016-679/13-1-a", "2016-679/30-1-a"],
    part: FindingPart::Who,
    wordings: &["controller-contact-address", "controller-contact-reach"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(controller) = case.controller() else { return };
    let name = || [Arg::noun(&controller.key)];
    if controller.postal_address.is_empty() {
        found
            .raise("controller-contact-address", "/postalAddress", name())
            .about(&controller.key);
    }
    if controller.email.is_none() && controller.phone.is_none() {
        found
            .raise("controller-contact-reach", "/email", name())
            .about(&controller.key);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_controller_has_an_address_and_a_way_to_be_reached() {
        assert!(sound().found(&RULE).is_empty());
        let no_address = sound().with("/controllers/0/postalAddress", json!({}));
        assert_eq!(no_address.found(&RULE), ["controller:city /postalAddress"]);
    }

    #[test]
    fn one_of_e_mail_and_telephone_is_enough() {
        let phone_only = sound().with("/controllers/0/email", json!(null));
        assert!(phone_only.found(&RULE).is_empty());
        assert_eq!(phone_only.with("/controllers/0/phone", json!(null)).found(&RULE), ["controller:city /email"]);
    }
}
