//! Have the risks been looked at? An assessment as the API shows it.

use async_graphql::InputObject;
use entity::{
    Date,
    vocabulary::{AssessmentKind, AssessmentState, RiskLevel},
};

use super::{page::listed, relations::relations};
use crate::records::{
    assessment::Assessment,
    controller::Controller,
    fold::{fold, holds, holds_text},
    noun::Key,
    register::Register,
};

relations! {
    Assessment {
        one {
            /// The controller.
            controller: Controller,
        }
        many {
            /// Registers it covers.
            registers: Register,
        }
    }
}

/// What assessments are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct AssessmentFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// A register it covers.
    pub register: Option<Key<Register>>,
    /// What is assessed.
    pub kind: Option<AssessmentKind>,
    /// How far it has come.
    pub state: Option<AssessmentState>,
    /// The risk that remains.
    pub residual_risk: Option<RiskLevel>,
    /// Its next review is told and comes before this day.
    pub review_before: Option<Date>,
    /// Text in its title or reference.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Assessment by AssessmentFilter of controller: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |assessment, _| {
            filter.register.as_ref().is_none_or(|register| assessment.registers.contains(register))
                && filter.kind.is_none_or(|kind| assessment.kind == kind)
                && filter.state.is_none_or(|state| assessment.state == state)
                && filter.residual_risk.is_none_or(|risk| assessment.residual_risk == Some(risk))
                && filter.review_before.is_none_or(|day| assessment.next_review_on.is_some_and(|review| review < day))
                && text.as_ref().is_none_or(|text| {
                    holds(&assessment.title, text) || assessment.reference.as_ref().is_some_and(|reference| holds_text(reference, text))
                })
        }
    }
}
