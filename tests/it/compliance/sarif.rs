//! Is what `seloste check --format sarif` writes SARIF 2.1.0? Held against the schema of the standard (OASIS, with errata 01), and against
//! what the standard asks for beyond it.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::{Arc, LazyLock},
};

use entity::{
    Date,
    vocabulary::{Language, Severity},
};
use jsonschema::Validator;
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

/// The schema as OASIS publishes it. It comes with a package that makes its types from it; the text is not ours to copy.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    // Of the packages for other systems none need have been fetched.
    let versions = cargo(&["-vV"]);
    let host = versions.lines().find_map(|line| line.strip_prefix("host: "));
    let platform = host.expect("cargo tells what it runs on");
    let told = cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform",
        platform,
    ]);
    let known: Value = serde_json::from_str(&told).expect("JSON");
    let packages = known["packages"].as_array().expect("packages");
    let package = packages
        .iter()
        .find(|package| package["name"] == "serde-sarif")
        .and_then(|package| package["manifest_path"].as_str())
        .expect("a dependency of the tests");
    let path = Path::new(package).with_file_name("src").join("schema.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // A pattern has a bracket too many. ECMA 262 reads it as itself, and so is it written here.
    let schema: Value = serde_json::from_str(&text.replace("}]?$\"", "}\\\\]?$\"")).expect("JSON");
    assert_eq!(
        schema["title"],
        "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    );
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("it is a schema")
});

fn cargo(asked: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    let told = cargo
        .args(asked)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let why = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "cargo {}: {why}", asked.join(" "));
    String::from_utf8(told.stdout).expect("UTF-8")
}

/// What the schema does not allow in a document, each with its place.
fn wrong(log: &Value) -> Vec<String> {
    SCHEMA
        .iter_errors(log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
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
        let wrong = wrong(&log);
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
    assert_eq!(wrong(&log), Vec::<String>::new());
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
        wrong(&log).len()
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
