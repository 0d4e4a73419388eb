//! In which information systems and services are the data, and where are those?

use entity::vocabulary::{Answer, NodeKind};

use super::{Teller, Told, recipients, sources};
use crate::{
    notices::content::{Fact, Said},
    records::{
        noun::{Key, NodeKey},
        service::Service,
    },
};

pub(super) fn systems(teller: &Teller<'_>) -> Told {
    let mut nodes: Vec<NodeKey> = Vec::new();
    // A system that data come from is one of the systems too.
    let ends = teller.flows_out().into_iter().map(|flow| flow.to.clone());
    for node in ends.chain(teller.flows_in().into_iter().map(|flow| flow.from.clone())) {
        if node.kind == NodeKind::Service && !nodes.contains(&node) {
            nodes.push(node);
        }
    }
    let named = nodes
        .iter()
        .filter_map(|node| Some((teller.named(node)?, sources::facts(of_service(teller, node)))))
        .collect();
    Told::or_unsaid(sources::list(named), teller, "unsaid-systems")
}

fn of_service(teller: &Teller<'_>, node: &NodeKey) -> Vec<Fact> {
    let Some(service) = teller.sight.get(&Key::<Service>::new(node.key.clone())) else {
        return Vec::new();
    };
    let mut rows: Vec<Fact> = teller
        .fact("label-what-it-is", &service.description)
        .into_iter()
        .collect();
    rows.extend(recipients::of_party(teller, node));
    let mut hosting: Vec<Said> = service
        .hosting_countries
        .iter()
        .filter_map(|key| teller.sight.get(key))
        .filter_map(|country| Some(teller.said(&country.name)?.code(country.code.clone())))
        .collect();
    hosting.extend(teller.said(&service.hosting));
    rows.extend(teller.facts("label-hosting", hosting));
    if service.hosted_in_eea != Answer::NotStated {
        rows.push(Fact::one(
            teller.say("label-hosted-in-eea"),
            Said::plain(teller.word("answer", &service.hosted_in_eea)),
        ));
    }
    let support = service
        .support_countries
        .iter()
        .filter_map(|key| teller.sight.get(key))
        .filter_map(|country| Some(teller.said(&country.name)?.code(country.code.clone())));
    rows.extend(teller.facts("label-support-from", support.collect()));
    rows
}
