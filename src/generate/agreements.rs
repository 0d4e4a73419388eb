//! On what do a made-up city's processors work, and which risks has it looked at?

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    LanguageText,
    vocabulary::{Answer, AssessmentKind, AssessmentState, LegalBasis, NodeKind, RiskLevel, SubProcessorAuthorisation},
};

use super::{
    chance::{Chance, Text, Translated},
    shared::Offered,
};
use crate::records::{
    agreement::ProcessingAgreement, assessment::Assessment, controller::Controller, data_flow::DataFlow, noun::Key,
    processor::Processor, register::Register, service::Service,
};

/// More registers than this are not listed in one agreement or assessment.
const LONGEST_COVER: usize = 300;

/// Agreements with the providers, in force for years to come; and the two in five providers with whom a flawed register has none.
pub fn agreements(
    chance: &mut Chance,
    controller: &Key<Controller>,
    services: &[Offered],
) -> (Vec<ProcessingAgreement>, BTreeSet<Key<Processor>>) {
    let mut provided: BTreeMap<&Key<Processor>, Vec<Key<Service>>> = BTreeMap::new();
    for service in services {
        if let Some(provider) = &service.provider {
            let keys = provided.entry(provider).or_default();
            if !keys.contains(&service.key) {
                keys.push(service.key.clone());
            }
        }
    }
    let (mut agreements, mut wanting) = (Vec::new(), BTreeSet::new());
    for (processor, services) in provided {
        if !chance.percent(60) {
            wanting.insert(processor.clone());
        }
        let number = agreements.len() + 1;
        agreements.push(ProcessingAgreement {
            row: 0,
            version: 1,
            key: Key::new(format!("{controller}/sopimus-{number:02}")),
            archived_on: None,
            title: LanguageText::new(
                Some(&format!("Käsittelysopimus {number:02}")),
                Some(&format!("Biträdesavtal {number:02}")),
                Some(&format!("Processing agreement {number:02}")),
            ),
            controller: controller.clone(),
            processor: processor.clone(),
            reference: Some(format!("D/{number}/2023")),
            signed_on: chance.percent(90).then(|| chance.day(2018, 2024)),
            valid_until: chance.percent(50).then(|| chance.day(2031, 2036)),
            authorisation: chance.weighted(&[
                (Some(SubProcessorAuthorisation::General), 50),
                (Some(SubProcessorAuthorisation::Specific), 20),
                (None, 30),
            ]),
            last_audit_on: chance.percent(15).then(|| chance.day(2021, 2026)),
            remarks: LanguageText::default(),
            services,
            registers: Vec::new(),
        });
    }
    (agreements, wanting)
}

fn assessment(
    chance: &mut Chance,
    controller: &Key<Controller>,
    own: String,
    kind: AssessmentKind,
    title: Text,
) -> Assessment {
    let state = chance.weighted(&[
        (AssessmentState::Done, 60),
        (AssessmentState::InProgress, 15),
        (AssessmentState::Planned, 15),
        (AssessmentState::NotRequired, 10),
    ]);
    let done = state == AssessmentState::Done;
    Assessment {
        row: 0,
        version: 1,
        key: Key::new(format!("{controller}/{own}")),
        archived_on: None,
        title: Translated::FULLY.plain(title),
        controller: controller.clone(),
        kind,
        state,
        done_on: done.then(|| chance.day(2019, 2025)),
        next_review_on: (done && chance.percent(60)).then(|| chance.day(2025, 2029)),
        reference: None,
        residual_risk: if done {
            chance.weighted(&[
                (Some(RiskLevel::Low), 60),
                (Some(RiskLevel::Medium), 30),
                (Some(RiskLevel::High), 4),
                (None, 6),
            ])
        } else {
            None
        },
        conclusion: LanguageText::default(),
        registers: Vec::new(),
    }
}

/// Two assessments of transfers.
pub fn transfer_assessments(chance: &mut Chance, controller: &Key<Controller>) -> Vec<Assessment> {
    (1..=2)
        .map(|number| {
            let title = (
                "Siirtojen vaikutusten arviointi",
                "Bedömning av överföringar",
                "Transfer impact assessment",
            );
            assessment(
                chance,
                controller,
                format!("siirtoarvio-{number}"),
                AssessmentKind::TransferImpact,
                title,
            )
        })
        .collect()
}

/// Impact assessments of what is sensitive and large, and balancing tests of legitimate interests. Those of the registers with
/// these numbers are done.
pub fn register_assessments(
    chance: &mut Chance,
    controller: &Key<Controller>,
    registers: &[Register],
    to_assess: &BTreeSet<i32>,
) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    for register in registers {
        let heavy = register
            .data_groups
            .iter()
            .any(|group| group.special == Answer::Yes || group.large_scale == Answer::Yes);
        let needed = to_assess.contains(&register.number);
        if (heavy && chance.percent(50)) || needed {
            let title = (
                "Tietosuojan vaikutustenarviointi",
                "Konsekvensbedömning",
                "Data protection impact assessment",
            );
            let mut made = assessment(
                chance,
                controller,
                format!("vaikutukset-{}", register.number),
                AssessmentKind::DataProtectionImpact,
                title,
            );
            if needed && made.state != AssessmentState::Done {
                made.state = AssessmentState::Done;
                made.done_on = Some(chance.day(2019, 2025));
            }
            made.registers.push(register.key.clone());
            assessments.push(made);
        }
        let interests = register
            .purposes
            .iter()
            .flat_map(|purpose| &purpose.bases)
            .any(|basis| basis.basis == LegalBasis::LegitimateInterests);
        if interests && chance.percent(50) {
            let title = ("Tasapainotesti", "Intresseavvägning", "Balancing test");
            let mut made = assessment(
                chance,
                controller,
                format!("tasapaino-{}", register.number),
                AssessmentKind::LegitimateInterests,
                title,
            );
            made.registers.push(register.key.clone());
            assessments.push(made);
        }
    }
    assessments
}

/// Writes into agreements and assessments which registers the flows that name them belong to.
pub fn cover(agreements: &mut [ProcessingAgreement], assessments: &mut [Assessment], flows: &[DataFlow]) {
    let note = |registers: &mut Vec<Key<Register>>, flow: &DataFlow| {
        let register = Key::new(flow.from.key.clone());
        if flow.from.kind == NodeKind::Register
            && registers.len() < LONGEST_COVER
            && registers.last() != Some(&register)
        {
            registers.push(register);
        }
    };
    for flow in flows {
        if let Some(agreement) = agreements
            .iter_mut()
            .find(|agreement| Some(&agreement.key) == flow.agreement.as_ref())
        {
            note(&mut agreement.registers, flow);
        }
        if let Some(assessment) = assessments
            .iter_mut()
            .find(|assessment| Some(&assessment.key) == flow.transfer_assessment.as_ref())
        {
            note(&mut assessment.registers, flow);
        }
    }
}
