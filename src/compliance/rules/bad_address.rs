//! Can a letter, a message and a call arrive at what the record gives? Art. 12(1).

use super::{
    prelude::*,
    towns::{postcode_and_town_disagree, PATTERNS},
};
use crate::records::form::{is_business_id, is_email, is_phone};

pub(super) static RULE: Rule = Rule {
    code: "bad-address",
    severity: Warning,
    law: &["2016-679/12-1"],
    part: FindingPart::Who,
    wordings: &["bad-address-pattern", "bad-address-email", "bad-address-phone", "bad-address-postcode", "bad-address-business-id"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(controller) = case.controller() else { return };
    let mut raised = reach(controller.email.as_deref(), controller.phone.as_deref());
    if let Some(id) = controller.business_id.as_deref().filter(|id| !is_business_id(id)) {
        raised.push(("bad-address-business-id", "/businessId", id));
    }
    if let Some((_, address)) = controller
        .postal_address
        .iter()
        .find(|(_, address)| postcode_and_town_disagree(address))
    {
        raised.push(("bad-address-postcode", "/postalAddress", address));
    }
    for (wording, pointer, word) in raised {
        found
            .raise(wording, pointer, [Arg::noun(&controller.key), Arg::word(word)])
            .about(&controller.key);
    }
    for key in super::posts(case.register).chain(&controller.dpo) {
        let Some(post) = case.get(key) else { continue };
        for (wording, pointer, word) in reach(post.email.as_deref(), post.phone.as_deref()) {
            found
                .raise(wording, pointer, [Arg::noun(&post.key), Arg::word(word)])
                .about(&post.key);
        }
    }
}

fn reach<'t>(email: Option<&'t str>, phone: Option<&'t str>) -> Vec<(&'static str, &'static str, &'t str)> {
    let mut raised = Vec::new();
    if let Some(email) = email {
        let lower = email.to_lowercase();
        if PATTERNS.iter().any(|pattern| lower.starts_with(pattern)) {
            raised.push(("bad-address-pattern", "/email", email));
        } else if !is_email(email) {
            raised.push(("bad-address-email", "/email", email));
        }
    }
    if let Some(phone) = phone.filter(|phone| !is_phone(phone)) {
        raised.push(("bad-address-phone", "/phone", phone));
    }
    raised
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_pattern_is_no_address() {
        assert!(sound().found(&RULE).is_empty());
        let pattern = sound().with("/posts/1/email", json!("etunimi.sukunimi@city.example"));
        assert_eq!(pattern.found(&RULE), ["post:city/head /email"]);
        let label = sound().with("/controllers/0/email", json!("sähköposti"));
        assert_eq!(label.found(&RULE), ["controller:city /email"]);
    }

    #[test]
    fn a_telephone_number_has_five_digits_and_a_business_id_its_check_digit() {
        let short = sound().with("/posts/0/phone", json!("1234"));
        assert_eq!(short.found(&RULE), ["post:city/dpo /phone"]);
        assert!(sound().with("/posts/0/phone", json!("12345")).found(&RULE).is_empty());
        let wrong = sound().with("/controllers/0/businessId", json!("0137323-8"));
        assert_eq!(wrong.found(&RULE), ["controller:city /businessId"]);
    }

    #[test]
    fn a_postcode_belongs_to_its_town() {
        let elsewhere = sound().with("/controllers/0/postalAddress", json!({"fi": "PL 1, 00100 Pori"}));
        assert_eq!(elsewhere.found(&RULE), ["controller:city /postalAddress"]);
        let unknown = sound().with("/controllers/0/postalAddress", json!({"fi": "PL 1, 00100 Esimerkkilä"}));
        assert!(unknown.found(&RULE).is_empty());
    }
}
