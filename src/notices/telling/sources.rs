//! Where do the data come from, Art. 14(2)(f)?

use entity::vocabulary::{Answer, NodeKind};

use super::{Teller, Told};
use crate::{
    notices::content::{Block, Fact, Said},
    records::{
        data_flow::DataFlow,
        noun::{Key, NodeKey},
        outside_source::OutsideSource,
    },
};

pub(super) fn sources(teller: &Teller<'_>) -> Told {
    let mut parties: Vec<(NodeKey, Vec<Fact>)> = Vec::new();
    for flow in teller.flows_in() {
        let facts = of_flow(teller, &flow);
        match parties.iter_mut().find(|(node, _)| *node == flow.from) {
            Some((_, told)) => told.extend(facts),
            None => parties.push((flow.from.clone(), facts)),
        }
    }
    for (node, facts) in &mut parties {
        facts.extend(open_to_all(teller, node));
        facts.extend(behind(teller, node));
    }
    let named = parties
        .into_iter()
        .filter_map(|(node, facts)| Some((heading(teller, &node)?, facts)))
        .collect();
    let remark = teller.paragraph(&teller.register.sources_remark);
    Told::or_unsaid(
        list(named).into_iter().chain(remark).collect(),
        teller,
        "unsaid-sources",
    )
}

/// The person is a source too, and the notice says so.
fn heading(teller: &Teller<'_>, node: &NodeKey) -> Option<Said> {
    let mut said = teller.named(node)?;
    if node.kind == NodeKind::Subjects {
        said.text = teller.say_with("source-person", &[("who", said.text.clone().into())]);
    }
    Some(said)
}

/// What is told of a flow: what moves, when, how and how often.
pub(super) fn of_flow(teller: &Teller<'_>, flow: &DataFlow) -> Vec<Fact> {
    let mut data: Vec<Said> = teller.said(&flow.data).into_iter().collect();
    data.extend(
        flow.data_categories
            .iter()
            .filter_map(|key| teller.said(&teller.sight.get(key)?.name))
            .filter(|said| flow.data.is_empty() || !said.text.is_empty()),
    );
    if teller.register.data_groups.len() > 1 {
        data.extend(flow.data_groups.iter().filter_map(|key| teller.group_name(key)));
    }
    data.dedup();
    let purposes = if teller.register.purposes.len() > 1 {
        teller.purposes(&flow.purposes)
    } else {
        Vec::new()
    };
    [
        teller.facts("label-data", data),
        teller.facts("label-used-for", purposes),
        teller.fact("label-condition-of-flow", &flow.condition),
        teller.facts(
            "label-means",
            flow.means
                .map(|means| Said::plain(teller.word("means", &means)))
                .into_iter()
                .collect(),
        ),
        teller.facts(
            "label-frequency",
            flow.frequency
                .map(|often| Said::plain(teller.word("frequency", &often)))
                .into_iter()
                .collect(),
        ),
        teller.fact("label-remarks", &flow.remarks),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Art. 14(2)(f): whether a source is publicly accessible.
fn open_to_all(teller: &Teller<'_>, node: &NodeKey) -> Option<Fact> {
    let NodeKind::Source = node.kind else { return None };
    let source = teller.sight.get(&Key::<OutsideSource>::new(node.key.clone()))?;
    (source.publicly_accessible != Answer::NotStated).then(|| {
        Fact::one(
            teller.say("label-publicly-accessible"),
            Said::plain(teller.word("answer", &source.publicly_accessible)),
        )
    })
}

/// Where a system that is a source got the data.
fn behind(teller: &Teller<'_>, node: &NodeKey) -> Vec<Fact> {
    let steps = teller.steps_back();
    let mut rows = Vec::new();
    for step in steps.iter().filter(|step| step.depth > 1 && step.to == *node) {
        let Some(origin) = teller.named(&step.from) else {
            continue;
        };
        rows.push(Fact::one(teller.say("label-origin"), origin));
        rows.extend(of_flow(teller, &step.flow));
        rows.extend(open_to_all(teller, &step.from));
        if step.from != *node {
            rows.extend(
                steps
                    .iter()
                    .filter(|further| further.depth > step.depth && further.to == step.from)
                    .filter_map(|further| Some(Fact::one(teller.say("label-origin"), teller.named(&further.from)?))),
            );
        }
    }
    rows
}

/// Parties with what is told of each: a list where nothing more than names is told.
pub(super) fn list(parties: Vec<(Said, Vec<Fact>)>) -> Vec<Block> {
    if parties.is_empty() {
        return Vec::new();
    }
    if parties.iter().all(|(_, facts)| facts.is_empty()) {
        return vec![Block::List {
            items: parties.into_iter().map(|(said, _)| said).collect(),
        }];
    }
    parties
        .into_iter()
        .map(|(heading, rows)| {
            if rows.is_empty() {
                Block::List { items: vec![heading] }
            } else {
                Block::Group {
                    heading,
                    blocks: vec![Block::Facts { rows }],
                }
            }
        })
        .collect()
}
