//! What stands where on the page? Content placed by a layout: the one thing every format renders.

use entity::{Date, vocabulary::Language};
use serde::{Deserialize, Serialize};

use super::{
    content::{Block, NoticeContent, Part, PartKind, Said},
    layout::{Layout, LayoutSection, Style},
};

/// A notice laid out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The language.
    pub language: Language,
    /// How it is drawn.
    pub style: Style,
    /// Whether the numbers of its sections are shown.
    pub numbered: bool,
    /// What the document is called.
    pub title: String,
    /// The name of the register.
    pub name: Said,
    /// The name of the controller.
    pub controller: Said,
    /// The day the whole record was last confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// Whether the record is made up to show the program.
    pub illustrative: bool,
    /// What stands before the first section.
    pub lead: Vec<Block>,
    /// The heading of what it leads with, when that sums the notice up.
    pub lead_heading: Option<String>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// A section of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// What it can be linked to as: `section-13-1`.
    pub id: String,
    /// Its number, as the layout has it.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// False when the record leaves everything in it unsaid.
    pub stated: bool,
    /// What it tells.
    pub blocks: Vec<Block>,
    /// Sections inside it.
    pub sections: Vec<Section>,
}

impl Section {
    /// The heading with its number, where numbers are shown.
    pub fn numbered_heading(&self, numbered: bool) -> String {
        match (numbered, self.number.contains('.')) {
            (false, _) => self.heading.clone(),
            (true, true) => format!("{} {}", self.number, self.heading),
            (true, false) => format!("{}. {}", self.number, self.heading),
        }
    }
}

/// Places content by a layout.
pub fn page(content: &NoticeContent, layout: &Layout) -> Page {
    let heading = |text: &entity::LanguageText| {
        text.best(content.language)
            .map_or_else(String::new, |(text, _)| text.to_owned())
    };
    // That a record is made up is said first, whatever the layout.
    let lead: Vec<PartKind> = std::iter::once(PartKind::Illustrative)
        .chain(layout.lead.iter().copied())
        .collect();
    let lead = lead
        .iter()
        .filter_map(|kind| content.parts.get(kind))
        .flat_map(|part| part.blocks.clone())
        .collect();
    // A heading is for what sums the notice up; a date alone needs none.
    let summed_up = layout.lead.contains(&PartKind::Summary);
    let lead_heading = content
        .parts
        .get(&PartKind::Summary)
        .filter(|_| summed_up)
        .map(|part| part.label.clone());
    Page {
        language: content.language,
        style: layout.style,
        numbered: layout.numbered,
        title: heading(&layout.title),
        name: content.register.name.clone(),
        controller: content.controller.name.clone(),
        dated: content.dated,
        illustrative: content.illustrative,
        lead,
        lead_heading,
        sections: layout
            .sections
            .iter()
            .map(|section| place(section, content, &heading))
            .collect(),
    }
}

fn place(
    section: &LayoutSection,
    content: &NoticeContent,
    heading: &impl Fn(&entity::LanguageText) -> String,
) -> Section {
    let own = section.parts.iter().filter_map(|kind| content.parts.get(kind));
    let also = section
        .also
        .iter()
        .filter_map(|kind| content.parts.get(kind))
        .filter(|part| part.stated);
    let parts: Vec<&Part> = own.chain(also).collect();
    let sections: Vec<Section> = section
        .sections
        .iter()
        .map(|inner| place(inner, content, heading))
        .collect();
    let heading = heading(&section.heading);
    // A part alone in its section needs no label of its own: the heading is its label. Beside others, or beside sections, it does.
    let blocks = match parts.as_slice() {
        [alone]
            if section.sections.is_empty()
                && section.also.iter().all(|kind| content.parts.get(kind) != Some(alone)) =>
        {
            alone.blocks.clone()
        }
        [] if sections.is_empty() => vec![Block::sentence(super::words::say(content.language, "unsaid-section"))],
        several => several.iter().map(|part| labelled(part)).collect(),
    };
    Section {
        id: format!(
            "section-{}",
            section
                .number
                .to_lowercase()
                .replace(|character: char| !character.is_ascii_alphanumeric(), "-")
        ),
        number: section.number.clone(),
        heading,
        stated: parts.iter().any(|part| part.stated) || sections.iter().any(|inner| inner.stated),
        blocks,
        sections,
    }
}

fn labelled(part: &Part) -> Block {
    Block::Group {
        heading: Said::plain(&part.label),
        blocks: part.blocks.clone(),
    }
}
