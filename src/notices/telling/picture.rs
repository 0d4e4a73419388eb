//! Where do the data come from and go to, at a glance? A picture, with everything it shows told in sentences beside it.

use std::{cmp::Reverse, collections::BTreeSet};

use entity::vocabulary::NodeKind;
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, reach::Step};
use crate::{
    notices::content::{Block, Picture, PictureEdge, PictureNode},
    records::noun::NodeKey,
};

/// Nodes drawn at most; a picture of more is no picture. The parts in words tell of all.
const NODES: usize = 60;

pub(super) fn picture(teller: &Teller<'_>) -> Option<Told> {
    let (back, onward) = (teller.steps_back(), teller.steps_onward());
    if back.is_empty() && onward.is_empty() {
        return None;
    }
    let nodes = nodes(teller, &back, &onward);
    let edges = edges(teller, &nodes, &back, &onward);
    let title = teller.say_with(
        "picture-title",
        &[("register", FluentValue::from(name(teller, &teller.node())))],
    );
    let alternative = alternative(teller, &nodes, &edges);
    Some(Told {
        stated: true,
        blocks: vec![Block::Picture {
            picture: Picture {
                title,
                alternative,
                nodes,
                edges,
            },
        }],
    })
}

fn name(teller: &Teller<'_>, node: &NodeKey) -> String {
    teller
        .named(node)
        .map_or_else(|| node.key.to_string(), |said| said.text)
}

fn nodes(teller: &Teller<'_>, back: &[Step], onward: &[Step]) -> Vec<PictureNode> {
    let column = |depth: usize| i32::try_from(depth).unwrap_or(i32::MAX);
    let mut places: Vec<(NodeKey, i32)> = vec![(teller.node(), 0)];
    let found = back
        .iter()
        .map(|step| (&step.from, -column(step.depth)))
        .chain(onward.iter().map(|step| (&step.to, column(step.depth))));
    for (node, column) in found {
        if places.len() < NODES && places.iter().all(|(placed, _)| placed != node) {
            places.push((node.clone(), column));
        }
    }
    places.sort_by_key(|(_, column)| *column);
    places
        .into_iter()
        .map(|(node, column)| drawn(teller, &node, column))
        .collect()
}

fn drawn(teller: &Teller<'_>, node: &NodeKey, column: i32) -> PictureNode {
    let mut label = name(teller, node);
    if let Some(provider) = teller
        .provider(node)
        .map(|provider| name(teller, &provider))
        .filter(|provider| !label.contains(provider))
    {
        label = format!("{label} ({provider})");
    }
    let place = teller.place(node);
    let mut countries: BTreeSet<String> = BTreeSet::new();
    countries.extend(
        teller
            .countries(&place.countries)
            .into_iter()
            .chain(teller.countries(&place.support))
            .map(|said| said.text),
    );
    countries.extend(teller.said(&place.words).map(|said| said.text));
    let country = countries.into_iter().collect::<Vec<_>>().join(", ");
    PictureNode {
        id: node.to_string(),
        label,
        kind: node.kind,
        country: (!country.is_empty()).then_some(country),
        outside_eea: place.outside_eea,
        column,
    }
}

fn edges(teller: &Teller<'_>, nodes: &[PictureNode], back: &[Step], onward: &[Step]) -> Vec<PictureEdge> {
    let mut edges: Vec<PictureEdge> = Vec::new();
    for step in back.iter().rev().chain(onward) {
        let (from, to) = (step.from.to_string(), step.to.to_string());
        let drawn = |id: &String| nodes.iter().any(|node| node.id == *id);
        let known = edges
            .iter()
            .any(|edge| edge.from == from && edge.to == to && edge.kind == step.flow.kind);
        if !known && drawn(&from) && drawn(&to) {
            edges.push(PictureEdge {
                from,
                to,
                label: teller.word("flow", &step.flow.kind),
                kind: step.flow.kind,
            });
        }
    }
    edges
}

/// Everything the picture shows, edge by edge and then place by place, those outside the EEA first.
fn alternative(teller: &Teller<'_>, nodes: &[PictureNode], edges: &[PictureEdge]) -> String {
    let label = |id: &str| {
        FluentValue::from(
            nodes
                .iter()
                .find(|node| node.id == id)
                .map_or_else(String::new, |node| node.label.clone()),
        )
    };
    let mut sentences: Vec<String> = edges
        .iter()
        .map(|edge| {
            let values = [
                ("kind", FluentValue::from(edge.label.clone())),
                ("from", label(&edge.from)),
                ("to", label(&edge.to)),
            ];
            teller.say_with("picture-edge", &values)
        })
        .collect();
    let mut placed: Vec<&PictureNode> = nodes
        .iter()
        .filter(|node| node.kind != NodeKind::Subjects && (node.country.is_some() || node.outside_eea))
        .collect();
    placed.sort_by_key(|node| Reverse(node.outside_eea));
    for node in placed {
        let country = node.country.clone().unwrap_or_else(|| teller.say("unsaid-country"));
        let key = if node.outside_eea {
            "picture-outside"
        } else {
            "picture-place"
        };
        sentences.push(teller.say_with(
            key,
            &[
                ("node", FluentValue::from(node.label.clone())),
                ("country", FluentValue::from(country)),
            ],
        ));
    }
    sentences.join(" ")
}
