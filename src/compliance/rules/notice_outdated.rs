//! Does the notice still say what the record says? Art. 13: the register has been edited since.

use entity::vocabulary::NoticeState;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "notice-outdated",
    severity: Warning,
    law: &["2016-679/13"],
    part: FindingPart::Notice,
    wordings: &["notice-outdated"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let mut notices = case.sight.holding.notices_of(&case.register.key);
    let Some(notice) = notices.find(|notice| notice.state == NoticeState::InForce) else {
        return;
    };
    // Of what was published before versions were written down, nothing can be said.
    if notice.register_version.is_some_and(|seen| seen < case.register.version) {
        let day = entity::Date(notice.published_at.date_naive());
        found
            .raise("notice-outdated", "/notices", [Arg::Count(usize::try_from(notice.number).unwrap_or(0)), Arg::Day(day)]);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_notice_of_an_older_version_is_outdated() {
        // In a document every noun is at its first version; a notice of version 0 is older than that.
        assert_eq!(sound().published("IN_FORCE", Some(-1)).found(&RULE), ["/notices"]);
        assert!(sound().published("SUPERSEDED", Some(-1)).found(&RULE).is_empty());
    }

    #[test]
    fn one_of_the_same_version_is_not_and_of_an_unknown_one_nothing_is_said() {
        assert!(sound().published("IN_FORCE", Some(0)).found(&RULE).is_empty());
        assert!(sound().published("IN_FORCE", None).found(&RULE).is_empty());
    }
}
