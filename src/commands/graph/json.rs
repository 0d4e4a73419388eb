//! How is an answer of the graph told to a program? As one JSON document, whose form docs/graph-json.md tells of.
//!
//! Its form is a promise: fields may be added, none is renamed, left out or given another meaning while `format` stays the same. So
//! every field is always there, and one that holds nothing is null or empty.

use std::sync::Arc;

use entity::vocabulary::NodeKind;
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use super::{Until, asking::Graph, found::Found};
use crate::{
    graph::{
        Chain, Step,
        chain::End,
        dependencies::Dependency,
        impact::{Impact, Touched},
        reach::Place,
        third_country::node,
    },
    notices::words::language_tag,
    records::{
        data_flow::DataFlow,
        law::Country,
        noun::{Key, NodeKey},
        snapshot::Kept,
        standing::CountryTie,
    },
};

/// The name and version of the form.
const FORMAT: &str = "seloste-graph/1";

impl Graph {
    /// An answer as one document, ended by a line's end.
    pub(super) fn json(&self, found: &Found) -> String {
        let (asked, answer) = match found {
            Found::Reach {
                from,
                back,
                until,
                reached,
            } => (
                json!({"question": "reach", "from": self.place_json(from), "back": back, "until": until.map(word)}),
                json!({"reached": reached.iter().map(|it| self.reached(it)).collect::<Vec<_>>()}),
            ),
            Found::ThirdCountries {
                controller,
                asked,
                registers,
            } => (
                json!({"question": "third-countries", "controller": controller}),
                json!({
                    "registersAsked": asked,
                    "registers": registers.iter().map(|(register, chain)| json!({
                        "register": self.node_json(register), "chain": self.chain(chain),
                    })).collect::<Vec<_>>(),
                }),
            ),
            Found::Paths {
                from,
                to,
                longest,
                most,
                found,
            } => (
                json!({
                    "question": "paths", "from": self.place_json(from), "to": self.place_json(to), "longest": longest, "most": most,
                }),
                json!({
                    "complete": found.complete,
                    "paths": found.paths.iter().map(|chain| self.chain(chain)).collect::<Vec<_>>(),
                }),
            ),
            Found::Impact { of, registers, impact } => (
                json!({"question": "impact", "of": of}),
                self.impact_json(registers, impact),
            ),
            Found::Dependencies {
                controller,
                asked,
                nodes,
            } => (
                json!({"question": "dependencies", "controller": controller}),
                json!({
                    "registersAsked": asked,
                    "nodes": nodes.iter().map(|it| self.dependency(it)).collect::<Vec<_>>(),
                }),
            ),
        };
        let document = json!({
            "format": FORMAT,
            "revision": self.snapshot.revision,
            "on": self.day,
            "at": self.at,
            "untold": self.untold,
            "language": language_tag(self.language),
            "asked": asked,
            "answer": answer,
        });
        format!("{document:#}\n")
    }

    fn reached(&self, (place, hops, chain): &(Place, u16, Chain)) -> Value {
        json!({"place": self.place_json(place), "hops": hops, "chain": self.chain(chain)})
    }

    fn dependency(&self, it: &Dependency) -> Value {
        json!({
            "node": self.node_json(&it.node), "registers": it.registers, "direct": it.direct, "nearestHops": it.nearest,
        })
    }

    fn impact_json(&self, registers: &[(Touched, Chain)], impact: &Impact) -> Value {
        let touched = |(touched, chain): &(Touched, Chain)| {
            json!({
                "register": self.node_json(&node(&touched.register.key)),
                "hops": touched.hops,
                "noticeInForce": touched.notice.as_ref().map(|notice| notice.key.id()),
                "chain": self.chain(chain),
            })
        };
        let subjects = impact.subjects.iter().map(|(key, count)| {
            let node = NodeKey::new(NodeKind::Subjects, Arc::clone(key.shared()));
            json!({"subjects": self.node_json(&node), "registers": count})
        });
        let special = impact.special.iter();
        let special = special.map(|(category, count)| json!({"category": category.to_value(), "registers": count}));
        let posts = impact.posts.iter();
        let posts = posts.map(|(post, count)| json!({"id": post.id(), "registers": count}));
        json!({
            "registers": registers.iter().map(touched).collect::<Vec<_>>(),
            "registersWithSpecialCategories": impact.special_registers,
            "registersWithChildren": impact.children_registers,
            "subjects": subjects.collect::<Vec<_>>(),
            "specialCategories": special.collect::<Vec<_>>(),
            "posts": posts.collect::<Vec<_>>(),
        })
    }

    /// A chain with the place of each step, so that nothing has to be looked up to read it.
    fn chain(&self, chain: &Chain) -> Value {
        json!({
            "hops": chain.hops(),
            "steps": chain.steps.iter().map(|step| self.step(step)).collect::<Vec<_>>(),
            "end": chain.end.as_ref().map(|end| self.end(end)),
        })
    }

    fn step(&self, step: &Step) -> Value {
        json!({
            "from": self.node_json(&step.from),
            "to": self.node_json(&step.to),
            "isProvider": step.flow.is_none(),
            "flow": step.flow.as_deref().map(flow),
        })
    }

    fn end(&self, end: &End) -> Value {
        let company = end.company.as_ref();
        json!({
            "tie": tie(end.tie),
            "country": end.country.as_ref().map(|country| self.country(country)),
            "company": company.map(|it| json!({"id": it.key.id(), "name": it.name})),
        })
    }

    fn place_json(&self, place: &Place) -> Value {
        match place {
            Place::Node(node) => self.node_json(node),
            // Outside the EEA, and not told where.
            Place::Country(None) => json!({"id": null, "name": null}),
            Place::Country(Some(key)) => {
                let country = self.snapshot.shared.shelves.countries.get(key.as_str());
                country.map_or_else(|| json!({"id": key.id(), "name": null}), |it| self.country(it))
            }
        }
    }

    fn node_json(&self, node: &NodeKey) -> Value {
        json!({"id": node, "name": self.name(node)})
    }

    fn country(&self, country: &Country) -> Value {
        json!({"id": country.key.id(), "name": Kept::name(country, self.language)})
    }
}

/// What a flow is for one who asks whether it may be.
fn flow(flow: &DataFlow) -> Value {
    json!({
        "id": flow.key.id(),
        "kind": flow.kind.to_value(),
        "means": flow.means.map(|it| it.to_value()),
        "agreement": flow.agreement.as_ref().map(Key::id),
        "mechanism": flow.mechanism.map(|it| it.to_value()),
        "validFrom": flow.valid_from,
        "validUntil": flow.valid_until,
    })
}

const fn tie(tie: CountryTie) -> &'static str {
    match tie {
        CountryTie::Hosting => "HOSTING",
        CountryTie::Support => "SUPPORT",
        CountryTie::Establishment => "ESTABLISHMENT",
        CountryTie::Provider => "PROVIDER",
        CountryTie::Parent => "PARENT",
    }
}

/// The word by which it was given.
fn word(until: Until) -> &'static str {
    match until {
        Until::Subjects => "subjects",
        Until::Register => "register",
        Until::Service => "service",
        Until::Processor => "processor",
        Until::Recipient => "recipient",
        Until::Source => "source",
        Until::Country => "country",
        Until::ThirdCountry => "third-country",
    }
}
