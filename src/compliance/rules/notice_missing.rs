//! Have the people been told? Art. 13 and 14.

use entity::vocabulary::{LifeCycle, NoticeState};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "notice-missing",
    severity: Warning,
    law: &["2016-679/13", "2016-679/14"],
    part: FindingPart::Notice,
    wordings: &["notice-missing"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let mut notices = case.sight.holding.notices_of(&case.register.key);
    let in_force = notices.any(|notice| notice.state == NoticeState::InForce);
    if case.register.life_cycle == LifeCycle::Active && !in_force {
        found.raise("notice-missing", "/notices", []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn an_active_register_has_a_notice() {
        assert_eq!(sound().found(&RULE), ["/notices"]);
        assert!(sound().published("IN_FORCE", Some(1)).found(&RULE).is_empty());
    }

    #[test]
    fn a_withdrawn_notice_tells_nobody_and_a_planned_register_has_nobody_to_tell() {
        assert_eq!(sound().published("WITHDRAWN", Some(1)).found(&RULE), ["/notices"]);
        assert!(sound().register("/lifeCycle", json!("PLANNED")).found(&RULE).is_empty());
    }
}
