//! Is the essence of the arrangement between joint controllers told? Art. 26(2).

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "joint-arrangement",
    severity: Error,
    law: &["2016-679/26-2"],
    part: FindingPart::Who,
    wordings: &["joint-arrangement"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if let Some(other) = case.register.joint_controllers.first()
        && case.register.joint_arrangement.is_empty()
    {
        case.get(other);
        found.raise("joint-arrangement", "/jointArrangement", [Arg::noun(other)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn joint_controllers_tell_the_essence_of_their_arrangement() {
        assert!(sound().found(&RULE).is_empty());
        let joint = || sound().register("/jointControllers", json!(["board"]));
        assert_eq!(joint().found(&RULE), ["/jointArrangement"]);
        assert!(joint().register("/jointArrangement", json!({"sv": "Staden svarar"})).found(&RULE).is_empty());
    }

    #[test]
    fn a_blank_text_tells_nothing() {
        let blank = sound()
            .register("/jointControllers", json!(["board"]))
            .register("/jointArrangement", json!({"fi": "  "}));
        assert_eq!(blank.found(&RULE), ["/jointArrangement"]);
    }
}
