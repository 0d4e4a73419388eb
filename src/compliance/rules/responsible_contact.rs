//! Can whoever answers for the register be reached? Art. 30(1)(a).

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "responsible-contact",
    severity: Warning,
    law: &["2016-679/30-1-a"],
    part: FindingPart::Who,
    wordings: &["responsible-contact-none", "responsible-contact-unreachable"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let register = case.register;
    let reachable = |post: &crate::records::post::Post| {
        post.email.is_some() || post.phone.is_some() || !post.address.is_empty()
    };
    match register.responsible_post.as_ref().and_then(|key| case.get(key)) {
        Some(post) if !reachable(post) => {
            found
                .raise("responsible-contact-unreachable", "/email", [Arg::noun(&post.key)])
                .about(&post.key);
        }
        Some(_) => {}
        // A form without a responsible post is answered for by whoever is asked about it.
        None if register.contact_posts.iter().filter_map(|key| case.get(key)).any(|post| reachable(post)) => {}
        None => {
            found.raise("responsible-contact-none", "/responsiblePost", []);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn whoever_answers_for_a_register_can_be_reached() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().with("/posts/1/email", json!(null)).found(&RULE), ["post:city/head /email"]);
        assert_eq!(sound().register("/responsiblePost", json!(null)).found(&RULE), ["/responsiblePost"]);
    }

    #[test]
    fn a_telephone_alone_is_enough_and_so_is_a_contact_alone() {
        let phone = sound().with("/posts/1/email", json!(null)).with("/posts/1/phone", json!("02 000 0000"));
        assert!(phone.found(&RULE).is_empty());
        let contact = sound().register("/responsiblePost", json!(null)).register("/contactPosts", json!(["city/head"]));
        assert!(contact.found(&RULE).is_empty());
    }
}
