//! Which words is a published notice found by? Those that were frozen when it was published, and no others.
//!
//! Left out is what stands in every notice alike (rights, complaints, the controller and its officer), which would only hide
//! what one asks for, and posts with their addresses: a notice is looked for by what it is about, never by who answers for it.

use crate::{
    notices::{
        content::{Block, NoticeContent, Part, PartKind, Said},
        publish::Frozen,
    },
    records::{
        notice_version::NoticeVersion,
        noun::{Kind, Noun},
    },
    search::{Document, Facet, LANGUAGES, Language, Place, Text},
};

use super::material::{CONTROLLER, KIND, id};

/// The document of a published version, from what it froze.
pub fn document(notice: &NoticeVersion, frozen: &Frozen) -> Document {
    let controller = notice.key.owner().unwrap_or_default();
    let mut texts = Vec::new();
    for language in LANGUAGES {
        in_language(frozen.in_language(language), language, &mut texts);
    }
    Document {
        key: id(Kind::NoticeVersion, notice.key.as_str()),
        controller: Some(controller.to_owned()),
        texts,
        facets: vec![
            Facet::new(KIND, NoticeVersion::KIND.word()),
            Facet::new(CONTROLLER, controller),
        ],
        ..Document::default()
    }
}

fn in_language(content: &NoticeContent, language: Language, texts: &mut Vec<Text>) {
    let mut said = |place, said: &Said| {
        // What falls back to another language stands in that one's content too.
        if said.language.is_none() && !said.text.is_empty() {
            texts.push(Text::new(place, language, said.text.as_str()));
        }
    };
    said(Place::Name, &content.register.name);
    if let Some(department) = &content.controller.department {
        said(Place::Detail, department);
    }
    for (kind, part) in &content.parts {
        if let Some(place) = place(*kind).filter(|_| part.stated) {
            each_text(part, &mut |text| said(place, text));
        }
    }
}

/// Where the words of a part count; nowhere where they do not tell one notice from another, or tell of people.
const fn place(kind: PartKind) -> Option<Place> {
    match kind {
        PartKind::Description | PartKind::Purposes => Some(Place::Purpose),
        PartKind::JointControllers
        | PartKind::LegalBases
        | PartKind::MustBeGiven
        | PartKind::DataSubjects
        | PartKind::DataContent
        | PartKind::Publicity
        | PartKind::Sources
        | PartKind::Recipients
        | PartKind::Transfers
        | PartKind::Systems
        | PartKind::Retention
        | PartKind::AutomatedDecisions
        | PartKind::SecurityManual
        | PartKind::SecurityElectronic => Some(Place::Detail),
        PartKind::Illustrative
        | PartKind::Summary
        | PartKind::Dates
        | PartKind::Controller
        | PartKind::Representative
        | PartKind::ResponsiblePost
        | PartKind::ContactPosts
        | PartKind::Dpo
        | PartKind::Name
        | PartKind::Form
        | PartKind::Classification
        | PartKind::RightsIntro
        | PartKind::RightInformation
        | PartKind::RightAccess
        | PartKind::RightRectification
        | PartKind::RightErasure
        | PartKind::RightRestriction
        | PartKind::RightPortability
        | PartKind::RightObjection
        | PartKind::RightAutomated
        | PartKind::RightWithdraw
        | PartKind::Complaint
        | PartKind::Picture => None,
    }
}

/// Shows what a part says, without the form's own words beside it.
fn each_text(part: &Part, visit: &mut dyn FnMut(&Said)) {
    blocks(&part.blocks, visit);
}

fn blocks(list: &[Block], visit: &mut dyn FnMut(&Said)) {
    for block in list {
        match block {
            Block::Paragraph { said } => visit(said),
            Block::List { items } => items.iter().for_each(&mut *visit),
            Block::Facts { rows } => rows.iter().flat_map(|row| &row.values).for_each(&mut *visit),
            Block::Group {
                heading,
                blocks: inside,
            } => {
                visit(heading);
                blocks(inside, visit);
            }
            Block::Boxes { .. } | Block::Picture { .. } => {}
        }
    }
}
