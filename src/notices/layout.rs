//! In which order, under which headings and numbers does a city tell its notices? Layouts are data files, so that a city adds
//! its own without code.
//!
//! A layout must place every part that carries facts: a form without a place for something the law wants told would hide it.

use std::{
    collections::BTreeSet,
    fmt, fs,
    path::Path,
    sync::{LazyLock, OnceLock},
};

use entity::{LanguageText, vocabulary::Language};
use serde::{Deserialize, Serialize};

use super::content::PartKind;

/// The layouts that ship with the program, by file name.
const SHIPPED: [(&str, &str); 4] = [
    ("standard.json", include_str!("layouts/standard.json")),
    ("pori.json", include_str!("layouts/pori.json")),
    ("jyvaskyla.json", include_str!("layouts/jyvaskyla.json")),
    ("espoo.json", include_str!("layouts/espoo.json")),
];

/// The key of the layout that is used where a controller names none.
pub const STANDARD: &str = "standard";

/// Bytes of a layout file at most.
const LARGEST: u64 = 1 << 20;

/// How a notice is laid out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Layout {
    /// Its key: the name of its file.
    pub key: String,
    /// How it is drawn.
    pub style: Style,
    /// Whether the numbers of its sections are shown.
    pub numbered: bool,
    /// What the document is called.
    pub title: LanguageText,
    /// Parts shown before the first section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<PartKind>,
    /// Its sections in order.
    pub sections: Vec<LayoutSection>,
}

/// How a layout is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Style {
    /// As a table: headings beside what they head.
    Table,
    /// As sections, one below the other.
    Sections,
}

/// A section of a layout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayoutSection {
    /// Its number, as `13.1`.
    pub number: String,
    /// Its heading.
    pub heading: LanguageText,
    /// Parts it shows, in order; one that the record leaves unsaid says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartKind>,
    /// Parts that the form has no place of its own for: shown here when the record states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<PartKind>,
    /// Sections inside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<LayoutSection>,
}

/// The layouts at hand: those that ship with the program and those of a folder.
#[derive(Clone, Debug)]
pub struct Layouts(Vec<Layout>);

/// What is wrong with a layout file, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct LayoutError {
    /// The file.
    pub file: String,
    /// The place in it, as a JSON path or pointer.
    pub place: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for LayoutError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "layout {} at {}: {}", self.file, self.place, self.reason)
    }
}

impl std::error::Error for LayoutError {}

impl Layouts {
    /// The layouts that ship, and those in the folder: one `.json` file each, named for its key.
    pub fn load(folder: Option<&Path>) -> Result<Self, LayoutError> {
        let mut layouts = Vec::new();
        for (file, text) in SHIPPED {
            layouts.push(read(file, text)?);
        }
        let Some(folder) = folder else { return Ok(Self(layouts)) };
        let wrong = |place: &Path, error: &dyn fmt::Display| LayoutError {
            file: place.display().to_string(),
            place: "/".to_owned(),
            reason: error.to_string(),
        };
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| wrong(folder, &error))? {
            let path = entry.map_err(|error| wrong(folder, &error))?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
        files.sort();
        for path in files {
            let size = fs::metadata(&path).map_err(|error| wrong(&path, &error))?.len();
            if size > LARGEST {
                return Err(wrong(&path, &format!("the file is larger than {LARGEST} bytes")));
            }
            let text = fs::read_to_string(&path).map_err(|error| wrong(&path, &error))?;
            let layout = read(&path.display().to_string(), &text)?;
            if layouts.iter().any(|other: &Layout| other.key == layout.key) {
                return Err(wrong(
                    &path,
                    &format!("a layout with the key {} is already there", layout.key),
                ));
            }
            layouts.push(layout);
        }
        Ok(Self(layouts))
    }

    /// The layout with a key.
    pub fn get(&self, key: &str) -> Option<&Layout> {
        self.0.iter().find(|layout| layout.key == key)
    }

    /// The layout a controller names, else the standard one.
    pub fn of(&self, named: Option<&str>) -> &Layout {
        named
            .and_then(|key| self.get(key))
            .or_else(|| self.get(STANDARD))
            .expect("the standard layout ships with the program")
    }

    /// Every layout, the standard one first.
    pub fn all(&self) -> &[Layout] {
        &self.0
    }
}

/// The layouts of this process: what was set at its start, else those that ship.
///
/// Layouts are configuration, read once, and every act that publishes needs them; handing them down to each was worse.
pub fn layouts() -> &'static Layouts {
    static SHIPPED: LazyLock<Layouts> =
        LazyLock::new(|| Layouts::load(None).expect("the layouts that ship are checked by a test"));
    CHOSEN.get().unwrap_or_else(|| &SHIPPED)
}

static CHOSEN: OnceLock<Layouts> = OnceLock::new();

/// Sets the layouts of this process. To be called once, before anything is served; a second call changes nothing and says so.
pub fn use_layouts(layouts: Layouts) -> bool {
    CHOSEN.set(layouts).is_ok()
}

/// Whether a layout must place a part: all that carry what a record states. The picture and the summary repeat it, and the
/// sentence that a record is made up is shown on every page without being asked for.
pub fn carries_facts(kind: PartKind) -> bool {
    !matches!(kind, PartKind::Illustrative | PartKind::Summary | PartKind::Picture)
}

fn read(file: &str, text: &str) -> Result<Layout, LayoutError> {
    let wrong = |place: String, reason: String| LayoutError {
        file: file.to_owned(),
        place,
        reason,
    };
    let reader = &mut serde_json::Deserializer::from_str(text);
    let layout: Layout = serde_path_to_error::deserialize(&mut *reader)
        .map_err(|error| wrong(error.path().to_string(), error.inner().to_string()))?;
    reader.end().map_err(|error| wrong("/".to_owned(), error.to_string()))?;
    check(&layout, file).map_err(|(place, reason)| wrong(place, reason))?;
    Ok(layout)
}

fn check(layout: &Layout, file: &str) -> Result<(), (String, String)> {
    let stem = Path::new(file)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    if layout.key != stem {
        return Err((
            "key".to_owned(),
            format!("the key {} is not the name of the file", layout.key),
        ));
    }
    if layout.key.is_empty()
        || !layout
            .key
            .chars()
            .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-')
    {
        return Err((
            "key".to_owned(),
            "use lower-case letters a-z, digits and hyphens".to_owned(),
        ));
    }
    in_each_language(&layout.title, "title")?;
    let mut placed = BTreeSet::new();
    place(&mut placed, &layout.lead, "lead")?;
    if layout.sections.is_empty() {
        return Err(("sections".to_owned(), "there are no sections".to_owned()));
    }
    check_sections(&layout.sections, "sections", 1, &mut placed)?;
    match PartKind::ALL
        .iter()
        .find(|kind| carries_facts(**kind) && !placed.contains(*kind))
    {
        Some(kind) => Err((
            "sections".to_owned(),
            format!("no section shows the part {}", name(*kind)),
        )),
        None => Ok(()),
    }
}

fn check_sections(
    sections: &[LayoutSection],
    at: &str,
    depth: usize,
    placed: &mut BTreeSet<PartKind>,
) -> Result<(), (String, String)> {
    let mut numbers = BTreeSet::new();
    for (index, section) in sections.iter().enumerate() {
        let at = format!("{at}[{index}]");
        if section.number.is_empty() || !numbers.insert(&section.number) {
            return Err((
                format!("{at}.number"),
                "every section needs a number of its own".to_owned(),
            ));
        }
        in_each_language(&section.heading, &format!("{at}.heading"))?;
        place(placed, &section.parts, &format!("{at}.parts"))?;
        place(placed, &section.also, &format!("{at}.also"))?;
        if depth == 3 && !section.sections.is_empty() {
            return Err((
                format!("{at}.sections"),
                "sections go three levels deep at most".to_owned(),
            ));
        }
        check_sections(&section.sections, &format!("{at}.sections"), depth + 1, placed)?;
    }
    Ok(())
}

fn in_each_language(text: &LanguageText, at: &str) -> Result<(), (String, String)> {
    match [Language::Fi, Language::Sv, Language::En]
        .into_iter()
        .find(|language| text.get(*language).is_none())
    {
        Some(language) => Err((
            at.to_owned(),
            format!("the text in {} is missing", super::words::language_tag(language)),
        )),
        None => Ok(()),
    }
}

fn place(placed: &mut BTreeSet<PartKind>, parts: &[PartKind], at: &str) -> Result<(), (String, String)> {
    match parts.iter().find(|kind| !placed.insert(**kind)) {
        Some(kind) => Err((at.to_owned(), format!("the part {} is shown twice", name(*kind)))),
        None => Ok(()),
    }
}

fn name(kind: PartKind) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Layouts, SHIPPED, read};

    #[test]
    fn every_layout_that_ships_places_every_part_that_carries_facts() {
        // Reading refuses a layout that does not.
        let layouts = Layouts::load(None)
            .map_err(|error| error.to_string())
            .expect("what ships can be read");
        assert_eq!(
            layouts
                .all()
                .iter()
                .map(|layout| layout.key.as_str())
                .collect::<Vec<_>>(),
            ["standard", "pori", "jyvaskyla", "espoo"]
        );
        assert_eq!(layouts.of(Some("no-such-layout")).key, "standard");
    }

    /// A shipped layout with one thing changed, and the place and reason of the refusal.
    fn refused(from: &str, to: &str) -> String {
        let text = SHIPPED[1].1;
        assert!(text.contains(from), "{from} is not in the layout");
        read("pori.json", &text.replacen(from, to, 1))
            .map(|_| ())
            .expect_err("it should be refused")
            .to_string()
    }

    #[test]
    fn a_bad_file_is_refused_with_its_name_and_the_place() {
        assert!(refused("\"key\": \"pori\"", "\"key\": \"turku\"").starts_with("layout pori.json at key:"));
        assert!(refused("\"classification\"", "\"clasification\"").contains("sections[5].parts"));
        assert!(refused(", \"classification\"", "").contains("no section shows the part classification"));
        assert!(
            refused("[\"retention\"]", "[\"sources\"]").contains("sections[8].parts: the part sources is shown twice")
        );
        assert!(
            refused("\"sv\": \"Personuppgiftsansvarig\", ", "")
                .contains("sections[0].heading: the text in sv is missing")
        );
        assert!(refused("\"style\": \"table\"", "\"style\": \"poster\"").contains("at style"));
        assert!(refused("\"number\": \"2\"", "\"number\": \"1\"").contains("sections[1].number"));
        assert!(refused("\"numbered\"", "\"numbred\"").contains("numbred"));
    }

    #[test]
    fn a_file_cut_in_half_is_refused() {
        let text = SHIPPED[1].1;
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        assert!(read("pori.json", &half).is_err());
    }
}
