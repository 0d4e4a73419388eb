//! Does an office program read what we write? Every report as a workbook and as CSV, opened by one and held against our JSON.
//!
//! Skipped, and said to be, where there is none: nobody has to install it to run the tests.

use std::{path::Path, process::Command};

use entity::vocabulary::Language;
use seloste::reports::{form::Format, list::REPORTS};
use serde_json::Value;

use super::{
    cities,
    forms::{as_json, plain, written},
    with,
};
use crate::support::Base;

/// The program, if it is here.
fn office() -> Option<&'static str> {
    let runs = |name: &&str| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|output| output.status.success())
    };
    ["soffice", "libreoffice"].into_iter().find(runs)
}

/// Opens every file with an ending, and writes what its first sheet shows as CSV with commas into a folder beside them.
fn open(office: &str, folder: &Path, ending: &str) {
    let files = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path());
    let files = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    let mut convert = Command::new(office);
    convert.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
    convert.arg("--headless");
    if ending == "csv" {
        // Commas, double quotes, UTF-8, from the first line; days are found by their form.
        convert.arg("--infilter=CSV:44,34,76,1");
    }
    convert.args([
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
    ]);
    convert.arg("--outdir").arg(folder.join(format!("of-{ending}")));
    let run = convert.args(files).output().expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// What it shows of a value: a day and a number as they are, a moment without its signs of time.
fn shown(value: &Value, kind: &str, format: Format) -> String {
    let said = plain(value);
    match kind {
        "MOMENT" if format == Format::Xlsx => said.replace('T', " ").trim_end_matches('Z').to_owned(),
        "BOOLEAN" => said.replace("YES", "yes").replace("NO", "no"),
        _ => said,
    }
}

#[tokio::test]
async fn libreoffice_shows_every_report_as_our_json_tells_it() {
    let Some(office) = office() else {
        println!("SKIPPED: there is no LibreOffice on this machine");
        return;
    };
    let base = Base::sqlite();
    let inventory = base.open().await;
    with(&inventory, cities()).await;
    let folder = tempfile::tempdir().expect("a folder");
    for report in REPORTS.iter().copied() {
        for format in [Format::Csv, Format::Xlsx] {
            let file = format!("{}.{}", report.about().name, format.extension());
            let bytes = written(report, &inventory, format, Language::En).await;
            std::fs::write(folder.path().join(file), bytes).expect("written");
        }
    }
    let (mut cells, mut days) = (0, 0);
    for format in [Format::Xlsx, Format::Csv] {
        let ending = format.extension();
        open(office, folder.path(), ending);
        for report in REPORTS.iter().copied() {
            let name = report.about().name;
            let json = as_json(report, &inventory, Language::En).await;
            let opened = folder.path().join(format!("of-{ending}/{name}.csv"));
            let opened = std::fs::read_to_string(&opened).unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut reader = csv::Reader::from_reader(opened.trim_start_matches('\u{feff}').as_bytes());
            let columns = json["columns"].as_array().expect("columns");
            for (heading, column) in reader.headers().expect("headings").iter().zip(columns) {
                let known = column["heading"].as_str().expect("words");
                assert_eq!(heading.trim_end_matches(" (UTC)"), known, "{name}.{ending}");
            }
            let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
            let rows = json["rows"].as_array().expect("rows");
            assert_eq!(records.len(), rows.len(), "{name}.{ending}");
            for (record, row) in records.iter().zip(rows) {
                for (cell, column) in record.iter().zip(columns) {
                    // In CSV this sign keeps a text from being computed.
                    let cell = cell.strip_prefix('\'').unwrap_or(cell);
                    let value = &row[column["key"].as_str().expect("a key")];
                    let kind = column["kind"].as_str().expect("a kind");
                    // Where words are in another language the files say so behind them; a country has its code there.
                    let said = shown(value, kind, format);
                    let first = said.lines().next().unwrap_or_default();
                    let is_exact = matches!(kind, "NUMBER" | "DATE" | "MOMENT");
                    let same = if is_exact {
                        cell == said
                    } else {
                        cell.starts_with(first)
                    };
                    assert!(same, "{name}.{ending}, {column}: {cell:?} and {said:?}");
                    let lines = [cell, &said].map(|text| text.lines().count());
                    assert_eq!(lines[0], lines[1], "{name}.{ending}, {column}: {cell:?} and {said:?}");
                    cells += 1;
                    days += usize::from(kind == "DATE" && !cell.is_empty());
                }
            }
        }
    }
    assert!(
        cells > 1_000 && days > 10,
        "{cells} cells with {days} days are enough to find a fault"
    );
}
