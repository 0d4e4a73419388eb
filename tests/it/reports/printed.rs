//! What does one get who asks for a report to hand over? A PDF that says what the page says, in three languages.

use std::process::Command;

use entity::vocabulary::Language;
use seloste::reports::{
    form::{Format, pdf::PRINTED},
    list::report,
};

use super::{
    cities,
    forms::{as_json, plain, written},
    with,
};
use crate::support::{Base, on_each_database};

const LANGUAGES: [Language; 3] = [Language::Fi, Language::Sv, Language::En];

#[tokio::test]
async fn what_is_printed_comes_in_three_languages_and_is_the_same_each_time() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        with(&inventory, cities()).await;
        for name in PRINTED {
            let report = report(name).expect("there is such a report");
            for language in LANGUAGES {
                let pdf = written(report, &inventory, Format::Pdf, language).await;
                assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
                assert_eq!(pdf, written(report, &inventory, Format::Pdf, language).await, "{name}");
            }
        }
    })
    .await;
}

/// The words of a PDF in the order in which they are read out, as another program takes them out of it. `None` where there is none.
fn words_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, pdf).expect("written");
    let told = Command::new("pdfinfo").arg("-struct-text").arg(&file).output().ok()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    // A line of paper is told in quotes.
    let lines = told
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    Some(lines.collect())
}

#[tokio::test]
async fn a_pdf_reads_out_every_cell_under_its_heading() {
    if words_of(b"").is_none() {
        println!("SKIPPED: there is no pdfinfo (poppler) on this machine");
        return;
    }
    let base = Base::sqlite();
    let inventory = base.open().await;
    with(&inventory, cities()).await;
    // Spaces are where lines end, which differs with the width of a sheet.
    let close = |text: &str| text.split_whitespace().collect::<String>();
    for name in PRINTED {
        let report = report(name).expect("there is such a report");
        for language in LANGUAGES {
            let pdf = written(report, &inventory, Format::Pdf, language).await;
            let words = close(&words_of(&pdf).expect("it is here"));
            let json = as_json(report, &inventory, language).await;
            let mut rest = words.as_str();
            let mut then = |text: &str| {
                let text = close(text);
                let at = rest.find(&text);
                let at = at.unwrap_or_else(|| panic!("{name}, {language:?}: {text:?} is not in what follows: {rest}"));
                rest = &rest[at + text.len()..];
            };
            then(json["title"].as_str().expect("a title"));
            let columns = json["columns"].as_array().expect("columns");
            for row in json["rows"].as_array().expect("rows") {
                for (index, column) in columns.iter().enumerate() {
                    if index > 0 {
                        then(column["heading"].as_str().expect("a heading"));
                    }
                    let value = &row[column["key"].as_str().expect("a key")];
                    // Days and answers are told in words there.
                    if !["DATE", "BOOLEAN"].contains(&column["kind"].as_str().expect("a kind")) {
                        plain(value).lines().for_each(&mut then);
                    }
                }
            }
        }
    }
}
