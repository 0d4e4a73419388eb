//! Can the data protection officer of a public body be reached? Art. 37(1)(a) and (7), and 13(1)(b).

use super::{prelude::*, public_body};

pub(super) static RULE: Rule = Rule {
    code: "dpo-contact",
    severity: Error,
    law: &["2016-679/13-1-b", "2016-679/37-7"],
    part: FindingPart::Who,
    wordings: &["dpo-contact-none", "dpo-contact-unreachable"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let Some(controller) = case.controller().filter(|controller| public_body(controller)) else {
        return;
    };
    let Some(dpo) = controller.dpo.as_ref().and_then(|key| case.get(key)) else {
        found
            .raise("dpo-contact-none", "/dpo", [Arg::noun(&controller.key)])
            .about(&controller.key);
        return;
    };
    if dpo.email.is_none() && dpo.phone.is_none() && dpo.address.is_empty() {
        found
            .raise("dpo-contact-unreachable", "/email", [Arg::noun(&dpo.key)])
            .about(&dpo.key);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_public_body_names_its_officer() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().with("/controllers/0/dpo", json!(null)).found(&RULE), ["controller:city /dpo"]);
        assert_eq!(sound().with("/posts/0/email", json!(null)).found(&RULE), ["post:city/dpo /email"]);
    }

    #[test]
    fn a_private_company_need_not_have_one() {
        let company = sound()
            .with("/controllers/0/dpo", json!(null))
            .with("/controllers/0/publicAuthority", json!("NO"));
        assert!(company.found(&RULE).is_empty());
    }
}
