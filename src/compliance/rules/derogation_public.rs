//! Does an authority rest a transfer on consent or a contract? Art. 49(3): not in the exercise of its public powers.

use entity::vocabulary::TransferMechanism;

use super::{prelude::*, public_body};
use crate::{compliance::law, law::basis::Article};

pub(super) static RULE: Rule = Rule {
    code: "derogation-public",
    severity: Error,
    law: &["2016-679/49-3"],
    part: FindingPart::Transfers,
    wordings: &["derogation-public"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if !case.controller().is_some_and(|controller| public_body(controller)) {
        return;
    }
    for flow in case.flows_out() {
        let Some(mechanism) = flow.mechanism else { continue };
        if matches!(
            mechanism,
            TransferMechanism::ExplicitConsent | TransferMechanism::ContractWithPerson | TransferMechanism::ContractInInterest
        ) {
            let article = Arg::Law(law::article(mechanism.article()).into());
            found
                .raise("derogation-public", "/mechanism", [Arg::node(&flow.to), article])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn resting_on(mechanism: &str) -> Sample {
        sound().flow("PROCESSING", "service:far-app").with("/dataFlows/2/mechanism", json!(mechanism))
    }

    #[test]
    fn an_authority_does_not_transfer_on_consent() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(resting_on("EXPLICIT_CONSENT").found(&RULE), ["flow:city/1-service-far-app /mechanism"]);
        assert!(resting_on("PUBLIC_INTEREST").found(&RULE).is_empty());
    }

    #[test]
    fn a_private_company_may() {
        let company = resting_on("EXPLICIT_CONSENT").with("/controllers/0/publicAuthority", json!("NO"));
        assert!(company.found(&RULE).is_empty());
    }
}
