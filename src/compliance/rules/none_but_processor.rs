//! Is it said that nobody receives the data, while a processor does? Art. 4(9) makes a processor a recipient, so "none" is not
//! true.

use entity::vocabulary::{Answer, FlowKind};

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "none-but-processor",
    severity: Error,
    law: &["2016-679/13-1-e", "2016-679/4-9"],
    part: FindingPart::Recipients,
    wordings: &["none-but-processor"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    if case.register.no_recipients != Answer::Yes {
        return;
    }
    let mut nodes = Vec::new();
    for step in chains::ends(case) {
        // What the controller runs itself is no recipient.
        let own = chains::service(case, &step.to)
            .is_some_and(|service| service.run_by.as_ref() == Some(&case.register.controller));
        if matches!(step.flow.kind, FlowKind::Processing | FlowKind::SubProcessing) && !own {
            nodes.push(step.to.clone());
        }
    }
    if !nodes.is_empty() {
        found.raise("none-but-processor", "/noRecipients", [Arg::Names(nodes.into_boxed_slice())]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::{finding::Arg, sample::sound};

    #[test]
    fn nobody_and_a_processor_do_not_go_together() {
        assert!(sound().found(&RULE).is_empty());
        let none = || sound().register("/noRecipients", json!("YES"));
        assert_eq!(none().found(&RULE), ["/noRecipients"]);
        assert!(none().with("/dataFlows/0/validUntil", json!("2026-03-01")).found(&RULE).is_empty());
    }

    #[test]
    fn all_on_the_chain_are_named_and_what_the_city_runs_itself_is_not() {
        let chain = sound()
            .register("/noRecipients", json!("YES"))
            .with("/dataFlows/-", json!({"key": "app-far", "kind": "SUB_PROCESSING", "from": "service:app", "to": "service:far-app"}));
        let findings = chain.findings(&RULE, "2026-03-02");
        assert!(matches!(&findings[0].args[0], Arg::Names(nodes) if nodes.len() == 2), "{findings:?}");
        let own = sound().register("/noRecipients", json!("YES")).with("/services/0/runBy", json!("city"));
        assert!(own.found(&RULE).is_empty());
    }
}
