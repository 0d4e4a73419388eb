//! `seloste audit-pack`, as somebody at a terminal meets it.

use crate::{
    commands::{refused, seloste, text},
    support::make,
};
use seloste::records::exchange;

#[test]
fn a_pack_is_made_and_verified_offline() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file, pack) = (
        folder.path().join("data"),
        folder.path().join("oulu.json"),
        folder.path().join("oulu.zip"),
    );
    std::fs::write(&file, exchange::write(&make::city("oulu"))).expect("written");
    assert!(
        seloste(&["import", text(&file), "--data", text(&data)])
            .status
            .success()
    );
    let made = seloste(&[
        "audit-pack",
        "--controller",
        "oulu",
        "--output",
        text(&pack),
        "--data",
        text(&data),
    ]);
    let said = String::from_utf8_lossy(&made.stdout);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(said.contains("2 registers, 0 notices in force"), "{said}");
    // No database is asked for.
    let verified = seloste(&["audit-pack", "verify", text(&pack)]);
    let said = String::from_utf8_lossy(&verified.stdout);
    assert!(
        verified.status.success() && said.starts_with("The pack is whole: oulu, as of "),
        "{said}"
    );
    assert!(
        said.contains("The key was compared with nothing") && said.contains("entries are in the log"),
        "{said}"
    );
    let key = said
        .lines()
        .find_map(|line| line.trim().strip_prefix("key: "))
        .expect("it is named");
    let trusted = seloste(&["audit-pack", "verify", text(&pack), "--key", key]);
    assert!(trusted.status.success() && !String::from_utf8_lossy(&trusted.stdout).contains("compared with nothing"));
    // It is in the log that a pack was made, and of what.
    let log = folder.path().join("log.jsonl");
    assert!(
        seloste(&["log", "export", "--output", text(&log), "--data", text(&data)])
            .status
            .success()
    );
    let log = std::fs::read_to_string(&log).expect("exported");
    assert!(log.contains("audit-pack") && log.contains("EXPORT"), "{log}");

    let mut bytes = std::fs::read(&pack).expect("it is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let touched = folder.path().join("touched.zip");
    std::fs::write(&touched, bytes).expect("written");
    refused(&seloste(&["audit-pack", "verify", text(&touched)]), 1, &[]);
}

#[test]
fn what_cannot_be_packed_is_refused_and_leaves_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, pack) = (folder.path().join("data"), folder.path().join("pack.zip"));
    let ask = |more: &[&str]| {
        let mut asked = vec!["audit-pack", "--output", text(&pack), "--data", text(&data)];
        asked.extend(more);
        seloste(&asked)
    };
    refused(&ask(&["--controller", "turku"]), 1, &["there is no controller turku"]);
    refused(&ask(&["--controller", "turku", "--at", "yesterday"]), 2, &["yesterday"]);
    refused(&ask(&[]), 2, &["--controller"]);
    assert!(!pack.exists());
    let nowhere = folder.path().join("nowhere/pack.zip");
    let missing = seloste(&["audit-pack", "verify", text(&nowhere)]);
    refused(&missing, 1, &["cannot read", "nowhere/pack.zip"]);
}
