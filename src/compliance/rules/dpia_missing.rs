//! Should the impact have been assessed? Art. 35: two or more of the criteria of a high risk, and neither an assessment nor a
//! reason why none is needed.

use entity::vocabulary::{Answer, AssessmentKind, AssessmentState, FlowMeans, NodeKind};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "dpia-missing",
    severity: Error,
    law: &["2016-679/35"],
    part: FindingPart::Assessments,
    wordings: &["dpia-missing", "dpia-missing-begun"],
    check,
};

/// How many criteria make a high risk likely.
const ENOUGH: usize = 2;

fn check(case: &Case<'_>, found: &mut Found) {
    let count = criteria(case).into_iter().filter(|criterion| *criterion).count();
    if count < ENOUGH || !case.holds_data() {
        return;
    }
    let assessments = case.sight.holding.shelves.assessments.all().iter().filter(|assessment| {
        assessment.archived_on.is_none()
            && assessment.kind == AssessmentKind::DataProtectionImpact
            && assessment.registers.contains(&case.register.key)
    });
    let mut begun = None;
    for assessment in assessments {
        match assessment.state {
            AssessmentState::Done => return,
            AssessmentState::NotRequired if !assessment.conclusion.is_empty() => return,
            _ => begun = Some(assessment),
        }
    }
    match begun {
        Some(assessment) => {
            let args = [Arg::noun(&assessment.key), Arg::Count(count)];
            found
                .raise("dpia-missing-begun", "/state", args)
                .about(&assessment.key)
                .milder(Warning);
        }
        None => {
            found.raise("dpia-missing", "/assessments", [Arg::Count(count)]);
        }
    }
}

/// Which criteria the record meets, of those that a record tells: special or criminal data at scale, children, automated
/// decisions, profiling, systematic monitoring at scale, matching of data from several sources.
fn criteria(case: &Case<'_>) -> [bool; 6] {
    let register = case.register;
    let large = |answer: fn(&crate::records::register::DataGroup) -> Answer| {
        register
            .data_groups
            .iter()
            .any(|group| group.large_scale == Answer::Yes && answer(group) == Answer::Yes)
    };
    let at_scale = register.together(|group| group.large_scale) == Answer::Yes;
    let automatic = case.flows_in().iter().any(|flow| flow.means == Some(FlowMeans::Automatic));
    let sources = case.flows_in().iter().filter(|flow| flow.from.kind == NodeKind::Source).count();
    let bought = case.flows_in().iter().any(|flow| flow.means == Some(FlowMeans::Purchase));
    [
        large(|group| group.special) || large(|group| group.criminal),
        register.children_together() == Answer::Yes,
        register.automated_decisions == Answer::Yes,
        register.profiling == Answer::Yes,
        at_scale && automatic,
        sources > 1 || bought,
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn risky() -> Sample {
        sound().register("/dataGroups/0/children", json!("YES")).register("/profiling", json!("YES"))
    }

    fn assessed(state: &str, conclusion: serde_json::Value) -> Sample {
        let assessment = json!([{
            "key": "city/dpia", "title": {"fi": "Arviointi"}, "controller": "city", "state": state, "conclusion": conclusion,
            "registers": ["city/1"],
        }]);
        risky().with("/assessments", assessment)
    }

    #[test]
    fn a_high_risk_is_assessed() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(risky().found(&RULE), ["/assessments"]);
        assert!(assessed("DONE", json!({})).found(&RULE).is_empty());
        assert_eq!(assessed("IN_PROGRESS", json!({})).found(&RULE), ["assessment:city/dpia /state Warning"]);
    }

    #[test]
    fn one_criterion_is_not_enough() {
        assert!(sound().register("/profiling", json!("YES")).found(&RULE).is_empty());
    }

    #[test]
    fn that_none_is_required_is_said_with_a_reason() {
        assert!(assessed("NOT_REQUIRED", json!({"fi": "Vähäinen riski"})).found(&RULE).is_empty());
        assert_eq!(assessed("NOT_REQUIRED", json!({})).found(&RULE), ["assessment:city/dpia /state Warning"]);
    }
}
