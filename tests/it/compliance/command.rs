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

/// What the schema of SARIF 2.1.0 requires of the members that are written.
#[test]
fn sarif_has_every_member_its_schema_requires() {
    let told = check(
        &loaded(&make::example()),
        &["--controller", "pori", "--format", "sarif"],
    );
    let log: Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .is_some_and(|schema| schema.ends_with("sarif-schema-2.1.0.json"))
    );
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "seloste");
    assert_eq!(run["language"], "en");
    let rules = driver["rules"].as_array().expect("rules");
    let levels = ["none", "note", "warning", "error"];
    for rule in rules {
        assert!(
            rule["id"].is_string() && rule["shortDescription"]["text"].is_string(),
            "{rule}"
        );
        assert!(
            rule["fullDescription"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{rule}"
        );
        assert!(
            rule["helpUri"].as_str().is_some_and(|uri| uri.starts_with("http")),
            "{rule}"
        );
        assert!(
            rule["defaultConfiguration"]["level"]
                .as_str()
                .is_some_and(|level| levels.contains(&level))
        );
    }
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 10);
    for result in results {
        // A result needs a message; its rule is found by its index.
        assert!(
            result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()),
            "{result}"
        );
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["level"].as_str().is_some_and(|level| levels.contains(&level)));
        let location = &result["locations"][0]["logicalLocations"][0];
        assert!(
            location["name"].is_string() && location["fullyQualifiedName"].is_string() && location["kind"].is_string()
        );
        assert!(
            result["partialFingerprints"]["selosteMark/v1"]
                .as_str()
                .is_some_and(|mark| mark.len() == 16)
        );
    }
}
