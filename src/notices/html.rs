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
    AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
    syntax::SyntaxConfig,
    value::{Kwargs, Value},
};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::{
    content::{NoticeContent, PartKind, Picture, Said},
    page::Page,
    picture::{PictureWords, svg},
};
use crate::{
    error::{Error, Result},
    records::exchange::digest,
};

/// The style sheet of all public pages. Its colours stand in a file of their own, which the web client uses too.
pub const STYLE: &str = concat!(
    include_str!("templates/colours.css"),
    include_str!("templates/style.css")
);
/// The icon of all public pages.
pub const ICON: &str = include_str!("templates/icon.svg");
/// The pages' own words, in the three languages.
const WORDS: &str = include_str!("templates/words.json");

macro_rules! templates {
    ($($name:literal,)*) => { &[$(($name, include_str!(concat!("templates/", $name))),)*] };
}

const TEMPLATES: &[(&str, &str)] = templates! {
    "audit-pack.html",
    "base.html",
    "controller.html",
    "difference.html",
    "document.html",
    "home.html",
    "message.html",
    "notice.html",
    "parts.html",
    "search.html",
    "sign-in.html",
    "sign-out.html",
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
    /// What was wrong in the version before, where this one corrects it.
    pub correction: Option<Said>,
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
    let made_up = content
        .parts
        .get(&PartKind::Illustrative)
        .map_or(0, |part| part.blocks.len())
        .min(page.lead.len());
    let (warning, lead) = page.lead.split_at(made_up);
    let body = serde_json::json!({
        "register": json(&content.register)?,
        "controller": json(&content.controller)?,
        "page": json(page)?,
        "warning": json(&warning)?,
        "lead": json(&lead)?,
        "leadHeading": page.lead_heading,
        "version": json(version)?,
        "links": json(links)?,
        "formats": json(&formats)?,
        "asOf": as_of,
    });
    fill(content.language, "notice.html", frame, body)
}

/// A notice that has not been published, as a document of its own.
pub fn draft(content: &NoticeContent, page: &Page) -> Result<String> {
    document(content, page, word(content.language, "draft"))
}

/// A notice as a document of its own: nothing around it, its style inside, and a note on what it is.
pub fn document(content: &NoticeContent, page: &Page, note: &str) -> Result<String> {
    let body = serde_json::json!({
        "note": note,
        "register": json(&content.register)?,
        "controller": json(&content.controller)?,
        "page": json(page)?,
        "css": STYLE,
    });
    fill(content.language, "document.html", &Frame::default(), body)
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
    static ENVIRONMENTS: LazyLock<[Environment<'static>; 3]> =
        LazyLock::new(|| [Language::Fi, Language::Sv, Language::En].map(built));
    &ENVIRONMENTS[place(language)]
}

/// One of the pages' own words. Asking for one that does not exist is a mistake a test finds; it shows as its key.
pub fn word(language: Language, key: &'static str) -> &'static str {
    let text = words(language).get(key);
    debug_assert!(text.is_some(), "no word for {key}");
    text.map_or(key, String::as_str)
}

/// A word with what stands in its gaps.
pub fn word_with(language: Language, key: &'static str, gaps: &[(&str, &str)]) -> String {
    gaps.iter()
        .fold(word(language, key).to_owned(), |text, (name, filling)| {
            text.replace(&format!("{{{name}}}"), filling)
        })
}

/// How many there are of something, in words: `3 notices`.
pub fn count(language: Language, number: u64, key: &str) -> String {
    counted(language, number, key).unwrap_or_else(|_| number.to_string())
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
    digest(text)[..12].to_owned()
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
            let in_language = |(key, text): (&String, &BTreeMap<String, String>)| {
                Some((key.clone(), text.get(tag(language))?.clone()))
            };
            texts.iter().filter_map(in_language).collect()
        })
    });
    &WORDS_BY_LANGUAGE[place(language)]
}

fn built(language: Language) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(escaped);
    let tidy = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(tidy.expect("the delimiters are the usual ones"));
    for (name, source) in TEMPLATES {
        environment
            .add_template(name, source)
            .expect("templates are compiled in, and parsed by the tests");
    }
    environment.add_global(
        "words",
        Value::from_pairs(words(language).iter().map(|(key, text)| (key.as_str(), text.as_str()))),
    );
    environment.add_global("lang", tag(language));
    environment.add_global("style", style_path());
    environment.add_global("icon", icon_path());
    environment.add_filter("fill", filled);
    environment.add_filter("counted", move |number: u64, key: &str| counted(language, number, key));
    environment.add_filter("tel", telephone_link);
    environment.add_test("link", is_link);
    environment
}

/// Writes a value, escaping the five characters that can end a text or an attribute. The library's own escaping also turns
/// every slash into `&#x2f;`, which browsers read and people and simple readers of links do not.
fn escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> std::result::Result<(), minijinja::Error> {
    let Some(text) = value
        .as_str()
        .filter(|_| !value.is_safe() && *state.auto_escape() == AutoEscape::Html)
    else {
        return escape_formatter(out, state, value);
    };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        out.write_str(before)?;
        out.write_str(match after.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#x27;",
        })?;
        rest = &after[1..];
    }
    Ok(out.write_str(rest)?)
}

/// Puts each named argument in its gap: `"Version {n}"|fill(n=2)`.
fn filled(text: String, gaps: Kwargs) -> std::result::Result<String, minijinja::Error> {
    let names: Vec<String> = gaps.args().map(ToOwned::to_owned).collect();
    names.iter().try_fold(text, |text, name| {
        Ok(text.replace(&format!("{{{name}}}"), &gaps.get::<Value>(name)?.to_string()))
    })
}

fn counted(language: Language, number: u64, key: &str) -> std::result::Result<String, minijinja::Error> {
    let key = format!("{key}{}", if number == 1 { "One" } else { "Other" });
    let text = words(language)
        .get(&key)
        .ok_or_else(|| minijinja::Error::new(ErrorKind::UndefinedError, key))?;
    Ok(text.replace("{n}", &number.to_string()))
}

/// A `tel:` link: digits, with the plus of a country code. What follows the number, such as "(switchboard)", is left out.
fn telephone_link(number: &str) -> String {
    let number = number.split('(').next().unwrap_or_default();
    let digits = number
        .char_indices()
        .filter(|(at, character)| character.is_ascii_digit() || (*at == 0 && *character == '+'));
    format!("tel:{}", digits.map(|(_, character)| character).collect::<String>())
}

/// Whether a text may stand in a link. Content says so already; frozen content of long ago is asked again.
fn is_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
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
        Json::Number(number) => number
            .as_i64()
            .map_or_else(|| Value::from(number.as_f64().unwrap_or_default()), Value::from),
        Json::String(text) => Value::from(Arc::<str>::from(text)),
        Json::Array(items) => items
            .into_iter()
            .map(|item| converted(item, language, pictures))
            .collect(),
        Json::Object(map) => {
            let drawn = drawn(&map, language, pictures);
            let fields = map
                .into_iter()
                .map(|(key, field)| (key, converted(field, language, pictures)));
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
        word(
            language,
            match kind {
                NodeKind::Subjects => "pictureSUBJECTS",
                NodeKind::Register => "pictureREGISTER",
                NodeKind::Service => "pictureSERVICE",
                NodeKind::Processor => "picturePROCESSOR",
                NodeKind::Recipient => "pictureRECIPIENT",
                NodeKind::Source => "pictureSOURCE",
            },
        )
    };
    let words = PictureWords {
        kind: &kind,
        outside_eea: word(language, "pictureOutside"),
    };
    Some(svg(&picture, &words, &format!("picture-{pictures}")))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use entity::vocabulary::Language;
    use serde_json::json;

    use super::{Brand, Frame, STYLE, TEMPLATES, WORDS, counted, environment, fill, is_link, telephone_link, words};

    const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

    /// Names that follow a prefix in the templates.
    fn names_after(prefix: &str) -> BTreeSet<String> {
        let all = TEMPLATES.iter().flat_map(|(_, source)| source.split(prefix).skip(1));
        all.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect())
            .collect()
    }

    #[test]
    fn every_word_is_there_in_every_language_with_the_same_gaps() {
        let texts: BTreeMap<String, BTreeMap<String, String>> =
            serde_json::from_str(WORDS).expect("the words are JSON");
        let gaps = |text: &str| {
            text.split('{')
                .skip(1)
                .filter_map(|rest| rest.split('}').next().map(str::to_owned))
                .collect::<BTreeSet<_>>()
        };
        for (key, texts) in &texts {
            assert_eq!(
                texts.keys().map(String::as_str).collect::<Vec<_>>(),
                ["en", "fi", "sv"],
                "{key}"
            );
            let expected = gaps(&texts["en"]);
            for (language, text) in texts {
                assert!(!text.trim().is_empty(), "{key} in {language}");
                assert_eq!(gaps(text), expected, "{key} in {language}");
            }
        }
    }

    #[test]
    fn every_word_the_templates_ask_for_is_there() {
        for language in LANGUAGES {
            let known = words(language);
            for key in names_after("words.") {
                assert!(known.contains_key(&key), "{key}");
            }
            for key in names_after("counted(\"") {
                assert!(
                    counted(language, 1, &key).is_ok() && counted(language, 2, &key).is_ok(),
                    "{key}"
                );
            }
        }
    }

    #[test]
    fn text_that_looks_like_markup_template_or_formula_stays_text() {
        let nasty = "<script>alert(1)</script>{{ 7919*7927 }}{% raw %}=1+1\"'&";
        let frame = Frame {
            title: nasty.to_owned(),
            brand: Brand {
                name: nasty.to_owned(),
                href: "/".to_owned(),
                ..Brand::default()
            },
            ..Frame::default()
        };
        let said = json!({"text": nasty, "link": "javascript:alert(1)", "language": "SV"});
        let body = json!({"status": 410, "heading": nasty, "texts": [nasty], "reason": said, "reference": nasty, "links": [{"href": nasty, "text": nasty}]});
        for language in LANGUAGES {
            let page = fill(language, "message.html", &frame, body.clone()).expect("the page is made");
            assert!(
                !page.contains("<script") && !page.contains("62773913") && !page.contains("href=\"javascript"),
                "{page}"
            );
            let shown = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7919*7927 }}{% raw %}=1+1&quot;&#x27;&amp;";
            assert_eq!(page.matches(shown).count(), 8, "{page}");
        }
    }

    #[test]
    fn what_a_template_needs_and_was_not_given_is_told_of() {
        let error = fill(Language::Fi, "versions.html", &Frame::default(), json!({})).expect_err("much is missing");
        assert!(error.to_string().contains("versions.html"), "{error}");
        assert_eq!(environment(Language::Sv).templates().count(), TEMPLATES.len());
    }

    #[test]
    fn links_lead_where_a_person_expects() {
        assert!(is_link("https://tietosuoja.fi") && is_link("mailto:a@b.fi") && is_link("TEL:+358"));
        assert!(!is_link("javascript:alert(1)") && !is_link("//evil.example") && !is_link("data:text/html,x"));
        assert_eq!(telephone_link("09 816 21 (vaihde 1)"), "tel:0981621");
        assert_eq!(telephone_link("+358 2 621 1100"), "tel:+35826211100");
    }

    /// WCAG 2.2, 1.4.3: 4.5 to 1 for every ink on every ground it stands on, in both colour schemes and every city's colours.
    #[test]
    fn colours_are_far_enough_apart() {
        let (light, rest) = STYLE
            .split_once("@media (prefers-color-scheme: dark)")
            .expect("there is a dark scheme");
        let dark = rest.split_once("\n}\n").expect("the dark scheme ends").0;
        for scheme in [light, dark] {
            let base = properties(scheme, ":root {");
            for city in ["", "pori", "jyvaskyla", "espoo"] {
                let mut colours = base.clone();
                if !city.is_empty() {
                    colours.extend(properties(scheme, &format!("[data-controller=\"{city}\"] {{")));
                }
                for (ink, grounds) in [
                    ("ink", ["paper", "ground", "accent-soft"]),
                    ("soft", ["paper", "ground", "accent-soft"]),
                    ("link", ["paper", "ground", "warn-soft"]),
                    ("accent", ["paper", "ground", "accent-soft"]),
                    ("accent-ink", ["accent", "accent", "accent"]),
                    ("good", ["good-soft", "paper", "good-soft"]),
                    ("warn", ["warn-soft", "paper", "warn-soft"]),
                    ("bad", ["bad-soft", "paper", "bad-soft"]),
                    ("ink", ["warn-soft", "good-soft", "bad-soft"]),
                ] {
                    for ground in grounds {
                        let ratio = contrast(&colours[ink], &colours[ground]);
                        assert!(ratio >= 4.5, "{ink} on {ground} of {city:?}: {ratio:.2}");
                    }
                }
                // 1.4.11: edges of fields 3 to 1.
                assert!(contrast(&colours["line-strong"], &colours["paper"]) >= 3.0);
            }
        }
    }

    fn properties(style: &str, rule: &str) -> BTreeMap<String, String> {
        let block = style
            .split_once(rule)
            .and_then(|(_, rest)| rest.split_once('}'))
            .expect("the rule is there")
            .0;
        let pair = |line: &str| {
            line.trim()
                .strip_prefix("--")?
                .split_once(": ")
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        block.split(';').filter_map(pair).collect()
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let light = |colour: &str| {
            let channel = |at: usize| {
                let value =
                    f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("six hexadecimal digits")) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (a, b) = (light(one), light(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
