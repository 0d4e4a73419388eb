//! What does `seloste report` write, and what does it say when it cannot?

use std::path::{Path, PathBuf};

use seloste::records::exchange;

use super::cities;
use crate::commands::{refused, seloste, text};

/// A database with the cities in it, in a folder.
fn kept_in(folder: &Path) -> PathBuf {
    let data = folder.join("data");
    for (number, document) in cities().into_iter().enumerate() {
        let file = folder.join(format!("{number}.json"));
        std::fs::write(&file, exchange::write(&document)).expect("written");
        let imported = seloste(&["import", text(&file), "--data", text(&data)]);
        assert!(
            imported.status.success(),
            "{}",
            String::from_utf8_lossy(&imported.stderr)
        );
    }
    data
}

#[test]
fn a_pdf_is_of_one_controller_and_of_what_is_handed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = kept_in(folder.path());
    let file = folder.path().join("record.pdf");
    let printed = |more: &[&str]| {
        let place = ["--format", "pdf", "--data", text(&data)];
        seloste(&[&["report"], more, &place].concat())
    };
    let written = printed(&["article-30", "--controller", "pori", "--output", text(&file)]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    assert!(std::fs::read(&file).expect("written").starts_with(b"%PDF-1.7"));
    refused(
        &printed(&["article-30"]),
        1,
        &["a PDF is of one controller: add --controller KEY"],
    );
    refused(
        &printed(&["findings", "--controller", "pori"]),
        1,
        &[
            "does not come as a PDF",
            "article-30, article-30-processor, document-publicity",
        ],
    );
}

#[test]
fn the_command_line_writes_reports_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = kept_in(folder.path());
    let report = |arguments: &[&str]| {
        let all: Vec<&str> = ["report"]
            .into_iter()
            .chain(arguments.iter().copied())
            .chain(["--data", text(&data)])
            .collect();
        seloste(&all)
    };
    let told = |arguments: &[&str]| {
        let output = report(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    };
    let list = told(&["--list"]);
    assert!(
        list.contains("article-30 ") && list.contains("Record of processing activities") && list.lines().count() == 42,
        "{list}"
    );
    let csv = told(&[
        "past-retention",
        "--controller",
        "pori",
        "--on",
        "2026-03-02",
        "--language",
        "fi",
    ]);
    assert!(csv.starts_with("\u{feff}Rekisteri;Rekisterin tunnus;Numero;"), "{csv}");
    assert!(
        csv.contains("Verkkokauppa;pori/3;3;pori;Kulttuuri;2020-12-31;2021-12-31;1522;"),
        "{csv}"
    );
    assert_eq!(csv.trim_end().lines().count(), 2, "{csv}");
    let file = folder.path().join("report.json");
    assert_eq!(told(&["agreements", "--format", "json", "--output", text(&file)]), "");
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&file).expect("written")).expect("JSON");
    // Two agreements and a missing one here, one agreement in the other city.
    assert_eq!(json["rowCount"], 4, "{json}");
    refused(&report(&["none"]), 1, &["there is no report none", "--list"]);
    refused(
        &report(&["agreements", "--controller", "nowhere"]),
        1,
        &["nothing that the report could be about"],
    );
    refused(
        &report(&["agreements", "--on", "soon"]),
        1,
        &["\"soon\" is no value of on"],
    );
    refused(
        &report(&["agreements", "--of", "processor:mailer"]),
        1,
        &["takes no argument \"of\""],
    );
    refused(&report(&["breach"]), 1, &["The report needs of."]);
    refused(&report(&["--saved", "1"]), 1, &["there is no saved report 1"]);
    refused(&report(&["agreements", "--saved", "1"]), 2, &["cannot be used with"]);
    let nowhere = folder.path().join("none/report.csv");
    refused(
        &report(&["agreements", "--output", text(&nowhere)]),
        3,
        &["could not be written"],
    );
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("city.json"));
    std::fs::write(&file, exchange::write(&crate::support::make::city("espoo"))).expect("written");
    assert!(
        seloste(&["import", text(&file), "--data", text(&data)])
            .status
            .success()
    );
    // The device that is always full, as standard output.
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full device");
    let output = crate::support::program::program()
        .args(["report", "article-30", "--data", text(&data)])
        .stdout(full)
        .output()
        .expect("the program starts");
    refused(&output, 3, &["no room left"]);
}
