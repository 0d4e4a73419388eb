//! What does the notice of a register say, Art. 13 and 14? Made once per register and language; every layout and format
//! shows the same.
//!
//! Content is cut into parts, each telling one thing and carrying its own label, so that a layout only chooses places. A part
//! that the record leaves unsaid holds the sentence that says so. What we gave up is sentences that run across parts: a form
//! that asks for purposes and bases in one row gets the two parts under their labels.

use std::collections::BTreeMap;

use entity::{
    Date, LanguageText,
    vocabulary::{Answer, FlowKind, Language, NodeKind, RegisterPart},
};
use serde::{Deserialize, Serialize};

use super::telling;
use crate::records::{register::Register, snapshot::Sight};

/// What the notice of a register says in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeContent {
    /// The language.
    pub language: Language,
    /// The register.
    pub register: RegisterHead,
    /// Its controller.
    pub controller: ControllerHead,
    /// The day the whole record was last confirmed to be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// Whether the record is made up to show the program.
    pub illustrative: bool,
    /// Its parts. One that does not arise for the register is left out; one that is left unsaid says so.
    pub parts: BTreeMap<PartKind, Part>,
}

/// What names a register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterHead {
    /// Its key.
    pub key: String,
    /// Its number among the controller's registers.
    pub number: i32,
    /// Its name in web addresses.
    pub slug: String,
    /// Its name.
    pub name: Said,
}

/// What names a controller, and whom to ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControllerHead {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// The department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Said>,
    /// The data protection officer, Art. 37.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpo: Option<ContactFacts>,
}

/// A post with the ways to reach it; never a person's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactFacts {
    /// The post.
    pub post: Said,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Said>,
}

macro_rules! part_kinds {
    ($($(#[$meta:meta])* $kind:ident $key:literal,)*) => {
        /// What a part of a notice tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum PartKind { $($(#[$meta])* $kind,)* }

        impl PartKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The key of its label among the words of the form.
            pub const fn label_key(self) -> &'static str {
                match self { $(Self::$kind => concat!("part-", $key),)* }
            }
        }
    };
}

part_kinds! {
    /// That the record is made up to show the program.
    Illustrative "illustrative",
    /// The key facts, each in a line.
    Summary "summary",
    /// When the record was confirmed, and the time the processing lasts.
    Dates "dates",
    /// The controller with its contact details, Art. 13(1)(a).
    Controller "controller",
    /// Its representative in the Union, Art. 27.
    Representative "representative",
    /// Joint controllers and the essence of their arrangement, Art. 26.
    JointControllers "joint-controllers",
    /// The post that answers for the register.
    ResponsiblePost "responsible-post",
    /// The posts that are asked about it.
    ContactPosts "contact-posts",
    /// The data protection officer, Art. 13(1)(b).
    Dpo "dpo",
    /// The name of the register, with its number.
    Name "name",
    /// The forms it is kept in.
    Form "form",
    /// What it is.
    Description "description",
    /// Purposes, Art. 13(1)(c).
    Purposes "purposes",
    /// Lawful bases with their provisions, and conditions for special categories, Art. 13(1)(c).
    LegalBases "legal-bases",
    /// Whether the data must be given, Art. 13(2)(e).
    MustBeGiven "must-be-given",
    /// Categories of data subjects, Art. 30(1)(c).
    DataSubjects "data-subjects",
    /// Categories of personal data, group by group, Art. 14(1)(d).
    DataContent "data-content",
    /// The boxes: special categories, children, criminal data, identity codes.
    Classification "classification",
    /// Publicity of the documents, Act 906/2019 section 28.
    Publicity "publicity",
    /// Sources, Art. 14(2)(f).
    Sources "sources",
    /// Recipients, processors and sub-processors, Art. 13(1)(e).
    Recipients "recipients",
    /// Transfers outside the EEA, Art. 13(1)(f).
    Transfers "transfers",
    /// Information systems and services in use.
    Systems "systems",
    /// Time limits for erasure, Art. 13(2)(a).
    Retention "retention",
    /// Automated decisions and profiling, Art. 13(2)(f).
    AutomatedDecisions "automated-decisions",
    /// Security of the manual material, Art. 30(1)(g).
    SecurityManual "security-manual",
    /// Security of the electronic material, Art. 30(1)(g).
    SecurityElectronic "security-electronic",
    /// How a request about one's rights is made, Art. 12.
    RightsIntro "rights-intro",
    /// That this notice is the information of Art. 13 and 14.
    RightInformation "right-information",
    /// Access, Art. 15.
    RightAccess "right-access",
    /// Rectification, Art. 16.
    RightRectification "right-rectification",
    /// Erasure, Art. 17.
    RightErasure "right-erasure",
    /// Restriction, Art. 18.
    RightRestriction "right-restriction",
    /// Portability, Art. 20.
    RightPortability "right-portability",
    /// Objection, Art. 21.
    RightObjection "right-objection",
    /// Automated decisions, Art. 22.
    RightAutomated "right-automated-decisions",
    /// Withdrawal of consent, Art. 7(3).
    RightWithdraw "right-withdraw-consent",
    /// Complaint to the authority, Art. 77.
    Complaint "right-complaint",
    /// A picture of where the data go.
    Picture "picture",
}

/// A part of a notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// What the part is called where it stands beside others.
    pub label: String,
    /// False when the record leaves it unsaid; the blocks then hold the sentence that says so.
    pub stated: bool,
    /// What it tells.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        said: Said,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Said>,
    },
    /// Labelled facts.
    Facts {
        /// Its rows.
        rows: Vec<Fact>,
    },
    /// Tick boxes, each with one of three answers.
    Boxes {
        /// The boxes.
        items: Vec<TickBox>,
    },
    /// Blocks under a heading of their own.
    Group {
        /// The heading.
        heading: Said,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// A picture.
    Picture {
        /// The picture.
        picture: Picture,
    },
}

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The label, in the notice's language.
    pub label: String,
    /// One or more values.
    pub values: Vec<Said>,
}

/// A box of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TickBox {
    /// What ticking it says.
    pub label: String,
    /// Whether it is ticked; "not stated" is a third answer, never shown as an empty box alone.
    pub ticked: Answer,
}

/// A text as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language, when that is not the notice's: the fallback is visible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// A machine code: `6(1)(e)`, `P5Y`, an act's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A web address, `mailto:` or `tel:` link. Only ever one of these three.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A picture of where the data come from and go, with a full text alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Its title.
    pub title: String,
    /// Everything it shows, as sentences.
    pub alternative: String,
    /// Its nodes, column by column.
    pub nodes: Vec<PictureNode>,
    /// Its edges.
    pub edges: Vec<PictureEdge>,
}

/// A node of the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureNode {
    /// Its id inside the picture.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it is.
    pub kind: NodeKind,
    /// The country or countries, in words, where told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether data are or can be seen outside the EEA there.
    pub outside_eea: bool,
    /// Its column: the register is 0, what comes before it is below, what comes after it above.
    pub column: i32,
}

/// An edge of the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureEdge {
    /// The id of the node it leaves.
    pub from: String,
    /// The id of the node it enters.
    pub to: String,
    /// What kind of movement it is, in words.
    pub label: String,
    /// What kind of movement it is.
    pub kind: FlowKind,
}

/// What the notice of a register says in one language on a day.
pub fn content(register: &Register, sight: &Sight, language: Language, on: Date) -> NoticeContent {
    let teller = telling::Teller {
        register,
        sight,
        language,
        on,
    };
    NoticeContent {
        language,
        register: RegisterHead {
            key: register.key.to_string(),
            number: register.number,
            slug: register.slug.clone(),
            name: Said::of(&register.name, language).unwrap_or_default(),
        },
        controller: telling::who::head(&teller),
        dated: dated(register),
        illustrative: register.illustrative,
        parts: PartKind::ALL
            .iter()
            .filter_map(|kind| telling::part(*kind, &teller).map(|part| (*kind, part)))
            .collect(),
    }
}

/// The day the whole record was last confirmed.
pub(super) fn dated(register: &Register) -> Option<Date> {
    register
        .confirmations
        .iter()
        .filter(|confirmation| confirmation.part == RegisterPart::Whole)
        .map(|confirmation| confirmation.on)
        .max()
}

impl Said {
    /// A text in the notice's language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A text of the record: in the language asked for, else in another with its name. `None` when it is unsaid.
    pub fn of(text: &LanguageText, language: Language) -> Option<Self> {
        text.best(language).map(|(text, found)| Self {
            text: text.to_owned(),
            language: (found != language).then_some(found),
            ..Self::default()
        })
    }

    /// With a machine code.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// With a link, if it is one that is safe to follow.
    #[must_use]
    pub fn link(mut self, link: impl Into<String>) -> Self {
        let link = link.into();
        let lower = link.to_ascii_lowercase();
        let safe = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme));
        self.link = (safe && !link.contains(|character: char| character.is_whitespace() || character.is_control()))
            .then_some(link);
        self
    }
}

impl Block {
    /// A paragraph.
    pub fn paragraph(said: Said) -> Self {
        Self::Paragraph { said }
    }

    /// A paragraph of the form's own words.
    pub fn sentence(text: impl Into<String>) -> Self {
        Self::Paragraph {
            said: Said::plain(text),
        }
    }
}

impl Fact {
    /// A fact with one value.
    pub fn one(label: impl Into<String>, value: Said) -> Self {
        Self {
            label: label.into(),
            values: vec![value],
        }
    }
}
