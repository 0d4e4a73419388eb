//! How does a notice read as plain text? Texts as they are, one thing a line.

use entity::vocabulary::{Answer, Language};

use super::{
    content::{Block, Fact, Said, TickBox},
    page::{Page, Section},
    words,
};

/// A page as plain text.
pub fn plain(page: &Page) -> String {
    let mut lines = Vec::new();
    // A heading ends with its line, so a name of several lines is told on one.
    let title = format!("{}: {}", page.title, said(&page.name, page.language));
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    underlined(&title, '=', &mut lines);
    lines.push(said(&page.controller, page.language));
    let lead = self::lines(&page.lead, page.language);
    if !lead.is_empty() {
        lines.push(String::new());
        if let Some(heading) = &page.lead_heading {
            underlined(heading, '-', &mut lines);
        }
        lines.extend(lead);
    }
    page.sections
        .iter()
        .for_each(|section| section_lines(section, page, 0, &mut lines));
    lines.push(String::new());
    lines.join("\n")
}

fn section_lines(section: &Section, page: &Page, depth: usize, lines: &mut Vec<String>) {
    lines.push(String::new());
    let heading = section.numbered_heading(page.numbered);
    if depth == 0 {
        underlined(&heading, '-', lines);
    } else {
        lines.push(heading);
    }
    lines.extend(self::lines(&section.blocks, page.language));
    section
        .sections
        .iter()
        .for_each(|inner| section_lines(inner, page, depth + 1, lines));
}

fn underlined(text: &str, line: char, lines: &mut Vec<String>) {
    lines.push(text.to_owned());
    lines.push(line.to_string().repeat(text.chars().count()));
}

/// Blocks as lines, each telling one thing.
pub fn lines(blocks: &[Block], language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    tell(blocks, language, "", &mut lines);
    lines
}

fn tell(blocks: &[Block], language: Language, indent: &str, lines: &mut Vec<String>) {
    // Two tables of facts, one after the other, tell of two things; a line between keeps them apart.
    let mut after_facts = false;
    for block in blocks {
        let facts = matches!(block, Block::Facts { .. });
        if facts && after_facts {
            lines.push(String::new());
        }
        after_facts = facts;
        match block {
            Block::Paragraph { said: text } => push(&said(text, language), indent, "", lines),
            Block::List { items } => items
                .iter()
                .for_each(|item| push(&said(item, language), indent, "- ", lines)),
            Block::Facts { rows } => rows.iter().for_each(|row| fact(row, language, indent, lines)),
            Block::Boxes { items } => items
                .iter()
                .for_each(|item| push(&tick_box(item, language), indent, "", lines)),
            Block::Group { heading, blocks } => {
                let colon = if blocks.is_empty() { "" } else { ":" };
                push(&format!("{}{colon}", said(heading, language)), indent, "", lines);
                tell(blocks, language, &format!("{indent}  "), lines);
            }
            Block::Picture { picture } => {
                push(&picture.title, indent, "", lines);
                push(&picture.alternative, indent, "", lines);
            }
        }
    }
}

fn fact(row: &Fact, language: Language, indent: &str, lines: &mut Vec<String>) {
    match row.values.as_slice() {
        [one] => push(&format!("{}: {}", row.label, said(one, language)), indent, "", lines),
        several => {
            push(&format!("{}:", row.label), indent, "", lines);
            for value in several {
                push(&said(value, language), indent, "- ", lines);
            }
        }
    }
}

/// A box with its mark and, since a mark alone can be missed, its answer in words.
pub fn tick_box(item: &TickBox, language: Language) -> String {
    format!(
        "{} {}: {}",
        mark(item.ticked),
        item.label,
        words::word(language, "answer", &item.ticked)
    )
}

/// The mark of an answer.
pub const fn mark(answer: Answer) -> char {
    match answer {
        Answer::Yes => '☒',
        Answer::No => '☐',
        Answer::NotStated => '–',
    }
}

fn said(said: &Said, language: Language) -> String {
    let mut text = said.text.clone();
    if let Some(other) = said.language {
        text = format!("{text} ({})", words::word(language, "in-language", &other));
    }
    match &said.link {
        Some(link) if link.starts_with("http") && *link != said.text => format!("{text} <{link}>"),
        _ => text,
    }
}

/// A text of several lines stays under its first.
fn push(text: &str, indent: &str, bullet: &str, lines: &mut Vec<String>) {
    for (index, line) in text.lines().enumerate() {
        let start = if index == 0 {
            bullet.to_owned()
        } else {
            " ".repeat(bullet.len())
        };
        lines.push(format!("{indent}{start}{line}").trim_end().to_owned());
    }
}
