//! Which words tell of special categories, Art. 9(1), and of children?

use super::prelude::*;
use crate::{compliance::texts::About, records::register::DataGroup};

/// Stems of words that tell of special categories, in lower case.
const SPECIAL: &[&str] = &[
    "terveydentil",
    "terveystie",
    "terveyteen",
    "allergi",
    "erityisruokaval",
    "sairau",
    "lääkity",
    "diagnoos",
    "vammai",
    "uskont",
    "uskonnol",
    "vakaumu",
    "ammattiliit",
    "ammattiyhdisty",
    "puoluekan",
    "puoluejäsen",
    "poliittinen",
    "biometri",
    "sormenjäl",
    "kasvontunnist",
    "etninen",
    "etnisyy",
    "seksuaali",
    "geneetti",
    "hälsotill",
    "hälsouppgift",
    "specialkost",
    "sjukdom",
    "medicinering",
    "funktionsnedsätt",
    "religion",
    "religiös",
    "trosuppfattning",
    "fackförening",
    "partitillhör",
    "fingeravtryck",
    "etnisk",
    "sexuell",
    "genetisk",
    "genetic",
    "allergies",
    "allergy",
    "health",
    "illness",
    "medication",
    "disabilit",
    "religious",
    "ethnic",
    "fingerprint",
];
/// Phrases that do.
const PHRASES: &[&str] = &[
    "special diet",
    "trade union",
    "political opinion",
    "sexual orientation",
    "party membership",
];
/// Stems of words that tell of children, in lower case.
const CHILDREN: &[&str] = &[
    "laps",
    "lapse",
    "alaikäi",
    "oppila",
    "koululai",
    "huoltaj",
    "nuor",
    "vanhem",
    "päiväkoti",
    "barn",
    "minderårig",
    "elev",
    "vårdnadshavar",
    "ungdom",
    "unga",
    "child",
    "minor",
    "pupil",
    "guardian",
    "young",
    "parent",
];

/// The first item of a group that tells of a special category: its place and its words.
pub(super) fn special_item(case: &Case<'_>, at: usize, group: &DataGroup) -> Option<(String, Box<str>)> {
    let by_category = group.items.iter().enumerate().find_map(|(index, item)| {
        let category = case.get(item.category.as_ref()?)?;
        category.special?;
        let name = category.name.best(entity::vocabulary::Language::Fi)?.0;
        Some((format!("/dataGroups/{at}/items/{index}/category"), Box::from(name)))
    });
    by_category.or_else(|| {
        let items = case.texts().iter().filter(|text| text.about == About::Item(at));
        items.into_iter().find_map(|text| {
            let word = text.stem(SPECIAL).or_else(|| text.phrase(PHRASES))?;
            Some((text.pointer.clone(), Box::from(word)))
        })
    })
}

/// Whether anything in a group tells of children: its people, its items, its own words.
pub(super) fn tells_of_children(case: &Case<'_>, at: usize, group: &DataGroup) -> bool {
    let texts = case
        .texts()
        .iter()
        .filter(|text| matches!(text.about, About::Item(own) | About::Group(own) if own == at));
    let subjects = group.subjects.iter().filter_map(|key| case.get(key));
    let categories = group.items.iter().filter_map(|item| case.get(item.category.as_ref()?));
    texts.into_iter().any(|text| text.stem(CHILDREN).is_some())
        || subjects
            .into_iter()
            .any(|subject| super::name_with(&subject.name, CHILDREN).is_some())
        || categories
            .into_iter()
            .any(|category| super::name_with(&category.name, CHILDREN).is_some())
}
