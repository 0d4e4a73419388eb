//! Who gets the data, Art. 13(1)(e)? Recipients, and processors too: a processor is a recipient, Art. 4(9).

use entity::vocabulary::{Answer, FlowKind, NodeKind};

use super::{Teller, Told, sources};
use crate::{
    law::basis::Article,
    notices::content::{Block, Fact, Said},
    records::{
        data_flow::DataFlow,
        noun::{Key, NodeKey},
        service::Service,
    },
};

pub(super) fn recipients(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let [disclosed, processors, inside] =
        [FlowKind::Disclosure, FlowKind::Processing, FlowKind::Internal].map(|kind| of_kind(teller, kind));
    let remark = teller.paragraph(&register.recipients_remark);
    let silent = register.no_recipients == Answer::NotStated && remark.is_none();
    if silent && disclosed.is_empty() && processors.is_empty() && inside.is_empty() {
        return Told::unsaid(teller, "unsaid-recipients");
    }
    // What is said of disclosures settles nothing about processors, nor the other way round: each silence is told.
    let disclosures = match register.no_recipients {
        Answer::Yes => Some("recipients-none"),
        Answer::No if disclosed.is_empty() && remark.is_none() => Some("recipients-some"),
        Answer::NotStated if disclosed.is_empty() && remark.is_none() => Some("unsaid-disclosures"),
        Answer::No | Answer::NotStated => None,
    };
    let no_processors = processors.is_empty().then_some("unsaid-processors");
    let mut blocks: Vec<Block> = disclosures
        .map(|key| Block::sentence(teller.say(key)))
        .into_iter()
        .collect();
    blocks.extend(group(teller, "group-disclosures", disclosed));
    blocks.extend(remark);
    blocks.extend(group(teller, "group-processors", processors));
    blocks.extend(no_processors.map(|key| Block::sentence(teller.say(key))));
    blocks.extend(group(teller, "group-sub-processors", sub_processors(teller)));
    blocks.extend(group(teller, "group-internal", inside));
    Told { stated: true, blocks }
}

fn group(teller: &Teller<'_>, key: &str, parties: Vec<(Said, Vec<Fact>)>) -> Option<Block> {
    let blocks = sources::list(
        parties
            .into_iter()
            .map(|(name, rows)| (name, sources::facts(rows)))
            .collect(),
    );
    (!blocks.is_empty()).then(|| Block::Group {
        heading: Said::plain(teller.say(key)),
        blocks,
    })
}

/// Parties that data go to by flows of a kind, each with what is told of it.
pub(super) fn of_kind(teller: &Teller<'_>, kind: FlowKind) -> Vec<(Said, Vec<Fact>)> {
    let mut parties: Vec<(NodeKey, Vec<Fact>)> = Vec::new();
    for flow in teller.flows_out().iter().filter(|flow| flow.kind == kind) {
        let mut facts = if parties.iter().any(|(node, _)| *node == flow.to) {
            Vec::new()
        } else {
            of_party(teller, &flow.to)
        };
        facts.extend(of_disclosure(teller, flow));
        match parties.iter_mut().find(|(node, _)| *node == flow.to) {
            Some((_, told)) => told.extend(facts),
            None => parties.push((flow.to.clone(), facts)),
        }
    }
    parties
        .into_iter()
        .filter_map(|(node, facts)| Some((teller.named(&node)?, facts)))
        .collect()
}

/// Processors that the processors use, Art. 28(2) and (4), along every chain.
fn sub_processors(teller: &Teller<'_>) -> Vec<(Said, Vec<Fact>)> {
    let mut seen: Vec<NodeKey> = teller.flows_out().iter().map(|flow| flow.to.clone()).collect();
    let mut parties = Vec::new();
    for step in teller.steps_onward().iter().filter(|step| step.depth > 1) {
        if seen.contains(&step.to) {
            continue;
        }
        seen.push(step.to.clone());
        let Some(name) = teller.named(&step.to) else { continue };
        let mut facts = of_party(teller, &step.to);
        facts.extend(
            teller
                .named(&step.from)
                .map(|user| Fact::one(teller.say("label-used-by"), user)),
        );
        parties.push((name, facts));
    }
    parties
}

/// Who provides a service, and where the party is.
pub(super) fn of_party(teller: &Teller<'_>, node: &NodeKey) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(provider) = teller.provider(node) {
        facts.extend(
            teller
                .named(&provider)
                .map(|said| Fact::one(teller.say("label-provider"), said)),
        );
    } else if node.kind == NodeKind::Service {
        let service = teller.sight.get(&Key::<Service>::new(node.key.clone()));
        let run_by = service
            .and_then(|service| service.run_by.as_ref())
            .and_then(|key| teller.sight.get(key));
        facts.extend(
            run_by
                .and_then(|controller| teller.said(&controller.name))
                .map(|said| Fact::one(teller.say("label-run-by"), said)),
        );
    }
    // Where a service is hosted is told of it as a system.
    if node.kind != NodeKind::Service {
        facts.extend(teller.facts("label-country", teller.countries(&teller.place(node).countries)));
    }
    facts
}

fn of_disclosure(teller: &Teller<'_>, flow: &DataFlow) -> Vec<Fact> {
    let mut facts = sources::of_flow(teller, flow);
    let basis = flow
        .basis
        .map(|basis| Said::plain(teller.word("basis", &basis)).code(basis.article()));
    facts.extend(teller.facts("label-basis", basis.into_iter().collect()));
    facts.extend(
        teller.facts(
            "label-provisions",
            flow.provision
                .as_ref()
                .and_then(|key| teller.provision(key))
                .into_iter()
                .collect(),
        ),
    );
    facts
}
