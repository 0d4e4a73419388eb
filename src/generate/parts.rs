//! Why, whose and which data, how long and how safe? The parts of one made-up register.

use entity::{
    Duration, LanguageText,
    vocabulary::{
        AfterRetention, Answer, LegalBasis, RegisterForm, RetentionStart, SecurityMeasureKind, SpecialCondition,
    },
};

use super::{
    chance::{Chance, Text, Translated},
    words::{
        COMMON_ITEMS, CONSEQUENCES, FURTHER_GROUPS, GROUP_REMARKS, INTERESTS, ITEM_WORDS, PAPER_SECURITY, RETENTION,
        RETENTION_EVENTS, SECURITY, SPECIAL_ITEMS, Task, Theme,
    },
};
use crate::records::{
    law::Provision,
    noun::Key,
    register::{DataGroup, DataItem, ErasureTimeLimit, LawfulBasis, Purpose, SecurityMeasure, SpecialCategoryGround},
};

/// So many years.
pub const fn years(years: u16) -> Duration {
    Duration {
        years,
        months: 0,
        weeks: 0,
        days: 0,
    }
}

const fn months(months: u16) -> Duration {
    Duration {
        years: 0,
        months,
        weeks: 0,
        days: 0,
    }
}

/// The purposes: those of the theme, in the words of the task.
pub fn purposes(
    chance: &mut Chance,
    translated: Translated,
    task: &Task,
    theme: &Theme,
    special: bool,
) -> Vec<Purpose> {
    theme
        .purposes
        .iter()
        .enumerate()
        .map(|(place, text)| Purpose {
            key: format!("p{}", place + 1),
            text: translated.text(*text, task.name),
            must_be_given: chance.answer(35, 25),
            consequence: if chance.percent(50) {
                translated.plain(*chance.pick(CONSEQUENCES))
            } else {
                LanguageText::default()
            },
            bases: bases(chance, translated, task),
            conditions: if special && place == 0 {
                conditions(chance)
            } else {
                Vec::new()
            },
        })
        .collect()
}

/// One to three bases, as cities state them: public task and legal obligation before all others.
fn bases(chance: &mut Chance, translated: Translated, task: &Task) -> Vec<LawfulBasis> {
    let count = chance.weighted(&[(1, 60), (2, 30), (3, 10)]);
    let mut bases: Vec<LawfulBasis> = Vec::new();
    for _ in 0..count {
        let drawn = chance.weighted(&[
            (LegalBasis::PublicTask, 44),
            (LegalBasis::LegalObligation, 29),
            (LegalBasis::Consent, 12),
            (LegalBasis::Contract, 11),
            (LegalBasis::LegitimateInterests, 3),
            (LegalBasis::VitalInterests, 1),
        ]);
        if bases.iter().any(|other| other.basis == drawn) {
            continue;
        }
        let mut provisions: Vec<Key<Provision>> = Vec::new();
        if matches!(drawn, LegalBasis::PublicTask | LegalBasis::LegalObligation) && chance.percent(85) {
            provisions.push(Key::new(task.provision));
            if chance.percent(45) {
                let also = [
                    "1050-2018/4-1-2",
                    "434-2003/7",
                    "906-2019/4",
                    "410-2015/1",
                    "621-1999/18",
                ];
                provisions.push(Key::new(*chance.pick(&also)));
            }
        }
        bases.push(LawfulBasis {
            basis: drawn,
            interest: if drawn == LegalBasis::LegitimateInterests {
                translated.plain(*chance.pick(INTERESTS))
            } else {
                LanguageText::default()
            },
            provisions,
        });
    }
    bases
}

fn conditions(chance: &mut Chance) -> Vec<SpecialCategoryGround> {
    let (condition, provision) = chance
        .weighted(&[
            (
                Some((SpecialCondition::SubstantialPublicInterest, Some("1050-2018/6-1-2"))),
                45,
            ),
            (
                Some((SpecialCondition::EmploymentAndSocialProtection, Some("1050-2018/6-1-3"))),
                20,
            ),
            (Some((SpecialCondition::ExplicitConsent, None)), 20),
            // Nobody has told.
            (None, 15),
        ])
        .unzip();
    let provision = provision.flatten();
    condition
        .map(|condition| SpecialCategoryGround {
            condition,
            provisions: provision.into_iter().map(Key::new).collect(),
        })
        .into_iter()
        .collect()
}

/// One to three groups with eight items between them.
pub fn data_groups(chance: &mut Chance, translated: Translated, task: &Task, theme: &Theme) -> Vec<DataGroup> {
    let count = chance.weighted(&[(1, 45), (2, 35), (3, 20)]);
    let special = chance.percent(15);
    let children = task
        .subjects
        .iter()
        .any(|subject| subject.contains("child") || subject.contains("pupil") || subject.contains("youth"));
    let identity_code = chance.percent(30);
    let further = chance.some(FURTHER_GROUPS, count - 1);
    let mut groups: Vec<DataGroup> = (0..count)
        .map(|place| DataGroup {
            key: format!("g{}", place + 1),
            name: translated.plain(if place == 0 { theme.group } else { *further[place - 1] }),
            purposes: if chance.percent(50) {
                vec![format!("p{}", place % 2 + 1)]
            } else {
                Vec::new()
            },
            special: if special && place == 0 {
                Answer::Yes
            } else {
                chance.answer(0, 60)
            },
            special_categories: Vec::new(),
            criminal: chance.answer(1, 55),
            identity_code: if identity_code && place == 0 {
                Answer::Yes
            } else {
                chance.answer(0, 50)
            },
            children: if children && place == 0 && chance.percent(85) {
                Answer::Yes
            } else {
                chance.answer(3, 45)
            },
            large_scale: chance.answer(7, 50),
            free_text: chance.answer(30, 30),
            remark: if chance.percent(20) {
                translated.plain(*chance.pick(GROUP_REMARKS))
            } else {
                LanguageText::default()
            },
            subjects: subjects(task, place).into_iter().map(Key::new).collect(),
            criminal_ground: None,
            identity_code_ground: None,
            items: Vec::new(),
        })
        .collect();
    let mut items: Vec<&str> = theme.items.iter().chain(task.items).copied().collect();
    let mut seen = Vec::new();
    items.retain(|item| {
        !seen.contains(item) && {
            seen.push(*item);
            true
        }
    });
    let first = &mut groups[0];
    if special {
        let (item, category) = *chance.pick(SPECIAL_ITEMS);
        first.special_categories.push(category);
        items.insert(0, item);
    }
    if identity_code {
        items.insert(0, "identity-code");
        first.identity_code_ground = chance.percent(80).then(|| Key::new("1050-2018/29-1"));
    }
    items.truncate(6);
    items.extend(chance.some(COMMON_ITEMS, 8 - items.len()).into_iter().copied());
    for (place, item) in items.into_iter().enumerate() {
        groups[if place < 4 { 0 } else { place % count }]
            .items
            .push(data_item(chance, translated, item));
    }
    groups
}

/// The people a group is about; groups after the first are about one kind each.
fn subjects(task: &Task, place: usize) -> Vec<&'static str> {
    if place == 0 {
        task.subjects.to_vec()
    } else {
        vec![*task.subjects.get(place).unwrap_or(&"system-user")]
    }
}

fn data_item(chance: &mut Chance, translated: Translated, category: &str) -> DataItem {
    let words = ITEM_WORDS
        .iter()
        .find(|(key, _)| *key == category)
        .filter(|_| chance.percent(70));
    DataItem {
        text: words.map(|(_, words)| translated.plain(*words)).unwrap_or_default(),
        category: Some(Key::new(category)),
    }
}

/// Three time limits for erasure.
pub fn retention(chance: &mut Chance, translated: Translated, groups: &[DataGroup]) -> Vec<ErasureTimeLimit> {
    const STARTS: &[RetentionStart] = &[
        RetentionStart::EndOfRelationship,
        RetentionStart::EndOfYear,
        RetentionStart::Recording,
        RetentionStart::Decision,
        RetentionStart::LastContact,
        RetentionStart::Event,
    ];
    chance
        .some(RETENTION, 3)
        .into_iter()
        .enumerate()
        .map(|(place, text)| {
            let permanent = chance.percent(10);
            let maximum = (!permanent && chance.percent(85)).then(|| {
                chance.weighted(&[
                    (months(6), 10),
                    (years(1), 15),
                    (years(2), 20),
                    (years(6), 25),
                    (years(10), 25),
                    (years(50), 5),
                ])
            });
            let counted_from = maximum.and_then(|_| chance.percent(85).then(|| *chance.pick(STARTS)));
            ErasureTimeLimit {
                data_groups: if groups.len() > place && chance.percent(60) {
                    vec![groups[place].key.clone()]
                } else {
                    Vec::new()
                },
                minimum: maximum.filter(|_| chance.percent(15)).map(|_| months(3)),
                maximum,
                counted_from,
                counted_from_text: if counted_from == Some(RetentionStart::Event) {
                    translated.plain(*chance.pick(RETENTION_EVENTS))
                } else {
                    LanguageText::default()
                },
                then: if permanent {
                    Some(AfterRetention::KeepPermanently)
                } else {
                    chance.weighted(&[
                        (Some(AfterRetention::Delete), 70),
                        (Some(AfterRetention::Anonymise), 10),
                        (None, 20),
                    ])
                },
                records_class: chance
                    .percent(30)
                    .then(|| format!("{:02}.{:02}", chance.below(14), chance.below(9) + 1)),
                text: translated.plain(*text),
                provision: chance
                    .weighted(&[(None, 60), (Some("831-1994/8"), 20), (Some("1336-1997/ch2-10"), 20)])
                    .map(Key::new),
            }
        })
        .collect()
}

/// What is told of security.
pub fn security(chance: &mut Chance, translated: Translated, paper: bool) -> Vec<SecurityMeasure> {
    let kind = |word: &str| match word {
        "access" => SecurityMeasureKind::AccessRights,
        "login" => SecurityMeasureKind::Authentication,
        "log" => SecurityMeasureKind::Logging,
        "encryption" => SecurityMeasureKind::Encryption,
        "backup" => SecurityMeasureKind::Backup,
        _ => SecurityMeasureKind::Training,
    };
    let measure = |kind, form, text: Text| SecurityMeasure {
        kind,
        form,
        text: translated.plain(text),
        internal: None,
    };
    let count = 3 + chance.below(2);
    let mut measures: Vec<SecurityMeasure> = chance
        .some(SECURITY, count)
        .into_iter()
        .map(|(word, text)| measure(kind(word), RegisterForm::Electronic, *text))
        .collect();
    if paper {
        measures.push(measure(
            SecurityMeasureKind::PhysicalSecurity,
            RegisterForm::Manual,
            PAPER_SECURITY,
        ));
    }
    measures
}
