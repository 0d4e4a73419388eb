//! How are the data protected? Art. 30(1)(g) and 32, for each form the register is kept in.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "security-missing",
    severity: Warning,
    law: &["2016-679/30-1-g", "2016-679/32"],
    part: FindingPart::Security,
    wordings: &["security-missing", "security-missing-form"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let register = case.register;
    if register.security.is_empty() && register.forms.is_empty() {
        found.raise("security-missing", "/security", []);
    }
    for form in &register.forms {
        if !register.security.iter().any(|measure| measure.form == *form) {
            found.raise("security-missing-form", "/security", [Arg::Form(*form)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn each_form_is_protected() {
        assert!(sound().found(&RULE).is_empty());
        let both = sound().register("/forms", json!(["ELECTRONIC", "MANUAL"]));
        assert_eq!(both.found(&RULE), ["/security"]);
    }

    #[test]
    fn a_register_of_unsaid_form_is_protected_too() {
        let unsaid = sound().register("/forms", json!([]));
        assert!(unsaid.found(&RULE).is_empty());
        assert_eq!(sound().register("/forms", json!([])).register("/security", json!([])).found(&RULE), ["/security"]);
    }
}
