//! Is it known whom the processor uses? Art. 28(2).

use entity::vocabulary::{Answer, FlowKind};

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "sub-processor-unknown",
    severity: Warning,
    law: &["2016-679/28-2"],
    part: FindingPart::Recipients,
    wordings: &["sub-processor-unknown"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        let Some(party) = chains::party(case, &flow.to) else { continue };
        let service = chains::service(case, &flow.to);
        let own = service.is_some_and(|service| service.run_by.as_ref() == Some(&case.register.controller));
        let told = service.is_some_and(|service| service.sub_processors_told == Answer::Yes);
        let listed = case
            .steps()
            .iter()
            .any(|step| step.from == flow.to && step.flow.kind == FlowKind::SubProcessing);
        if !own && !told && !listed && party.uses_sub_processors != Answer::No {
            found
                .raise("sub-processor-unknown", "/to", [Arg::node(&flow.to)])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn untold() -> Sample {
        sound()
            .with("/services/0/subProcessorsTold", json!("NOT_STATED"))
            .with("/processors/0/usesSubProcessors", json!("NOT_STATED"))
    }

    #[test]
    fn a_processor_tells_whom_it_uses() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(untold().found(&RULE), ["flow:city/1-app /to"]);
        assert!(untold().with("/services/0/subProcessorsTold", json!("YES")).found(&RULE).is_empty());
    }

    #[test]
    fn a_list_or_a_confirmed_none_is_enough() {
        assert!(untold().with("/processors/0/usesSubProcessors", json!("NO")).found(&RULE).is_empty());
        let listed = untold().with(
            "/dataFlows/-",
            json!({"key": "app-far", "kind": "SUB_PROCESSING", "from": "service:app", "to": "service:far-app"}),
        );
        assert!(listed.found(&RULE).is_empty());
    }
}
