//! Do the layouts have the sections of the documents they come from, and hide nothing?

use std::{fs, path::Path};

use seloste::notices::{
    content::{Block, PartKind},
    layout::{LayoutSection, carries_facts, layouts},
    page::page,
    plain::{lines, plain},
};

use super::{LANGUAGES, said, sight};

fn numbers(sections: &[LayoutSection]) -> Vec<String> {
    sections
        .iter()
        .flat_map(|section| std::iter::once(section.number.clone()).chain(numbers(&section.sections)))
        .collect()
}

fn numbers_of(key: &str) -> Vec<String> {
    numbers(&layouts().get(key).expect("it ships").sections)
}

#[test]
fn the_city_layouts_have_the_sections_of_the_documents() {
    let fifteen: Vec<String> = (1..=15).map(|number| number.to_string()).collect();
    // Section 11 of the Pori form parts manual and electronic material, as A and B.
    assert_eq!(
        numbers_of("pori")
            .into_iter()
            .filter(|number| !["A", "B"].contains(&number.as_str()))
            .collect::<Vec<_>>(),
        fifteen
    );
    assert!(
        numbers_of("pori")
            .windows(4)
            .any(|numbers| numbers == ["11", "A", "B", "12"])
    );
    assert_eq!(numbers_of("jyvaskyla"), fifteen);
    let thirteen = (1..=13)
        .map(|number| number.to_string())
        .chain((1..=5).map(|number| format!("13.{number}")));
    assert_eq!(numbers_of("espoo"), thirteen.collect::<Vec<_>>());
}

#[test]
fn the_numbers_are_those_in_the_documents() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seeds");
    if !seeds.is_dir() {
        println!("skipped: the corpus of real notices is not here");
        return;
    }
    for (stem, key) in [("000", "pori"), ("001", "pori"), ("003", "jyvaskyla"), ("004", "espoo")] {
        let entry = fs::read_dir(&seeds)
            .expect("the folder can be read")
            .flatten()
            .map(|entry| entry.path());
        let path = entry.into_iter().find(|path| {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            name.starts_with(stem) && path.extension().is_some_and(|extension| extension == "txt")
        });
        let text = fs::read_to_string(path.expect("the document is there")).expect("the document can be read");
        let found: Vec<String> = text.lines().filter_map(heading_number).collect();
        let ours: Vec<String> = numbers_of(key)
            .into_iter()
            .filter(|number| !["A", "B"].contains(&number.as_str()))
            .collect();
        assert_eq!(found, ours, "{stem}");
    }
}

/// The number a line of a document begins with, when it is a heading: `12.`, `13.2.`.
fn heading_number(line: &str) -> Option<String> {
    let line = line.trim_start_matches("<b>");
    let end = line.find(|character: char| !character.is_ascii_digit() && character != '.')?;
    let number = &line[..end];
    // A date and a list item begin with digits too; a heading goes on with a space and a capital.
    let heading = line[end..].trim_start().chars().next().is_some_and(char::is_uppercase);
    let dotted = number.contains('.')
        && number
            .trim_end_matches('.')
            .chars()
            .filter(|character| *character == '.')
            .count()
            <= 1;
    (heading && dotted).then(|| number.trim_end_matches('.').to_owned())
}

#[test]
fn every_layout_shows_every_fact_of_every_example() {
    for controller in ["pori", "jyvaskyla", "espoo"] {
        for register in sight(controller).holding.shelves.registers.all() {
            for language in LANGUAGES {
                let content = said(register.key.as_str(), language);
                for layout in layouts().all() {
                    let shown: Vec<String> = plain(&page(&content, layout))
                        .lines()
                        .map(|line| line.trim().to_owned())
                        .collect();
                    for (kind, part) in content
                        .parts
                        .iter()
                        .filter(|(kind, part)| carries_facts(**kind) && part.stated)
                    {
                        for line in lines(&part.blocks, language).iter().filter(|line| !line.is_empty()) {
                            assert!(
                                shown.contains(&line.trim().to_owned()),
                                "{} in {}: {kind:?}: {line}",
                                register.key,
                                layout.key
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_record_leaves_unsaid_is_said_to_be_unsaid() {
    let content = said("pori/1", entity::vocabulary::Language::Fi);
    let transfers = &content.parts[&PartKind::Transfers];
    assert!(!transfers.stated);
    assert!(
        matches!(transfers.blocks.as_slice(), [Block::Paragraph { said }] if said.text.to_lowercase().contains("ei ole ilmoitettu"))
    );
}

#[test]
fn the_standard_layout_has_a_picture_and_begins_with_the_key_facts() {
    let content = said("jyvaskyla/1", entity::vocabulary::Language::En);
    let page = page(&content, layouts().of(None));
    assert!(matches!(page.lead.first(), Some(Block::Facts { rows }) if rows.len() == 8));
    let pictures = page
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter(|block| matches!(block, Block::Picture { .. }));
    assert_eq!(pictures.count(), 1);
}
