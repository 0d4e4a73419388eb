//! Have the risks been looked at, Art. 35, 46 and 6(1)(f)?

use entity::{
    Date, LanguageText,
    vocabulary::{AssessmentKind, AssessmentState, RiskLevel},
};

use super::{controller::Controller, noun::Key, register::Register};
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
