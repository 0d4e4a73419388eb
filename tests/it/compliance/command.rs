//! Does `seloste check` tell people and tools alike, and say by its exit code whether an error is open?

use serde_json::Value;

use crate::{
    commands::{refused, seloste, text},
    support::make,
};
use seloste::records::exchange;

fn loaded(document: &exchange::Document) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("city.json");
    std::fs::write(&file, exchange::write(document)).expect("written");
    let done = seloste(&["import", text(&file), "--data", text(folder.path())]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    folder
}

fn check(folder: &tempfile::TempDir, arguments: &[&str]) -> std::process::Output {
    seloste(&[&["check", "--data", text(folder.path())], arguments].concat())
}

#[test]
fn an_open_error_is_told_and_gives_the_exit_code() {
    let folder = loaded(&make::example());
    let told = check(
        &folder,
        &["--controller", "espoo", "--severity", "error", "--language", "sv"],
    );
    refused(&told, 1, &["errors of the law are open"]);
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(
        said.contains("espoo/1 ") && said.contains("[identity-code] /dataGroups/2/identityCodeGround"),
        "{said}"
    );
    assert!(
        said.contains("personbeteckningar") && !said.contains("warning ["),
        "{said}"
    );
    assert!(!said.contains("pori/"), "{said}");
    refused(
        &check(&folder, &["--controller", "atlantis"]),
        1,
        &["there is no controller atlantis"],
    );
}

#[test]
fn a_sound_city_passes() {
    let mut city = make::city("oulu");
    city.registers.truncate(1);
    let told = check(&loaded(&city), &["--format", "json"]);
    assert_eq!(told.status.code(), Some(0), "{}", String::from_utf8_lossy(&told.stdout));
    let document: Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
    let findings = document["findings"].as_array().expect("a list");
    assert!(
        !findings.is_empty() && findings.iter().all(|finding| finding["severity"] != "ERROR"),
        "{document:#}"
    );
    assert!(
        findings
            .iter()
            .all(|finding| finding["message"].is_string() && finding["law"][0].is_string())
    );
}

#[test]
fn a_tool_is_told_of_all_cities_in_one_document() {
    let folder = loaded(&make::example());
    let told = |format: &str| -> Value {
        let done = check(&folder, &["--format", format, "--language", "fi"]);
        refused(&done, 1, &["errors of the law are open"]);
        serde_json::from_slice(&done.stdout).expect("it is JSON")
    };
    let (json, log) = (told("json"), told("sarif"));
    assert_eq!(log["runs"][0]["language"], "fi");
    let findings = json["findings"].as_array().expect("findings");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(findings.len(), results.len());
    for (finding, result) in findings.iter().zip(results) {
        assert_eq!(finding["rule"], result["ruleId"]);
        assert_eq!(finding["message"], result["message"]["text"]);
        assert_eq!(finding["mark"], result["partialFingerprints"]["selosteMark/v1"]);
    }
    let cities: std::collections::BTreeSet<&str> = findings
        .iter()
        .filter_map(|finding| finding["register"].as_str()?.split('/').next())
        .collect();
    assert_eq!(cities.into_iter().collect::<Vec<_>>(), ["espoo", "jyvaskyla", "pori"]);
}
