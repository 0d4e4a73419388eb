//! How is a chain told in the terminal? A step on each line, every place with its name and id.

use std::{fmt::Write, sync::Arc};

use entity::vocabulary::NodeKind;
use sea_orm::ActiveEnum;

use super::{asking::Graph, found::Found};
use crate::{
    graph::{
        Chain, Step,
        impact::{Impact, Touched},
        reach::Place,
        third_country::node,
    },
    records::{
        noun::NodeKey,
        snapshot::{Kept, Sight},
    },
};

impl Graph {
    /// An answer, to be read.
    pub(super) fn text(&self, found: &Found) -> String {
        let mut text = String::new();
        match found {
            Found::Reach { reached, .. } => {
                for (place, hops, chain) in reached {
                    let _ = writeln!(text, "{hops} {}", self.told(place));
                    self.tell(chain, &mut text);
                }
            }
            Found::ThirdCountries { registers, .. } => {
                for (register, chain) in registers {
                    let _ = writeln!(text, "{} {}", chain.hops(), self.named(register));
                    self.tell(chain, &mut text);
                }
            }
            Found::Paths { from, to, found, .. } => {
                for chain in &found.paths {
                    let _ = writeln!(text, "{} {} → {}", chain.hops(), self.told(from), self.told(to));
                    self.tell(chain, &mut text);
                }
                if !found.complete {
                    text.push_str("There may be more: a bound cut the search (--longest, --most).\n");
                }
            }
            Found::Impact { registers, impact, .. } => self.tell_impact(registers, impact, &mut text),
            Found::Dependencies { asked, nodes, .. } => {
                let _ = writeln!(text, "{asked} registers depend on:");
                for it in nodes {
                    let (node, all, direct) = (self.named(&it.node), it.registers, it.direct);
                    let _ = writeln!(text, "{all} (directly {direct}) {node}");
                }
            }
        }
        if !self.untold.is_empty() {
            let _ = writeln!(text, "Of that time cannot be told: {}", self.untold.join(", "));
        }
        text
    }

    fn tell_impact(&self, registers: &[(Touched, Chain)], impact: &Impact, text: &mut String) {
        for (touched, chain) in registers {
            let _ = write!(text, "{} {}", touched.hops, self.named(&node(&touched.register.key)));
            let notice = touched
                .notice
                .as_ref()
                .map(|notice| format!(", notice {} in force", notice.key));
            let _ = writeln!(text, "{}", notice.unwrap_or_default());
            self.tell(chain, text);
        }
        let _ = writeln!(
            text,
            "{} registers: {} with special categories, {} with data of children",
            registers.len(),
            impact.special_registers,
            impact.children_registers
        );
        for (subjects, count) in &impact.subjects {
            let node = NodeKey::new(NodeKind::Subjects, Arc::clone(subjects.shared()));
            let _ = writeln!(text, "people: {} in {count}", self.named(&node));
        }
        for (post, count) in &impact.posts {
            let _ = writeln!(text, "call: post:{post} for {count}");
        }
    }

    /// A chain, a step on each line.
    fn tell(&self, chain: &Chain, text: &mut String) {
        for step in &chain.steps {
            let _ = writeln!(
                text,
                "    {} → {}{}",
                self.named(&step.from),
                self.named(&step.to),
                by(step)
            );
        }
        if let Some(end) = &chain.end {
            let country = end
                .country
                .as_ref()
                .map(|country| Kept::name(&**country, self.language).to_owned());
            let country = country.unwrap_or_else(|| "outside the EEA, not told where".to_owned());
            let company = end.company.as_ref().map(|company| format!(", {}", company.name));
            let _ = writeln!(text, "    in {country} ({:?}{})", end.tie, company.unwrap_or_default());
        }
    }

    fn told(&self, place: &Place) -> String {
        match place {
            Place::Node(node) => self.named(node),
            Place::Country(None) => "outside the EEA, not told where".to_owned(),
            Place::Country(Some(country)) => {
                let known = self.snapshot.shared.shelves.countries.get(country.as_str());
                let name = known.map(|country| Kept::name(&**country, self.language).to_owned());
                format!("{} (country:{country})", name.unwrap_or_default())
            }
        }
    }

    /// A node with its name and id.
    fn named(&self, node: &NodeKey) -> String {
        format!("{} ({node})", self.name(node).unwrap_or_default())
    }

    /// The name of a node in the terminal's language.
    pub(super) fn name(&self, node: &NodeKey) -> Option<String> {
        let owner = node.key.split_once('/').and_then(|(owner, _)| self.holding(owner));
        let any = owner.or(self.holdings.first()).map(|holding| Sight {
            shared: Arc::clone(&self.snapshot.shared),
            holding: Arc::clone(holding),
        });
        any.and_then(|sight| sight.node_name(node, self.language))
    }
}

/// By what a step goes: the flow with its kind, its means, its agreement and its safeguard.
fn by(step: &Step) -> String {
    let Some(flow) = &step.flow else {
        return ": its provider".to_owned();
    };
    let mut words = vec![flow.kind.to_value()];
    words.extend(flow.means.map(|means| means.to_value()));
    words.extend(
        flow.agreement
            .as_ref()
            .map(|agreement| format!("agreement:{agreement}")),
    );
    words.extend(flow.mechanism.map(|mechanism| mechanism.to_value()));
    format!(": flow:{} ({})", flow.key, words.join(", "))
}
