//! Where do the data of one made-up register move?

use entity::vocabulary::{Answer, FlowKind, FlowMeans, Frequency, LegalBasis, NodeKind};

use super::{
    chance::Chance,
    register::City,
    shared::{self, Offered},
    words::{RECIPIENTS, SOURCES, Task},
};
use crate::records::{
    data_flow::DataFlow,
    noun::{Key, NodeKey},
    register::Register,
};

/// Flows at the ends of a register, six of them as a rule: from the people, to four services, and now and then from a source and to
/// a recipient. Those of a flawed register lack the agreement with two in five of the providers.
pub fn flows(chance: &mut Chance, city: &City, register: &Register, task: &Task, flawed: bool) -> Vec<DataFlow> {
    let here = NodeKey::new(NodeKind::Register, register.key.shared().clone());
    let groups: Vec<String> = register.data_groups.iter().map(|group| group.key.clone()).collect();
    let mut flows = Vec::new();
    let add = |flows: &mut Vec<DataFlow>, kind, from: &NodeKey, to: &NodeKey| {
        let key = format!("{}/{}-{}", city.key, register.number, flows.len() + 1);
        flows.push(shared::flow(key, kind, from.clone(), to.clone()));
        flows.len() - 1
    };

    let people = NodeKey::new(NodeKind::Subjects, task.subjects[0]);
    let collected = add(&mut flows, FlowKind::Collection, &people, &here);
    flows[collected].means = chance.weighted(&[
        (Some(FlowMeans::Form), 50),
        (Some(FlowMeans::Conversation), 20),
        (Some(FlowMeans::Automatic), 10),
        (Some(FlowMeans::Paper), 5),
        (None, 15),
    ]);
    flows[collected].data_groups.clone_from(&groups);

    if chance.percent(50) {
        let source = NodeKey::new(NodeKind::Source, format!("lahde-{}", chance.pick(SOURCES).0));
        let fetched = add(&mut flows, FlowKind::Collection, &source, &here);
        flows[fetched].means = Some(FlowMeans::Interface);
        flows[fetched].frequency = chance.weighted(&[
            (Some(Frequency::Daily), 40),
            (Some(Frequency::OnDemand), 40),
            (None, 20),
        ]);
        flows[fetched].data_categories = vec![Key::new("postal-address")];
    }

    for service in services(chance, city) {
        let there = NodeKey::new(NodeKind::Service, service.key.shared().clone());
        let processed = add(&mut flows, FlowKind::Processing, &here, &there);
        let flow = &mut flows[processed];
        flow.data_groups = if chance.percent(60) {
            vec![groups[chance.below(groups.len())].clone()]
        } else {
            Vec::new()
        };
        flow.purposes = if chance.percent(30) {
            vec![register.purposes[chance.below(register.purposes.len())].key.clone()]
        } else {
            Vec::new()
        };
        flow.means = Some(FlowMeans::Interface);
        flow.frequency = chance.weighted(&[(Some(Frequency::Continuous), 70), (None, 30)]);
        let provider = service.provider.as_ref();
        let provider = provider.filter(|provider| !flawed || !city.wanting.contains(*provider));
        flow.agreement = provider.and_then(|provider| city.agreements.get(provider)).cloned();
        if service.outside {
            flow.mechanism = shared::mechanism(chance);
            flow.transfer_assessment = chance
                .percent(30)
                .then(|| chance.pick(&city.transfer_assessments).clone());
        }
    }

    if register.no_recipients != Answer::Yes && chance.percent(66) {
        let recipient = NodeKey::new(NodeKind::Recipient, format!("saaja-{}", chance.pick(RECIPIENTS).0));
        let disclosed = add(&mut flows, FlowKind::Disclosure, &here, &recipient);
        let flow = &mut flows[disclosed];
        flow.basis = chance.weighted(&[
            (Some(LegalBasis::LegalObligation), 60),
            (Some(LegalBasis::Consent), 10),
            (None, 30),
        ]);
        flow.provision = chance
            .weighted(&[(Some("621-1999/26"), 30), (Some("621-1999/29"), 20), (None, 50)])
            .map(Key::new);
        flow.frequency = chance.weighted(&[
            (Some(Frequency::Monthly), 30),
            (Some(Frequency::Yearly), 30),
            (Some(Frequency::OnDemand), 40),
        ]);
        flow.data_groups = groups[..1].to_vec();
    }
    flows
}

/// Four services as a rule, two in three among those that many use.
fn services<'a>(chance: &mut Chance, city: &'a City) -> Vec<&'a Offered> {
    let count = chance.weighted(&[(3, 25), (4, 50), (5, 25)]);
    let mut services: Vec<&Offered> = Vec::new();
    for _ in 0..count {
        let (core, rest) = city.services.split_at(city.core);
        let service = if chance.percent(65) {
            chance.pick(core)
        } else {
            chance.pick(rest)
        };
        if !services.iter().any(|other| other.key == service.key) {
            services.push(service);
        }
    }
    services
}
