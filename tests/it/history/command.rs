//! `seloste log`: what it writes, what it finds, and with which exit code.

use std::path::Path;

use seloste::history::checkpoint::{CheckpointFile, CheckpointWriter};

use super::{Installation, after};
use crate::{
    commands::{refused, seloste, text},
    support::Base,
};

fn said(output: &std::process::Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An installation whose key lies beside its database, as the program has it.
async fn installed(entries: u64) -> (Installation, String) {
    let city = Installation::with_entries(Base::sqlite(), entries).await;
    let file = city.base.url.trim_start_matches("sqlite://").to_owned();
    std::fs::copy(city.key_file(), format!("{file}.log-key")).expect("copied");
    (city, file)
}

#[tokio::test]
async fn a_log_is_exported_and_verified_elsewhere() {
    let (city, _) = installed(6).await;
    let export = city.folder.path().join("log.jsonl");
    let url = city.base.url.as_str();
    said(&seloste(&[
        "log",
        "export",
        "--output",
        text(&export),
        "--database-url",
        url,
    ]));
    let key = city.log.public_key().text().to_owned();
    let report = said(&seloste(&["log", "verify", text(&export), "--key", &key]));
    assert!(
        report.contains("7 entries") && report.contains(&key),
        "the export is an entry too: {report}"
    );
    let unkeyed = said(&seloste(&["log", "verify", text(&export)]));
    assert!(unkeyed.contains("No key was given"), "{unkeyed}");
    assert_eq!(
        said(&seloste(&["log", "export", "--database-url", url]))
            .lines()
            .count(),
        10
    );
    assert!(said(&seloste(&["log", "verify", "--database-url", url])).contains("8 entries"));

    let whole = std::fs::read_to_string(&export).expect("read");
    std::fs::write(&export, whole.replacen("Rekisteri 3", "Rekisteri 4", 1)).expect("written");
    refused(
        &seloste(&["log", "verify", text(&export), "--key", &key]),
        1,
        &["entry 3", "edited"],
    );
    refused(
        &seloste(&["log", "verify", text(&export), "--key", "nonsense"]),
        1,
        &["nonsense"],
    );
    std::fs::write(&export, "{}").expect("written");
    refused(&seloste(&["log", "verify", text(&export)]), 1, &["no export"]);
    refused(
        &seloste(&["log", "verify", text(Path::new("/nowhere"))]),
        1,
        &["/nowhere"],
    );
}

#[tokio::test]
async fn checkpoints_kept_outside_tell_of_an_older_copy() {
    let (city, file) = installed(6).await;
    let checkpoints = format!("{file}.log-checkpoints");
    let mut writer = CheckpointWriter::new(Some(CheckpointFile::at(&checkpoints))).expect("a writer");
    writer
        .write(&city.database, after(9), &mut Vec::new())
        .await
        .expect("written");
    city.damage("DELETE FROM log_entry WHERE entry_index >= 4").await;
    let url = city.base.url.as_str();
    let verify = ["log", "verify", "--checkpoints", &checkpoints, "--database-url", url];
    refused(&seloste(&verify), 1, &["entry 4", "6 entries"]);
    assert!(said(&seloste(&["log", "accept-rollback", "--database-url", url])).contains("Entry 4"));
    assert!(said(&seloste(&verify)).contains("entry 4 accepted a rollback"));
    assert!(said(&seloste(&["log", "accept-rollback", "--database-url", url])).contains("nothing to accept"));
}

#[tokio::test]
async fn proofs_are_printed_and_checked() {
    let (city, _) = installed(6).await;
    let (url, key) = (city.base.url.as_str(), city.log.public_key().text().to_owned());
    let file = city.folder.path().join("proof.json");
    let proof = said(&seloste(&["log", "prove", "3", "--database-url", url]));
    std::fs::write(&file, &proof).expect("written");
    assert!(said(&seloste(&["log", "check", text(&file), "--key", &key])).contains("entry 3"));
    std::fs::write(&file, proof.replace("Rekisteri 3", "Rekisteri 4")).expect("written");
    refused(
        &seloste(&["log", "check", text(&file), "--key", &key]),
        1,
        &["do not lead to the root"],
    );
    let growth = said(&seloste(&[
        "log",
        "prove",
        "--from",
        "2",
        "--to",
        "5",
        "--database-url",
        url,
    ]));
    std::fs::write(&file, growth).expect("written");
    assert!(said(&seloste(&["log", "check", text(&file)])).contains("continues that of 2"));
    refused(
        &seloste(&["log", "prove", "99", "--database-url", url]),
        1,
        &["there is no 99"],
    );
    assert_eq!(
        seloste(&["log", "prove", "--from", "2", "--database-url", url])
            .status
            .code(),
        Some(2)
    );
}

#[tokio::test]
async fn the_key_is_rotated_and_its_loss_told() {
    let (city, file) = installed(3).await;
    let url = city.base.url.as_str();
    assert!(said(&seloste(&["log", "rotate-key", "--database-url", url])).contains("signed from now on"));
    refused(
        &seloste(&["log", "rotate-key", "--lost", "--database-url", url]),
        3,
        &["not lost"],
    );
    std::fs::remove_file(format!("{file}.log-key")).expect("lost");
    refused(
        &seloste(&["log", "rotate-key", "--database-url", url]),
        3,
        &["put the file back", "--lost"],
    );
    said(&seloste(&["log", "rotate-key", "--lost", "--database-url", url]));
    refused(
        &seloste(&["log", "verify", "--database-url", url]),
        1,
        &["entry 4", "--key"],
    );
}
