//! From where to where do personal data move? One directed edge; nothing else records movement of data.

use entity::{
    Date, LanguageText,
    vocabulary::{Answer, FlowKind, FlowMeans, Frequency, LegalBasis, NodeKind, TransferMechanism},
};

use super::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::PersonalDataCategory,
    check::{Check, check_days, check_local, check_same_owner},
    law::Provision,
    noun::{Key, NodeKey},
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
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

impl Check for DataFlow {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if !ends_fit(self.kind, self.from.kind, self.to.kind) {
            problems.add_at(
                at,
                "kind",
                ProblemCode::WrongEnds,
                format!("{} → {}", self.from, self.to),
            );
        }
        if self.from == self.to {
            problems.add_at(at, "to", ProblemCode::Loop, &self.to);
        }
        check_days(self.valid_from, self.valid_until, "validUntil", at, problems);
        // A flow that touches a register belongs to the register's controller; it may touch two.
        let registers: Vec<&NodeKey> = [&self.from, &self.to]
            .into_iter()
            .filter(|node| node.kind == NodeKind::Register)
            .collect();
        let owners: Vec<&str> = registers
            .iter()
            .filter_map(|node| node.key.split_once('/').map(|(owner, _)| owner))
            .collect();
        if !owners.is_empty() && !self.key.owner().is_some_and(|owner| owners.contains(&owner)) {
            problems.add_at(at, "key", ProblemCode::WrongOwner, owners[0]);
        }
        check_same_owner(&self.key, self.agreement.as_ref(), "agreement", at, problems);
        check_same_owner(
            &self.key,
            self.transfer_assessment.as_ref(),
            "transferAssessment",
            at,
            problems,
        );
        // Of two registers it is the one whose controller keeps the flow: what another city's holds is not told here.
        let own = |node: &&&NodeKey| node.key.split_once('/').map(|(owner, _)| owner) == self.key.owner();
        let register = registers.iter().find(own).and_then(|node| {
            let (owner, _) = node.key.split_once('/')?;
            candidate.loaded(owner)?.shelves.registers.get(&node.key)
        });
        let groups: Vec<&str> = register
            .iter()
            .flat_map(|register| &register.data_groups)
            .map(|group| group.key.as_str())
            .collect();
        check_local(&self.data_groups, &groups, "dataGroups", at, problems);
        let purposes: Vec<&str> = register
            .iter()
            .flat_map(|register| &register.purposes)
            .map(|purpose| purpose.key.as_str())
            .collect();
        check_local(&self.purposes, &purposes, "purposes", at, problems);
        // "There are none" and a disclosure cannot both be stated of one register.
        if self.kind == FlowKind::Disclosure
            && self.archived_on.is_none()
            && register.is_some_and(|register| {
                register.no_recipients == Answer::Yes && self.from.key == *register.key.shared()
            })
        {
            problems.add_at(at, "kind", ProblemCode::NoneButSome, &self.key);
        }
    }
}

/// Which kinds of node a flow of each kind may run between.
fn ends_fit(kind: FlowKind, from: NodeKind, to: NodeKind) -> bool {
    use NodeKind::{Processor, Recipient, Register, Service, Source, Subjects};
    match kind {
        FlowKind::Collection => {
            matches!(from, Subjects | Source | Service | Register) && matches!(to, Register | Service)
        }
        FlowKind::Internal => matches!(from, Register | Service) && matches!(to, Register | Service),
        FlowKind::Processing => matches!(from, Register | Service) && matches!(to, Service | Processor),
        FlowKind::SubProcessing => matches!(from, Service | Processor) && matches!(to, Service | Processor),
        FlowKind::Disclosure => matches!(from, Register | Service) && matches!(to, Recipient | Register),
    }
}
