//! Does every form of a report hold the same? Each report as GraphQL, JSON, CSV, a worksheet and a page, row by row.

use std::{io::Read, sync::Arc};

use entity::{
    Date,
    vocabulary::{Language, Role},
};
use seloste::{
    records::inventory::Inventory,
    reports::{
        arguments::Arguments,
        form::Format,
        list::{AnyReport, REPORTS},
        report::Ask,
    },
};
use serde_json::{Value, json};
use tokio::runtime::Handle;

use super::{cities, with};
use crate::{
    access::schema_map::SchemaMap,
    graphql::Api,
    support::{
        Base, dpo, now, on_each_database,
        someone::{Over, person},
    },
};

/// What every report here is asked about: those that need nothing leave it alone.
fn arguments() -> Arguments {
    Arguments {
        of: Some("processor:mailer".to_owned()),
        known_at: Some(now()),
        ..Arguments::default()
    }
}

fn ask(inventory: &Arc<Inventory>, language: Language) -> Ask {
    Ask {
        inventory: Arc::clone(inventory),
        snapshot: inventory.snapshot(),
        actor: dpo(),
        now: now(),
        on: Date(now().date_naive()),
        language,
        base: Some("https://seloste.example".to_owned()),
        arguments: arguments(),
    }
}

pub async fn written(
    report: &'static dyn AnyReport,
    inventory: &Arc<Inventory>,
    format: Format,
    language: Language,
) -> Vec<u8> {
    let (ask, runtime) = (ask(inventory, language), Handle::current());
    let writing = tokio::task::spawn_blocking(move || {
        let mut out = Vec::new();
        let rows = report.write(&ask, format, &mut out, &runtime, &|| false);
        rows.unwrap_or_else(|error| panic!("{}: {error}", report.about().name));
        out
    });
    writing.await.expect("it is written")
}

pub async fn as_json(report: &'static dyn AnyReport, inventory: &Arc<Inventory>, language: Language) -> Value {
    let bytes = written(report, inventory, Format::Json, language).await;
    serde_json::from_slice(&bytes).expect("a report is JSON")
}

/// A value in words, whichever form it came in: what is the same in two forms reads the same.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace("NOT_STATED", "not stated").replace("+00:00", "Z"),
        Value::Bool(yes) => (if *yes { "YES" } else { "NO" }).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => fields
            .get("text")
            .or_else(|| fields.get("name"))
            .map_or_else(|| panic!("{value}"), plain),
    }
}

#[tokio::test]
async fn every_form_of_every_report_holds_the_same_rows() {
    on_each_database(|base| Box::pin(hold_the_same(base))).await;
}

async fn hold_the_same(base: Base) {
    let inventory = base.open().await;
    with(&inventory, cities()).await;
    person(
        &inventory,
        "Somebody",
        Role::Contact,
        Over {
            controller: Some("pori"),
            ..Over::default()
        },
    )
    .await;
    for report in REPORTS.iter().copied() {
        let name = report.about().name;
        let json = as_json(report, &inventory, Language::En).await;
        let rows = json["rows"].as_array().expect("rows");
        assert_eq!(json["rowCount"], rows.len(), "{name}");
        assert!(!rows.is_empty(), "{name} has nothing to say of the cities");
        let csv = written(report, &inventory, Format::Csv, Language::En).await;
        let text = String::from_utf8(csv).expect("text");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let columns = json["columns"].as_array().expect("columns");
        let headings: Vec<&str> = columns
            .iter()
            .map(|column| column["heading"].as_str().expect("words"))
            .collect();
        assert_eq!(
            reader.headers().expect("a heading").iter().collect::<Vec<_>>(),
            headings,
            "{name}"
        );
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
        assert_eq!(records.len(), rows.len(), "{name}");
        for (record, row) in records.iter().zip(rows) {
            for (cell, column) in record.iter().zip(columns) {
                let value = &row[column["key"].as_str().expect("a key")];
                // Where words are in another language CSV says so behind them; a country has its code there.
                let said = plain(value).replace("YES", "yes").replace("NO", "no");
                let first = said.lines().next().unwrap_or_default();
                let cell = cell.trim_start_matches('\'').replace("YES", "yes").replace("NO", "no");
                assert!(cell.starts_with(first), "{name}, {column}: {cell:?} and {said:?}");
                assert_eq!(
                    cell.is_empty(),
                    said.is_empty(),
                    "{name}, {column}: {cell:?} and {said:?}"
                );
            }
        }
        let page = String::from_utf8(written(report, &inventory, Format::Html, Language::En).await).expect("text");
        // A table with too many columns for a page is told as one record below the other, each with a line for every column.
        let (in_a_table, below) = (
            page.matches("<th scope=\"row\"").count(),
            page.matches("<article class=\"record\"").count(),
        );
        assert_eq!(in_a_table + below, rows.len(), "{name}");
        assert!(in_a_table == 0 || below == 0, "{name}");
        if below > 0 {
            let lines = page
                .split("</article>")
                .next()
                .map_or(0, |first| first.matches("<dt>").count());
            assert_eq!(lines, columns.len() - 1, "{name}");
        }
        let book = written(report, &inventory, Format::Xlsx, Language::En).await;
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a workbook");
        let mut sheet = String::new();
        let mut part = book.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
        part.read_to_string(&mut sheet).expect("text");
        assert_eq!(sheet.matches("<row ").count(), rows.len() + 1, "{name}");
    }
}

#[tokio::test]
async fn graphql_tells_what_the_files_hold() {
    let (api, schema) = (Api::over(cities()).await, SchemaMap::read());
    for report in REPORTS.iter().copied() {
        let name = report.about().name;
        let json = as_json(report, &api.inventory, Language::En).await;
        let field = camel(name);
        let columns = json["columns"].as_array().expect("columns");
        let selection: Vec<String> = columns
            .iter()
            .map(|column| {
                let key = column["key"].as_str().expect("a key");
                let inside = selected(&schema, &format!("{}Row", row_type(name)), key);
                format!("{key} {inside}")
            })
            .collect();
        let totals: Vec<&String> = json["totals"].as_object().expect("totals").keys().collect();
        let totals = totals.iter().map(|key| key.as_str()).collect::<Vec<_>>().join(" ");
        let query = format!(
            "{{ reports(of: \"processor:mailer\", knownAt: \"2026-03-02T09:00:00Z\") {{ {field}(first: 100) {{ title question revision totalCount
                columns {{ key heading kind }} nodes {{ {} }} totals {{ {totals} }} }} }} }}",
            selection.join(" ")
        );
        let answer = api.data(&query).await["reports"][&field].clone();
        let rows = json["rows"].as_array().expect("rows");
        assert_eq!(answer["totalCount"], rows.len(), "{name}");
        assert_eq!(answer["columns"], json["columns"], "{name}");
        for key in ["title", "question", "revision"] {
            assert_eq!(answer[key], json[key], "{name}");
        }
        let nodes = answer["nodes"].as_array().expect("rows");
        for (node, row) in nodes.iter().zip(rows) {
            for column in columns {
                let key = column["key"].as_str().expect("a key");
                assert_eq!(plain(&node[key]), plain(&row[key]), "{name}, {key}");
            }
        }
        for (key, value) in json["totals"].as_object().expect("totals") {
            assert_eq!(plain(&answer["totals"][key]), plain(value), "{name}, {key}");
        }
    }
}

/// The name of a report's field: `third-country-exposure` is `thirdCountryExposure`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| {
        let (head, rest) = part.split_at(1);
        format!("{whole}{}{rest}", head.to_uppercase())
    })
}

fn row_type(name: &str) -> String {
    let camel = camel(name);
    let (head, rest) = camel.split_at(1);
    format!("{}{rest}", head.to_uppercase())
}

/// What is selected of a field, by its type in the schema.
fn selected(schema: &SchemaMap, row: &str, field: &str) -> &'static str {
    let found = schema.fields(row).iter().find(|it| it.name == field);
    let found = found.unwrap_or_else(|| panic!("{row} has no field {field}"));
    match found.of.as_str() {
        "ReportText" => "{ text language }",
        "ReportWord" => "{ code text }",
        "ReportCountry" => "{ code name }",
        "ReportLink" => "{ text { text language } address }",
        _ => "",
    }
}

#[tokio::test]
async fn every_report_speaks_three_languages() {
    let api = Api::over(cities()).await;
    let mut names = std::collections::BTreeSet::new();
    for report in REPORTS {
        let about = report.about();
        assert!(names.insert(about.name), "{} stands twice", about.name);
        for words in [&about.title, &about.question, &about.help] {
            let said = [words.fi, words.sv, words.en];
            assert!(
                said.iter().all(|text| !text.trim().is_empty()),
                "{}: {said:?}",
                about.name
            );
            assert!(said[0] != said[2] && said[1] != said[2], "{}: {said:?}", about.name);
        }
        let question = about.question.en;
        assert!(
            question.contains("rticle") || question.contains("section"),
            "{} names no law",
            about.name
        );
        let mut keys = std::collections::BTreeSet::new();
        for column in report.head(&ask(&api.inventory, Language::Fi)).columns {
            let said = [column.heading.fi, column.heading.sv, column.heading.en];
            assert!(
                said.iter().all(|text| !text.trim().is_empty()),
                "{}: {said:?}",
                about.name
            );
            assert!(keys.insert(column.key), "{} has two columns {}", about.name, column.key);
        }
    }
}

#[tokio::test]
async fn nothing_internal_is_in_any_report() {
    let api = Api::over(cities()).await;
    for report in REPORTS.iter().copied() {
        let json = as_json(report, &api.inventory, Language::En).await;
        assert!(!json.to_string().contains("hidden-"), "{}", report.about().name);
    }
}

#[tokio::test]
async fn changes_are_those_between_the_days_and_grants_those_that_hold() {
    on_each_database(|base| Box::pin(changes_and_grants(base))).await;
}

async fn changes_and_grants(base: Base) {
    let inventory = base.open().await;
    with(&inventory, cities()).await;
    let over = Over {
        controller: Some("pori"),
        department: Some("pori/culture"),
        ..Over::default()
    };
    person(&inventory, "Somebody", Role::Contact, over).await;
    let report = |name: &str| {
        *REPORTS
            .iter()
            .find(|report| report.about().name == name)
            .expect("it is there")
    };
    let changes = as_json(report("changes"), &inventory, Language::En).await;
    let subjects: Vec<&str> = changes["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["subject"].as_str().expect("an id"))
        .collect();
    let of = |kind: &str| subjects.iter().filter(|subject| subject.starts_with(kind)).count();
    // Five registers, three departments and four agreements of the two cities; what they share is left out.
    assert_eq!(
        [
            of("register:"),
            of("department:"),
            of("agreement:"),
            of("processor:"),
            of("service:")
        ],
        [5, 3, 3, 0, 0],
        "{subjects:?}"
    );
    let mut ask = ask(&inventory, Language::En);
    ask.arguments.to = Some("2026-03-01".parse().expect("a day"));
    let runtime = Handle::current();
    let before = tokio::task::spawn_blocking(move || report_rows(&ask, &runtime))
        .await
        .expect("it is written");
    assert_eq!(before, 0, "what happened on the second is not of the first");
    let grants = as_json(report("grants"), &inventory, Language::En).await;
    let rows = grants["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 1, "{grants:#}");
    assert_eq!(
        (
            &rows[0]["account"],
            &rows[0]["role"],
            &rows[0]["reach"],
            &rows[0]["department"],
            &rows[0]["disabled"]
        ),
        (
            &json!("Somebody"),
            &json!("contact"),
            &json!("a department"),
            &json!("Culture"),
            &json!(false)
        )
    );
    assert_eq!(grants["totals"]["active"], 1);
}

fn report_rows(ask: &Ask, runtime: &Handle) -> u64 {
    let report = REPORTS
        .iter()
        .find(|report| report.about().name == "changes")
        .expect("it is there");
    let mut sink = std::io::sink();
    report
        .write(ask, Format::Csv, &mut sink, runtime, &|| false)
        .expect("it is written")
}
