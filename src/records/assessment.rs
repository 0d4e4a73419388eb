//! Have the risks been looked at, Art. 35, 46 and 6(1)(f)?

use entity::{
    Date, LanguageText,
    vocabulary::{AssessmentKind, AssessmentState, RiskLevel},
};

use super::{
    check::{Check, check_days, check_name, check_owner, check_same_owner},
    controller::Controller,
    noun::Key,
    problem::{Path, Problems},
    register::Register,
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// An assessment: of data protection impact (Art. 35), of a transfer (Art. 46), of legitimate interests (Art. 6(1)(f)).
    Assessment "AssessmentInput", AssessmentPatch "AssessmentPatchInput" {
        requires {
            /// The title.
            title: LanguageText,
        }
        needs {
            /// The controller.
            controller: Key<Controller>,
        }
        stated {
            /// What is assessed.
            kind: AssessmentKind,
            /// How far it has come.
            state: AssessmentState,
            /// The day it was done.
            done_on: Option<Date>,
            /// The day it is looked at again.
            next_review_on: Option<Date>,
            /// Reference in the controller's case management.
            reference: Option<String>,
            /// The risk that remains.
            residual_risk: Option<RiskLevel>,
            /// Its outcome, or the reason why none is required.
            conclusion: LanguageText,
        }
        refers {
            /// Registers it covers.
            registers: Vec<Key<Register>>,
        }
    }
}

impl Check for Assessment {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_days(self.done_on, self.next_review_on, "nextReviewOn", at, problems);
        at.at("registers", |at| {
            for (index, register) in self.registers.iter().enumerate() {
                check_same_owner(&self.key, Some(register), &index.to_string(), at, problems);
            }
        });
    }
}
