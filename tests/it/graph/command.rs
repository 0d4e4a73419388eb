//! What does the command line tell of the graph, and what does it say when it cannot?

use seloste::records::exchange;

use super::asking::city;
use crate::commands::{refused, seloste, text};

#[test]
fn the_command_line_tells_every_step_and_refuses_what_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("city.json"));
    std::fs::write(&file, exchange::write(&city())).expect("written");
    let imported = seloste(&["import", text(&file), "--data", text(&data)]);
    assert!(
        imported.status.success(),
        "{}",
        String::from_utf8_lossy(&imported.stderr)
    );
    let graph = |arguments: &[&str]| {
        let all: Vec<&str> = ["graph"]
            .into_iter()
            .chain(arguments.iter().copied())
            .chain(["--data", text(&data)])
            .collect();
        seloste(&all)
    };
    let told = |arguments: &[&str]| {
        let output = graph(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    };
    assert_eq!(
        told(&["third-countries", "--controller", "pori", "--on", "2026-03-02"]),
        "2 Verkkokauppa (register:pori/3)\n    \
         Verkkokauppa (register:pori/3) → Uutiskirje (service:newsletter): flow:pori/mail (PROCESSING)\n    \
         in India (Support)\n"
    );
    assert_eq!(
        told(&[
            "reach",
            "processor:mailer",
            "--back",
            "--until",
            "register",
            "--on",
            "2025-12-31"
        ]),
        "2 Verkkokauppa (register:pori/3)\n    \
         Verkkokauppa (register:pori/3) → Uutiskirje (service:newsletter): flow:pori/mail (PROCESSING)\n    \
         Uutiskirje (service:newsletter) → Mailer (processor:mailer): flow:mail-sender (SUB_PROCESSING, STANDARD_CLAUSES_COMMISSION)\n"
    );
    let impact = told(&["impact", "processor:mailer", "--on", "2026-03-02"]);
    assert!(
        impact.contains("1 registers: 1 with special categories, 1 with data of children\n"),
        "{impact}"
    );
    assert!(impact.contains("call: post:pori/head for 1\n"), "{impact}");
    let paths = told(&[
        "paths",
        "register:pori/3",
        "country:us",
        "--longest",
        "3",
        "--on",
        "2026-03-02",
    ]);
    assert!(
        paths.starts_with("3 ") && paths.ends_with("There may be more: a bound cut the search (--longest, --most).\n"),
        "{paths}"
    );
    assert!(
        told(&["dependencies", "--first", "1", "--on", "2026-03-02"])
            .starts_with("3 registers depend on:\n1 (directly 1) ")
    );
    refused(
        &graph(&["reach", "service:nowhere"]),
        1,
        &["there is no service:nowhere"],
    );
    refused(&graph(&["reach", "country:us"]), 1, &["--back"]);
    refused(&graph(&["impact", "recipient:nobody"]), 1, &["recipient:nobody"]);
    refused(
        &graph(&["third-countries", "--controller", "atlantis"]),
        1,
        &["there is no controller atlantis"],
    );
    refused(
        &graph(&["paths", "register:pori/3", "service:shop", "--longest", "17"]),
        2,
        &["17"],
    );
}
