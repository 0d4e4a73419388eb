//! What should a hurried reader know first, Art. 12(1)?

use entity::vocabulary::{Answer, FlowKind};
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, recipients, retention};
use crate::{
    law::basis::Article,
    notices::content::{Block, Fact, Said},
};

pub(super) fn summary(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let unsaid = |values: Vec<Said>| {
        if values.is_empty() {
            vec![Said::plain(teller.word("answer", &Answer::NotStated))]
        } else {
            values
        }
    };
    let row = |label: &str, values: Vec<Said>| Fact {
        label: teller.say(label),
        values: unsaid(values),
    };
    let controller = teller.sight.get(&register.controller);
    let name = controller.and_then(|controller| teller.said(&controller.name));
    let rows = vec![
        row("summary-controller", name.into_iter().collect()),
        row(
            "summary-purposes",
            register
                .purposes
                .iter()
                .filter_map(|purpose| teller.said(&purpose.text))
                .collect(),
        ),
        row("summary-bases", bases(teller)),
        row("summary-subjects", subjects(teller)),
        row("summary-recipients", receivers(teller)),
        row("summary-transfers", transfers(teller)),
        row("summary-retention", times(teller)),
        row("summary-rights", requests(teller)),
    ];
    Told {
        stated: true,
        blocks: vec![Block::Facts { rows }],
    }
}

fn bases(teller: &Teller<'_>) -> Vec<Said> {
    let mut bases: Vec<_> = teller
        .register
        .purposes
        .iter()
        .flat_map(|purpose| purpose.bases.iter().map(|basis| basis.basis))
        .collect();
    bases.sort_unstable();
    bases.dedup();
    bases
        .into_iter()
        .map(|basis| Said::plain(teller.word("basis", &basis)).code(basis.article()))
        .collect()
}

fn subjects(teller: &Teller<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    for key in teller.register.data_groups.iter().flat_map(|group| &group.subjects) {
        if let Some(name) = teller
            .sight
            .get(key)
            .and_then(|category| teller.said(&category.name))
            .filter(|name| !said.contains(name))
        {
            said.push(name);
        }
    }
    said
}

fn receivers(teller: &Teller<'_>) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    if teller.register.no_recipients == Answer::Yes {
        said.push(Said::plain(teller.say("recipients-none")));
    }
    said.extend(
        recipients::of_kind(teller, FlowKind::Disclosure)
            .into_iter()
            .map(|(name, _)| name),
    );
    said.extend(
        recipients::of_kind(teller, FlowKind::Processing)
            .into_iter()
            .map(|(name, _)| {
                let text = teller.say_with("summary-processor", &[("who", FluentValue::from(name.text))]);
                Said { text, ..name }
            }),
    );
    if said.is_empty() {
        said.extend(teller.said(&teller.register.recipients_remark));
    }
    said
}

fn transfers(teller: &Teller<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    match teller.register.no_transfers {
        Answer::Yes => said.push(Said::plain(teller.say("transfers-none"))),
        Answer::No => said.push(Said::plain(teller.say("transfers-some"))),
        Answer::NotStated => {}
    }
    for step in teller.steps_onward() {
        for country in teller.countries(&teller.place(&step.to).outside) {
            if !said.contains(&country) {
                said.push(country);
            }
        }
    }
    if said.is_empty() {
        said.extend(teller.said(&teller.register.transfers_remark));
    }
    said
}

fn times(teller: &Teller<'_>) -> Vec<Said> {
    let limits = &teller.register.retention;
    let mut said: Vec<Said> = limits
        .iter()
        .filter_map(|limit| retention::time(teller, limit).or_else(|| teller.said(&limit.text)))
        .collect();
    if said.is_empty() {
        said.extend(teller.said(&teller.register.retention_remark));
    }
    said
}

/// Where a request goes: the controller's own words, else the mailbox of its data protection officer.
fn requests(teller: &Teller<'_>) -> Vec<Said> {
    let Some(controller) = teller.sight.get(&teller.register.controller) else {
        return Vec::new();
    };
    if let Some(said) = teller.said(&controller.rights_requests) {
        return vec![said];
    }
    let dpo = controller
        .dpo
        .as_ref()
        .and_then(|key| teller.sight.get(key))
        .and_then(|post| post.email.clone());
    dpo.or_else(|| controller.email.clone())
        .map(|email| Said::plain(&email).link(format!("mailto:{email}")))
        .into_iter()
        .collect()
}
