//! Where do the data come from, Art. 14(2)(f)?

use entity::vocabulary::{Answer, NodeKind};
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, reach::Step};
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
    let steps = teller.steps_back();
    let told = parties.into_iter().filter_map(|(node, mut rows)| {
        rows.extend(open_to_all(teller, &node));
        let mut blocks = facts(rows);
        blocks.extend(behind(teller, &node, &steps, 1));
        Some((heading(teller, &node)?, blocks))
    });
    let blocks = list(told.collect());
    let remark = teller.paragraph(&teller.register.sources_remark);
    Told::or_unsaid(blocks.into_iter().chain(remark).collect(), teller, "unsaid-sources")
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
    let categories = flow
        .data_categories
        .iter()
        .filter_map(|key| teller.said(&teller.sight.get(key)?.name));
    let several_groups = teller.register.data_groups.len() > 1;
    let groups = flow
        .data_groups
        .iter()
        .filter(|_| several_groups)
        .filter_map(|key| teller.group_name(key));
    let mut data: Vec<Said> = Vec::new();
    for said in teller.said(&flow.data).into_iter().chain(categories).chain(groups) {
        if !data.contains(&said) {
            data.push(said);
        }
    }
    let several_purposes = teller.register.purposes.len() > 1;
    let purposes = if several_purposes {
        teller.purposes(&flow.purposes)
    } else {
        Vec::new()
    };
    let means = flow.means.map(|means| Said::plain(teller.word("means", &means)));
    let frequency = flow
        .frequency
        .map(|often| Said::plain(teller.word("frequency", &often)));
    [
        teller.facts("label-data", data),
        teller.facts("label-used-for", purposes),
        teller.fact("label-condition-of-flow", &flow.condition),
        teller.facts("label-means", means.into_iter().collect()),
        teller.facts("label-frequency", frequency.into_iter().collect()),
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
fn behind(teller: &Teller<'_>, node: &NodeKey, steps: &[Step], depth: usize) -> Vec<Block> {
    let nearer = steps.iter().filter(|step| step.to == *node && step.depth == depth + 1);
    nearer
        .filter_map(|step| {
            let mut origin = teller.named(&step.from)?;
            origin.text = teller.say_with("source-origin", &[("who", FluentValue::from(origin.text))]);
            let mut rows = of_flow(teller, &step.flow);
            rows.extend(open_to_all(teller, &step.from));
            let mut blocks = facts(rows);
            blocks.extend(behind(teller, &step.from, steps, step.depth));
            Some(Block::Group {
                heading: origin,
                blocks,
            })
        })
        .collect()
}

/// Facts as a block, if there are any.
pub(super) fn facts(rows: Vec<Fact>) -> Vec<Block> {
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts { rows }]
    }
}

/// Parties with what is told of each: a list where nothing more than names is told.
pub(super) fn list(parties: Vec<(Said, Vec<Block>)>) -> Vec<Block> {
    if !parties.is_empty() && parties.iter().all(|(_, blocks)| blocks.is_empty()) {
        return vec![Block::List {
            items: parties.into_iter().map(|(said, _)| said).collect(),
        }];
    }
    parties
        .into_iter()
        .map(|(heading, blocks)| Block::Group { heading, blocks })
        .collect()
}
