//! Do data go outside the European Economic Area, and on what ground, Art. 13(1)(f) and 44-49?
//!
//! Art. 30(1)(e): the country is named even when an adequacy decision covers it.

use entity::vocabulary::Answer;
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, reach::Step};
use crate::{
    law::basis::Article,
    notices::content::{Block, Fact, Said},
    records::{law::Country, noun::NodeKey},
};

pub(super) fn transfers(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let mut blocks = Vec::new();
    match register.no_transfers {
        Answer::Yes => blocks.push(Block::sentence(teller.say("transfers-none"))),
        Answer::No => blocks.push(Block::sentence(teller.say("transfers-some"))),
        Answer::NotStated => {}
    }
    let steps = teller.steps_onward();
    let mut shown: Vec<(NodeKey, NodeKey)> = Vec::new();
    for step in &steps {
        let edge = (step.from.clone(), step.to.clone());
        if shown.contains(&edge) {
            continue;
        }
        if let Some(block) = of_step(teller, step, &steps) {
            blocks.push(block);
            shown.push(edge);
        }
    }
    blocks.extend(teller.paragraph(&register.transfers_remark));
    Told::or_unsaid(blocks, teller, "unsaid-transfers")
}

/// A step that ends outside the EEA.
fn of_step(teller: &Teller<'_>, step: &Step, steps: &[Step]) -> Option<Block> {
    let place = teller.place(&step.to);
    if !place.outside_eea {
        return None;
    }
    let heading = teller.named(&step.to)?;
    let countries = teller.countries(&place.outside);
    let unsaid = || vec![Said::plain(teller.say("unsaid-country"))];
    let values = if countries.is_empty() { unsaid() } else { countries };
    let mut rows = vec![Fact {
        label: teller.say("label-country"),
        values,
    }];
    // Support from outside the EEA is a transfer even where the data stay inside it.
    let support: Vec<_> = place
        .support
        .iter()
        .filter(|country| !country.in_eea(teller.on))
        .cloned()
        .collect();
    rows.extend(teller.facts("label-support-from", teller.countries(&support)));
    if step.depth > 1 {
        rows.push(Fact::one(
            teller.say("label-route"),
            Said::plain(route(teller, step, steps)),
        ));
    }
    let mechanism = match step.flow.mechanism {
        Some(mechanism) => Said::plain(teller.word("mechanism", &mechanism)).code(mechanism.article()),
        None => Said::plain(teller.say("unsaid-mechanism")),
    };
    rows.push(Fact::one(teller.say("label-mechanism"), mechanism));
    rows.extend(step.flow.mechanism_document.as_ref().map(|document| {
        // A document told as nothing but an address can be followed.
        Fact::one(
            teller.say("label-mechanism-document"),
            Said::plain(document).link(document),
        )
    }));
    rows.extend(place.outside.iter().filter_map(|country| decision(teller, country)));
    Some(Block::Group {
        heading,
        blocks: vec![Block::Facts { rows }],
    })
}

/// The way from the register, told with arrows.
fn route(teller: &Teller<'_>, step: &Step, steps: &[Step]) -> String {
    let mut names = vec![teller.named(&step.to), teller.named(&step.from)];
    let mut node = step.from.clone();
    let mut depth = step.depth;
    while depth > 1 {
        let Some(before) = steps
            .iter()
            .find(|before| before.to == node && before.depth == depth - 1)
        else {
            break;
        };
        names.push(teller.named(&before.from));
        node = before.from.clone();
        depth -= 1;
    }
    names
        .into_iter()
        .rev()
        .flatten()
        .map(|said| said.text)
        .collect::<Vec<_>>()
        .join(" → ")
}

/// The adequacy decision on a country that is in force on the day, with what it covers.
fn decision(teller: &Teller<'_>, country: &Country) -> Option<Fact> {
    let shelves = &teller.sight.shared.shelves;
    let decision = shelves
        .adequacy_decisions
        .all()
        .iter()
        .find(|decision| decision.country == country.key && decision.in_force(teller.on))?;
    let scope = teller.word("scope", &decision.scope);
    let text = teller.say_with(
        "adequacy",
        &[
            ("reference", FluentValue::from(decision.reference.clone())),
            ("scope", FluentValue::from(scope)),
        ],
    );
    let mut values = vec![Said::plain(text).code(decision.reference.clone())];
    values.extend(teller.said(&decision.scope_note));
    Some(Fact {
        label: teller.say("label-adequacy"),
        values,
    })
}
