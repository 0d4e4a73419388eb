//! Does every format say the same, in every language, and show every text as text and nothing internal?

use std::sync::Arc;

use entity::{Date, LanguageText, vocabulary::Language};
use seloste::{
    notices::{
        content::{Block, NoticeContent, PartKind, Picture, Said, content},
        json::json,
        layout::layouts,
        markdown::markdown,
        page::page,
        plain::{lines, plain},
    },
    records::{
        exchange::{self, Document, ImportOptions},
        noun::Key,
        register::{EvidenceLink, Register},
        snapshot::Sight,
    },
};

use super::{LANGUAGES, page_of, register, said, sight, today};
use crate::support::{Base, dpo, now};

#[test]
fn a_notice_of_each_layout_reads_well() {
    for key in ["pori/3", "jyvaskyla/1", "espoo/1"] {
        insta::assert_snapshot!(
            format!("{}_fi", key.replace('/', "_")),
            plain(&page_of(key, Language::Fi))
        );
    }
}

#[test]
fn the_standard_layout_reads_well_in_each_language() {
    for (name, language) in [("fi", Language::Fi), ("sv", Language::Sv), ("en", Language::En)] {
        let page = page(&said("pori/3", language), layouts().of(None));
        insta::assert_snapshot!(format!("pori_3_standard_{name}"), plain(&page));
    }
}

#[test]
fn markdown_reads_well() {
    insta::assert_snapshot!(markdown(&page_of("espoo/1", Language::En)));
}

/// Every text of a notice.
fn texts(content: &NoticeContent) -> Vec<String> {
    fn of(blocks: &[Block], texts: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph { said } => texts.push(said.text.clone()),
                Block::List { items } => texts.extend(items.iter().map(|said| said.text.clone())),
                Block::Facts { rows } => {
                    for row in rows {
                        texts.push(row.label.clone());
                        texts.extend(row.values.iter().map(|said| said.text.clone()));
                    }
                }
                Block::Boxes { items } => texts.extend(items.iter().map(|item| item.label.clone())),
                Block::Group { heading, blocks } => {
                    texts.push(heading.text.clone());
                    of(blocks, texts);
                }
                Block::Picture { picture } => texts.extend([picture.title.clone(), picture.alternative.clone()]),
            }
        }
    }
    let mut texts = Vec::new();
    content
        .parts
        .values()
        .filter(|part| part.stated)
        .for_each(|part| of(&part.blocks, &mut texts));
    texts
}

#[test]
fn every_format_says_the_same() {
    for key in ["pori/1", "pori/2", "pori/3", "jyvaskyla/1", "espoo/1"] {
        for language in LANGUAGES {
            let content = said(key, language);
            let layout = layouts().of(None);
            let page = page(&content, layout);
            let (plain, markdown) = (plain(&page), markdown(&page).replace('\\', ""));
            for text in texts(&content) {
                assert!(plain.contains(&text), "{key} plain: {text}");
                assert!(markdown.contains(&text), "{key} markdown: {text}");
            }
            let read: NoticeContent =
                serde_json::from_str(&json(&content, layout)).expect("it is JSON with the content in it");
            assert_eq!(read, content);
        }
    }
}

/// A city whose every text is hostile, and what it says.
fn hostile(text: &str) -> (NoticeContent, Register, Sight) {
    let (mut register, sight) = register("pori/3");
    let hostile = LanguageText::new(Some(text), None, None);
    register.name = hostile.clone();
    register.description = hostile.clone();
    register.recipients_remark = hostile.clone();
    register.purposes[0].text = hostile.clone();
    register.data_groups[0].name = hostile.clone();
    register.data_groups[0].items[0].text = hostile.clone();
    register.security[0].text = hostile.clone();
    register.retention[0].text = hostile;
    let content = content(&register, &sight, Language::Fi, today());
    (content, register, sight)
}

#[test]
fn text_that_looks_like_html_markdown_or_a_template_is_text() {
    for text in [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} {% raw %}",
        "[link](javascript:alert(1))",
        "# heading",
        "=SUM(A1)",
        "`code` *bold*",
    ] {
        let (content, ..) = hostile(text);
        for layout in layouts().all() {
            let page = page(&content, layout);
            assert!(plain(&page).contains(text), "{text}");
            let markdown = markdown(&page);
            assert!(markdown.replace('\\', "").contains(text), "{text} is shown");
            let bare = markdown
                .match_indices(text)
                .any(|(at, _)| !markdown[..at].ends_with('\\'));
            // A formula is Markdown only where it begins a line, as the underline of a heading.
            assert!(!bare || text == "=SUM(A1)", "{text} is escaped");
            assert!(
                !markdown
                    .lines()
                    .any(|line| line.trim_start_matches(['-', '*', ' ']).starts_with('=')),
                "{text} opens no line"
            );
            assert!(
                json(&content, layout).contains(serde_json::json!(text).as_str().expect("a text")),
                "{text}"
            );
        }
    }
}

#[test]
fn only_safe_links_are_links() {
    assert_eq!(Said::plain("x").link("javascript:alert(1)").link, None);
    assert_eq!(Said::plain("x").link("data:text/html,x").link, None);
    assert_eq!(Said::plain("x").link("https://example.fi/a b").link, None);
    assert_eq!(
        Said::plain("x").link("https://example.fi").link.as_deref(),
        Some("https://example.fi")
    );
}

#[test]
fn nothing_internal_is_told() {
    const MARK: &str = "INTERNAL-MARK";
    let (mut register, sight) = register("pori/3");
    register.internal_notes = Some(MARK.to_owned());
    register
        .security
        .iter_mut()
        .for_each(|measure| measure.internal = Some(MARK.to_owned()));
    register.evidence = vec![EvidenceLink {
        title: MARK.to_owned(),
        url: format!("https://example.fi/{MARK}"),
    }];
    for language in LANGUAGES {
        let told = json(&content(&register, &sight, language, today()), layouts().of(None));
        assert!(!told.contains(MARK));
        for person in sight.holding.shelves.people.all() {
            assert!(
                !told.contains(&person.name),
                "a notice shows the post, not {}",
                person.name
            );
        }
    }
}

#[test]
fn a_text_in_another_language_shows_which() {
    let (content, register, sight) = hostile("Vain suomeksi");
    assert_eq!(content.register.name.language, None);
    let swedish = seloste::notices::content::content(&register, &sight, Language::Sv, today());
    assert_eq!(swedish.register.name.language, Some(Language::Fi));
    let page = page(&swedish, layouts().of(None));
    assert!(plain(&page).contains("Vain suomeksi (på finska)"));
    assert!(markdown(&page).contains("Vain suomeksi *(på finska)*"));
}

#[test]
fn a_made_up_record_says_so_first_on_every_page() {
    let mut found = 0;
    for register in sight("pori")
        .holding
        .shelves
        .registers
        .all()
        .iter()
        .filter(|register| register.illustrative)
    {
        found += 1;
        for layout in layouts().all() {
            let page = page(&said(register.key.as_str(), Language::En), layout);
            assert!(
                matches!(page.lead.first(), Some(Block::Paragraph { said }) if said.text.contains("made-up")),
                "{}",
                register.key
            );
        }
    }
    assert!(found > 0);
}

const CHAIN: &str = r#"{
  "format": "seloste/1",
  "controllers": [{"key": "turku", "name": {"fi": "Turku"}}],
  "processors": [
    {"key": "one", "name": "One Oy", "country": "fi"},
    {"key": "two", "name": "Two Inc.", "country": "us"},
    {"key": "three", "name": "Three Ltd", "country": "gb"}
  ],
  "services": [
    {"key": "desk", "name": {"fi": "Desk", "sv": "Desk", "en": "Desk"}, "provider": "one", "hostingCountries": ["fi"], "hostedInEea": "YES"},
    {"key": "store", "name": {"fi": "Store", "sv": "Store", "en": "Store"}, "provider": "two", "hostingCountries": ["ie"], "supportCountries": ["in"], "hostedInEea": "YES"}
  ],
  "registers": [{"key": "turku/1", "name": {"fi": "Asiat"}, "controller": "turku", "number": 1, "slug": "asiat", "noTransfers": "NO"}],
  "dataFlows": [
    {"key": "turku/desk", "kind": "PROCESSING", "from": "register:turku/1", "to": "service:desk"},
    {"key": "desk-store", "kind": "SUB_PROCESSING", "from": "service:desk", "to": "service:store", "mechanism": "STANDARD_CLAUSES_COMMISSION"},
    {"key": "store-desk", "kind": "SUB_PROCESSING", "from": "service:store", "to": "service:desk"},
    {"key": "two-three", "kind": "SUB_PROCESSING", "from": "processor:two", "to": "processor:three", "mechanism": "ADEQUACY_DECISION"}
  ]
}"#;

/// A city with a chain of sub-processors that turns back on itself and leaves the EEA, as seen on a day.
async fn chain(day: &str) -> (NoticeContent, Sight) {
    let base = Base::sqlite();
    let inventory = base.open().await;
    let document: Document =
        exchange::read(CHAIN).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)));
    exchange::import(&inventory, &dpo(), document, ImportOptions::default(), now())
        .await
        .expect("the chain is sound");
    let sight = inventory
        .snapshot()
        .sight("turku")
        .await
        .expect("it can be asked")
        .expect("the city is there");
    let register = Arc::clone(
        sight
            .get(&Key::<Register>::new("turku/1"))
            .expect("the register is there"),
    );
    let day: Date = day.parse().expect("a test's own day");
    (content(&register, &sight, Language::En, day), sight)
}

fn picture(content: &NoticeContent) -> &Picture {
    match content.parts[&PartKind::Picture].blocks.as_slice() {
        [Block::Picture { picture }] => picture,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn chains_are_followed_out_of_the_eea_and_cycles_end() {
    let (content, _) = chain("2024-06-01").await;
    let transfers = plain(&page(&content, layouts().of(None)));
    assert!(transfers.contains("Route: Asiat → Desk → Store"), "{transfers}");
    assert!(
        transfers.contains("Route: Asiat → Desk → Store → Three Ltd"),
        "{transfers}"
    );
    assert!(transfers.contains("Support given from: India"), "{transfers}");
    assert!(
        transfers.contains("Standard clauses of the Commission (Article 46(2)(c))"),
        "{transfers}"
    );
    assert!(
        transfers.contains("Decision (EU) 2021/1772: the whole country"),
        "{transfers}"
    );
    let picture = picture(&content);
    assert_eq!(
        picture
            .nodes
            .iter()
            .map(|node| (node.column, node.label.as_str()))
            .collect::<Vec<_>>(),
        [
            (0, "Asiat"),
            (1, "Desk (One Oy)"),
            (2, "Store (Two Inc.)"),
            (3, "Three Ltd"),
        ]
    );
    assert_eq!(
        picture.edges.len(),
        4,
        "the edge that turns back is drawn, and the walk ends"
    );
    assert_eq!(picture.nodes.iter().filter(|node| node.outside_eea).count(), 2);
    for node in &picture.nodes {
        assert!(
            picture.alternative.contains(&node.label),
            "{} is told in words",
            node.label
        );
    }
}

#[tokio::test]
async fn a_decision_counts_only_while_it_is_in_force() {
    let (content, _) = chain("2020-01-01").await;
    let told = lines(&content.parts[&PartKind::Transfers].blocks, Language::En).join("\n");
    // In January 2020 the United Kingdom still belonged to the EEA, and so was no third country.
    assert!(
        told.contains("India") && !told.contains("United Kingdom") && !told.contains("Decision (EU)"),
        "{told}"
    );
}
