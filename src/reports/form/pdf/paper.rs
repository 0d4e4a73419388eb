//! How do headings and facts come onto sheets of paper, and in which order are they read out?
//!
//! A4, one column; each record is a table of two columns for those who hear it, the name of a fact heading its row. What is laid out is kept
//! until the end, since a sheet says how many there are. PDF/UA-1 and PDF/A-2a are claimed, and what of the two a program can check is
//! checked while writing: a document that does not hold is an error and no file.

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
        TagTree,
    },
    text::TextDirection,
};

use super::face::Weight;

/// Points: A4.
const SHEET: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 56.0;
const RIGHT: f32 = SHEET.0 - 56.0;
const TOP: f32 = 60.0;
const BOTTOM: f32 = SHEET.1 - 62.0;
/// How wide the names of facts are, with the space after them.
const NAMES: f32 = 148.0;
/// Room that a heading needs below it on the same sheet.
const TOGETHER: f32 = 90.0;

const BLACK: u8 = 26;
const SOFT: u8 = 84;
const LINE: u8 = 190;

/// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    weight: Weight,
    size: f32,
    /// From one line to the next.
    leading: f32,
    grey: u8,
}

const TITLE: Style = Style {
    weight: Weight::Bold,
    size: 21.0,
    leading: 26.0,
    grey: BLACK,
};
const LEAD: Style = Style {
    weight: Weight::Regular,
    size: 11.0,
    leading: 15.5,
    grey: BLACK,
};
const SMALL: Style = Style {
    weight: Weight::Regular,
    size: 9.0,
    leading: 12.5,
    grey: SOFT,
};
const HEADING: Style = Style {
    weight: Weight::Bold,
    size: 13.0,
    leading: 17.0,
    grey: BLACK,
};
const NAME: Style = Style {
    weight: Weight::Bold,
    size: 9.0,
    leading: 13.0,
    grey: SOFT,
};
const VALUE: Style = Style {
    weight: Weight::Regular,
    size: 9.5,
    leading: 13.0,
    grey: BLACK,
};

/// A text with its language, where that is not the document's.
pub(in crate::reports) struct Words {
    pub text: String,
    pub language: Option<&'static str>,
}

impl<T: Into<String>> From<T> for Words {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            language: None,
        }
    }
}

/// What is known of the whole document.
pub(in crate::reports) struct About<'a> {
    pub title: &'a str,
    pub language: &'static str,
    /// Year, month, day, hour, minute and second in UTC.
    pub made: (u16, [u8; 5]),
    /// What stands at the foot of each sheet: the words around its number and how many there are.
    pub foot: &'a dyn Fn(usize, usize) -> String,
}

/// A line where it stands.
struct Placed {
    at: Point,
    style: Style,
    text: String,
    language: Option<&'static str>,
    leaf: usize,
}

#[derive(Default)]
struct Sheet {
    lines: Vec<Placed>,
    /// Heights of lines across.
    rules: Vec<f32>,
}

/// What is read out, in its order. A leaf is one text, on however many lines and sheets.
enum Part {
    Heading {
        level: u16,
        text: String,
        leaf: usize,
        sheet: usize,
        at: f32,
    },
    Paragraph {
        leaf: usize,
    },
    Facts(Vec<(usize, Vec<usize>)>),
}

/// Paper that is being written on.
pub(in crate::reports) struct Paper {
    sheets: Vec<Sheet>,
    /// How far down the sheet is written.
    down: f32,
    leaves: usize,
    parts: Vec<Part>,
}

impl Paper {
    /// An empty sheet.
    pub fn new() -> Self {
        Self {
            sheets: vec![Sheet::default()],
            down: TOP,
            leaves: 0,
            parts: Vec::new(),
        }
    }

    /// The title of the document.
    pub fn title(&mut self, text: &str) {
        self.heading_of(1, &Words::from(text), TITLE);
        self.down += 4.0;
    }

    /// The heading of a record.
    pub fn heading(&mut self, words: &Words) {
        self.down += 16.0;
        if self.down + TOGETHER > BOTTOM {
            self.turn();
        }
        let rule = self.down;
        self.sheet().rules.push(rule);
        self.down += 10.0;
        self.heading_of(2, words, HEADING);
        self.down += 2.0;
    }

    fn heading_of(&mut self, level: u16, words: &Words, style: Style) {
        let (sheet, at) = (self.sheets.len() - 1, self.down);
        let leaf = self.text(words, style, LEFT, RIGHT);
        let text = words.text.clone();
        self.parts.push(Part::Heading {
            level,
            text,
            leaf,
            sheet,
            at,
        });
    }

    /// What the document is about.
    pub fn lead(&mut self, text: &str) {
        let leaf = self.text(&text.into(), LEAD, LEFT, RIGHT);
        self.parts.push(Part::Paragraph { leaf });
        self.down += 4.0;
    }

    /// A line of small words.
    pub fn small(&mut self, words: &Words) {
        let leaf = self.text(words, SMALL, LEFT, RIGHT);
        self.parts.push(Part::Paragraph { leaf });
    }

    /// Facts: each with its name and what is said, several things one below the other.
    pub fn facts(&mut self, facts: &[(&str, Vec<Words>)]) {
        let mut rows = Vec::new();
        for (name, said) in facts {
            self.down += 3.0;
            let high = said
                .iter()
                .map(|words| height(words, VALUE, RIGHT - LEFT - NAMES))
                .sum::<f32>();
            let high = high.max(height(&(*name).into(), NAME, NAMES - 12.0));
            // Kept together, unless it is long.
            if self.down + high > BOTTOM && high < (BOTTOM - TOP) / 3.0 {
                self.turn();
            }
            let (sheet, begin) = (self.sheets.len(), self.down);
            let name = self.text(&(*name).into(), NAME, LEFT, LEFT + NAMES - 12.0);
            let below = (self.sheets.len() == sheet).then_some(self.down);
            if self.sheets.len() == sheet {
                self.down = begin;
            }
            let said = said
                .iter()
                .map(|words| self.text(words, VALUE, LEFT + NAMES, RIGHT))
                .collect();
            if let Some(below) = below.filter(|_| self.sheets.len() == sheet) {
                self.down = self.down.max(below);
            }
            rows.push((name, said));
        }
        self.parts.push(Part::Facts(rows));
    }

    /// Sets a text from the left to the right, on as many lines and sheets as it needs.
    fn text(&mut self, words: &Words, style: Style, left: f32, right: f32) -> usize {
        let leaf = self.leaves;
        self.leaves += 1;
        for text in style.weight.face().lines(&words.text, style.size, right - left) {
            if self.down + style.leading > BOTTOM {
                self.turn();
            }
            let at = Point::from_xy(left, self.down + style.size);
            self.down += style.leading;
            let language = words.language;
            self.sheet().lines.push(Placed {
                at,
                style,
                text,
                language,
                leaf,
            });
        }
        leaf
    }

    fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        self.down = TOP;
    }

    fn sheet(&mut self) -> &mut Sheet {
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    /// The document. An error is one of ours: what was written does not hold what is claimed of it.
    pub fn finish(self, about: &About<'_>) -> Result<Vec<u8>, String> {
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A2_A)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| format!("{error:?}"))?;
        let mut document = Document::new_with(SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        });
        let mut leaves: Vec<Vec<Node>> = (0..self.leaves).map(|_| Vec::new()).collect();
        let count = self.sheets.len();
        let size = PageSettings::from_wh(SHEET.0, SHEET.1).ok_or("A4 has a size")?;
        for (index, sheet) in self.sheets.iter().enumerate() {
            let mut page = document.start_page_with(size.clone());
            let mut surface = page.surface();
            draw(&mut surface, sheet, &mut leaves);
            foot(&mut surface, &(about.foot)(index + 1, count));
        }
        document.set_outline(outline(&self.parts));
        document.set_tag_tree(read_out(self.parts, leaves).with_lang(Some(about.language.to_owned())));
        document.set_metadata(metadata(about));
        document.finish().map_err(|error| format!("{error:?}"))
    }
}

/// How high a text is in a width.
fn height(words: &Words, style: Style, width: f32) -> f32 {
    let lines = style.weight.face().lines(&words.text, style.size, width).len();
    #[expect(clippy::cast_precision_loss, reason = "no text has so many lines")]
    let lines = lines as f32;
    lines * style.leading
}

fn ink(grey: u8) -> Fill {
    Fill {
        paint: rgb::Color::new(grey, grey, grey).into(),
        ..Fill::default()
    }
}

fn draw(surface: &mut Surface<'_>, sheet: &Sheet, leaves: &mut [Vec<Node>]) {
    for height in &sheet.rules {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        across(surface, *height);
        surface.end_tagged();
    }
    for line in &sheet.lines {
        let leaf: Identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_lang(line.language)));
        write(surface, line.at, line.style, &line.text);
        surface.end_tagged();
        leaves[line.leaf].push(leaf.into());
    }
}

fn write(surface: &mut Surface<'_>, at: Point, style: Style, text: &str) {
    surface.set_stroke(None);
    surface.set_fill(Some(ink(style.grey)));
    let font = style.weight.face().font.clone();
    surface.draw_text(at, font, style.size, text, false, TextDirection::LeftToRight);
}

fn across(surface: &mut Surface<'_>, height: f32) {
    let mut path = PathBuilder::new();
    path.move_to(LEFT, height);
    path.line_to(RIGHT, height);
    if let Some(path) = path.finish() {
        let paint = rgb::Color::new(LINE, LINE, LINE).into();
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint,
            width: 0.7,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }
}

fn foot(surface: &mut Surface<'_>, text: &str) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let lines = SMALL.weight.face().lines(text, SMALL.size, RIGHT - LEFT);
    if let Some(line) = lines.first() {
        write(surface, Point::from_xy(LEFT, SHEET.1 - 34.0), SMALL, line);
    }
    surface.end_tagged();
}

/// The headings, to go to.
fn outline(parts: &[Part]) -> Outline {
    let mut outline = Outline::new();
    for part in parts {
        if let Part::Heading { text, sheet, at, .. } = part {
            let there = XyzDestination::new(*sheet, Point::from_xy(LEFT, *at));
            outline.push_child(OutlineNode::new(text.clone(), there));
        }
    }
    outline
}

fn read_out(parts: Vec<Part>, mut leaves: Vec<Vec<Node>>) -> TagTree {
    let mut tree = TagTree::new();
    for part in parts {
        match part {
            Part::Heading { level, text, leaf, .. } => {
                let level = std::num::NonZeroU16::new(level).unwrap_or(std::num::NonZeroU16::MIN);
                tree.push(TagGroup::with_children(
                    Tag::Hn(level, Some(text)),
                    std::mem::take(&mut leaves[leaf]),
                ));
            }
            Part::Paragraph { leaf } => tree.push(TagGroup::with_children(Tag::P, std::mem::take(&mut leaves[leaf]))),
            Part::Facts(rows) => {
                let mut table = TagGroup::new(Tag::Table);
                for (name, said) in rows {
                    let mut row = TagGroup::new(Tag::TR);
                    let name = std::mem::take(&mut leaves[name]);
                    row.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), name));
                    row.push(TagGroup::with_children(Tag::TD, vec![told(&said, &mut leaves)]));
                    table.push(row);
                }
                tree.push(table);
            }
        }
    }
    tree
}

/// What is said of one fact: a paragraph, or a list of several.
fn told(said: &[usize], leaves: &mut [Vec<Node>]) -> Node {
    let mut paragraph = |leaf: &usize| TagGroup::with_children(Tag::P, std::mem::take(&mut leaves[*leaf]));
    if let [only] = said {
        return paragraph(only).into();
    }
    let mut list = TagGroup::new(Tag::L(ListNumbering::None));
    for leaf in said {
        let body = TagGroup::with_children(Tag::LBody, vec![paragraph(leaf).into()]);
        list.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
    }
    list.into()
}

fn metadata(about: &About<'_>) -> Metadata {
    let (year, [month, day, hour, minute, second]) = about.made;
    let made = DateTime::new(year)
        .month(month)
        .day(day)
        .hour(hour)
        .minute(minute)
        .second(second);
    Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned())
        .creator("seloste".to_owned())
        .creation_date(made.utc_offset_hour(0).utc_offset_minute(0))
}
