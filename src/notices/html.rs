//! How do the public pages look? Templates filled with frozen content and a page's surroundings; pure.
//!
//! Everything that comes from a record reaches a template as text and is escaped there. One thing is markup already: the
//! picture, drawn here from its nodes and edges. One environment per language holds the words, so that no template can ask
//! for a language it is not in.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use entity::vocabulary::{Language, NodeKind, NoticeState};
use minijinja::{
    Environment, ErrorKind, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Kwargs, Value},
};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::{
    content::{NoticeContent, PartKind, Picture, Said},
    page::Page,
    picture::{PictureWords, svg},
};
use crate::error::{Error, Result};

/// The style sheet of all public pages.
pub const STYLE: &str = include_str!("templates/style.css");
/// The icon of all public pages.
pub const ICON: &str = include_str!("templates/icon.svg");
/// The pages' own words, in the three languages.
const WORDS: &str = include_str!("templates/words.json");

macro_rules! templates {
    ($($name:literal,)*) => { &[$(($name, include_str!(concat!("templates/", $name))),)*] };
}

const TEMPLATES: &[(&str, &str)] = templates! {
    "base.html",
    "controller.html",
    "difference.html",
    "draft.html",
    "home.html",
    "message.html",
    "notice.html",
    "parts.html",
    "versions.html",
};

/// Where a page stands: what is around its content.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// The title of the window.
    pub title: String,
    /// What a search engine shows.
    pub description: Option<String>,
    /// Whether search engines should keep it; old versions and messages are left out.
    pub indexed: bool,
    /// The address this content is known by.
    pub canonical: Option<String>,
    /// The name at the top.
    pub brand: Brand,
    /// The way here; the last step is the page itself.
    pub crumbs: Vec<Crumb>,
    /// The same page in each language.
    pub switches: Vec<Switch>,
}

/// The name at the top of a page.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Brand {
    /// The controller, where there is one.
    pub slug: Option<String>,
    /// What is shown.
    pub name: String,
    /// Its language, when that is not the page's.
    pub language: Option<Language>,
    /// Where it leads.
    pub href: String,
}

/// A step of the way to a page.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Crumb {
    /// What is shown.
    pub text: String,
    /// Its language, when that is not the page's.
    pub language: Option<Language>,
    /// Where it leads; nowhere for the page itself.
    pub href: Option<String>,
}

/// The page in another language.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Switch {
    /// The language's tag.
    pub code: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A published version as a page of it shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionHead {
    /// Its number.
    pub number: i32,
    /// `IN_FORCE`, `SUPERSEDED` or `WITHDRAWN`.
    pub state: NoticeState,
    /// The day it was published, as it is read.
    pub published_on: String,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<String>,
    /// Why.
    pub reason: Option<Said>,
    /// SHA-256 of its content.
    pub digest: String,
}

/// Where the page of a version leads.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionLinks {
    /// The version in force, when this page is another.
    pub current: Option<String>,
    /// The list of versions.
    pub versions: String,
    /// What changed from the version before.
    pub difference: Option<String>,
    /// The address of this very version.
    pub permanent: String,
}

/// The same content in another format.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// The page of a published version of a notice.
pub fn render(
    frame: &Frame,
    content: &NoticeContent,
    page: &Page,
    version: &VersionHead,
    links: &VersionLinks,
    formats: &[Format],
    as_of: Option<&str>,
) -> Result<String> {
    // What is made up says so first, apart from what the layout leads with.
    let made_up = content.parts.get(&PartKind::Illustrative).map_or(0, |part| part.blocks.len()).min(page.lead.len());
    let (warning, lead) = page.lead.split_at(made_up);
    let lead_heading = content.parts.get(&PartKind::Summary).map_or(&page.title, |part| &part.label);
    let body = serde_json::json!({
        "register": json(&content.register)?,
        "controller": json(&content.controller)?,
        "page": json(page)?,
        "warning": json(&warning)?,
        "lead": json(&lead)?,
        "leadHeading": lead_heading,
        "version": json(version)?,
        "links": json(links)?,
        "formats": json(&formats)?,
        "asOf": as_of,
    });
    fill(content.language, "notice.html", frame, body)
}

/// A notice that has not been published, as a document of its own: nothing around it, its style inside.
pub fn draft(content: &NoticeContent, page: &Page) -> Result<String> {
    let body = serde_json::json!({
        "register": json(&content.register)?,
        "controller": json(&content.controller)?,
        "page": json(page)?,
        "css": STYLE,
    });
    fill(content.language, "draft.html", &Frame::default(), body)
}

/// A page from a template, its surroundings and what it shows.
pub fn fill(language: Language, template: &str, frame: &Frame, body: Json) -> Result<String> {
    let (Json::Object(mut context), Json::Object(body)) = (json(frame)?, body) else {
        return Err(Error::Internal(format!("{template}: a page's context is an object")));
    };
    context.extend(body);
    environment(language)
        .get_template(template)
        .and_then(|template| template.render(value(Json::Object(context), language)))
        .map_err(|error| Error::Internal(format!("{template}: {error:#}")))
}

/// The templates with the words of a language, built once.
pub fn environment(language: Language) -> &'static Environment<'static> {
    static ENVIRONMENTS: LazyLock<[Environment<'static>; 3]> = LazyLock::new(|| [Language::Fi, Language::Sv, Language::En].map(built));
    &ENVIRONMENTS[place(language)]
}

/// One of the pages' own words. Asking for one that does not exist is a mistake a test finds; it shows as its key.
pub fn word(language: Language, key: &'static str) -> &'static str {
    words(language).get(key).map_or(key, String::as_str)
}

/// A word with what stands in its gaps.
pub fn word_with(language: Language, key: &'static str, gaps: &[(&str, &str)]) -> String {
    gaps.iter().fold(word(language, key).to_owned(), |text, (name, filling)| text.replace(&format!("{{{name}}}"), filling))
}

/// The language's tag, BCP 47.
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Fi => "fi",
        Language::Sv => "sv",
        Language::En => "en",
    }
}

/// Where the style sheet is: its name changes with its content, so that it can be kept for ever.
pub fn style_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| format!("/assets/style-{}.css", short_hash(STYLE)));
    &PATH
}

/// Where the icon is.
pub fn icon_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| format!("/assets/icon-{}.svg", short_hash(ICON)));
    &PATH
}

fn short_hash(text: &str) -> String {
    Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

const fn place(language: Language) -> usize {
    match language {
        Language::Fi => 0,
        Language::Sv => 1,
        Language::En => 2,
    }
}

fn words(language: Language) -> &'static BTreeMap<String, String> {
    type Texts = BTreeMap<String, BTreeMap<String, String>>;
    static WORDS_BY_LANGUAGE: LazyLock<[BTreeMap<String, String>; 3]> = LazyLock::new(|| {
        let texts: Texts = serde_json::from_str(WORDS).expect("words.json is compiled in, and read by the tests");
        [Language::Fi, Language::Sv, Language::En].map(|language| {
            let in_language = |(key, text): (&String, &BTreeMap<String, String>)| Some((key.clone(), text.get(tag(language))?.clone()));
            texts.iter().filter_map(in_language).collect()
        })
    });
    &WORDS_BY_LANGUAGE[place(language)]
}

fn built(language: Language) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    let tidy = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(tidy.expect("the delimiters are the usual ones"));
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).expect("templates are compiled in, and parsed by the tests");
    }
    environment.add_global("words", Value::from_pairs(words(language).iter().map(|(key, text)| (key.as_str(), text.as_str()))));
    environment.add_global("lang", tag(language));
    environment.add_global("style", style_path());
    environment.add_global("icon", icon_path());
    environment.add_filter("fill", filled);
    environment.add_filter("counted", move |number: u64, key: &str| counted(language, number, key));
    environment.add_filter("tel", telephone_link);
    environment.add_test("link", is_link);
    environment
}

/// Puts each named argument in its gap: `"Version {n}"|fill(n=2)`.
fn filled(text: String, gaps: Kwargs) -> std::result::Result<String, minijinja::Error> {
    let names: Vec<String> = gaps.args().map(ToOwned::to_owned).collect();
    names.iter().try_fold(text, |text, name| Ok(text.replace(&format!("{{{name}}}"), &gaps.get::<Value>(name)?.to_string())))
}

fn counted(language: Language, number: u64, key: &str) -> std::result::Result<String, minijinja::Error> {
    let key = format!("{key}{}", if number == 1 { "One" } else { "Other" });
    let text = words(language).get(&key).ok_or_else(|| minijinja::Error::new(ErrorKind::UndefinedError, key))?;
    Ok(text.replace("{n}", &number.to_string()))
}

/// A `tel:` link: digits, with the plus of a country code. What follows the number, such as "(switchboard)", is left out.
fn telephone_link(number: &str) -> String {
    let number = number.split('(').next().unwrap_or_default();
    let digits = number.char_indices().filter(|(at, character)| character.is_ascii_digit() || (*at == 0 && *character == '+'));
    format!("tel:{}", digits.map(|(_, character)| character).collect::<String>())
}

/// Whether a text may stand in a link. Content says so already; frozen content of long ago is asked again.
fn is_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
}

fn json(value: &impl Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(|error| Error::Internal(error.to_string()))
}

/// JSON as templates read it. A picture is drawn on the way; nothing else becomes markup.
fn value(json: Json, language: Language) -> Value {
    let mut pictures = 0;
    converted(json, language, &mut pictures)
}

fn converted(json: Json, language: Language, pictures: &mut u32) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(answer) => Value::from(answer),
        Json::Number(number) => number.as_i64().map_or_else(|| Value::from(number.as_f64().unwrap_or_default()), Value::from),
        Json::String(text) => Value::from(Arc::<str>::from(text)),
        Json::Array(items) => items.into_iter().map(|item| converted(item, language, pictures)).collect(),
        Json::Object(map) => {
            let drawn = drawn(&map, language, pictures);
            let fields = map.into_iter().map(|(key, field)| (key, converted(field, language, pictures)));
            Value::from_pairs(fields.chain(drawn.map(|svg| ("svg".to_owned(), Value::from_safe_string(svg)))))
        }
    }
}

fn drawn(map: &Map<String, Json>, language: Language, pictures: &mut u32) -> Option<String> {
    if map.get("type")?.as_str()? != "picture" {
        return None;
    }
    let picture: Picture = serde_json::from_value(map.get("picture")?.clone()).ok()?;
    *pictures += 1;
    let kind = |kind: NodeKind| {
        word(language, match kind {
            NodeKind::Subjects => "pictureSUBJECTS",
            NodeKind::Register => "pictureREGISTER",
            NodeKind::Service => "pictureSERVICE",
            NodeKind::Processor => "picturePROCESSOR",
            NodeKind::Recipient => "pictureRECIPIENT",
            NodeKind::Source => "pictureSOURCE",
        })
    };
    let words = PictureWords { kind: &kind, outside_eea: word(language, "pictureOutside") };
    Some(svg(&picture, &words, &format!("picture-{pictures}")))
}
