//! Why are the data processed, what makes that lawful, and must they be given, Art. 13(1)(c) and 13(2)(e)?

use entity::vocabulary::Answer;

use super::{Teller, Told};
use crate::{
    law::basis::Article,
    notices::content::{Block, Fact, Said},
    records::register::Purpose,
};

pub(super) fn purposes(teller: &Teller<'_>) -> Told {
    let items: Vec<Said> = teller
        .register
        .purposes
        .iter()
        .filter_map(|purpose| teller.said(&purpose.text))
        .collect();
    let block = match items.as_slice() {
        [] => return Told::unsaid(teller, "unsaid-purposes"),
        [one] => Block::paragraph(one.clone()),
        _ => Block::List { items },
    };
    Told {
        stated: true,
        blocks: vec![block],
    }
}

/// The bases, under their purposes where these differ.
pub(super) fn legal_bases(teller: &Teller<'_>) -> Told {
    let purposes = &teller.register.purposes;
    let Some(first) = purposes.first() else {
        return Told::unsaid(teller, "unsaid-legal-bases");
    };
    if purposes
        .iter()
        .all(|purpose| purpose.bases.is_empty() && purpose.conditions.is_empty())
    {
        return Told::unsaid(teller, "unsaid-legal-bases");
    }
    if purposes
        .iter()
        .all(|purpose| purpose.bases == first.bases && purpose.conditions == first.conditions)
    {
        return Told {
            stated: true,
            blocks: of_purpose(teller, first),
        };
    }
    let blocks = purposes
        .iter()
        .filter_map(|purpose| {
            Some(Block::Group {
                heading: teller.said(&purpose.text)?,
                blocks: of_purpose(teller, purpose),
            })
        })
        .collect();
    Told { stated: true, blocks }
}

fn of_purpose(teller: &Teller<'_>, purpose: &Purpose) -> Vec<Block> {
    let mut blocks = Vec::new();
    for basis in &purpose.bases {
        let rows = [
            Some(Fact::one(
                teller.say("label-basis"),
                Said::plain(teller.word("basis", &basis.basis)).code(basis.basis.article()),
            )),
            teller.facts("label-provisions", teller.provisions(&basis.provisions)),
            teller.fact("label-interest", &basis.interest),
        ];
        blocks.push(Block::Facts {
            rows: rows.into_iter().flatten().collect(),
        });
    }
    if purpose.bases.is_empty() {
        blocks.push(Block::sentence(teller.say("unsaid-legal-bases")));
    }
    for ground in &purpose.conditions {
        let condition = Said::plain(teller.word("condition", &ground.condition)).code(ground.condition.article());
        let rows = [
            Some(Fact::one(teller.say("label-condition"), condition)),
            teller.facts("label-provisions", teller.provisions(&ground.provisions)),
        ];
        blocks.push(Block::Facts {
            rows: rows.into_iter().flatten().collect(),
        });
    }
    blocks
}

pub(super) fn must_be_given(teller: &Teller<'_>) -> Told {
    let purposes = &teller.register.purposes;
    let told = |purpose: &Purpose| purpose.must_be_given != Answer::NotStated || !purpose.consequence.is_empty();
    let Some(first) = purposes.iter().find(|purpose| told(purpose)) else {
        return Told::unsaid(teller, "unsaid-must-be-given");
    };
    let alike =
        |purpose: &Purpose| purpose.must_be_given == first.must_be_given && purpose.consequence == first.consequence;
    if purposes.iter().all(alike) {
        return Told {
            stated: true,
            blocks: given(teller, first),
        };
    }
    let blocks = purposes
        .iter()
        .filter_map(|purpose| {
            Some(Block::Group {
                heading: teller.said(&purpose.text)?,
                blocks: given(teller, purpose),
            })
        })
        .collect();
    Told { stated: true, blocks }
}

fn given(teller: &Teller<'_>, purpose: &Purpose) -> Vec<Block> {
    let key = match purpose.must_be_given {
        Answer::Yes => "must-be-given-yes",
        Answer::No => "must-be-given-no",
        Answer::NotStated => "unsaid-must-be-given",
    };
    let consequence = teller
        .fact("label-consequence", &purpose.consequence)
        .map(|row| Block::Facts { rows: vec![row] });
    std::iter::once(Block::sentence(teller.say(key)))
        .chain(consequence)
        .collect()
}
