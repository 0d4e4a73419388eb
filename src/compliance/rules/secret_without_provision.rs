//! By which provision is it secret? Act 621/1999: documents are public unless an act says otherwise.

use entity::vocabulary::Publicity;

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "secret-without-provision",
    severity: Warning,
    law: &["621-1999/24"],
    part: FindingPart::Publicity,
    wordings: &["secret-without-provision"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let secret = matches!(case.register.publicity, Some(Publicity::Secret | Publicity::PartlySecret));
    if secret && case.register.publicity_provisions.is_empty() {
        found.raise("secret-without-provision", "/publicityProvisions", []);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn secret(publicity: &str) -> Sample {
        sound().register("/publicity", json!(publicity))
    }

    #[test]
    fn secrecy_has_its_provision() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(secret("PARTLY_SECRET").found(&RULE), ["/publicityProvisions"]);
        assert!(secret("SECRET").register("/publicityProvisions", json!(["410-2015/1-2"])).found(&RULE).is_empty());
    }

    #[test]
    fn what_is_public_needs_none() {
        assert!(secret("PUBLIC").found(&RULE).is_empty());
    }
}
