//! How long are the data kept, and what then, Art. 13(2)(a) and 30(1)(f)?

use entity::vocabulary::RetentionStart;
use fluent_templates::fluent_bundle::FluentValue;
use sea_orm::ActiveEnum;

use super::{Teller, Told};
use crate::{
    notices::{
        content::{Block, Fact, Said},
        words,
    },
    records::register::ErasureTimeLimit,
};

pub(super) fn retention(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let several = register.retention.len() > 1;
    let mut blocks: Vec<Block> = register
        .retention
        .iter()
        .map(|limit| Block::Facts {
            rows: of_limit(teller, limit, several),
        })
        .collect();
    blocks.extend(teller.paragraph(&register.retention_remark));
    Told::or_unsaid(blocks, teller, "unsaid-retention")
}

fn of_limit(teller: &Teller<'_>, limit: &ErasureTimeLimit, several: bool) -> Vec<Fact> {
    let groups: Vec<Said> = limit
        .data_groups
        .iter()
        .filter_map(|key| teller.group_name(key))
        .collect();
    let groups = if groups.is_empty() && several {
        vec![Said::plain(teller.say("applies-to-all"))]
    } else {
        groups
    };
    let time = time(teller, limit);
    // Without a time, the words are the criterion; with one, they add to it.
    let text = teller.fact(
        if time.is_some() {
            "label-rule"
        } else {
            "label-criterion"
        },
        &limit.text,
    );
    let unsaid = (time.is_none() && text.is_none()).then(|| {
        Fact::one(
            teller.say("label-time"),
            Said::plain(teller.word("answer", &entity::vocabulary::Answer::NotStated)),
        )
    });
    let mut ground: Vec<Said> = limit
        .provision
        .as_ref()
        .and_then(|key| teller.provision(key))
        .into_iter()
        .collect();
    ground.extend(limit.records_class.as_ref().map(|class| {
        Said::plain(teller.say_with("records-class", &[("class", FluentValue::from(class.clone()))]))
            .code(class.clone())
    }));
    [
        teller.facts("label-applies-to", groups),
        time.map(|said| Fact::one(teller.say("label-time"), said)),
        teller.facts("label-counted-from", counted_from(teller, limit)),
        teller.facts(
            "label-then",
            limit
                .then
                .map(|then| Said::plain(teller.word("then", &then)))
                .into_iter()
                .collect(),
        ),
        text,
        unsaid,
        teller.facts("label-ground", ground),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The time in words, with its ISO 8601 form as the code.
pub(super) fn time(teller: &Teller<'_>, limit: &ErasureTimeLimit) -> Option<Said> {
    let told = |key: &str, duration| {
        let time = words::duration(teller.language, duration);
        Said::plain(teller.say_with(key, &[("time", FluentValue::from(time))])).code(duration.to_string())
    };
    match (limit.minimum, limit.maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => Some(told("duration-exactly", minimum)),
        (Some(minimum), Some(maximum)) => {
            let [least, most] =
                [minimum, maximum].map(|duration| FluentValue::from(words::duration(teller.language, duration)));
            Some(
                Said::plain(teller.say_with("duration-between", &[("least", least), ("most", most)]))
                    .code(format!("{minimum}/{maximum}")),
            )
        }
        (Some(minimum), None) => Some(told("duration-at-least", minimum)),
        (None, Some(maximum)) => Some(told("duration-at-most", maximum)),
        (None, None) => None,
    }
}

/// The event, in the controller's own words where there are some; the vocabulary's word for it stays as the code.
fn counted_from(teller: &Teller<'_>, limit: &ErasureTimeLimit) -> Vec<Said> {
    let register = teller.register;
    let day = match limit.counted_from {
        Some(RetentionStart::StartOfProcessing) => register.starts_on,
        Some(RetentionStart::EndOfProject) => register.ends_on,
        _ => None,
    };
    let word = limit.counted_from.map(|start| teller.word("start", &start));
    let words = teller.said(&limit.counted_from_text).or_else(|| word.map(Said::plain));
    let dated = words.map(|said| match day {
        Some(day) => {
            let values = [
                ("start", FluentValue::from(said.text.clone())),
                ("day", FluentValue::from(teller.date(day))),
            ];
            Said {
                text: teller.say_with("start-on", &values),
                ..said
            }
        }
        None => said,
    });
    let coded = dated.map(|said| match limit.counted_from {
        Some(start) => said.code(start.to_value()),
        None => said,
    });
    coded.into_iter().collect()
}
