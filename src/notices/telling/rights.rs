//! Which rights has the person, for which purposes, and how are they used, Art. 12 and 13(2)(b)-(d)?

use entity::vocabulary::{Answer, Right};
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, who};
use crate::{
    law::{
        basis::Article,
        rights::{RightOfRegister, rights},
    },
    notices::content::{Block, Fact, Said},
};

/// How a request is made: the controller's own instructions, then what the law says of every request.
pub(super) fn intro(teller: &Teller<'_>) -> Told {
    let mut blocks: Vec<Block> = instructions(teller, None);
    let controller = teller.sight.get(&teller.register.controller);
    let sent = controller.and_then(|controller| teller.fact("label-rights-requests", &controller.rights_requests));
    let stated = !blocks.is_empty() || sent.is_some();
    blocks.extend(sent.map(|row| Block::Facts { rows: vec![row] }));
    if !stated {
        blocks.push(Block::sentence(teller.say("unsaid-rights-requests")));
    }
    blocks.push(Block::Paragraph {
        said: Said::plain(teller.say("rights-time")).code("12(3)"),
    });
    blocks.push(Block::Paragraph {
        said: Said::plain(teller.say("rights-free")).code("12(5)"),
    });
    Told { stated, blocks }
}

pub(super) fn information(teller: &Teller<'_>) -> Told {
    let said = Said::plain(teller.say("right-information")).code("13, 14");
    Told {
        stated: true,
        blocks: vec![Block::paragraph(said)],
    }
}

/// A right: what it is, for which purposes it holds, and the controller's own words on it.
pub(super) fn right(teller: &Teller<'_>, right: Right) -> Option<Told> {
    let told = rights(teller.register, &teller.sight.shared.rights, teller.on)
        .into_iter()
        .find(|told| told.right == right)?;
    let mut blocks = vec![Block::paragraph(sentence(teller, right, &told.article))];
    blocks.extend(holding(teller, &told));
    blocks.extend(told.notes.iter().filter_map(|note| teller.paragraph(note)));
    blocks.extend(instructions(teller, Some(right)));
    Some(Told { stated: true, blocks })
}

/// What the right is, with its article.
fn sentence(teller: &Teller<'_>, right: Right, article: &str) -> Said {
    let cited = match article.trim_end_matches(')').split_once('(') {
        Some((number, point)) => {
            let values = [
                ("number", FluentValue::from(number.to_owned())),
                ("point", FluentValue::from(point.to_owned())),
            ];
            teller.say_with("article-point", &values)
        }
        None => teller.say_with("article-whole", &[("number", FluentValue::from(article.to_owned()))]),
    };
    let values = [
        ("text", FluentValue::from(teller.word("right", &right))),
        ("article", FluentValue::from(cited)),
    ];
    Said::plain(teller.say_with("with-article", &values)).code(article)
}

fn holding(teller: &Teller<'_>, told: &RightOfRegister) -> Vec<Block> {
    if told.right == Right::AutomatedDecisions && teller.register.automated_decisions == Answer::No {
        return vec![Block::sentence(teller.say("right-does-not-arise"))];
    }
    if told.holds_for_all() {
        return Vec::new();
    }
    if told.holds_for_none() {
        return vec![Block::sentence(teller.say("right-holds-for-none"))];
    }
    let purposes = |indices: &[usize]| -> Vec<Said> {
        indices
            .iter()
            .filter_map(|index| teller.said(&teller.register.purposes.get(*index)?.text))
            .collect()
    };
    let whole = told.holds.is_empty() && told.lacks.is_empty();
    if whole {
        return vec![Block::sentence(teller.say("right-is-open"))];
    }
    let rows: Vec<Fact> = [
        teller.facts("label-right-holds", purposes(&told.holds)),
        teller.facts("label-right-lacks", purposes(&told.lacks)),
        teller.facts("label-right-open", purposes(&told.open)),
    ]
    .into_iter()
    .flatten()
    .collect();
    vec![Block::Facts { rows }]
}

/// The controller's own words on a right, or on all of them.
fn instructions(teller: &Teller<'_>, right: Option<Right>) -> Vec<Block> {
    let controller = teller.sight.get(&teller.register.controller);
    let all = controller
        .map(|controller| controller.instructions.as_slice())
        .unwrap_or_default();
    all.iter()
        .filter(|instruction| instruction.right == right)
        .filter_map(|instruction| teller.paragraph(&instruction.text))
        .collect()
}

/// The right to complain, with the contact details of the authority that hold on the day.
pub(super) fn complaint(teller: &Teller<'_>) -> Told {
    let controller = teller.sight.get(&teller.register.controller);
    let authority = controller
        .and_then(|controller| controller.supervisory_authority.as_ref())
        .and_then(|key| teller.sight.get(key));
    let mut blocks = vec![Block::paragraph(sentence(
        teller,
        Right::Complaint,
        Right::Complaint.article(),
    ))];
    match authority {
        Some(authority) => {
            let mut rows: Vec<Fact> = teller.fact("label-authority", &authority.name).into_iter().collect();
            if let Some(contact) = authority.contact_on(teller.on) {
                rows.extend(teller.fact("label-postal-address", &contact.postal_address));
                rows.extend(teller.fact("label-visiting-address", &contact.visiting_address));
                rows.extend(who::reach(teller, contact.email.as_deref(), contact.phone.as_deref()));
            }
            rows.extend(
                authority
                    .website
                    .as_ref()
                    .map(|site| Fact::one(teller.say("label-website"), Said::plain(site).link(site))),
            );
            blocks.push(Block::Facts { rows });
        }
        None => blocks.push(Block::sentence(teller.say("unsaid-authority"))),
    }
    blocks.extend(instructions(teller, Some(Right::Complaint)));
    Told {
        stated: authority.is_some(),
        blocks,
    }
}
