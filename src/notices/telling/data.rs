//! Whose data are they, which, how sensitive, and how public, Art. 14(1)(d) and 30(1)(c)?

use entity::{LanguageText, vocabulary::Answer};

use super::{Teller, Told};
use crate::{
    law::basis::Article,
    notices::content::{Block, Fact, Said, TickBox},
    records::register::{DataGroup, DataItem},
};

pub(super) fn subjects(teller: &Teller<'_>) -> Told {
    let mut items: Vec<Said> = Vec::new();
    for said in teller
        .register
        .data_groups
        .iter()
        .flat_map(|group| of_whom(teller, group))
    {
        if !items.contains(&said) {
            items.push(said);
        }
    }
    let blocks = if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List { items }]
    };
    Told::or_unsaid(blocks, teller, "unsaid-data-subjects")
}

fn of_whom(teller: &Teller<'_>, group: &DataGroup) -> Vec<Said> {
    group
        .subjects
        .iter()
        .filter_map(|key| teller.sight.get(key))
        .filter_map(|category| teller.said(&category.name))
        .collect()
}

pub(super) fn content(teller: &Teller<'_>) -> Told {
    let groups = &teller.register.data_groups;
    let several = groups.len() > 1;
    let mut blocks = Vec::new();
    for group in groups {
        let mut told = Vec::new();
        let items: Vec<Said> = group.items.iter().filter_map(|item| data_item(teller, item)).collect();
        let mut rows: Vec<Fact> = [
            // One group's people and purposes are those of the whole register, told in their own parts.
            several
                .then(|| teller.facts("label-subjects", of_whom(teller, group)))
                .flatten(),
            several
                .then(|| teller.facts("label-used-for", teller.purposes(&group.purposes)))
                .flatten(),
        ]
        .into_iter()
        .flatten()
        .collect();
        match (several, items.is_empty()) {
            (false, false) => told.push(Block::List { items }),
            _ => rows.extend(teller.facts("label-data", items)),
        }
        if !rows.is_empty() {
            told.insert(0, Block::Facts { rows });
        }
        told.extend(teller.paragraph(&group.remark));
        match teller
            .group_name(&group.key)
            .filter(|_| several || !group.name.is_empty())
        {
            Some(heading) => {
                let told = if told.is_empty() {
                    vec![Block::sentence(teller.say("unsaid-data-content"))]
                } else {
                    told
                };
                blocks.push(Block::Group { heading, blocks: told });
            }
            None => blocks.extend(told),
        }
    }
    Told::or_unsaid(blocks, teller, "unsaid-data-content")
}

/// An item in the controller's own words, else by its category.
fn data_item(teller: &Teller<'_>, item: &DataItem) -> Option<Said> {
    teller
        .said(&item.text)
        .or_else(|| teller.said(&teller.sight.get(item.category.as_ref()?)?.name))
}

/// How a group answers a question.
type Asked = fn(&DataGroup) -> Answer;

/// The boxes of the form. Special categories and children stand on every form; the others are shown where the record answers.
pub(super) fn classification(teller: &Teller<'_>) -> Told {
    let groups = &teller.register.data_groups;
    let asked: [(&str, bool, Asked); 6] = [
        ("box-special", true, |group| group.special),
        ("box-children", true, |group| group.children),
        ("box-criminal", false, |group| group.criminal),
        ("box-identity-code", false, |group| group.identity_code),
        ("box-large-scale", false, |group| group.large_scale),
        ("box-free-text", false, |group| group.free_text),
    ];
    let mut items = Vec::new();
    let mut rows = Vec::new();
    let mut stated = false;
    for (key, always, answer) in asked {
        let ticked = together(groups.iter().map(answer));
        stated |= ticked != Answer::NotStated;
        if always || ticked != Answer::NotStated {
            items.push(TickBox {
                label: teller.say(key),
                ticked,
            });
        }
        if ticked == Answer::Yes && groups.len() > 1 {
            let those = groups.iter().filter(|group| answer(group) == Answer::Yes);
            rows.extend(teller.facts(
                &format!("{key}-groups"),
                those.filter_map(|group| teller.group_name(&group.key)).collect(),
            ));
        }
    }
    rows.extend(kinds(teller));
    let grounds = |ground: fn(&DataGroup) -> Option<&crate::records::noun::Key<crate::records::law::Provision>>| {
        let mut cited: Vec<Said> = groups
            .iter()
            .filter_map(ground)
            .filter_map(|key| teller.provision(key))
            .collect();
        cited.dedup();
        cited
    };
    rows.extend(teller.facts("label-criminal-ground", grounds(|group| group.criminal_ground.as_ref())));
    rows.extend(teller.facts(
        "label-identity-code-ground",
        grounds(|group| group.identity_code_ground.as_ref()),
    ));
    let mut blocks = vec![Block::Boxes { items }];
    if !rows.is_empty() {
        stated = true;
        blocks.push(Block::Facts { rows });
    }
    if !stated {
        blocks.insert(0, Block::sentence(teller.say("unsaid-classification")));
    }
    Told { stated, blocks }
}

/// The answer for the whole: yes where any group says yes, no only where all say no.
fn together(answers: impl Iterator<Item = Answer>) -> Answer {
    let answers: Vec<Answer> = answers.collect();
    if answers.contains(&Answer::Yes) {
        Answer::Yes
    } else if !answers.is_empty() && answers.iter().all(|answer| *answer == Answer::No) {
        Answer::No
    } else {
        Answer::NotStated
    }
}

/// Which special categories, Art. 9(1).
fn kinds(teller: &Teller<'_>) -> Option<Fact> {
    let mut kinds: Vec<_> = teller
        .register
        .data_groups
        .iter()
        .flat_map(|group| group.special_categories.iter().copied())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    teller.facts(
        "label-special-kinds",
        kinds
            .into_iter()
            .map(|kind| Said::plain(teller.word("special", &kind)).code(kind.article()))
            .collect(),
    )
}

pub(super) fn publicity(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let level = register
        .publicity
        .map(|level| Said::plain(teller.word("publicity", &level)));
    let rows: Vec<Fact> = [
        teller.facts("label-publicity", level.into_iter().collect()),
        teller.facts("label-provisions", teller.provisions(&register.publicity_provisions)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let facts = (!rows.is_empty()).then_some(Block::Facts { rows });
    let remark: &LanguageText = &register.publicity_remark;
    Told::or_unsaid(
        facts.into_iter().chain(teller.paragraph(remark)).collect(),
        teller,
        "unsaid-publicity",
    )
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Answer::{No, NotStated, Yes};

    use super::together;

    #[test]
    fn silence_of_one_group_is_never_read_as_no() {
        assert_eq!(together([No, NotStated].into_iter()), NotStated);
        assert_eq!(together([No, Yes, NotStated].into_iter()), Yes);
        assert_eq!(together([No, No].into_iter()), No);
        assert_eq!(together(std::iter::empty()), NotStated);
    }
}
