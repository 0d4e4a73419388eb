//! How does a notice read as Markdown (`CommonMark`)? Whatever a text looks like, it is shown as text.

use std::fmt::Write;

use entity::vocabulary::Language;

use super::{
    content::{Block, Fact, Said},
    page::{Page, Section},
    plain, words,
};

/// A page as Markdown.
pub fn markdown(page: &Page) -> String {
    let mut text = format!(
        "# {}: {}\n\n{}\n",
        one_line(&page.title),
        said(&flat(&page.name), page.language),
        said(&page.controller, page.language)
    );
    if let Some(heading) = &page.lead_heading {
        let _ = write!(text, "\n## {}\n", one_line(heading));
    }
    blocks(&page.lead, page.language, "", &mut text);
    page.sections
        .iter()
        .for_each(|section| tell(section, page, 2, &mut text));
    text
}

fn tell(section: &Section, page: &Page, level: usize, text: &mut String) {
    let heading = one_line(&section.numbered_heading(page.numbered));
    let _ = write!(text, "\n{} {heading}\n", "#".repeat(level));
    blocks(&section.blocks, page.language, "", text);
    section
        .sections
        .iter()
        .for_each(|inner| tell(inner, page, level + 1, text));
}

/// Blocks, each parted from the one before by an empty line. A group is a list item in bold with its blocks indented below.
fn blocks(blocks: &[Block], language: Language, indent: &str, text: &mut String) {
    let mut bullet = "* ";
    let mut before: Option<&Block> = None;
    for block in blocks {
        text.push('\n');
        // Another sign begins another list, which keeps two lists in a row apart; groups in a row are one list.
        let same_list = matches!((before, block), (Some(Block::Group { .. }), Block::Group { .. }));
        if !same_list {
            bullet = if bullet == "- " && is_list(before) { "* " } else { "- " };
        }
        before = Some(block);
        match block {
            Block::Paragraph { said: one } => line(&said(one, language), indent, "", text),
            Block::List { items } => items
                .iter()
                .for_each(|item| line(&said(item, language), indent, bullet, text)),
            Block::Facts { rows } => rows.iter().for_each(|row| fact(row, language, indent, bullet, text)),
            Block::Boxes { items } => {
                for item in items {
                    line(&escape(&plain::tick_box(item, language)), indent, bullet, text);
                }
            }
            Block::Group { heading, blocks: inner } => {
                line(&format!("**{}**", said(heading, language)), indent, bullet, text);
                self::blocks(inner, language, &format!("{indent}  "), text);
            }
            Block::Picture { picture } => {
                line(&format!("**{}**", escape(&picture.title)), indent, "", text);
                text.push('\n');
                line(&escape(&picture.alternative), indent, "", text);
            }
        }
    }
}

fn is_list(block: Option<&Block>) -> bool {
    matches!(
        block,
        Some(Block::Facts { .. } | Block::List { .. } | Block::Boxes { .. } | Block::Group { .. })
    )
}

fn fact(row: &Fact, language: Language, indent: &str, bullet: &str, text: &mut String) {
    let label = escape(&row.label);
    match row.values.as_slice() {
        [one] => line(&format!("**{label}:** {}", said(one, language)), indent, bullet, text),
        several => {
            line(&format!("**{label}:**"), indent, bullet, text);
            for value in several {
                line(&said(value, language), &format!("{indent}  "), "- ", text);
            }
        }
    }
}

fn said(said: &Said, language: Language) -> String {
    let text = escape(&said.text);
    let text = match &said.link {
        // Inside the angle brackets only these need escaping; spaces and controls were refused when the link was made.
        Some(link) => format!(
            "[{text}](<{}>)",
            link.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E")
        ),
        None => text,
    };
    match said.language {
        Some(other) => format!("{text} *({})*", escape(&words::word(language, "in-language", &other))),
        None => text,
    }
}

/// A heading ends with its line, so a text of several lines is told on one.
fn one_line(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn flat(said: &Said) -> Said {
    Said {
        text: said.text.split_whitespace().collect::<Vec<_>>().join(" "),
        ..said.clone()
    }
}

fn line(told: &str, indent: &str, bullet: &str, text: &mut String) {
    for (index, part) in told.lines().enumerate() {
        let start = if index == 0 {
            bullet.to_owned()
        } else {
            " ".repeat(bullet.len())
        };
        text.push_str(indent);
        text.push_str(&start);
        text.push_str(part);
        text.push('\n');
    }
}

/// A text with every sign that Markdown, HTML or a template would read taken as a sign. Line breaks stay breaks.
pub fn escape(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| escape_line(line.trim()))
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\\\n")
}

fn escape_line(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (index, character) in line.chars().enumerate() {
        let always = matches!(
            character,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '!' | '^'
        );
        // At the beginning of a line these make headings, lists, quotes and rules.
        let at_start = index == 0 && matches!(character, '#' | '+' | '-' | '=' | ':');
        let numbered = digits > 0 && index == digits && matches!(character, '.' | ')');
        if always || at_start || numbered || (index > 0 && character == '#') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_looks_like_markup_is_text() {
        assert_eq!(escape("<script>alert(1)</script>"), "\\<script\\>alert(1)\\</script\\>");
        assert_eq!(escape("# heading"), "\\# heading");
        assert_eq!(escape("1. one"), "1\\. one");
        assert_eq!(escape("2021 on vuosi"), "2021 on vuosi");
        assert_eq!(
            escape("- [x] *done* `code` {{ template }}"),
            "\\- \\[x\\] \\*done\\* \\`code\\` \\{\\{ template \\}\\}"
        );
        assert_eq!(escape("a | b"), "a \\| b");
        assert_eq!(escape("![image](x)"), "\\!\\[image\\](x)");
        assert_eq!(escape("&lt; \\"), "\\&lt; \\\\");
        assert_eq!(escape("first\n    ---\nlast"), "first\\\n\\---\\\nlast");
    }

    #[test]
    fn ordinary_finnish_is_left_alone() {
        let text = "Kuntalaki (410/2015) 1 § 2 mom., 6 artiklan 1 kohdan e alakohta – 180 päivää; PL 121, 28101 Pori.";
        assert_eq!(escape(text), text);
    }
}
