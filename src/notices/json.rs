//! How does a machine read a notice? The content with its codes, and the sections of the layout as places in it.

use serde::Serialize;

use super::{
    content::{NoticeContent, PartKind},
    layout::{Layout, LayoutSection, Style},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    layout: LaidOut<'a>,
    #[serde(flatten)]
    content: &'a NoticeContent,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LaidOut<'a> {
    key: &'a str,
    style: Style,
    title: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    lead: &'a [PartKind],
    sections: Vec<Place<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    number: &'a str,
    heading: &'a str,
    parts: Vec<PartKind>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<Place<'a>>,
}

/// A notice as JSON: one object, two spaces a level, a line break at the end.
pub fn json(content: &NoticeContent, layout: &Layout) -> String {
    let heading = |text: &'_ entity::LanguageText| {
        text.best(content.language)
            .map(|(text, _)| text.to_owned())
            .unwrap_or_default()
    };
    let title = heading(&layout.title);
    let document = Document {
        kind: "notice",
        layout: LaidOut {
            key: &layout.key,
            style: layout.style,
            title: &title,
            lead: &layout.lead,
            sections: layout.sections.iter().map(|section| place(section, content)).collect(),
        },
        content,
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("a notice is plain data, which always has a JSON form");
    text.push('\n');
    text
}

fn place<'a>(section: &'a LayoutSection, content: &NoticeContent) -> Place<'a> {
    let own = section.parts.iter().filter(|kind| content.parts.contains_key(kind));
    let also = section
        .also
        .iter()
        .filter(|kind| content.parts.get(kind).is_some_and(|part| part.stated));
    Place {
        number: &section.number,
        heading: section.heading.best(content.language).map_or("", |(text, _)| text),
        parts: own.chain(also).copied().collect(),
        sections: section.sections.iter().map(|inner| place(inner, content)).collect(),
    }
}
