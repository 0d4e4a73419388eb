//! Is there still somebody behind the posts of the register? Art. 5(2).
//!
//! A post with a mailbox of its own is read by whoever is there, so only a post without one is missed when it has no holder.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "contact-gone",
    severity: Warning,
    law: &["2016-679/5-2"],
    part: FindingPart::Who,
    wordings: &["contact-gone-left", "contact-gone-vacant"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for key in super::posts(case.register) {
        let Some(post) = case.get(key) else { continue };
        let holder = post.holder.as_ref().and_then(|key| case.get(key));
        match holder {
            Some(holder) if holder.left_on.is_some_and(|left| case.is_over(left)) => {
                found
                    .raise("contact-gone-left", "/holder", [Arg::noun(&post.key)])
                    .about(&post.key);
            }
            None if post.email.is_none() && post.phone.is_none() => {
                found
                    .raise("contact-gone-vacant", "/holder", [Arg::noun(&post.key)])
                    .about(&post.key);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn whoever_has_left_is_no_contact() {
        assert!(sound().found(&RULE).is_empty());
        let left = sound().with("/people/0/leftOn", json!("2026-03-01"));
        assert_eq!(left.found(&RULE), ["post:city/head /holder"]);
    }

    #[test]
    fn the_last_day_is_still_a_day_at_work() {
        let leaving = sound().with("/people/0/leftOn", json!("2026-03-02"));
        assert!(leaving.found(&RULE).is_empty());
    }

    #[test]
    fn a_post_with_a_mailbox_is_not_missed_when_it_is_vacant() {
        let vacant = || sound().with("/posts/1/holder", json!(null));
        assert!(vacant().found(&RULE).is_empty());
        assert_eq!(vacant().with("/posts/1/email", json!(null)).found(&RULE), ["post:city/head /holder"]);
    }
}
