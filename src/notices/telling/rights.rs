//! Which rights has the person, for which purposes, and how are they used, Art. 12 and 13(2)(b)-(d)?

use entity::vocabulary::{Answer, Right};
use fluent_templates::fluent_bundle::FluentValue;

use super::{Teller, Told, who};
use crate::{
    law::{
        basis::Article,
        rights::{RightOfRegister, rights},
    },
    notices::{
        content::{Block, Fact, Said},
        words,
    },
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
    // Where the right does not hold, words that offer it would mislead.
    let none = told.holds_for_none();
    let key = match right {
        Right::AutomatedDecisions if none && teller.register.automated_decisions == Answer::No => {
            "right-does-not-arise".to_owned()
        }
        _ if none => "right-holds-for-none".to_owned(),
        _ => words::word_key("right", &right),
    };
    let mut blocks = vec![Block::paragraph(cited(teller, &key, &told.article))];
    if !none {
        blocks.extend(holding(teller, &told));
    }
    blocks.extend(told.notes.iter().filter_map(|note| teller.paragraph(note)));
    blocks.extend(instructions(teller, Some(right)));
    Some(Told { stated: true, blocks })
}

/// A sentence on a right, with its article.
fn cited(teller: &Teller<'_>, key: &str, article: &str) -> Said {
    let place = match article.trim_end_matches(')').split_once('(') {
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
        ("text", FluentValue::from(teller.say(key))),
        ("article", FluentValue::from(place)),
    ];
    Said::plain(teller.say_with("with-article", &values)).code(article)
}

/// For which purposes a right holds, where that is not all of them.
fn holding(teller: &Teller<'_>, told: &RightOfRegister) -> Option<Block> {
    if told.holds_for_all() {
        return None;
    }
    if told.holds.is_empty() && told.lacks.is_empty() {
        return Some(Block::sentence(teller.say("right-is-open")));
    }
    let purposes = |indices: &[usize]| -> Vec<Said> {
        indices
            .iter()
            .filter_map(|index| teller.said(&teller.register.purposes.get(*index)?.text))
            .collect()
    };
    let rows: Vec<Fact> = [
        teller.facts("label-right-holds", purposes(&told.holds)),
        teller.facts("label-right-lacks", purposes(&told.lacks)),
        teller.facts("label-right-open", purposes(&told.open)),
    ]
    .into_iter()
    .flatten()
    .collect();
    Some(Block::Facts { rows })
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
    let mut blocks = vec![Block::paragraph(cited(
        teller,
        &words::word_key("right", &Right::Complaint),
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
