//! Is what `seloste check --format sarif` writes SARIF 2.1.0? Held against the objects of the standard (OASIS, with errata 01) that
//! we write, as its schema has them: what each must have, what kind of value each member is, and nothing beside.
//!
//! Where the standard allows members that we never write, they are left out here: writing one begins with a line in this table. The
//! schema's own text is not ours to copy.

use std::sync::Arc;

use entity::{
    Date,
    vocabulary::{Language, Severity},
};
use reqwest::Url;
use seloste::{
    compliance::{
        report::{Counts, Form, Told, Writer, tell, whole},
        rules::RULES,
        waiving::{NewWaiver, waive},
    },
    records::{
        exchange::{self, ImportOptions},
        inventory::Inventory,
        noun::Key,
        snapshot::Sight,
    },
};
use serde_json::Value;

use crate::support::{Base, dpo, make, now};

/// What a member's value is.
enum Is {
    Text,
    Uri,
    Index,
    Word(&'static [&'static str]),
    /// ISO 639-1, as 3.14.7 has it.
    Language,
    Texts,
    One(&'static Shape),
    Many(&'static Shape),
    /// Many, none of them twice.
    Set(&'static Shape),
}

use Is::{Index, Many, One, Set, Text, Texts, Uri, Word};

/// An object: its section, and its members, each with whether it must be there.
struct Shape(&'static str, &'static [(&'static str, bool, Is)]);

const LEVELS: &[&str] = &["none", "note", "warning", "error"];

static LOG: Shape = Shape(
    "3.13 sarifLog",
    &[
        ("version", true, Word(&["2.1.0"])),
        ("$schema", false, Uri),
        ("runs", true, Many(&RUN)),
    ],
);
static RUN: Shape = Shape(
    "3.14 run",
    &[
        ("tool", true, One(&TOOL)),
        ("language", false, Is::Language),
        // Not required by the schema; 3.14.23 asks for it where a scan was made.
        ("results", true, Many(&RESULT)),
    ],
);
static TOOL: Shape = Shape("3.18 tool", &[("driver", true, One(&DRIVER))]);
static DRIVER: Shape = Shape(
    "3.19 toolComponent",
    &[
        ("name", true, Text),
        ("semanticVersion", false, Text),
        ("rules", false, Set(&RULE)),
    ],
);
static RULE: Shape = Shape(
    "3.49 reportingDescriptor",
    &[
        ("id", true, Text),
        ("shortDescription", false, One(&WORDS)),
        ("fullDescription", false, One(&WORDS)),
        ("defaultConfiguration", false, One(&CONFIGURATION)),
        ("helpUri", false, Uri),
    ],
);
static WORDS: Shape = Shape("3.12 multiformatMessageString", &[("text", true, Text)]);
static CONFIGURATION: Shape = Shape("3.50 reportingConfiguration", &[("level", false, Word(LEVELS))]);
static RESULT: Shape = Shape(
    "3.27 result",
    &[
        ("ruleId", false, Text),
        ("ruleIndex", false, Index),
        ("level", false, Word(LEVELS)),
        // Of a message either the text or the id of one must be there; we write texts.
        ("message", true, One(&MESSAGE)),
        ("locations", false, Many(&LOCATION)),
        ("partialFingerprints", false, Texts),
        ("suppressions", false, Set(&SUPPRESSION)),
    ],
);
static MESSAGE: Shape = Shape("3.11 message", &[("text", true, Text)]);
static LOCATION: Shape = Shape("3.28 location", &[("logicalLocations", false, Set(&LOGICAL))]);
static LOGICAL: Shape = Shape(
    "3.33 logicalLocation",
    &[
        ("name", false, Text),
        ("fullyQualifiedName", false, Text),
        // Any text; of the words proposed, those for JSON.
        ("kind", false, Word(&["object", "array", "property", "value"])),
    ],
);
static SUPPRESSION: Shape = Shape(
    "3.35 suppression",
    &[
        ("kind", true, Word(&["inSource", "external"])),
        ("status", false, Word(&["accepted", "underReview", "rejected"])),
        ("justification", false, Text),
    ],
);

/// What is wrong with an object, each with its place and section.
fn wrong(value: &Value, shape: &Shape, at: &str) -> Vec<String> {
    let Shape(section, members) = shape;
    let Some(object) = value.as_object() else {
        return vec![format!("{at}: no object ({section})")];
    };
    let mut found = Vec::new();
    for name in object.keys() {
        if !members.iter().any(|(known, ..)| known == name) {
            found.push(format!("{at}/{name}: not a member ({section})"));
        }
    }
    for (name, required, is) in *members {
        match object.get(*name) {
            Some(value) => found.extend(wrong_value(value, is, &format!("{at}/{name}"), section)),
            None if *required => found.push(format!("{at}/{name}: missing ({section})")),
            None => {}
        }
    }
    found
}

fn wrong_value(value: &Value, is: &Is, at: &str, section: &str) -> Vec<String> {
    let text = value.as_str();
    let right = match is {
        Text => text.is_some_and(|text| !text.is_empty()),
        Uri => text.is_some_and(|text| Url::parse(text).is_ok()),
        Index => value.as_u64().is_some(),
        Word(words) => text.is_some_and(|text| words.contains(&text)),
        Is::Language => text.is_some_and(|text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase())),
        Texts => value
            .as_object()
            .is_some_and(|texts| texts.values().all(Value::is_string)),
        One(shape) => return wrong(value, shape, at),
        Many(shape) | Set(shape) => {
            let Some(list) = value.as_array() else {
                return vec![format!("{at}: no array ({section})")];
            };
            let mut found: Vec<String> = list
                .iter()
                .enumerate()
                .flat_map(|(place, value)| wrong(value, shape, &format!("{at}/{place}")))
                .collect();
            let twice = |(place, value): (usize, &Value)| list[..place].contains(value);
            if matches!(is, Set(_)) && list.iter().enumerate().any(twice) {
                found.push(format!("{at}: the same twice ({section})"));
            }
            return found;
        }
    };
    if right {
        Vec::new()
    } else {
        vec![format!("{at}: {value} ({section})")]
    }
}

async fn cities() -> Arc<Inventory> {
    let inventory = Base::sqlite().open().await;
    exchange::import(&inventory, &dpo(), make::example(), ImportOptions::default(), now())
        .await
        .expect("the examples load");
    inventory
}

async fn sight(inventory: &Arc<Inventory>, controller: &str) -> Sight {
    let sight = inventory.snapshot().sight(controller).await;
    sight.expect("readable").expect("it is there")
}

/// Findings of a city, one of them waived.
async fn findings() -> (Sight, Vec<Told>) {
    let inventory = cities().await;
    let today = Date(now().date_naive());
    let before = tell(&sight(&inventory, "pori").await, today, Severity::Advice, Language::Fi);
    let new = NewWaiver {
        register: Key::new(&*before[0].register),
        mark: before[0].mark.clone(),
        reason: "Päätetään \"keväällä\" <2026>".to_owned(),
        expires_on: Some(today),
    };
    waive(&inventory, &dpo(), new, now()).await.expect("it is waived");
    let sight = sight(&inventory, "pori").await;
    let told = tell(&sight, today, Severity::Advice, Language::Fi);
    (sight, told)
}

#[tokio::test]
async fn what_is_written_is_what_the_standard_asks_for() {
    let (sight, told) = findings().await;
    let today = Date(now().date_naive());
    for language in [Language::Fi, Language::Sv, Language::En] {
        let written = whole(Form::Sarif, &told, today, &sight.shared, language);
        // 3.13.2: the version should come first.
        assert!(written.starts_with("{\"version\":\"2.1.0\","), "{}", &written[..40]);
        let log: Value = serde_json::from_str(&written).expect("it is JSON");
        let wrong = wrong(&log, &LOG, "");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));

        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), RULES.len());
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), told.len());
        for result in results {
            // 3.27.6 and 3.27.5: the index leads to the rule with the id.
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert_eq!(result["locations"].as_array().map(Vec::len), Some(1), "3.27.12");
            // 3.27.17: a name ends with its version.
            assert!(result["partialFingerprints"]["selosteMark/v1"].is_string(), "{result}");
        }
        let waived: Vec<&Value> = results
            .iter()
            .filter(|result| !result["suppressions"].is_null())
            .collect();
        assert_eq!(waived.len(), 1, "3.27.23: no suppressions where nothing is waived");
        assert_eq!(
            waived[0]["suppressions"][0]["justification"],
            "Päätetään \"keväällä\" <2026>"
        );
    }
}

#[tokio::test]
async fn a_document_without_findings_is_one_too() {
    let (sight, _) = findings().await;
    let today = Date(now().date_naive());
    let written = whole(Form::Sarif, &[], today, &sight.shared, Language::En);
    let log: Value = serde_json::from_str(&written).expect("it is JSON");
    assert_eq!(wrong(&log, &LOG, ""), Vec::<String>::new());
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()), "3.14.23");
}

#[tokio::test]
async fn what_the_standard_does_not_allow_is_seen() {
    let (sight, told) = findings().await;
    let written = whole(
        Form::Sarif,
        &told,
        Date(now().date_naive()),
        &sight.shared,
        Language::En,
    );
    let log: Value = serde_json::from_str(&written).expect("it is JSON");
    let spoilt = |pointer: &str, spoil: fn(&mut Value)| {
        let mut log = log.clone();
        spoil(
            log.pointer_mut(pointer)
                .unwrap_or_else(|| panic!("nothing at {pointer}")),
        );
        wrong(&log, &LOG, "").len()
    };
    assert_eq!(
        spoilt("", |log| drop(
            log.as_object_mut().expect("an object").remove("version")
        )),
        1
    );
    assert_eq!(spoilt("/runs/0/results/0/level", |level| *level = "advice".into()), 1);
    assert_eq!(spoilt("/runs/0/results/0/ruleIndex", |index| *index = (-2).into()), 1);
    assert_eq!(spoilt("/runs/0/results/0", |result| result["law"] = "6(1)".into()), 1);
    let twice = |rules: &mut Value| {
        let rules = rules.as_array_mut().expect("rules");
        rules.push(rules[0].clone());
    };
    assert_eq!(spoilt("/runs/0/tool/driver/rules", twice), 1);
}

#[tokio::test]
async fn what_is_written_city_by_city_is_one_document() {
    let inventory = cities().await;
    let today = Date(now().date_naive());
    let mut cities = Vec::new();
    for city in ["espoo", "jyvaskyla", "pori"] {
        let sight = sight(&inventory, city).await;
        cities.push(tell(&sight, today, Severity::Advice, Language::Sv));
    }
    let all = cities.concat();
    let shared = &inventory.snapshot().shared;
    for form in [Form::Text, Form::Json, Form::Sarif] {
        let (mut writer, mut text) = Writer::begin(form, today, shared, Language::Sv);
        for city in &cities {
            text += &writer.some(city);
            text += &writer.some(&[]);
        }
        let counts = writer.counts();
        text += &writer.end();
        assert_eq!(text, whole(form, &all, today, shared, Language::Sv));
        let Counts {
            errors,
            warnings,
            advice,
            waived,
        } = counts;
        assert_eq!((errors + warnings + advice, waived), (all.len(), 0));
    }
}
