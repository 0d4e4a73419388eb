//! From where to where do personal data move? One directed edge; nothing else records movement of data.

use entity::{
    Date, LanguageText,
    vocabulary::{FlowKind, FlowMeans, Frequency, LegalBasis, TransferMechanism},
};

use super::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::PersonalDataCategory,
    law::Provision,
    noun::{Key, NodeKey},
};
use crate::noun;

noun! {
    /// A data flow: a directed edge between two nodes. A register's sources are the flows into it; its processors and
    /// recipients are the flows out of it.
    DataFlow "DataFlowInput", DataFlowPatch "DataFlowPatchInput" {
        requires {
            /// What kind of movement it is.
            kind: FlowKind,
        }
        needs {
            /// Where the data come from.
            from: NodeKey,
            /// Where they go.
            to: NodeKey,
        }
        stated {
            /// What moves, in words, where the groups and categories do not say it.
            data: LanguageText,
            /// Keys of the data groups that move, among those of the register at its end.
            data_groups: Vec<String>,
            /// Keys of the purposes served, among those of the register at its end.
            purposes: Vec<String>,
            /// Lawful basis of a disclosure, Art. 6(1).
            basis: Option<LegalBasis>,
            /// How the data move.
            means: Option<FlowMeans>,
            /// How often.
            frequency: Option<Frequency>,
            /// When or on what condition, where it is not always.
            condition: LanguageText,
            /// What a transfer outside the EEA rests on, Art. 45-49.
            mechanism: Option<TransferMechanism>,
            /// The document of the safeguard, and where a copy can be had, Art. 13(1)(f).
            mechanism_document: Option<String>,
            /// First day.
            valid_from: Option<Date>,
            /// Last day.
            valid_until: Option<Date>,
            /// Remarks beside the relations.
            remarks: LanguageText,
        }
        refers {
            /// Categories of personal data that move.
            data_categories: Vec<Key<PersonalDataCategory>>,
            /// The provision a disclosure rests on.
            provision: Option<Key<Provision>>,
            /// The processing agreement it rests on, Art. 28(3).
            agreement: Option<Key<ProcessingAgreement>>,
            /// The transfer impact assessment.
            transfer_assessment: Option<Key<Assessment>>,
        }
    }
}
