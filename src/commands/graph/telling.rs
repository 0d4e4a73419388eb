//! How is a chain told in the terminal? A step on each line, every place with its name and id.

use std::{fmt::Write, sync::Arc};

use sea_orm::ActiveEnum;

use super::Graph;
use crate::{
    graph::{Chain, Step, reach::Place},
    records::{
        noun::NodeKey,
        snapshot::{Kept, Sight},
    },
};

impl Graph {
    /// A chain, a step on each line.
    pub(super) fn tell(&self, chain: &Chain, text: &mut String) {
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

    pub(super) fn told(&self, place: &Place) -> String {
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
    pub(super) fn named(&self, node: &NodeKey) -> String {
        let owner = node.key.split_once('/').and_then(|(owner, _)| self.holding(owner));
        let any = owner.or(self.holdings.first()).map(|holding| Sight {
            shared: Arc::clone(&self.snapshot.shared),
            holding: Arc::clone(holding),
        });
        let name = any.and_then(|sight| sight.node_name(node, self.language));
        format!("{} ({node})", name.unwrap_or_default())
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
