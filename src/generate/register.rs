//! What does one made-up register hold?

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    LanguageText,
    vocabulary::{Answer, Audience, Language, LifeCycle, Publicity, RegisterForm, RegisterPart},
};

use super::{
    chance::{Chance, Text, Translated},
    parts,
    shared::Offered,
    words::{DEPARTMENTS, REMARKS, RETENTION_REMARKS, SOURCE_REMARKS, Task, Theme},
};
use crate::records::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    controller::Controller,
    form::slug,
    noun::Key,
    processor::Processor,
    register::{Confirmation, EvidenceLink, Register},
};

/// What a city's registers have in common.
pub struct City {
    pub key: Key<Controller>,
    pub services: Vec<Offered>,
    /// How many of the first services are used by many registers.
    pub core: usize,
    pub agreements: BTreeMap<Key<Processor>, Key<ProcessingAgreement>>,
    /// Providers whose agreement a flawed register does not have.
    pub wanting: BTreeSet<Key<Processor>>,
    pub transfer_assessments: Vec<Key<Assessment>>,
    /// It serves in Swedish too.
    pub bilingual: bool,
}

/// The register with a number: a task seen from a theme, the first time or in a later round. A flawed one may lack a language of
/// the controller's.
#[expect(clippy::too_many_lines, reason = "one line or two for each field")]
pub fn register(
    chance: &mut Chance,
    city: &City,
    (number, round): (usize, usize),
    task: &Task,
    theme: &Theme,
    flawed: bool,
) -> Register {
    let translated = Translated {
        sv: chance.percent(62) || (city.bilingual && !flawed),
        en: chance.percent(41),
    };
    let name = name(translated, task, theme, round);
    let slug = slug(name.get(Language::Fi).unwrap_or_default());
    let department = DEPARTMENTS[task.department].0;
    let own = |what: &str| format!("{}/{what}", city.key);
    let contacts = if chance.percent(90) { 2 } else { 1 };
    let data_groups = parts::data_groups(chance, translated, task, theme);
    let paper = chance.percent(30);
    let life_cycle = chance.weighted(&[
        (LifeCycle::Active, 90),
        (LifeCycle::Planned, 4),
        (LifeCycle::Closed, 4),
        (LifeCycle::Disposed, 2),
    ]);
    let starts_on = chance.percent(60).then(|| chance.day(2005, 2024));
    let publicity = chance.weighted(&[
        (Some(Publicity::PartlySecret), 40),
        (Some(Publicity::Public), 15),
        (Some(Publicity::Secret), 15),
        (None, 30),
    ]);
    let secret = matches!(publicity, Some(Publicity::PartlySecret | Publicity::Secret));
    let automated_decisions = chance.answer(3, 67);
    let remark = |chance: &mut Chance, words: &[Text], share| {
        if chance.percent(share) {
            translated.plain(*chance.pick(words))
        } else {
            LanguageText::default()
        }
    };
    Register {
        row: 0,
        version: 1,
        key: Key::new(own(&number.to_string())),
        archived_on: None,
        slug,
        name,
        controller: city.key.clone(),
        number: i32::try_from(number).expect("no city has two thousand million registers"),
        description: translated.text(theme.description, task.name),
        forms: if paper {
            vec![RegisterForm::Electronic, RegisterForm::Manual]
        } else {
            vec![RegisterForm::Electronic]
        },
        life_cycle,
        starts_on,
        ends_on: matches!(life_cycle, LifeCycle::Closed | LifeCycle::Disposed).then(|| chance.day(2024, 2026)),
        disposed_on: (life_cycle == LifeCycle::Disposed).then(|| chance.day(2026, 2027)),
        audience: if task.department == 3 {
            Audience::Staff
        } else {
            Audience::Public
        },
        joint_arrangement: LanguageText::default(),
        sources_remark: remark(chance, SOURCE_REMARKS, 45),
        no_recipients: chance.answer(25, 10),
        recipients_remark: remark(chance, REMARKS, 40),
        no_transfers: chance.answer(40, 10),
        transfers_remark: remark(chance, REMARKS, 20),
        retention_remark: remark(chance, RETENTION_REMARKS, 45),
        automated_decisions,
        profiling: chance.answer(4, 56),
        automated_logic: LanguageText::default(),
        automated_significance: LanguageText::default(),
        publicity,
        publicity_remark: remark(chance, REMARKS, 20),
        search_terms: LanguageText::default(),
        no_search_terms: Answer::NotStated,
        review_interval: chance.percent(50).then_some(parts::years(1)),
        internal_notes: None,
        illustrative: true,
        joint_controllers: Vec::new(),
        department: chance.percent(96).then(|| Key::new(own(department))),
        responsible_post: chance
            .percent(95)
            .then(|| Key::new(own(&format!("{department}-johtaja")))),
        contact_posts: (1..=contacts)
            .map(|nth| Key::new(own(&format!("{department}-yhteyshenkilo-{nth}"))))
            .collect(),
        publicity_provisions: if secret {
            chance
                .some(
                    &[
                        "621-1999/24",
                        "621-1999/24-1-23",
                        "621-1999/24-1-25",
                        "621-1999/24-1-32",
                    ],
                    1,
                )
                .into_iter()
                .map(|key| Key::new(*key))
                .collect()
        } else {
            Vec::new()
        },
        purposes: parts::purposes(
            chance,
            translated,
            task,
            theme,
            data_groups.iter().any(|group| group.special == Answer::Yes),
        ),
        retention: parts::retention(chance, translated, &data_groups),
        data_groups,
        security: parts::security(chance, translated, paper),
        confirmations: confirmations(chance, city, department),
        evidence: evidence(chance, city, number),
    }
}

/// The name. A task and a theme that come round again are told apart by a number.
fn name(translated: Translated, task: &Task, theme: &Theme, round: usize) -> LanguageText {
    let name = translated.text(theme.name, task.name);
    if round == 1 {
        return name;
    }
    let numbered = |language| name.get(language).map(|text| format!("{text} {round}"));
    let [fi, sv, en] = [Language::Fi, Language::Sv, Language::En].map(numbered);
    LanguageText::new(fi.as_deref(), sv.as_deref(), en.as_deref())
}

fn confirmations(chance: &mut Chance, city: &City, department: &str) -> Vec<Confirmation> {
    let by = Key::new(format!("{}/{department}-yhteyshenkilo-1", city.key));
    if !chance.percent(70) {
        return Vec::new();
    }
    vec![Confirmation {
        part: RegisterPart::Whole,
        on: chance.day(2020, 2026),
        by: Some(by),
    }]
}

fn evidence(chance: &mut Chance, city: &City, number: usize) -> Vec<EvidenceLink> {
    if !chance.percent(20) {
        return Vec::new();
    }
    vec![EvidenceLink {
        title: format!("D/{number}/2022"),
        url: format!("https://asianhallinta.{}.example/{number}", city.key),
    }]
}
